"""Dates, times and numbers, by Babel. Imported only when one is shown: Babel is heavy."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

ISTANBUL = ZoneInfo("Europe/Istanbul")
_LOCALES = {"tr": "tr", "en": "en_GB"}
_DAY = {"tr": "d MMMM y EEEE", "en": "EEEE d MMMM y"}
_TIME = {"tr": "HH.mm", "en": "HH:mm"}
_NO_BREAK = "\u00a0"


def day(value: date, language: str) -> str:
    """2 Kasım 2026 Pazartesi. Its number and month never part at a line's end."""
    written = format_date(value, _DAY.get(language, "full"), locale=_LOCALES[language])
    number = str(value.day)
    return written.replace(f"{number} ", f"{number}{_NO_BREAK}", 1)


def moment(value: datetime, language: str) -> str:
    """2 Kasım 2026, 14.05 in Europe/Istanbul. A naive `value` has no meaning: ValueError."""
    if value.tzinfo is None:
        raise ValueError("a time without its zone")
    local = value.astimezone(ISTANBUL)
    locale = _LOCALES[language]
    written = format_date(local.date(), "d MMMM y", locale=locale)
    clock = format_time(local, _TIME.get(language, "short"), tzinfo=ISTANBUL, locale=locale)
    return f"{written}, {clock}"


def number(value: float, language: str) -> str:
    """1.234,5 in Turkish, 1,234.5 in English."""
    return format_decimal(value, locale=_LOCALES[language])
