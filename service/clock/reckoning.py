"""Where the legal clock of one application stands: from what happened to it, to its last days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from service.clock import working_days
from service.clock.events import EventsRefused, Happened, in_order
from service.clock.pausing import pauses_of
from service.clock.rules import ClockRule, Clocks
from service.clock.steps import Step
from service.clock.windows import Window, windows_of
from service.clock.working_days import Calendar
from service.i18n import said

_DAY = timedelta(days=1)

Standing = Literal[
    "running", "stopped", "late", "very_late", "answered", "not_processed", "waived", "withdrawn"
]

NOT_VALID: Final = said("{day}: Bu program yalnızca {first} ile {last} arasını hesaplar.")


class NoSuchClock(KeyError):
    """There is no answer's time of this name."""


@dataclass(frozen=True)
class Reckoning:
    """All days are days in Türkiye."""

    rule: ClockRule
    """The answer's time that holds: the extended one where it was extended."""
    filed: date
    standing: Standing
    due: date | None
    """The last day for the answer; None while the time stands, and where none is owed any more."""
    days_left: int | None
    """Calendar days from today to the last day, less than 0 behind it; None where it is closed."""
    working_days_left: int | None
    late_by: int
    """How many calendar days the answer came, or is still awaited, after its last day."""
    pay_by: date | None
    """The last day to pay a fee that is open."""
    tell_extension_by: date | None
    """The last day to tell the applicant that the time is extended; None where it cannot be."""
    refused_by_silence: date | None
    """The first day on which no answer counts, or would count, as a refusal."""
    windows: tuple[Window, ...]
    """Where the applicant may turn, from which day and until when; those that only silence would
    open stand here too, before it does."""
    steps: tuple[Step, ...]
    """Why: what was reckoned, in order, each with its row."""


def reckon(
    clocks: Clocks,
    kind: str,
    events: Iterable[Happened],
    today: date,
    calendar: Calendar | None = None,
) -> Reckoning:
    """`kind` is the id of an answer's time ("petition"); `calendar` is that of
    `working_days.json` where none is given. The order of the events does not matter. Raises
    NoSuchClock; EventsRefused for events that cannot be, or lie outside the law's time."""
    rule = clocks.rule(kind)
    if rule is None:
        raise NoSuchClock(kind)
    told = in_order(events)
    _all_valid(clocks, (*told, Happened("filed", today)))
    return _Case(clocks, rule, told, today, calendar or working_days.calendar()).reckoning()


def _all_valid(clocks: Clocks, events: Iterable[Happened]) -> None:
    valid = clocks.terms.valid
    for one in events:
        if not valid.first <= one.day <= valid.last:
            raise EventsRefused(NOT_VALID, day=one.day, first=valid.first, last=valid.last)


class _Case:
    """One application while it is reckoned."""

    def __init__(
        self,
        clocks: Clocks,
        rule: ClockRule,
        told: list[Happened],
        today: date,
        calendar: Calendar,
    ) -> None:
        self._clocks, self._told, self._today, self._calendar = clocks, told, today, calendar
        self._kind, self._filed = rule.id, told[0].day
        self._closing = next((one for one in told if one.closes), None)
        self._steps = [Step("filed", self._filed, rule)]
        self._pauses = pauses_of(clocks, rule.id, self._before_closing(), calendar)
        self._steps += self._pauses.steps
        self._tell_by, self._rule = self._extended(rule)
        self._first_due = self._last_of(self._rule)
        self._interim, self._due = self._awaited()

    def _before_closing(self) -> list[Happened]:
        """What still moves the time: nothing does after the end."""
        if self._closing is None:
            return self._told
        return self._told[: self._told.index(self._closing)]

    def _last_of(self, rule: ClockRule) -> date | None:
        return self._pauses.last_day(rule, self._filed, self._calendar)

    def _extended(self, rule: ClockRule) -> tuple[date | None, ClockRule]:
        """By when it is told that the time is extended, and the time that holds."""
        told = next((one for one in self._before_closing() if one.kind == "extended"), None)
        notice = next(iter(self._clocks.beside(rule.id, "extension_notice")), None)
        longer = next(iter(self._clocks.beside(rule.id, "extension")), None)
        if notice is None or longer is None:
            if told:
                self._steps.append(Step("not_extendable", told.day, rule))
            return None, rule
        by = self._last_of(notice)
        if told is None:
            return by, rule
        if by is not None and told.day > by:
            self._steps.append(Step("extended_late", told.day, notice, until=by))
            return None, rule
        self._steps.append(Step("extended", told.day, longer))
        return None, longer

    def _awaited(self) -> tuple[Happened | None, date | None]:
        """An answer in time that is not final, and the last day after it."""
        first = self._first_due
        if first is not None:
            self._steps.append(Step("due", first, self._rule))
        wait = next(iter(self._clocks.beside(self._kind, "wait")), None)
        interim = next((one for one in self._before_closing() if one.kind == "answered"), None)
        if interim is None:
            return None, first
        if wait is None or (first is not None and interim.day > first):
            self._steps.append(Step("interim_without_effect", interim.day, self._rule))
            return None, first
        until = self._last_of(wait)
        self._steps.append(Step("interim", interim.day, wait, until=until))
        return interim, until

    def _silence_ends(self) -> date | None:
        """The day with which silence becomes a refusal, whether it comes to that or not: never
        before the answer's own last day is over."""
        silence = next(iter(self._clocks.beside(self._kind, "silence")), None)
        if silence is None or self._interim or self._due is None or self._waived:
            return None
        ends = self._last_of(silence)
        ends = self._due if ends is None else max(ends, self._due)
        if self._closing and (self._closing.kind == "withdrawn" or self._closing.day <= ends):
            return None
        self._steps.append(Step("silence", ends + _DAY, silence))
        return ends

    @property
    def _waived(self) -> bool:
        """An unpaid fee ends a request whose time it stopped. Told when the time was over already
        it ends nothing: a late institution does not close the way to the court with it."""
        over = self._pauses.waived
        stands = self._due is None and self._closing is None
        return stands and over is not None and over < self._today

    def reckoning(self) -> Reckoning:
        silence = self._silence_ends()
        due = None if self._waived else self._due
        late_by = self._late_by(due)
        standing = self._standing(late_by)
        if self._closing:
            self._steps.append(
                Step(_closed(self._closing), self._closing.day, self._rule, count=late_by)
            )
        open_due = due if self._closing is None else None
        return Reckoning(
            rule=self._rule,
            filed=self._filed,
            standing=standing,
            due=due,
            days_left=open_due and (open_due - self._today).days,
            working_days_left=open_due and self._calendar.between(self._today, open_due),
            late_by=late_by,
            pay_by=None if self._closing or self._waived else self._pauses.pay_by,
            tell_extension_by=self._tell_by if standing in ("running", "stopped") else None,
            refused_by_silence=silence and silence + _DAY,
            windows=() if self._waived else self._windows(silence),
            steps=tuple(self._steps),
        )

    def _windows(self, silence: date | None) -> tuple[Window, ...]:
        return windows_of(
            self._clocks, self._kind, self._told, self._interim, self._due, silence, self._calendar
        )

    def _late_by(self, due: date | None) -> int:
        if due is None or (self._closing and self._closing.kind == "withdrawn"):
            return 0
        until = self._closing.day if self._closing else self._today
        return max(0, (until - due).days)

    def _standing(self, late_by: int) -> Standing:
        if self._closing:
            return _closed(self._closing)
        if self._waived:
            return "waived"
        if self._due is None:
            return "stopped"
        terms = self._clocks.terms
        if late_by > terms.very_late.after_days:
            return "very_late"
        return "late" if late_by > terms.late.after_days else "running"


def _closed(event: Happened) -> Literal["answered", "not_processed", "withdrawn"]:
    match event.kind:
        case "withdrawn" | "not_processed":
            return event.kind
        case _:
            return "answered"
