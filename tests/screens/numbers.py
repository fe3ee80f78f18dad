"""The numbers for everyone, as a service tells them that has been used a lot, or hardly."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from mobile.api.models import Count, ProvinceCount, Statistics, TopicCount
from service import places, topics
from tests.house import Visit

FEW, KEPT = Count(why="few"), Count(why="kept")


def statistics(**other: Any) -> Statistics:
    """Of a year, from every province; the last three are small, and one is kept for them."""
    known = places.load().places.provinces
    numbers = [Count(n=(81 - place) ** 2) for place, _ in enumerate(known)]
    numbers[-4:] = [KEPT, FEW, FEW, Count(n=0)]
    titles = [one.title for one in topics.load().topics.topics if one.parent]
    told = Statistics(
        computed_at=datetime(2026, 11, 22, 7, 0, tzinfo=UTC),
        since=date(2025, 11, 23),
        until=date(2026, 11, 22),
        least=5,
        demo=True,
        applications=Count(n=180_441),
        over=Count(n=160_000),
        answered_percent=96.8,
        decided=Count(n=151_000),
        days=11.3,
        topics=tuple(
            TopicCount(title=title, n=5000 // (place + 1))
            for place, title in enumerate(titles[:10])
        ),
        provinces=tuple(
            ProvinceCount(id=one.id, name=one.name, count=count)
            for one, count in zip(known, numbers, strict=True)
        ),
        nowhere=Count(n=1200),
    )
    return told.model_copy(update=other)


def few() -> Statistics:
    """So little that hardly anything is told."""
    known = places.load().places.provinces
    hidden = tuple(ProvinceCount(id=one.id, name=one.name, count=FEW) for one in known)
    return statistics(
        applications=KEPT, over=FEW, answered_percent=None, decided=FEW, days=None, topics=(),
        provinces=hidden, nowhere=FEW,
    )  # fmt: skip


async def stand(told: Statistics, visit: Visit) -> None:
    """They were brought, and stand there."""
    visit.store.counting.told = told
    visit.store.changed()
    await visit.screen.settle()


async def many(visit: Visit) -> None:
    await stand(statistics(), visit)


async def hardly_any(visit: Visit) -> None:
    await stand(few(), visit)


async def of_a_real_one(visit: Visit) -> None:
    await stand(statistics(demo=False), visit)


async def searched(text: str, visit: Visit) -> None:
    await many(visit)
    await visit.screen.fill("province-search", text)


async def whole(visit: Visit) -> None:
    await many(visit)
    await visit.screen.choose("province-order", "name")
    await visit.screen.click("all-provinces")
