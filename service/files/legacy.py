"""Documents of office programs before 2007: small file systems of their own.

They are accepted without macros and without a password. Who wrote them is overwritten in place.
"""

from __future__ import annotations

import io
from typing import Any

import olefile  # pyright: ignore[reportMissingTypeStubs]

from service.files.findings import DAMAGED, PROTECTED, WRONG_TYPE, Cleaned, Faulty, Telling, Type

_open: Any = olefile.OleFileIO
_KINDS = {
    "WordDocument": ("application/msword", ".doc"),
    "Workbook": ("application/vnd.ms-excel", ".xls"),
    "Book": ("application/vnd.ms-excel", ".xls"),
    "PowerPoint Document": ("application/vnd.ms-powerpoint", ".ppt"),
}
_RUNS = {
    *("macros", "_vba_project_cur", "vba", "_vba_project", "project"),
    *("objectpool", "ole10native"),
}
_ABOUT = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")
_EMPTY = b"".join(
    (
        b"\xfe\xff\0\0\x06\0\x02\0" + bytes(16),
        b"\x01\0\0\0" + bytes(16) + b"\x30\0\0\0",
        b"\x08\0\0\0" + bytes(4),
    )
)
"""A set of properties with none in it."""
_WORD_NAMES = (0x1BA, 0x232, 0x2D2)
"""Where Word notes the places of: owners of remarks, authors of changes, who saved it."""


def clean(data: bytes, found: Type) -> Cleaned:
    """The document with its authors overwritten. Raises Faulty."""
    held = io.BytesIO(data)
    try:
        old: Any = _open(held)
        with old:
            return _cleaned(old, bytearray(data), found)
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError) as bad:
        raise Faulty(DAMAGED) from bad


def _cleaned(old: Any, data: bytearray, found: Type) -> Cleaned:
    names: list[list[str]] = old.listdir(storages=True)
    steps = {step.lower() for path in names for step in path}
    if old.exists("EncryptedPackage") or old.exists("EncryptedSummary"):
        raise Faulty(PROTECTED)
    main = next((one for one in _KINDS if old.exists(one)), None)
    if main is None or any(step.strip("\x01\x03") in _RUNS for step in steps):
        raise Faulty(WRONG_TYPE)
    content = bytearray(old.openstream(main).read())
    changed: dict[str, bytes] = {}
    betrays: set[Telling] = set()
    if main == "WordDocument":
        _word(old, content, changed)
    elif main in ("Workbook", "Book"):
        _sheet(content)
    changed[main] = bytes(content)
    about = old.get_metadata()
    if about.author or about.last_saved_by or about.company or about.manager:
        betrays.add("author")
    for name in _ABOUT:
        if old.exists(name):
            changed[name] = _EMPTY.ljust(old.get_size(name), b"\0")[: old.get_size(name)]
    held = io.BytesIO(data)
    new: Any = _open(held, write_mode=True)
    with new:
        for name, written in changed.items():
            new.write_stream(name, written)
    media, suffix = _KINDS[main]
    return Cleaned(Type(found.name, "document", media, suffix), held.getvalue(), frozenset(betrays))


def _word(old: Any, content: bytearray, changed: dict[str, bytes]) -> None:
    flags = int.from_bytes(content[10:12], "little")
    if flags & 0x0100:
        raise Faulty(PROTECTED)
    name = "1Table" if flags & 0x0200 else "0Table"
    table = bytearray(old.openstream(name).read()) if old.exists(name) else bytearray()
    for place in _WORD_NAMES:
        at = int.from_bytes(content[place : place + 4], "little")
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        if len(content) >= place + 8 and at + size <= len(table):
            table[at : at + size] = bytes(size)
            content[place + 4 : place + 8] = bytes(4)
    if table:
        changed[name] = bytes(table)


def _sheet(content: bytearray) -> None:
    at = 0
    while at + 4 <= len(content):
        record = int.from_bytes(content[at : at + 2], "little")
        size = int.from_bytes(content[at + 2 : at + 4], "little")
        if record == 0x2F:
            raise Faulty(PROTECTED)
        if record == 0x5C and size >= 3:  # who wrote it, padded with blanks
            blank = b"\x01\0\0 " if size > 4 else bytes(size)
            content[at + 4 : at + 4 + size] = blank.ljust(size, b" ")[:size]
        if record == 0x0A:
            return
        at += 4 + size
