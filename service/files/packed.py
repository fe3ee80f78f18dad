"""Zip archives, taken apart within bounds and put together anew.

What the directory says of sizes is the sender's word: what counts is what comes out.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from service.files.findings import DAMAGED, PROTECTED, WRONG_TYPE, Faulty

_MOST_PARTS = 4_000
_MOST_PART = 48_000_000
_MOST_ALL = 110_000_000
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_STORED = "mimetype"
"""OpenDocument's first part must stand there readable."""


def unpacked(data: bytes) -> dict[str, bytes]:
    """Every part by its name, in order. Raises Faulty."""
    parts: dict[str, bytes] = {}
    left = _MOST_ALL
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_whole(data, archive, entries)
            for entry in entries:
                if entry.is_dir():
                    continue
                if entry.flag_bits & 0x1:
                    raise Faulty(PROTECTED)
                _check_name(entry.filename, parts)
                with archive.open(entry) as part:
                    content = part.read(min(_MOST_PART, left) + 1)
                if len(content) > min(_MOST_PART, left):
                    raise Faulty(DAMAGED)
                left -= len(content)
                parts[entry.filename] = content
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as bad:
        raise Faulty(DAMAGED) from bad
    except NotImplementedError:  # packed in a way that office programs do not use
        raise Faulty(WRONG_TYPE) from None
    return parts


def _check_whole(data: bytes, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """One archive from the first byte to the last, and nothing beside it."""
    if not entries or len(entries) > _MOST_PARTS:
        raise Faulty(DAMAGED)
    end = data.rfind(b"PK\x05\x06")
    if archive.comment or end != len(data) - 22 or min(one.header_offset for one in entries):
        raise Faulty(DAMAGED)


def _check_name(name: str, parts: Mapping[str, bytes]) -> None:
    steps = name.split("/")
    if name in parts or "\\" in name or ":" in name or ".." in steps or "" in steps:
        raise Faulty(DAMAGED)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts that says nothing of when and on what it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = 0
            method = zipfile.ZIP_STORED if name == _STORED else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, method)
    return out.getvalue()
