"""How much time is left, who is late, and which events cannot be."""

from __future__ import annotations

import pytest

from service import clock
from service.clock.events import EventsRefused
from service.clock.reckoning import NoSuchClock
from service.i18n import told
from tests.house import forms
from tests.service.clock.happened import CLOCKS, day, reckoned

FILED = "2026-03-16 filed"  # the last day is 15 April, a Wednesday


@pytest.mark.parametrize(
    ("on", "standing", "days", "working", "late_by"),
    [
        ("2026-03-16", "running", 30, 21, 0),  # 17-20 = 4 but the 20th is off | 3 weeks | 3
        ("2026-04-10", "running", 5, 3, 0),
        ("2026-04-15", "running", 0, 0, 0),
        ("2026-04-16", "late", -1, -1, 1),
        ("2026-04-20", "late", -5, -3, 5),
        ("2026-05-15", "late", -30, -20, 30),  # without 23 April and 1 May
        ("2026-05-16", "very_late", -31, -20, 31),
    ],
)
def test_how_much_is_left(on: str, standing: str, days: int, working: int, late_by: int) -> None:
    found = reckoned("petition", FILED, on=on)
    assert (found.standing, found.late_by) == (standing, late_by)
    assert (found.days_left, found.working_days_left) == (days, working)


@pytest.mark.parametrize(
    ("end", "standing", "late_by"),
    [
        ("2026-04-15 answered negative", "answered", 0),
        ("2026-04-25 answered positive", "answered", 10),
        ("2026-04-17 not_processed", "not_processed", 2),
        ("2026-04-25 withdrawn", "withdrawn", 0),
    ],
)
def test_what_is_closed_is_awaited_no_more(end: str, standing: str, late_by: int) -> None:
    found = reckoned("petition", FILED, end, on="2027-01-01")
    assert (found.standing, found.late_by) == (standing, late_by)
    assert found.days_left is found.working_days_left is found.pay_by is None


def test_what_comes_after_the_end_changes_nothing() -> None:
    told_ = ("2026-06-01 filed", "2026-06-10 answered negative")
    after = ("2026-06-11 extended", "2026-06-12 fee_notified", "2026-06-15 answered positive")
    assert reckoned("information", *told_, *after) == reckoned("information", *told_)


def test_two_answers_on_one_day_are_read_alike_in_either_order() -> None:
    both = ["2026-04-01 answered positive", "2026-04-01 answered negative"]
    assert reckoned("petition", FILED, *both) == reckoned("petition", FILED, *both[::-1])


def test_an_answer_while_a_fee_is_open_is_in_time() -> None:
    fee = "2026-06-05 fee_notified"
    found = reckoned("information", "2026-06-01 filed", fee, "2026-09-01 answered positive")
    assert (found.standing, found.late_by, found.due) == ("answered", 0, None)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["2026-04-01 withdrawn"], "alındığı gün verilmemiş"),
        ([FILED, FILED], "iki kez"),
        ([FILED, "2026-03-15 answered negative"], "15 Mart 2026: Başvuru alınmadan önce"),
        ([FILED, "2026-03-20 fee_paid"], "bildirilmeden ödenmiş"),
        ([FILED, "2026-03-20 answered"], "türü verilmemiş"),
        ([FILED, "2026-03-20 withdrawn negative"], "yanıt türü verilmez (withdrawn)"),
        ([FILED, "2026-03-20 notified"], "Yanıt verilmeden bildirilmiş"),
        ([FILED, "2026-03-20 answered informative", "2026-03-21 notified"], "Yanıt verilmeden"),
        (["2021-07-13 filed"], "yalnızca 14 Temmuz 2021 ile 31 Aralık 2070"),
        ([FILED, "2071-01-01 answered negative"], "yalnızca 14 Temmuz 2021"),
        (["9999-12-31 filed"], "31 Aralık 9999"),
    ],
)
def test_what_cannot_have_happened_is_refused(lines: list[str], sentence: str) -> None:
    with pytest.raises(EventsRefused) as refused:
        reckoned("petition", *lines, on="2026-04-01")
    assert sentence in told("tr", refused.value.sentence, **refused.value.values)
    assert told("en", refused.value.sentence, **refused.value.values)


@pytest.mark.parametrize("kind", ["", "court", "silence", "Petition"])
def test_only_an_answers_time_can_be_reckoned(kind: str) -> None:
    with pytest.raises(NoSuchClock):
        reckoned(kind, FILED)


# -- the rows ------------------------------------------------------------------------------


def test_a_form_leads_to_its_row() -> None:
    """A stored form keeps the law's name alone."""
    loaded = forms.load(CLOCKS)
    found = {
        one.id: (row and row.id)
        for one in loaded.summaries
        if (form := loaded.current(one.id))
        for row in [CLOCKS.by_law(form.law)]
    }
    assert found["report"] == found["complaint"] == "petition"
    assert found["information_request"] == "information"
    assert (found["ethics"], found["thanks"]) == ("ethics", None)


@pytest.mark.parametrize("row", CLOCKS.rows, ids=lambda row: row.id)
def test_a_row_says_where_it_comes_from(row: clock.ClockRule) -> None:
    number, _, article = row.article.partition(" m.")
    assert row.read in ("S", "K"), "a row with a number of days rests on an article"
    for words in row.law.values():
        assert number in words and article in words
    assert set(row.of) <= set(CLOCKS.ids)
    assert bool(row.of) == (row.role != "answer")
    assert row.moves is None or row.moves.startswith("2577")


def test_the_numbers_of_the_law() -> None:
    """Against the table of the law; a changed row must be changed here too, by somebody who read
    the article."""
    found = {row.id: f"{row.amount} {row.unit} {row.article} {row.read}" for row in CLOCKS.rows}
    assert found == {
        "petition": "30 day 3071 m.7 S",
        "information": "15 working_day 4982 m.11 S",
        "ethics": "3 month 5176 m.5 S",
        "personal_data": "30 day 6698 m.13 K",
        "information_extended": "30 working_day 4982 m.11 K",
        "extension_notice": "14 working_day 4982 m.11 K",
        "fee_payment": "15 working_day 4982 m.11/2 K",
        "silence": "30 day 2577 m.10 S",
        "interim_wait": "4 month 2577 m.10 S",
        "bedk_objection": "15 day 4982 m.13 S",
        "bedk_decision": "30 working_day 4982 m.13 S",
        "court": "60 day 2577 m.7 S",
        "ombudsman": "6 month 6328 m.17 K",
        "tihek": "30 day 6701 m.17 K",
    }
    assert CLOCKS.terms.valid.first == day("2021-07-14")
