"""The bounds of a date, counted from the day it is in Türkiye."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobile.api.answers import Known, faults
from mobile.api.answers.days import bound, today_in_turkiye
from mobile.api.models import DateQuestion, Form, Places, Step

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "today", "day"),
    [
        ("today", TODAY, TODAY),
        ("2020-01-31", TODAY, date(2020, 1, 31)),
        ("0001-01-01", TODAY, date.min),
        ("9999-12-31", TODAY, date.max),
        ("-2y", TODAY, date(2024, 11, 22)),
        ("-2y", date(2024, 2, 29), date(2022, 2, 28)),
        ("-4y", date(2024, 2, 29), date(2020, 2, 29)),
        ("+1y", date(2024, 2, 29), date(2025, 2, 28)),
        ("-100y", date(2000, 2, 29), date(1900, 2, 28)),
        ("-6m", date(2026, 8, 31), date(2026, 2, 28)),
        ("-6m", date(2024, 8, 31), date(2024, 2, 29)),
        ("-1m", date(2026, 3, 31), date(2026, 2, 28)),
        ("-1m", date(2026, 1, 31), date(2025, 12, 31)),
        ("+1m", date(2025, 12, 31), date(2026, 1, 31)),
        ("+3m", date(2026, 11, 30), date(2027, 2, 28)),
        ("-12m", date(2024, 2, 29), date(2023, 2, 28)),
        ("-11m", date(2026, 12, 15), date(2026, 1, 15)),
        ("+30d", TODAY, date(2026, 12, 22)),
        ("-1d", date(2024, 3, 1), date(2024, 2, 29)),
        ("+0d", TODAY, TODAY),
        ("-0y", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_bound_means_a_day(written: str, today: date, day: date) -> None:
    assert bound(written, today) == day


def test_no_bound_is_none() -> None:
    assert bound(None, TODAY) is None


@pytest.mark.parametrize(
    "written",
    [
        "", " ", "Today", "today ", "yesterday", "2y", "-2", "-y", "-2w", "-2 y", "--2y", "+-2y",
        "-12345y", "-2Y", "today-2y", "2026-02-29", "2026-13-01", "2026-1-1", "20261122",
        "22.11.2026", "2026-11-22T00:00", "-9999y", "+9999y", "-٢y", "٢٠٢٦-١١-٢٢", "\ud800",
        "9" * 5000, "-2y\n", "2020-01-31\n",
    ],
)  # fmt: skip
def test_nonsense_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        bound(written, TODAY)


@pytest.mark.parametrize(("written", "today"), [("-9999d", date.min), ("+9999d", date.max)])
def test_a_day_that_no_calendar_has_is_refused(written: str, today: date) -> None:
    with pytest.raises(ValueError, match=r"."):
        bound(written, today)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 1200))
def test_months_and_years_agree_and_keep_the_order(today: date, months: int) -> None:
    assert bound(f"-{months * 12 % 9600}m", today) == bound(f"-{months * 12 % 9600 // 12}y", today)
    earlier, later = bound(f"-{months}m", today), bound(f"+{months}m", today)
    assert earlier
    assert later
    assert earlier <= today <= later
    assert earlier.day <= today.day
    assert bound(f"+{months}d", today) == today + timedelta(days=months)


def test_today_is_a_day_in_turkiye() -> None:
    assert abs(today_in_turkiye() - date.today()) <= timedelta(days=1)  # noqa: DTZ011


def test_a_bound_of_a_newer_service_is_left_to_it() -> None:
    asked = DateQuestion(id="day", label={"tr": "Gün"}, latest="+2w")
    step = Step(id="one", title={"tr": "Gün"}, questions=(asked,))
    text = {"tr": "Bir form"}
    form = Form(id="f", title=text, purpose=text, version=1, need=text, steps=(step,))
    known = Known(Places(provinces=()), (), TODAY)
    assert faults(form, {"day": "22.11.2030"}, known) == []
