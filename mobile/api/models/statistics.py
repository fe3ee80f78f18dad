"""Numbers for everyone: what was filed and how it was answered, for the whole country."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from mobile.api.models.base import Said, Text


class Count(Said):
    """A number, or why it is not told: `few` where there are fewer than `Statistics.least`, `kept`
    where one of those could be reckoned from it."""

    n: int | None = None
    why: Literal["few", "kept"] | None = None


class TopicCount(Said):
    title: Text
    n: int


class ProvinceCount(Said):
    """`id` is the plate code."""

    id: int
    name: str
    count: Count


class Statistics(Said):
    """Of the days from `since` to `until`, both in Türkiye and with them."""

    computed_at: datetime
    since: date
    until: date
    least: int
    demo: bool
    applications: Count
    over: Count
    """Applications whose legal time ended in these days."""
    answered_percent: float | None = None
    """How many of a hundred of those were answered, whether in time or not."""
    decided: Count
    """Answers that were given in these days."""
    days: float | None = None
    """Calendar days, on average, from the application to its answer."""
    topics: tuple[TopicCount, ...] = ()
    """What most was about, the most first."""
    provinces: tuple[ProvinceCount, ...] = ()
    """All of them, by the Turkish alphabet."""
    nowhere: Count
    """Applications about no province."""
