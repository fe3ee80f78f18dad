"""A month of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MONTHS: Final = (
    "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim",
    "Kasım", "Aralık",
)  # fmt: skip
_WRITTEN = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


class NoSuchMonth(Exception):
    """What was given is no month, or none that has begun."""


@dataclass(frozen=True)
class Month:
    """`last` is its last day, or today where the month is not over; `after` the first day of the
    next one. Days in Türkiye."""

    first: date
    last: date
    after: date

    @property
    def whole(self) -> bool:
        return self.last + timedelta(days=1) == self.after

    def __str__(self) -> str:
        return f"{MONTHS[self.first.month - 1]} {self.first.year}"


def month(written: str, today: date) -> Month:
    """The month written as 2026-11. Raises NoSuchMonth with a sentence."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise NoSuchMonth(f"{written}: böyle bir ay yok. Ayı şöyle yazın: 2026-11.")
    first = date(int(found[1]), int(found[2]), 1)
    after = (first + timedelta(days=31)).replace(day=1)
    if first > today:
        raise NoSuchMonth(f"{written}: bu ay henüz başlamadı. Başlamış bir ay yazın.")
    return Month(first, min(today, after - timedelta(days=1)), after)
