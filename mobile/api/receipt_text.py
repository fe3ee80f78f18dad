"""The text of a signed receipt: how it is found in whatever it came in.

A receipt is one line without blanks, so that it outlives being copied, wrapped and sent on. What
stands in it means nothing before its signature was checked, which the service does, or
`python -m service verify`.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

BEGINNING: Final = "ALINDI1."
RECEIPT: Final = re.compile(
    re.escape(BEGINNING)
    + r"(?:[0-9]{4}(?:-[0-9]{3}){3}\.[0-9]{8}T[0-9]{6}Z\.[a-z][a-z0-9_]{0,63}\.[0-9]{1,6}"
    r"\.(?:[0-9]{8}|0)\.[A-Za-z0-9_-]{43}"
    r"|T\.[0-9]{8})"
    r"\.[0-9a-f]{10}\.[A-Za-z0-9_-]{86}"
)
"""Of an application: number, time (UTC), form and its version, last day for an answer or 0, digest
of the content; of a tip: T and the day. Then which key signed it, and its signature."""

_BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Found(NamedTuple):
    """The receipts in a text or a file, each once. `cut` says that one begins, but is not whole."""

    receipts: tuple[str, ...]
    cut: bool = False


def receipts_in(content: bytes | str) -> Found:
    """What is found in a text, a PDF of ours, a JSON file: nothing in them is opened or unpacked,
    because our papers carry the text as it is."""
    text = content if isinstance(content, str) else _decoded(content)
    bare = _BLANK.sub("", text)
    found = tuple(dict.fromkeys(RECEIPT.findall(bare)))
    return Found(found, cut=not found and BEGINNING in bare)


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8"
    return content.decode(encoding, "replace")
