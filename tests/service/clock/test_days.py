"""From a day to a last day, and which days are worked."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from mobile.api.models import Span
from service import clock
from service.clock.working_days import Calendar, Rules, calendar

Unit = clock.Unit


@pytest.mark.parametrize(
    ("received", "days_15", "days_30", "plain_30"),
    [
        ("2026-03-16", "2026-04-07", "2026-04-29", "2026-04-15"),
        ("2026-05-20", "2026-06-15", "2026-07-06", "2026-06-19"),
        ("2026-10-20", "2026-11-11", "2026-12-02", "2026-11-19"),
    ],
)
def test_the_last_days(received: str, days_15: str, days_30: str, plain_30: str) -> None:
    started = date.fromisoformat(received)
    for amount, unit, last in (
        (15, "working_day", days_15),
        (30, "working_day", days_30),
        (30, "day", plain_30),
    ):
        span = Span.model_validate({"amount": amount, "unit": unit})
        assert clock.due(span, started) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("received", "months", "last"),
    [
        ("2026-03-16", 3, "2026-06-16"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-10-01", 3, "2027-01-01"),
    ],
)
def test_months_end_on_a_day_there_is(received: str, months: int, last: str) -> None:
    span = Span(amount=months, unit="month")
    assert clock.due(span, date.fromisoformat(received)) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("rule", "article", "amount", "unit"),
    [
        ("petition", "3071 m.7", 30, "day"),
        ("information", "4982 m.11", 15, "working_day"),
        ("ethics", "5176 m.5", 3, "month"),
        ("personal_data", "6698 m.13", 30, "day"),
    ],
)
def test_the_law(rule: str, article: str, amount: int, unit: Unit) -> None:
    found = clock.load().rule(rule)
    assert found
    assert (found.article, found.span) == (article, Span(amount=amount, unit=unit))
    number = article.partition(" ")[0]
    assert number in found.law["tr"]
    assert number in found.law["en"]


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-05-19", False),
        ("2026-05-25", True),
        ("2026-05-26", True),  # arife: the afternoon is off
        ("2026-05-27", False),
        ("2026-05-30", False),
        ("2026-07-15", False),
        ("2026-10-28", True),
        ("2026-10-29", False),
        ("2026-11-21", False),  # a Saturday
        ("2027-01-01", False),
    ],
)
def test_working_days(day: str, works: bool) -> None:
    assert calendar().works(date.fromisoformat(day)) == works


def rules(**other: Any) -> Rules:
    return Rules.model_validate({"half_day_works": True, "closed": []} | other)


def test_half_days_and_administrative_leave_are_data() -> None:
    arife = date(2026, 5, 26)
    assert not Calendar(rules(half_day_works=False)).works(arife)
    assert Calendar(rules()).works(arife)
    closed = [{"day": "2026-05-25", "why": "idari izin"}]
    calendar_ = Calendar(rules(closed=closed))
    assert not calendar_.works(date(2026, 5, 25))
    assert calendar_.after(date(2026, 5, 20), 15) == date(2026, 6, 16)
    with pytest.raises(ValidationError):
        rules(closed=[{"day": "2026-05-25"}])


def test_the_day_is_the_day_in_turkiye() -> None:
    evening = datetime(2026, 3, 16, 20, 59, tzinfo=UTC)
    assert clock.day_in_turkiye(evening) == date(2026, 3, 16)
    assert clock.day_in_turkiye(evening + timedelta(minutes=1)) == date(2026, 3, 17)
    with pytest.raises(ValueError, match="zone"):
        clock.day_in_turkiye(evening.replace(tzinfo=None))


def test_nobody_waits_for_feasts_who_does_not_need_them() -> None:
    """The package takes a tenth of a second."""
    code = (
        "import sys, datetime as d; from mobile.api.models import Span; from service import clock;"
        "clock.load(); clock.due(Span(amount=30), d.date(2026, 3, 16));"
        "assert 'holidays' not in sys.modules;"
        "clock.due(Span(amount=15, unit='working_day'), d.date(2026, 3, 16));"
        "assert 'holidays.countries.turkey' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
