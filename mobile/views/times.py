"""Legal times and moments, in words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, assert_never

from mobile.i18n import Words

if TYPE_CHECKING:
    from mobile.api.models import Span


def span(say: Words, time: Span) -> str:
    """15 iş günü."""
    match time.unit:
        case "day":
            return say.count("{n} gün", "{n} gün", time.amount)
        case "working_day":
            return say.count("{n} iş günü", "{n} iş günü", time.amount)
        case "month":
            return say.count("{n} ay", "{n} ay", time.amount)
        case _:
            assert_never(time.unit)


def at_most(say: Words, time: Span) -> str:
    """En geç 15 iş günü içinde yanıt."""
    return say("En geç {time} içinde yanıt", time=span(say, time))


def age(say: Words, moment: datetime) -> str:
    """How long ago a draft was kept, roughly; `moment` is aware."""
    gone = datetime.now(UTC) - moment
    minutes = max(0, int(gone.total_seconds() // 60))
    if minutes < 1:
        return say("Az önce kaydedildi")
    if minutes < 60:
        return say.count("{n} dakika önce kaydedildi", "{n} dakika önce kaydedildi", minutes)
    if minutes < 60 * 24:
        hours = minutes // 60
        return say.count("{n} saat önce kaydedildi", "{n} saat önce kaydedildi", hours)
    days = minutes // (60 * 24)
    return say.count("{n} gün önce kaydedildi", "{n} gün önce kaydedildi", days)


def clock_time(say: Words, moment: datetime) -> str:
    """14.05, in Türkiye's time: a moment without its day."""
    return say.moment(moment).rpartition(", ")[2]
