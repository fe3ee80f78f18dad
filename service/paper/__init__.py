"""Papers that leave the service: PDFs that a screen reader can read (PDF/UA-1)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import typst
from anyio import CapacityLimiter, to_thread
from pydantic import JsonValue

_HOUSE = Path(__file__).parent
_SERVICE = _HOUSE.parent
_FONTS = _SERVICE.parent / "assets" / "fonts"

_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Signs that are no text at all, which the standard refuses; they fall away."""
_UNDRAWN = re.compile(r'the text `"(.+)"` could not be displayed')
_FAR = re.compile(r"[^\x00-\u2e7f\ufb50-\ufefc]")
"""Scripts and pictures for which our fonts have nothing."""
_TRIES = 8


@lru_cache(maxsize=1)
def _one_at_a_time() -> CapacityLimiter:
    """Setting a page takes a core for some 30 ms; the other one goes on answering."""
    return CapacityLimiter(1)


async def paper(
    template: Path, words: Mapping[str, JsonValue], *, language: str, at: datetime
) -> bytes:
    """The template (a .typ file anywhere in `service/`) set as a PDF. `words` is all that it
    says, already in `language`; they come in as data, so nothing in them is ever a command. A
    sign that no font of ours can draw (an emoji) becomes an empty box.
    `at` (aware) is the paper's own date: the same paper asked for twice is the same file.

    The template begins with `#import "/paper/house.typ": house, words`."""
    asked = {"words": json.dumps(_text(words), ensure_ascii=False), "language": language}
    return await to_thread.run_sync(_set, template, asked, at, limiter=_one_at_a_time())


def _text(value: JsonValue | Mapping[str, JsonValue]) -> JsonValue:
    match value:
        case str():
            return _NO_TEXT.sub("", value)
        case list():
            return [_text(one) for one in value]
        case Mapping():
            return {name: _text(one) for name, one in value.items()}
        case _:
            return value


def _set(template: Path, asked: dict[str, str], at: datetime) -> bytes:
    words = asked["words"]
    for _ in range(_TRIES):
        try:
            return _compiled(template, asked | {"words": words}, at)
        except typst.TypstError as refused:
            sign = _UNDRAWN.search(str(refused))
            if sign is None:
                raise
            words = _FAR.sub("□", words).replace(sign[1], "□")
    return _compiled(template, asked | {"words": words}, at)


def _compiled(template: Path, asked: dict[str, str], at: datetime) -> bytes:
    made = typst.compile(
        template,
        root=_SERVICE,
        font_paths=[_FONTS],
        ignore_system_fonts=True,
        sys_inputs=asked,
        pdf_standards="ua-1",
        timestamp=int(at.timestamp()),
    )
    assert isinstance(made, bytes)
    return made
