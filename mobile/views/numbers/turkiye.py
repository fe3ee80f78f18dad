"""The map of the provinces, in the colours of the scheme. It says nothing that the table below it
does not say: to a screen reader it is one picture with one sentence."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import flet as ft

from mobile.api.models import Statistics
from mobile.views.at import At
from mobile.views.look import SPACE
from mobile.views.numbers.counts import said
from mobile.views.numbers.drawing import drawing, swatch_of
from mobile.views.numbers.steps import shade, shades, steps
from mobile.views.parts.layout import box, stack
from mobile.views.parts.text import soft

_FILE = Path(__file__).parent / "provinces.json"
_NAMED = 3


class _Outlines(NamedTuple):
    width: int
    height: int
    paths: dict[int, str]
    """By plate code."""


@lru_cache(maxsize=1)
def _outlines() -> _Outlines:
    """See NOTICE.md."""
    read = json.loads(_FILE.read_text("utf-8"))
    paths = {int(plate): path for plate, path in read["paths"].items()}
    return _Outlines(read["width"], read["height"], paths)


def turkiye(at: At, told: Statistics) -> ft.Control:
    """The map and its legend."""
    outlines, look = _outlines(), at.look
    width = look.column - 2 * SPACE["m"]
    picture = ft.Image(
        src=_svg(tuple((one.id, one.count.n) for one in told.provinces), look.scheme),
        width=width,
        height=width * outlines.height / outlines.width,
        fit=ft.BoxFit.CONTAIN,
        semantics_label=_sentence(at, told),
    )
    return box(look, stack(picture, _legend(at, told)), padding="m")


@lru_cache(maxsize=16)
def _svg(counts: tuple[tuple[int, int | None], ...], scheme: str) -> str:
    """The whole picture as text; None is a number that is not told."""
    outlines = _outlines()
    ranges = steps([n for _, n in counts if n])
    shapes = [
        (outlines.paths.get(plate, ""), None if n is None else shade(n, ranges))
        for plate, n in counts
    ]
    return drawing(shapes, scheme, outlines.width, outlines.height)


def _sentence(at: At, told: Statistics) -> str:
    """What a screen reader says instead of the picture."""
    say = at.say
    most = sorted(
        (one for one in told.provinces if one.count.n), key=lambda one: -(one.count.n or 0)
    )
    if not most:
        return say("Türkiye haritası. Henüz söylenecek sayı yok.")
    named = ", ".join(f"{one.name} {said(say, one.count, told)}" for one in most[:_NAMED])
    return say(
        "Türkiye haritası. En çok başvuru: {named}. Bütün iller aşağıdaki tabloda.", named=named
    )


def _legend(at: At, told: Statistics) -> ft.Control:
    """The steps in words, the most first."""
    say = at.say
    counts = [one.count for one in told.provinces]
    ranges = steps([one.n for one in counts if one.n])
    lines = [
        _line(at, opacity, _range(at, low, high))
        for (low, high), opacity in zip(ranges, shades(len(ranges)), strict=True)
    ][::-1]
    if any(one.why for one in counts):
        words = say("{least} taneden az, ya da söylenmiyor", least=told.least)
        lines.append(_line(at, None, words))
    if any(one.n == 0 for one in counts):
        lines.append(_line(at, 0.0, say("Başvuru yok")))
    if not at.look.wide or at.look.large:
        return stack(*lines, gap="s")
    return ft.Row(lines, wrap=True, spacing=SPACE["m"], run_spacing=SPACE["s"])


def _range(at: At, low: int, high: int) -> str:
    say = at.say
    if low == high:
        return say.count("{n} başvuru", "{n} başvuru", low)
    return say("{low} – {high} başvuru", low=say.number(low), high=say.number(high))


def _line(at: At, opacity: float | None, text: str) -> ft.Control:
    look = at.look
    side = look.icon(20)
    swatch = ft.Image(
        src=swatch_of(opacity, look.scheme), width=side, height=side, exclude_from_semantics=True
    )
    alone = not look.wide or look.large
    return ft.Row([swatch, soft(text, "small", expand=alone)], tight=not alone, spacing=SPACE["s"])
