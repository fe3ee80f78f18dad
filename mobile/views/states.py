"""The states of an application, in words, with their sign and tone."""

from __future__ import annotations

import flet as ft

from mobile.i18n import Words
from mobile.views.parts.notice import Tone

I = ft.Icons  # noqa: E741


def state(say: Words, status: str) -> tuple[str, Tone, ft.IconData]:
    """Where an application stands, for a chip. An unknown status is told as it came."""
    match status:
        case "received":
            return say("Alındı"), "info", I.MARK_EMAIL_READ_OUTLINED
        case "assessing":
            return say("Okunuyor"), "info", I.SEARCH_ROUNDED
        case "at_unit":
            return say("Kuruma ulaştı"), "info", I.ACCOUNT_BALANCE_OUTLINED
        case _:
            return say("İşlemde"), "info", I.HOURGLASS_TOP_ROUNDED


def event(say: Words, kind: str, unit: str | None) -> tuple[str, ft.IconData]:
    """What happened, for the timeline."""
    match kind:
        case "received":
            return say("Başvurunuz alındı"), I.CHECK_ROUNDED
        case "assessing":
            return say("Başvurunuz okunuyor"), I.SEARCH_ROUNDED
        case "at_unit" if unit:
            return say("Kuruma ulaştı: {unit}", unit=unit), I.ACCOUNT_BALANCE_OUTLINED
        case _:
            return say("Başvurunuzda bir gelişme oldu"), I.UPDATE_ROUNDED
