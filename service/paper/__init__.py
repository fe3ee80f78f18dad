"""Papers that leave the service: PDFs that a screen reader can read (PDF/UA-1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import typst
from anyio import CapacityLimiter, to_thread
from pydantic import JsonValue

from service.i18n import direction, spoken
from service.paper.fonts import FOLDER, families
from service.paper.glyphs import printable

_HOUSE = Path(__file__).parent
_SERVICE = _HOUSE.parent


@lru_cache(maxsize=1)
def _one_at_a_time() -> CapacityLimiter:
    """Setting a page takes a core for some 30 ms; the other one goes on answering."""
    return CapacityLimiter(1)


async def paper(
    template: Path, words: Mapping[str, JsonValue], *, language: str, at: datetime
) -> bytes:
    """The template (a .typ file anywhere in `service/`) set as a PDF. `words` is all that it
    says, already in `language`; they come in as data, so nothing in them is ever a command, and
    what no font of ours has stands as a question mark.
    `at` (aware) is the paper's own date: the same paper asked for twice is the same file.

    The template begins with `#import "/paper/house.typ": house, words`."""
    asked = {
        "words": json.dumps(printable({**words}), ensure_ascii=False),
        "language": spoken(language),
        "direction": direction(language),
        "fonts": json.dumps(families()),
    }
    return await to_thread.run_sync(_set, template, asked, at, limiter=_one_at_a_time())


def _set(template: Path, asked: dict[str, str], at: datetime) -> bytes:
    made = typst.compile(
        template,
        root=_SERVICE,
        font_paths=[FOLDER],
        ignore_system_fonts=True,
        sys_inputs=asked,
        pdf_standards="ua-1",
        timestamp=int(at.timestamp()),
    )
    assert isinstance(made, bytes)
    return made
