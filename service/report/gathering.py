"""From the database to the rows of a report. Only counts are read, never what citizens wrote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, case, func, select

from service.desk.seeing import Seeing
from service.places import PlaceBook
from service.report.figures import Figures
from service.report.month import Month
from service.statistics.counting import midnight
from service.store.tables import applications, decisions
from service.store.tip_tables import tips
from service.topics import TopicTable
from service.units import UnitRegistry

Rows = tuple[tuple[str, Figures], ...]


@dataclass(frozen=True)
class Report:
    """Names with their figures, each list in the order in which it is read. An office counts for
    its valilik and for its ministry, so the two lists add up to more than all."""

    month: Month
    all: Figures
    valilik: Rows
    ministry: Rows
    elsewhere: Figures
    """What is with no valilik and no ministry: the central office, boards, municipalities."""
    topics: Rows
    tips: int
    """Anonymous ones received, in the whole country."""

    @property
    def empty(self) -> bool:
        return self.all.empty and not self.tips


class Gathering:
    """Knows which unit counts for whom."""

    def __init__(self, units: UnitRegistry, places: PlaceBook, topics: TopicTable) -> None:
        self._seeing = Seeing(units)
        self._titles = {topic.id: topic.title["tr"] for topic in topics.topics.topics}
        named = (
            (province.id, units.named(f"{province.name} Valiliği", province.id))
            for province in places.places.provinces
        )
        self._valilik = {unit.number: unit.name for _, unit in named if unit}
        self._ministries = {unit.number: unit.name for unit in units.search("", len(units))}

    def report(self, connection: Connection, month: Month) -> Report:
        """The report of a month, as far as it has come."""
        whole, elsewhere = Figures(), Figures()
        by_unit: defaultdict[int, Figures] = defaultdict(Figures)
        by_topic: defaultdict[str, Figures] = defaultdict(Figures)
        for unit, topic, add in _cells(connection, month):
            title = self._titles.get(topic or "", "Konu belirtilmemiş")
            bodies = self._bodies(unit)
            for row in (whole, by_topic[title], *(by_unit[body] for body in bodies)):
                add(row, title)
            if not bodies:
                add(elsewhere, title)
        return Report(
            month=month,
            all=whole,
            valilik=_named(self._valilik, by_unit),
            ministry=_named(self._ministries, by_unit),
            elsewhere=elsewhere,
            topics=tuple(sorted(by_topic.items(), key=lambda one: (-one[1].received, one[0]))),
            tips=_tips(connection, month),
        )

    def _bodies(self, unit: int | None) -> list[int]:
        """The valilik and the ministry for which a unit counts, where it has them."""
        if unit is None:
            return []
        place = self._seeing.line(unit, by_institution=False) & self._valilik.keys()
        line = self._seeing.line(unit, by_institution=True) & self._ministries.keys()
        return [*place, *line]


def _named(names: dict[int, str], found: dict[int, Figures]) -> Rows:
    return tuple((name, found[number]) for number, name in names.items() if number in found)


_Add = Callable[[Figures, str], None]


def _cells(connection: Connection, month: Month) -> Iterator[tuple[int | None, str | None, _Add]]:
    """Each group of applications and of answers: whose it is, and how it is added to a row."""
    a, d = applications.c, decisions.c
    received = connection.execute(
        select(a.unit, a.topic, func.count().label("n"))
        .where(a.received_at >= midnight(month.first), a.received_at < midnight(month.after))
        .group_by(a.unit, a.topic)
    )
    for row in received:
        yield row.unit, row.topic, _received(row.n)
    in_time = case((d.due.is_(None), None), (d.decided_on <= d.due, 1), else_=0)
    decided = connection.execute(
        select(d.unit, d.topic, d.result, d.days, in_time.label("in_time"), func.count().label("n"))
        .where(d.decided_on >= month.first, d.decided_on < month.after)
        .group_by(d.unit, d.topic, d.result, d.days, in_time)
    )
    for row in decided:
        yield row.unit, row.topic, _decided(row)


def _received(n: int) -> _Add:
    def add(row: Figures, topic: str) -> None:
        row.received += n
        row.topics[topic] += n

    return add


def _decided(found: Any) -> _Add:
    def add(row: Figures, _topic: str) -> None:
        row.results[found.result] += found.n
        row.days[found.days] += found.n
        if found.in_time is not None:
            row.with_a_last_day += found.n
            row.in_time += found.n * found.in_time

    return add


def _tips(connection: Connection, month: Month) -> int:
    received = tips.c.received_on
    return connection.execute(
        select(func.count()).where(received >= month.first, received < month.after)
    ).scalar_one()
