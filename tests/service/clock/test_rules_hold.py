"""What holds for every day and every history."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mobile.api.models import Span
from service.clock.days import Stopped, last_day
from service.clock.events import ANSWERS, KINDS, EventsRefused, Happened
from service.clock.reckoning import Reckoning, reckon
from service.clock.windows import Window
from service.clock.working_days import calendar
from tests.service.clock.happened import CLOCKS

CALENDAR = calendar()
days = st.dates(date(2022, 1, 1), date(2032, 6, 30))
kinds = st.sampled_from(CLOCKS.ids)
units = st.sampled_from(["day", "working_day"])
spans = st.builds(Span, amount=st.integers(1, 70), unit=units)


def plain(kind: str, filed: date, *more: Happened, on: date | None = None) -> Reckoning:
    return reckon(CLOCKS, kind, [Happened("filed", filed), *more], on or filed)


@st.composite
def histories(draw: st.DrawFn) -> list[Happened]:
    """A filing and whatever else, likely or not."""
    filed = draw(days)
    found = [Happened("filed", filed)]
    for _ in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(KINDS[1:]))
        answer = draw(st.sampled_from(ANSWERS)) if kind == "answered" else None
        found.append(Happened(kind, filed + timedelta(draw(st.integers(0, 150))), answer))
    return found


@given(kinds, days, st.integers(0, 400))
def test_who_files_later_is_never_due_earlier(kind: str, filed: date, later: int) -> None:
    first, second = plain(kind, filed), plain(kind, filed + timedelta(later))
    assert first.due and second.due and first.due <= second.due
    if first.refused_by_silence and second.refused_by_silence:
        assert first.refused_by_silence <= second.refused_by_silence


@given(st.sampled_from(["petition", "information"]), days, st.integers(0, 90))
def test_who_is_refused_later_is_never_out_of_time_earlier(
    kind: str, refused: date, later: int
) -> None:
    """But for the week after the recess: a time that ends in it ends on 7 September, one that
    ends on the 1st does so still. The law says so, we do not smooth it."""

    def windows(on: date) -> dict[str, Window]:
        found = plain(kind, on, Happened("answered", on, "negative"))
        return {one.rule.id: one for one in found.windows}

    first, second = windows(refused), windows(refused + timedelta(later))
    assert first.keys() == second.keys()
    for rule, one in first.items():
        last, other = one.last, second[rule].last
        if last is None or other is None:
            assert last is other is None
        elif last > other:
            assert CLOCKS.terms.recess.article in one.moved_by
            assert (9, 1) <= (other.month, other.day) <= (9, 8) and last.year == other.year


@given(days, st.booleans())
def test_a_time_in_working_days_ends_on_one(filed: date, extended: bool) -> None:
    more = [Happened("extended", filed)] if extended else []
    found = plain("information", filed, *more)
    amount = 30 if extended else 15
    assert found.due and CALENDAR.works(found.due)
    assert CALENDAR.between(filed, found.due) == amount == found.working_days_left
    if found.tell_extension_by:
        assert CALENDAR.works(found.tell_extension_by)


@given(days, st.integers(0, 400))
def test_the_courts_last_day_is_never_a_day_of_rest(filed: date, waited: int) -> None:
    refused = filed + timedelta(waited)
    found = plain("petition", filed, Happened("answered", refused, "negative"))
    (court,) = [one for one in found.windows if one.rule.id == "court"]
    counted = refused + timedelta(60)
    assert court.last and counted <= court.last
    assert not CALENDAR.rests(court.last)
    assert (court.moved_by == ()) == (court.last == counted)
    if not court.moved_by:
        assert not (7, 20) <= (counted.month, counted.day) <= (8, 31)


@given(spans, days, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), max_size=4))
def test_a_pause_adds_exactly_the_paused_days(
    span: Span, started: date, pauses: list[tuple[int, int]]
) -> None:
    stopped = [
        Stopped(started + timedelta(after), started + timedelta(after + long))
        for after, long in pauses
    ]
    last = last_day(span, started, CALENDAR, stopped)
    assert last
    ran = [
        day
        for day in map(date.fromordinal, range(started.toordinal() + 1, last.toordinal() + 1))
        if (span.unit == "day" or CALENDAR.works(day))
        and not any(one.after < day <= (one.until or day) for one in stopped)
    ]
    assert len(ran) == span.amount, "as many days as the law gives, without those that stood"
    assert ran[-1] == last


@given(spans, days, st.integers(0, 60))
def test_a_time_that_stands_has_no_last_day(span: Span, started: date, after: int) -> None:
    unbroken = last_day(span, started, CALENDAR)
    stands = Stopped(started + timedelta(after))
    assert unbroken
    expected = unbroken if unbroken <= stands.after else None
    assert last_day(span, started, CALENDAR, [stands]) == expected


@given(days, st.integers(0, 18), st.integers(0, 10), st.booleans())
def test_a_paid_fee_leaves_the_time_whole(
    filed: date, notified: int, paid: int, extended: bool
) -> None:
    told, money = filed + timedelta(notified), filed + timedelta(notified + paid)
    more = [Happened("fee_notified", told), Happened("fee_paid", money)]
    if extended:
        more.append(Happened("extended", filed))
    found = plain("information", filed, *more, on=money)
    assert found.due
    stood = CALENDAR.between(told, min(money, found.due)) if told < found.due else 0
    assert CALENDAR.between(filed, found.due) - stood == (30 if extended else 15)


@given(kinds, st.data(), histories(), st.integers(0, 400))
def test_the_order_of_the_events_does_not_matter(
    kind: str, data: st.DataObject, history: list[Happened], later: int
) -> None:
    today = history[0].day + timedelta(later)

    def told(events: list[Happened]) -> Reckoning | str:
        try:
            return reckon(CLOCKS, kind, events, today)
        except EventsRefused as refused:
            return refused.sentence

    assert told(data.draw(st.permutations(history))) == told(history)


@given(kinds, histories(), st.integers(0, 150))
def test_an_extension_never_shortens(kind: str, history: list[Happened], after: int) -> None:
    history = [one for one in history if one.kind != "extended"]
    try:
        before = reckon(CLOCKS, kind, history, history[0].day)
    except EventsRefused:
        return
    extended = Happened("extended", history[0].day + timedelta(after))
    longer = reckon(CLOCKS, kind, [*history, extended], history[0].day)
    # A fee told on the old last day, or later, stops only the longer time.
    assert longer.due is None or (before.due is not None and before.due <= longer.due)


@given(kinds, histories(), st.integers(-30, 400), st.integers(0, 60))
def test_time_only_passes(kind: str, history: list[Happened], now: int, later: int) -> None:
    """Waiting makes nobody less late, and closes what was closed for good."""
    today = max(history[0].day + timedelta(now), CLOCKS.terms.valid.first)
    try:
        first = reckon(CLOCKS, kind, history, today)
    except EventsRefused:
        return
    second = reckon(CLOCKS, kind, history, today + timedelta(later))
    assert first.standing == second.standing or first.standing in ("running", "stopped", "late")
    if second.standing != "waived":
        assert first.late_by <= second.late_by
        assert (first.due, first.windows) == (second.due, second.windows)
    for found in (first, second):
        assert (found.late_by > 0) >= (found.standing in ("late", "very_late"))
        assert found.days_left is None or found.days_left >= 0 or found.late_by > 0
        assert all(one.last is None or one.last >= one.opens for one in found.windows)
        assert all(step.row.article or step.row.read == "?" for step in found.steps)
