"""Days, times, numbers and amounts as each language writes them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal

_ISTANBUL = ZoneInfo("Europe/Istanbul")
_LOCALES = {"en": "en_GB", "tr-kolay": "tr"}
"""Where a language's own tag does not say how it writes."""
_WEEKDAY = {"tr": "d MMMM y EEEE"}


def day(value: date, language: str) -> str:
    """2 Kasım 2026."""
    return format_date(value, "long", locale=_locale(language))


def day_and_weekday(value: date, language: str) -> str:
    """2 Kasım 2026 Pazartesi."""
    locale = _locale(language)
    return format_date(value, _WEEKDAY.get(locale, "full"), locale=locale)


def second(value: datetime, language: str) -> str:
    """2 Kasım 2026 14:05:09, in Türkiye. `value` has a time zone."""
    clock = format_datetime(value, "HH:mm:ss", tzinfo=_ISTANBUL, locale=_locale(language))
    return f"{day(value.astimezone(_ISTANBUL).date(), language)} {clock}"


def number(value: int, language: str) -> str:
    """1.234 in Turkish, 1,234 in English."""
    return format_decimal(value, locale=_locale(language))


def lira(value: Decimal | float, language: str) -> str:
    """₺12,50."""
    return format_currency(value, "TRY", locale=_locale(language))


def _locale(language: str) -> str:
    return _LOCALES.get(language, language)
