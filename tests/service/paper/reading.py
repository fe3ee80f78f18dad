"""The words of a PDF, as a program that copies them out finds them: by each font's own list of
which glyph stands for which letters (ToUnicode)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

_RANGE = re.compile(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>")
_ONE = re.compile(r"<(\w+)>\s*<(\w+)>")
_BLOCK = re.compile(r"beginbf(char|range)(.*?)endbf", re.DOTALL)


def lines(content: bytes, *, right_to_left: bool = False) -> str:
    """The text of all pages. Glyphs stand on a page from left to right; where lines run from right
    to left they are read from their other end."""
    with pikepdf.Pdf.open(io.BytesIO(content)) as pdf:
        shown = [run for page in pdf.pages for run in _runs(page)]
    return "\n".join("".join(run[::-1] if right_to_left else run) for run in shown)


def _runs(page: Any) -> Iterator[list[str]]:
    """What each operator shows, glyph by glyph."""
    fonts = {name: _letters(font) for name, font in page.Resources.Font.items()}
    now: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                now = fonts[str(operands[0])]
            case "Tj" | "TJ":
                parts = operands[0] if str(operator) == "TJ" else [operands[0]]
                codes = b"".join(bytes(one) for one in parts if isinstance(one, pikepdf.String))
                yield [
                    now[int.from_bytes(codes[at : at + 2])]
                    for at in range(0, len(codes), 2)
                    if int.from_bytes(codes[at : at + 2]) in now
                ]
            case _:
                pass


def _letters(font: Any) -> dict[int, str]:
    found: dict[int, str] = {}
    for kind, block in _BLOCK.findall(font.ToUnicode.read_bytes().decode("latin-1")):
        if kind == "char":
            found |= {int(code, 16): _text(text) for code, text in _ONE.findall(block)}
        for first, last, text in _RANGE.findall(block) if kind == "range" else ():
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(ord(_text(text)) + step)
    return found


def _text(code: str) -> str:
    return bytes.fromhex(code).decode("utf-16-be")
