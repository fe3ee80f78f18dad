"""Last days against dates that were counted by hand; the counting stands beside each.

Feasts: Ramazan 20-22 March 2026 (Friday to Sunday), 9-11 March 2027, 26-28 February 2028; Kurban
27-30 May 2026 (Wednesday to Saturday), 16-19 May 2027. The day before each is a half day."""

from __future__ import annotations

import pytest

from service.clock.rules import Clocks
from tests.service.clock.happened import CLOCKS, calendar_with, day, reckoned, window


@pytest.mark.parametrize(
    ("filed", "last", "without_half_days"),
    [
        # 11 12 13 | 16 17 18 19½ | feast | 23-27 are 8 to 12 | 30 31 1 April = 15
        ("2026-03-10", "2026-04-01", "2026-04-02"),
        # 19 May off | 20 21 22 = 3 | 25 26½ = 5 | 27-29 feast | 1-5 June = 10 | 8-12 = 15
        ("2026-05-18", "2026-06-12", "2026-06-15"),
        # 2-5 March = 4 | 8½ = 5, 9-11 feast, 12 = 6 | 15-19 = 11 | 22 23 24 25 = 15
        ("2027-03-01", "2027-03-25", "2027-03-26"),
        # 6 7 = 2 | 10-14 = 7 | Saturday 15 would be the half day | 17-19 feast, 20 21 = 9 |
        # 24-28 = 14 | 31 = 15
        ("2027-05-05", "2027-05-31", "2027-05-31"),
        # 25 December = 1 | 28-31 = 5, 1 January off | 4-8 = 10 | 11-15 = 15
        ("2026-12-24", "2027-01-15", "2027-01-15"),
        # 15-18 February = 4 | 21-24 = 8, 25½ = 9 | 28 feast, 29 (leap year), 1 2 3 March = 13 |
        # 6 7 = 15
        ("2028-02-14", "2028-03-07", "2028-03-08"),
        # 16 October = 1 | 19-23 = 6 | 26 27 28½ = 9, 29 off, 30 = 10 | 2-6 November = 15
        ("2026-10-15", "2026-11-06", "2026-11-09"),
    ],
)
def test_fifteen_working_days(filed: str, last: str, without_half_days: str) -> None:
    assert reckoned("information", f"{filed} filed").due == day(last)
    strict = calendar_with(half_day_works=False)
    assert reckoned("information", f"{filed} filed", calendar=strict).due == day(without_half_days)


def test_administrative_leave_is_no_working_day() -> None:
    leave = calendar_with(closed=[{"day": "2026-05-25", "why": "idari izin"}])
    # As above, without Monday the 25th: one working day later, behind a weekend.
    found = reckoned("information", "2026-05-18 filed", calendar=leave)
    assert found.due == day("2026-06-15")


@pytest.mark.parametrize(
    ("kind", "filed", "last"),
    [
        ("petition", "2028-01-30", "2028-02-29"),  # 31 January = 1, and 29 of February
        ("petition", "2026-12-02", "2027-01-01"),  # 29 of December and a feast, which counts
        ("petition", "2026-04-16", "2026-05-16"),  # a Saturday: no article moves it
        ("personal_data", "2026-03-16", "2026-04-15"),
        ("ethics", "2027-11-29", "2028-02-29"),
        ("ethics", "2026-11-30", "2027-02-28"),
    ],
)
def test_days_and_months(kind: str, filed: str, last: str) -> None:
    assert reckoned(kind, f"{filed} filed").due == day(last)


# -- what moves an answer's last day -------------------------------------------------------
# June 2026 from Monday the 1st: 2-5 = 4 | 8-12 = 9 | 15-19 = 14 | 22 = 15 | ... 29 30 = 21,
# 1 2 3 July = 24 | 6-10 = 29 | 13 = 30

FILED = "2026-06-01 filed"


def test_a_fee_stops_the_time() -> None:
    """Told on Friday the 5th after 4 days, paid on Tuesday the 9th: Monday and Tuesday do not
    count. 10 11 12 = 7 | 15-19 = 12 | 22 23 24 = 15."""
    found = reckoned("information", FILED, "2026-06-05 fee_notified", "2026-06-09 fee_paid")
    assert found.due == day("2026-06-24")
    assert found.standing == "running" and found.pay_by is None


def test_a_fee_may_be_paid_for_fifteen_working_days() -> None:
    """From the 5th: 8-12 = 5 | 15-19 = 10 | 22-26 = 15."""
    told = (FILED, "2026-06-05 fee_notified")
    found = reckoned("information", *told, on="2026-06-26")
    assert (found.standing, found.pay_by, found.due) == ("stopped", day("2026-06-26"), None)
    assert found.days_left is found.refused_by_silence is None
    after = reckoned("information", *told, on="2026-06-27")
    assert (after.standing, after.due, after.windows) == ("waived", None, ())
    in_time = reckoned("information", *told, "2026-06-26 fee_paid", on="2026-06-29")
    assert in_time.standing == "running"
    late = reckoned("information", *told, "2026-06-29 fee_paid", on="2026-06-29")
    assert late.standing == "waived"
    assert "paid_late" in [step.kind for step in late.steps]


def test_a_second_notice_gives_its_own_time_to_pay() -> None:
    found = reckoned(
        "information", FILED, "2026-06-05 fee_notified", "2026-06-08 fee_notified", on="2026-06-27"
    )
    assert (found.standing, found.pay_by) == ("stopped", day("2026-06-29"))
    paid = reckoned(
        "information",
        FILED,
        "2026-06-05 fee_notified",
        "2026-06-08 fee_notified",
        "2026-06-09 fee_paid",
    )
    assert paid.due == day("2026-06-24"), "the time stands from the first one"


def test_a_fee_that_is_told_too_late_stops_nothing_and_ends_nothing() -> None:
    """The last day was the 22nd. From the 23rd: 24-26 = 3 | 29-3 = 8 | 6-10 = 13 | 13 14 = 15."""
    told = (FILED, "2026-06-23 fee_notified")
    found = reckoned("information", *told, on="2026-06-24")
    assert (found.standing, found.due) == ("late", day("2026-06-22"))
    assert found.pay_by == day("2026-07-14")
    unpaid = reckoned("information", *told, on="2026-07-15")
    assert (unpaid.standing, unpaid.windows) == ("late", found.windows)
    assert found.windows


def test_a_fee_may_cut_the_time_for_good() -> None:
    """The other reading of "kesilir", if the row says so. From the 9th: 10 11 12 = 3 | 15-19 = 8 |
    22-26 = 13 | 29 30 = 15."""
    terms = CLOCKS.terms
    anew = tuple(one.model_copy(update={"then": "restarts"}) for one in terms.pauses)
    clocks = Clocks([*CLOCKS.rows], terms.model_copy(update={"pauses": anew}))
    told = (FILED, "2026-06-05 fee_notified", "2026-06-09 fee_paid")
    assert reckoned("information", *told, clocks=clocks).due == day("2026-06-30")


def test_asking_for_more_does_not_stop_the_time_unless_the_row_says_so() -> None:
    told = ("2026-03-16 filed", "2026-03-20 information_asked", "2026-03-30 information_given")
    found = reckoned("petition", *told)
    assert found.due == day("2026-04-15")
    assert "not_stopped" in [step.kind for step in found.steps]
    terms = CLOCKS.terms
    stops = tuple(one.model_copy(update={"stops": True}) for one in terms.pauses)
    clocks = Clocks([*CLOCKS.rows], terms.model_copy(update={"pauses": stops}))
    assert reckoned("petition", *told, clocks=clocks).due == day("2026-04-25")
    still = reckoned("petition", *told[:2], clocks=clocks, on="2026-12-01")
    assert (still.standing, still.pay_by) == ("stopped", None), "nobody is late, nothing waived"


def test_the_time_for_information_may_be_extended() -> None:
    running = reckoned("information", FILED)
    assert running.tell_extension_by == day("2026-06-19"), "working day 14"
    in_time = reckoned("information", FILED, "2026-06-19 extended")
    assert (in_time.due, in_time.tell_extension_by) == (day("2026-07-13"), None)
    late = reckoned("information", FILED, "2026-06-22 extended")
    assert late.due == day("2026-06-22")
    assert "extended_late" in [step.kind for step in late.steps]


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ("2026-06-19", "2026-07-13"),  # working day 14
        ("2026-06-22", "2026-06-22"),  # 15, the last one: not before it any more
        ("2026-06-23", "2026-06-22"),  # 16
    ],
)
def test_an_extension_is_told_before_the_last_working_day(told: str, due: str) -> None:
    found = reckoned("information", FILED, f"{told} extended")
    assert found.due == day(due)
    assert reckoned("information", FILED).tell_extension_by == day("2026-06-19")


def test_extended_while_a_fee_is_open() -> None:
    """4 days before the notice; from the 10th on: 10-12 = 7 | 15-19 = 12 | 22-26 = 17 | 29-3 = 22 |
    6-10 = 27 | 13 14 = 29, 15 July off, 16 = 30."""
    fee = ("2026-06-05 fee_notified", "2026-06-09 fee_paid")
    found = reckoned("information", FILED, "2026-06-08 extended", *fee)
    assert found.due == day("2026-07-16")
    # Told on the day that would have been too late without the fee: it stood still then.
    assert reckoned("information", FILED, "2026-06-22 extended", *fee).due == day("2026-07-16")


@pytest.mark.parametrize("kind", ["petition", "ethics", "personal_data"])
def test_no_other_time_is_extended(kind: str) -> None:
    plain = reckoned(kind, FILED)
    found = reckoned(kind, FILED, "2026-06-02 extended")
    assert (found.due, found.tell_extension_by) == (plain.due, None)
    assert "not_extendable" in [step.kind for step in found.steps]


def test_an_answer_that_is_not_final_lets_the_applicant_wait_four_months() -> None:
    told = ("2026-03-16 filed", "2026-04-10 answered informative")
    found = reckoned("petition", *told, on="2026-07-16")
    assert (found.due, found.standing) == (day("2026-07-16"), "running")
    assert found.refused_by_silence is None
    # Taken as a refusal: 20 of April, 31 of May, 9 of June. Awaited: 15 of July, 31, 14.
    assert window(found, "court", "interim") == ("2026-04-10", "2026-06-09")
    assert window(found, "court", "wait") == ("2026-07-17", "2026-09-14")
    assert reckoned("petition", *told, on="2026-07-17").standing == "late"


def test_such_an_answer_on_the_last_day_is_in_time() -> None:
    found = reckoned("petition", "2026-03-16 filed", "2026-04-15 answered informative")
    assert found.due == day("2026-07-16")


def test_such_an_answer_after_the_last_day_changes_nothing() -> None:
    found = reckoned("petition", "2026-03-16 filed", "2026-04-16 answered informative")
    assert (found.due, found.refused_by_silence) == (day("2026-04-15"), day("2026-04-16"))
    assert "interim_without_effect" in [step.kind for step in found.steps]
