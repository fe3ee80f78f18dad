"""Dates, times and numbers, as each language writes them; the time is Türkiye's."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mobile.i18n import LANGUAGES, words
from mobile.i18n.dates import day, moment, number

tr, en = words("tr"), words("en")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_day_has_its_name() -> None:
    assert plain(tr.day(date(2026, 11, 2))) == "2 Kasım 2026 Pazartesi"
    assert plain(en.day(date(2026, 11, 2))) == "Monday 2 November 2026"


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None)  # the first one loads a language
@given(value=st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_number_and_month_never_part(language: str, value: date) -> None:
    written = day(value, language)
    assert re.search(rf"\b{value.day}\S*\u00a0", written)
    assert str(value.year) in written


def test_a_moment_is_told_in_turkiye() -> None:
    noon = datetime(2026, 3, 16, 11, 5, tzinfo=UTC)
    assert tr.moment(noon) == "16 Mart 2026, 14.05"
    assert en.moment(noon) == "16 March 2026, 14:05"
    from_tokyo = noon.astimezone(timezone(timedelta(hours=9)))
    assert tr.moment(from_tokyo) == tr.moment(noon)


def test_late_in_the_evening_it_is_tomorrow_in_turkiye() -> None:
    assert tr.moment(datetime(2026, 12, 31, 21, 0, tzinfo=UTC)) == "1 Ocak 2027, 00.00"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_time_without_its_zone_is_refused(language: str) -> None:
    with pytest.raises(ValueError, match="zone"):
        moment(datetime(2026, 3, 16, 14, 5), language)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("n", "turkish", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1000, "1.000", "1,000"),
        (-3000, "-3.000", "-3,000"),
        (1234567, "1.234.567", "1,234,567"),
    ],
)
def test_numbers(n: int, turkish: str, english: str) -> None:
    assert (tr.number(n), en.number(n)) == (turkish, english)
    assert (number(n, "tr"), number(n, "en")) == (turkish, english)
