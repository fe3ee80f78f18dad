"""What an officer's wish becomes, once the case is known: each is a `Deciding` for the desk."""

from __future__ import annotations

from datetime import date

from mobile.api.checks import clean
from service.applications.sentences import SENTENCES
from service.desk.desk import Case, Deciding
from service.desk.faults import ALREADY_THERE, REASON_MISSING, UNKNOWN_REASON
from service.history import kinds as k
from service.history.clock import last_day_to_pay, reckoned
from service.history.kinds import Outcome, What
from service.history.moves import ripe
from service.history.reasons import reasons
from service.problems import Refusal, Slip
from service.units import UnitRegistry


def simply(what: What) -> Deciding:
    """For what needs nothing to be known."""
    return lambda _case: what


def worded(text: str) -> str:
    """What was written, cleaned. Raises Refusal `invalid` where there is nothing in it."""
    text = clean(text, lines=True)
    if not text:
        raise Refusal("invalid", [Slip("text", "missing", SENTENCES["missing"])])
    return text


def forwarding(units: UnitRegistry, to: int, purpose: str) -> Deciding:
    """To another unit: for action (gereği), or for information (bilgi). Raises Refusal `invalid`
    for a unit that is none."""
    unit = units.unit(to)
    if unit is None:
        raise Refusal("invalid", [Slip("to", "unknown_unit", SENTENCES["unknown_unit"])])

    def decide(case: Case) -> What | Refusal:
        informing = purpose == "information"
        if to in case.state.informed if informing else to == case.state.unit:
            return Refusal("invalid", [Slip("to", "already_there", ALREADY_THERE)])
        here = case.state.unit
        # From the central office it goes to its first institution, not to another one.
        elsewhere = here is not None and units.institution(here) != units.institution(to)
        return k.Forwarded(
            to=to,
            name=unit.name,
            purpose="information" if informing else "action",
            elsewhere=elsewhere and not informing,
        )

    return decide


def noticing(amount: int, text: str, today: date) -> Deciding:
    """A fee in kuruş (4982 m.10)."""
    return simply(k.FeeNoticed(amount=amount, pay_by=last_day_to_pay(today), text=worded(text)))


def extending(what: k.Extended, today: date) -> Deciding:
    """Only while it can still be told in time (4982 m.11)."""

    def decide(case: Case) -> What | Refusal:
        found = reckoned(case.state, today)
        by = found and found.tell_extension_by
        if found and (found.late_by or (by is not None and today > by)):
            return Refusal("too_late_to_extend")
        return what

    return decide


def drafting(outcome: Outcome, text: str, reason: str | None) -> Deciding:
    """What would be told. What is refused carries a reason that fits."""
    text = worded(text)

    def decide(case: Case) -> What | Refusal:
        needs = outcome == "not_processed" or (
            outcome == "negative" and case.state.law == "information"
        )
        if reason is None and needs:
            return Refusal("invalid", [Slip("reason", "missing", REASON_MISSING)])
        row = reasons().get(reason) if reason else None
        if reason is not None and (row is None or not row.fits(case.state.law, outcome)):
            return Refusal("invalid", [Slip("reason", "unknown_reason", UNKNOWN_REASON)])
        return k.Drafted(outcome=outcome, text=text, reason=reason)

    return decide


def refusing(reason: str, text: str) -> Deciding:
    """A draft with the outcome that the reason stands for."""
    row = reasons().get(reason)
    if row is None:
        raise Refusal("invalid", [Slip("reason", "unknown_reason", UNKNOWN_REASON)])
    return drafting(row.outcomes[0], text, reason)


def approving(draft: int) -> Deciding:
    """The draft at that place becomes the answer, word for word, and the citizen has it."""

    def decide(case: Case) -> What | Refusal:
        newest = [kept for kept in case.history if kept.event.kind == "drafted"]
        if case.state.draft is None:
            return Refusal("move_impossible")
        if newest[-1].seq != draft:
            return Refusal("not_as_drafted")
        return ripe(case.state.draft)

    return decide
