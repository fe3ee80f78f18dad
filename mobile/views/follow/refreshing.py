"""Asking for news: a button, since Flet has no pull-to-refresh, and a keyboard could not pull."""

from __future__ import annotations

import flet as ft

from mobile.views.at import At
from mobile.views.parts.layout import stack
from mobile.views.parts.notice import status
from mobile.views.parts.press import quiet
from mobile.views.parts.text import soft


def refreshing(at: At) -> ft.Control:
    """What came of it is read out."""
    say, tracking = at.say, at.store.tracking
    told = None
    if tracking.news_found is not None:
        told = say("Yenilendi.") if tracking.news_found else say("Yeni bir gelişme yok.")
    return stack(
        quiet(at, say("Yenileyin"), tracking.refresh, key="refresh", icon=ft.Icons.REFRESH_ROUNDED),
        status(soft(told)) if told else None,
        gap="xs",
    )
