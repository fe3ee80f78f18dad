"""Where a citizen may turn today, and how: the ways that stand open, by the rows of the clock, each
with what `remedies.json` says of taking it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from mobile.api.models import Remedy, Text, Way
from service.clock.rules import Read
from service.clock.windows import Window
from service.history.clock import clocks, reckoned
from service.history.states import State
from service.i18n import LANGUAGES
from service.i18n.texts import only, read

_FILE = Path(__file__).parent / "remedies.json"
OBJECTION = "bedk_objection"


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class How(_Row):
    """One sentence about taking a way. `read` says how sure we are of it, as in the clock's rows;
    `site` is where its owner tells more, as a host name."""

    read: Read
    words: Text
    site: str | None


class Letter(_Row):
    """What a letter says there, in Turkish: no other language is read there."""

    to: str
    subject: str
    reasons: str
    asks: str


class Taking(_Row):
    """`letter` is None where none should be written without a lawyer."""

    id: str
    letter: Letter | None
    how: tuple[How, ...]


@cache
def takings() -> Mapping[str, Taking]:
    """The rows by the id of their way. Raises pydantic's ValidationError for a row that is none."""
    rows = TypeAdapter(tuple[Taking, ...]).validate_python(read(_FILE))
    return {row.id: row for row in rows}


def open_windows(state: State, today: date) -> tuple[Window, ...]:
    """The ways open on that day in Türkiye, each once: where two grounds open one, that with the
    earlier last day. A way that was taken is not open any more, and while the board has an
    objection the time of the others stands (4982 m.13)."""
    found = reckoned(state, today)
    windows: dict[str, Window] = {}
    for one in found.windows if found else ():
        way = one.rule.id
        if one.rule.role == "decision" or (state.objected and (way == OBJECTION or not state.over)):
            continue
        if today < one.opens or (one.last is not None and today > one.last):
            continue
        known = windows.get(way)
        if known is None or _last(one) < _last(known):
            windows[way] = one
    return tuple(windows.values())


def taken(state: State, today: date) -> Window | None:
    """The board's own time, while an objection stands before it."""
    found = None if state.over or not state.objected else reckoned(state, today)
    windows = found.windows if found else ()
    return next((one for one in windows if one.rule.role == "decision"), None)


def remedies(
    state: State, today: date, languages: Collection[str] = LANGUAGES
) -> tuple[Remedy, ...]:
    """The same as the citizen reads it, in these languages; the objection that stands before the
    board comes first."""
    before = taken(state, today)
    objected = (_objected(before, languages),) if before else ()
    return (*objected, *(_told(one, languages) for one in open_windows(state, today)))


def _last(window: Window) -> date:
    return window.last or date.max


def _objected(decision: Window, languages: Collection[str]) -> Remedy:
    row = next(row for row in clocks().rows if row.id == OBJECTION)
    told = Window(row, "objection", decision.counted_from, decision.opens, decision.last)
    return _told(told, languages).model_copy(update={"taken": True})


def _told(window: Window, languages: Collection[str]) -> Remedy:
    rule, taking = window.rule, takings()[window.rule.id]
    return Remedy(
        id=rule.id,
        name=only(rule.words, languages),
        opens=window.opens,
        last=window.last,
        law=only(rule.law, languages),
        how=tuple(
            Way(words=only(one.words, languages), site=one.site, read=one.read)
            for one in taking.how
        ),
        letter=taking.letter is not None,
    )
