"""The cells of a report, for the spreadsheet and for the paper alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from service.report.figures import Figures
from service.report.gathering import Report
from service.statistics.hiding import alone, privacy

HEAD: Final = (
    "Gelen", "Yanıtlanan", "Olumlu", "Kısmen olumlu", "Olumsuz", "İşleme alınmayan",
    "Ortanca gün", "Ortalama gün", "Süresinde yanıt (%)",
)  # fmt: skip
_RESULTS: Final = ("positive", "partly", "negative", "not_processed")
_TOPICS = 3


def cells(row: Figures) -> list[str]:
    """One for each of HEAD; empty where there is nothing to say."""
    counts = (row.received, row.decided, *(row.results[result] for result in _RESULTS))
    shares = (row.median, row.average, row.in_time_percent)
    return [*map(str, counts), *("" if one is None else decimal(one) for one in shares)]


def decimal(number: float) -> str:
    """With a comma, and without a zero behind it."""
    return f"{round(number, 1):g}".replace(".", ",") if abs(number) < 1e5 else f"{number:.0f}"


def topics(row: Figures) -> str:
    """What most of the received are about, with how many."""
    listed = sorted(row.topics.items(), key=lambda one: (-one[1], one[0]))[:_TOPICS]
    return ", ".join(f"{title} ({n})" for title, n in listed)


def groups(report: Report) -> Iterator[tuple[str, str, Figures]]:
    """Every row: its group, its name, its figures."""
    yield "Toplam", "Türkiye", report.all
    for name, row in report.valilik:
        yield "Valilik", name, row
    for name, row in report.ministry:
        yield "Bakanlık", name, row
    if not report.elsewhere.empty:
        yield "Diğer", "Valilik ve bakanlık dışı", report.elsewhere
    for name, row in report.topics:
        yield "Konu", name, row


def tips(report: Report) -> str:
    """The anonymous ones of the whole country. They are told as a whole alone, and not where they
    are few (docs/decisions/statistics.md)."""
    least = privacy().least
    told = alone(report.tips, least)
    return f"{least} taneden az" if told.n is None else str(told.n)
