"""What follows a refusal or silence, against dates that were counted by hand."""

from __future__ import annotations

import pytest

from tests.service.clock.happened import calendar_with, day, reckoned, window


def test_silence_refuses_a_petition_after_thirty_days() -> None:
    found = reckoned("petition", "2026-03-16 filed")
    assert found.refused_by_silence == day("2026-04-16")
    # 15 of April, 31 of May, 14 of June is a Sunday.
    assert window(found, "court") == ("2026-04-16", "2026-06-15")
    assert window(found, "ombudsman") == ("2026-04-16", "2026-10-15")
    assert window(found, "tihek") == ("2026-04-16", None)
    assert {one.because for one in found.windows} == {"silence"}


def test_silence_never_refuses_before_the_answer_is_due() -> None:
    """15 working days are over on 22 June, 30 days on 1 July, 30 working days on 13 July."""
    plain = reckoned("information", "2026-06-01 filed")
    assert plain.refused_by_silence == day("2026-07-02")
    assert window(plain, "bedk_objection") == ("2026-07-02", "2026-07-16")
    longer = reckoned("information", "2026-06-01 filed", "2026-06-10 extended")
    assert longer.refused_by_silence == day("2026-07-14")
    assert window(longer, "bedk_objection") == ("2026-07-14", "2026-07-28")


@pytest.mark.parametrize(
    ("refused", "last", "articles"),
    [
        ("2026-03-06", "2026-05-05", ()),  # 25 of March, 30, 5: a Tuesday
        ("2026-03-28", "2026-06-01", ("2577 m.8/2",)),  # 27 May: feast to Saturday, Sunday
        ("2026-05-20", "2026-07-20", ("2577 m.8/2",)),  # Sunday 19 July; the recess comes after
        ("2026-05-21", "2026-09-07", ("2577 m.8/3",)),  # 20 July, the first day of the recess
        ("2026-07-02", "2026-09-07", ("2577 m.8/3",)),  # 29, 31 August is its last
        ("2026-07-03", "2026-09-01", ()),
        ("2025-05-30", "2025-09-08", ("2577 m.8/3", "2577 m.8/2")),  # 7 September is a Sunday
        ("2026-11-02", "2027-01-04", ("2577 m.8/2",)),  # 1 January is a Friday
    ],
)
def test_sixty_days_for_the_court(refused: str, last: str, articles: tuple[str, ...]) -> None:
    found = reckoned("petition", f"{refused} filed", f"{refused} answered negative")
    assert window(found, "court") == (refused, last)
    (court,) = [one for one in found.windows if one.rule.id == "court"]
    assert court.moved_by == articles
    assert court.counted_from == day(refused)


def test_leave_and_half_days_do_not_move_a_last_day() -> None:
    """27 March and 60 days are Tuesday 26 May, the day before the feast."""
    leave = calendar_with(half_day_works=False, closed=[{"day": "2026-05-26", "why": "izin"}])
    told = ("2026-03-27 filed", "2026-03-27 answered negative")
    assert window(reckoned("petition", *told, calendar=leave), "court")[1] == "2026-05-26"


def test_leave_does_not_move_a_last_day_that_is_moved_already() -> None:
    """15 April and 60 days are Sunday 14 June: to Monday, even if offices are closed then. The
    earlier day is the safe one."""
    leave = calendar_with(closed=[{"day": "2026-06-15", "why": "izin"}])
    found = reckoned("petition", "2026-03-16 filed", calendar=leave)
    assert window(found, "court")[1] == "2026-06-15"


def test_where_no_article_moves_a_last_day_it_stays() -> None:
    """30 May is the last day of the feast and a Saturday."""
    found = reckoned("information", "2026-05-01 filed", "2026-05-15 answered partly")
    assert window(found, "bedk_objection") == ("2026-05-15", "2026-05-30")


def test_times_count_from_the_day_the_applicant_was_told() -> None:
    told = ("2026-05-04 filed", "2026-05-15 answered negative", "2026-05-20 notified")
    found = reckoned("information", *told)
    assert window(found, "bedk_objection") == ("2026-05-20", "2026-06-04")
    assert found.late_by == 0


def test_the_board_decides_in_thirty_working_days() -> None:
    """From Thursday 4 June: 5 = 1 | 8-12 = 6 | 15-19 = 11 | 22-26 = 16 | 29-3 = 21 | 6-10 = 26 |
    13 14 = 28, 15 July off, 16 17 = 30."""
    told = ("2026-05-04 filed", "2026-05-20 answered negative", "2026-06-04 objected")
    assert window(reckoned("information", *told), "bedk_decision") == ("2026-06-04", "2026-07-17")


@pytest.mark.parametrize("end", ["answered positive", "withdrawn"])
def test_nobody_is_sent_on_who_got_what_was_asked_or_took_it_back(end: str) -> None:
    assert reckoned("petition", "2026-03-16 filed", f"2026-04-01 {end}").windows == ()


def test_what_is_not_processed_is_refused() -> None:
    found = reckoned("petition", "2026-03-16 filed", "2026-03-20 not_processed")
    assert (found.standing, found.refused_by_silence) == ("not_processed", None)
    assert window(found, "tihek") == ("2026-03-20", None)


def test_an_answer_on_the_last_day_is_no_silence() -> None:
    found = reckoned("petition", "2026-03-16 filed", "2026-04-15 answered negative")
    assert (found.refused_by_silence, found.late_by) == (None, 0)
    found = reckoned("petition", "2026-03-16 filed", "2026-04-16 answered negative")
    assert (found.refused_by_silence, found.late_by) == (day("2026-04-16"), 1)


def test_an_answer_after_silence_opens_its_own_time() -> None:
    told = ("2026-03-16 filed", "2026-05-04 answered negative")
    found = reckoned("petition", *told)
    assert found.refused_by_silence == day("2026-04-16"), "it had counted as a refusal"
    assert found.late_by == 19
    # 27 of May, 30 of June, 3 of July.
    assert window(found, "court") == ("2026-05-04", "2026-07-03")


@pytest.mark.parametrize("kind", ["ethics", "personal_data"])
def test_no_remedy_is_made_up(kind: str) -> None:
    """The rows know none for these; see docs/decisions/clock.md."""
    found = reckoned(kind, "2026-03-16 filed", on="2027-01-01")
    assert (found.windows, found.refused_by_silence) == ((), None)
    assert found.standing == "very_late"
