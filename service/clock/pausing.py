"""When the time stood still, and what became of a fee."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from service.clock.days import Stopped, last_day
from service.clock.events import Happened
from service.clock.rules import ClockRule, Clocks, Pause
from service.clock.steps import Step
from service.clock.working_days import Calendar


@dataclass(frozen=True)
class Pauses:
    """The days on which the time stood."""

    stopped: tuple[Stopped, ...] = ()
    anew: date | None = None
    """The day after which a time that was cut begins anew, where the row says so."""
    pay_by: date | None = None
    """The last day to pay what was asked and is not paid."""
    waived: date | None = None
    """The last day to pay, where it went by or would go by without payment."""
    steps: tuple[Step, ...] = ()

    def last_day(self, rule: ClockRule, filed: date, calendar: Calendar) -> date | None:
        """The last day of a time that began with the filing; None while it stands."""
        return last_day(rule.span, self.anew or filed, calendar, self.stopped)


def pauses_of(clocks: Clocks, kind: str, events: Sequence[Happened], calendar: Calendar) -> Pauses:
    """`events` are in order."""
    found = Pauses()
    for pause in clocks.terms.pauses:
        if kind in pause.of:
            payment = next(
                (row for row in clocks.beside(kind, "payment") if row.counts_from == pause.begins),
                None,
            )
            found = _one(found, pause, payment, events, calendar)
    return found


def _one(
    found: Pauses,
    pause: Pause,
    payment: ClockRule | None,
    events: Sequence[Happened],
    calendar: Calendar,
) -> Pauses:
    steps, stopped = [*found.steps], [*found.stopped]
    anew, pay_by, waived = found.anew, found.pay_by, found.waived
    began: date | None = None
    for event in events:
        if event.kind == pause.begins:
            if not pause.stops:
                steps.append(Step("not_stopped", event.day, pause))
                continue
            if began is None:
                began = event.day
                steps.append(Step("stopped", event.day, pause))
            if payment:
                pay_by = last_day(payment.span, event.day, calendar)
                steps.append(Step("pay_by", event.day, payment, until=pay_by))
        elif event.kind == pause.ends and began is not None:
            if payment and pay_by and event.day > pay_by:
                steps.append(Step("paid_late", event.day, payment, until=pay_by))
                break
            if pause.then == "restarts":
                anew = event.day
                stopped = [one for one in stopped if one.until is None or one.until > anew]
                steps.append(Step("begun_anew", event.day, pause))
            else:
                stopped.append(Stopped(began, event.day))
                steps.append(Step("resumed", event.day, pause, count=(event.day - began).days))
            began = pay_by = None
    if began is not None:
        stopped.append(Stopped(began))
        waived = pay_by
    return Pauses(tuple(stopped), anew, pay_by, waived, tuple(steps))
