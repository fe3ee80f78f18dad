"""How a number is said, also one that is not told."""

from __future__ import annotations

from mobile.api.models import Count, Statistics
from mobile.i18n import Words


def said(say: Words, count: Count, told: Statistics) -> str:
    """The number, or why it is not told; a reason of a newer service is none we know."""
    if count.n is not None:
        return say.number(count.n)
    if count.why == "few":
        return say("{least} taneden az", least=told.least)
    return say("Söylenmiyor")
