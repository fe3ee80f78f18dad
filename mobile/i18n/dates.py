"""Dates, times and numbers, by Babel. Imported only when one is shown: Babel is heavy."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

ISTANBUL = ZoneInfo("Europe/Istanbul")
_LOCALES = {"en": "en_GB", "tr-kolay": "tr"}
"""Where a language's own tag does not say how it writes."""
_DAY = {"tr": "d MMMM y EEEE", "en_GB": "EEEE d MMMM y"}
_TIME = {"tr": "HH.mm"}
_NO_BREAK = "\u00a0"


def day(value: date, language: str) -> str:
    """2 Kasım 2026 Pazartesi. Its number and month never part at a line's end."""
    locale = _locale(language)
    written = format_date(value, _DAY.get(locale, "full"), locale=locale)
    return re.sub(rf"\b({value.day}\S*) ", rf"\1{_NO_BREAK}", written, count=1)


def moment(value: datetime, language: str) -> str:
    """2 Kasım 2026, 14.05 in Europe/Istanbul. A naive `value` has no meaning: ValueError."""
    if value.tzinfo is None:
        raise ValueError("a time without its zone")
    local = value.astimezone(ISTANBUL)
    locale = _locale(language)
    written = format_date(local.date(), "long", locale=locale)
    clock = format_time(local, _TIME.get(locale, "HH:mm"), tzinfo=ISTANBUL, locale=locale)
    return f"{written}, {clock}"


def number(value: float, language: str) -> str:
    """1.234,5 in Turkish, 1,234.5 in English."""
    return format_decimal(value, locale=_locale(language))


def _locale(language: str) -> str:
    return _LOCALES.get(language, language)
