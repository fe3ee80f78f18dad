"""Where the applicant may turn next, from which day and until when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from service.clock.days import last_day
from service.clock.events import Happened
from service.clock.rules import ClockRule, Clocks, Recess
from service.clock.working_days import Calendar

_DAY = timedelta(days=1)

Because = Literal[
    "answer",  # a refusal, or an answer that gives a part
    "silence",  # no answer in time
    "interim",  # an answer that is not final may be taken as a refusal
    "wait",  # no final answer for as long as it may be awaited
    "objection",
]


@dataclass(frozen=True)
class Window:
    """`opens` is its first day, `last` its last one; None where we know of no article that gives
    one. `moved_by` names the articles that put the last day later than it was counted."""

    rule: ClockRule
    because: Because
    counted_from: date
    opens: date
    last: date | None
    moved_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Ground:
    """A refusal, or what counts as one. Times count from `day`."""

    because: Because
    day: date
    opens: date


def windows_of(
    clocks: Clocks,
    kind: str,
    events: Sequence[Happened],
    interim: Happened | None,
    waited: date | None,
    silence: date | None,
    calendar: Calendar,
) -> tuple[Window, ...]:
    """`interim` is an answer in time that is not final, `waited` the last day to await the final
    one, `silence` the day with which silence is, or would be, a refusal."""
    filed = events[0].day
    recess = clocks.terms.recess
    found: list[Window] = []
    for ground in _grounds(events, interim, waited, silence):
        for rule in clocks.beside(kind, "remedy", "opening"):
            if rule.role == "remedy":
                last = last_day(rule.span, ground.day, calendar)
                assert last is not None
                last, articles = moved(rule, last, calendar, recess)
                found.append(Window(rule, ground.because, ground.day, ground.opens, last, articles))
            elif ground.because in ("answer", "silence"):
                # Asked first, and refused or left without an answer for so long.
                silent = last_day(rule.span, filed, calendar)
                assert silent is not None
                opens = ground.opens if ground.because == "answer" else silent + _DAY
                found.append(Window(rule, ground.because, filed, opens, None))
    for rule in clocks.beside(kind, "decision"):
        for event in events:
            if event.kind == "objected":
                last = last_day(rule.span, event.day, calendar)
                found.append(Window(rule, "objection", event.day, event.day, last))
    return tuple(found)


def moved(
    rule: ClockRule, last: date, calendar: Calendar, recess: Recess
) -> tuple[date, tuple[str, ...]]:
    """A last day behind the recess, and then on a day that is none of rest, where an article says
    so; with the articles that moved it."""
    articles: list[str] = []
    if rule.recess and recess.moved(last) != last:
        last = recess.moved(last)
        articles.append(recess.article)
    if rule.moves and calendar.rests(last):
        articles.append(rule.moves)
        while calendar.rests(last):
            last += _DAY
    return last, tuple(articles)


def _grounds(
    events: Sequence[Happened],
    interim: Happened | None,
    waited: date | None,
    silence: date | None,
) -> Iterator[_Ground]:
    closing = next((one for one in events if one.closes), None)
    if closing is not None:
        if closing.kind == "withdrawn" or closing.answer == "positive":
            return
        told = [one.day for one in events if one.kind == "notified" and one.day >= closing.day]
        day = min(told, default=closing.day)
        yield _Ground("answer", day, day)
        return
    if interim is not None and waited is not None:
        yield _Ground("interim", interim.day, interim.day)
        yield _Ground("wait", waited, waited + _DAY)
    if silence is not None:
        yield _Ground("silence", silence, silence + _DAY)
