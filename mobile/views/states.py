"""The states of an application and what happens to it, in words, with their sign and tone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from mobile.i18n import Words
from mobile.views.parts.notice import Tone

if TYPE_CHECKING:
    from mobile.api.models import Event

I = ft.Icons  # noqa: E741

OVER = ("answered", "not_processed", "withdrawn", "noted")


def state(say: Words, status: str) -> tuple[str, Tone, ft.IconData]:
    """Where an application stands, for a chip. An unknown status is told as it came."""
    match status:
        case "received":
            return say("Alındı"), "info", I.MARK_EMAIL_READ_OUTLINED
        case "assessing":
            return say("Okunuyor"), "info", I.SEARCH_ROUNDED
        case "forwarded":
            return say("Kuruma gönderildi"), "info", I.FORWARD_TO_INBOX_ROUNDED
        case "at_unit":
            return say("Kuruma ulaştı"), "info", I.ACCOUNT_BALANCE_OUTLINED
        case "examining":
            return say("İnceleniyor"), "info", I.CONTENT_PASTE_SEARCH_ROUNDED
        case "extended":
            return say("İnceleniyor, süre uzatıldı"), "info", I.MORE_TIME_ROUNDED
        case "awaiting_approval":
            return say("Yanıt onay bekliyor"), "info", I.FACT_CHECK_OUTLINED
        case "more_information_needed":
            return say("Size soru var"), "warn", I.HELP_OUTLINE_ROUNDED
        case "fee_due":
            return say("Ödeme bekleniyor"), "warn", I.PAYMENTS_OUTLINED
        case "answered":
            return say("Yanıtlandı"), "good", I.CHECK_CIRCLE_OUTLINE_ROUNDED
        case "not_processed":
            return say("İşleme alınmadı"), "calm", I.BLOCK_ROUNDED
        case "withdrawn":
            return say("Geri çekildi"), "calm", I.UNDO_ROUNDED
        case "noted":
            return say("Okundu"), "good", I.DONE_ALL_ROUNDED
        case _:
            return say("İşlemde"), "info", I.HOURGLASS_TOP_ROUNDED


def event(say: Words, happened: Event) -> tuple[str, ft.IconData]:
    """What happened, for the timeline, in the service's own words."""
    return say.pick(happened.words) or _of_old(say, happened.kind, happened.unit), sign(
        happened.kind
    )


def _of_old(say: Words, kind: str, unit: str | None) -> str:
    """An older service tells the kind alone."""
    match kind:
        case "received":
            return say("Başvurunuz alındı")
        case "assessing":
            return say("Başvurunuz okunuyor")
        case "at_unit" if unit:
            return say("Kuruma ulaştı: {unit}", unit=unit)
        case _:
            return say("Başvurunuzda bir gelişme oldu")


_SIGNS: dict[str, ft.IconData] = {
    "received": I.CHECK_ROUNDED,
    "assessing": I.SEARCH_ROUNDED,
    "forwarded": I.FORWARD_TO_INBOX_ROUNDED,
    "at_unit": I.ACCOUNT_BALANCE_OUTLINED,
    "examining": I.CONTENT_PASTE_SEARCH_ROUNDED,
    "asked": I.HELP_OUTLINE_ROUNDED,
    "replied": I.REPLY_ROUNDED,
    "went_on": I.REDO_ROUNDED,
    "fee_noticed": I.PAYMENTS_OUTLINED,
    "fee_paid": I.PAYMENTS_OUTLINED,
    "fee_contested": I.GAVEL_ROUNDED,
    "fee_lapsed": I.MONEY_OFF_ROUNDED,
    "extended": I.MORE_TIME_ROUNDED,
    "drafted": I.FACT_CHECK_OUTLINED,
    "answered": I.MARK_EMAIL_UNREAD_OUTLINED,
    "interim": I.HOURGLASS_TOP_ROUNDED,
    "not_processed": I.BLOCK_ROUNDED,
    "noted": I.DONE_ALL_ROUNDED,
    "withdrawn": I.UNDO_ROUNDED,
    "undone": I.REDO_ROUNDED,
    "asked_where": I.LOCATION_SEARCHING_ROUNDED,
    "rated": I.STAR_OUTLINE_ROUNDED,
    "reopened": I.REPLAY_ROUNDED,
    "objected": I.GAVEL_ROUNDED,
}


def sign(kind: str) -> ft.IconData:
    return _SIGNS.get(kind, I.UPDATE_ROUNDED)
