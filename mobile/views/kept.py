"""Whether what is being written is kept, and what to look at again."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import flet as ft

from mobile.views.at import At
from mobile.views.parts.layout import Part
from mobile.views.parts.notice import notice, status
from mobile.views.parts.pagework import PUZZLE, named_for_page
from mobile.views.parts.text import soft
from mobile.views.questions import name_of
from mobile.views.times import clock_time

if TYPE_CHECKING:
    from mobile.state.draft import Draft


def kept(at: At, draft: Draft) -> ft.Control:
    """A line that is always there, below the buttons: what it says never moves them."""
    # A box of its own: beside another status it would have the same key.
    told = _tip_told(at) if draft.form.anonymous else _told(at, draft)
    line = status(soft(told, "small"))
    if at.web and at.store.proving.under_way:
        # There the page's script sees that there is a puzzle to solve.
        return ft.Container(named_for_page(PUZZLE, line), key="kept")
    return ft.Container(line, key="kept")


def _tip_told(at: At) -> str:
    if at.store.reporting.keeping:
        return at.say("Her adımda bu cihaza kaydedilir. Hızlı çıkış onu da siler.")
    return at.say("Yazdıklarınız hiçbir yere kaydedilmez. Bu sayfalardan çıkınca silinir.")


def _told(at: At, draft: Draft) -> str:
    say = at.say
    match draft.kept:
        case "":
            return say("Her adımda taslağınız kaydedilir.")
        case "saved" if draft.saved_at:
            time = clock_time(say, draft.saved_at)
            return say("Taslağınız kaydedildi, Türkiye saatiyle {time}.", time=time)
        case "saved":
            return say("Taslağınız kaydedildi.")
        case "not_saved":
            return say(
                "Taslak kaydedilemedi. Yazdıklarınız bu sayfada duruyor; sonraki adımda yeniden "
                "denenir."
            )
        case "parted":
            return say(
                "Bu taslak başka bir cihazda değişmişti. Buradaki yazdıklarınız ayrı bir taslak "
                "oldu."
            )
        case _:
            assert_never(draft.kept)


def changed_form(at: At, draft: Draft) -> Part:
    """The form is another than when these answers were written."""
    if not draft.again:
        return None
    names = ", ".join(name_of(at, draft.form, question) for question in draft.again)
    return notice(
        at,
        at.say("Yazdıklarınız duruyor. Şunlara yeniden bakın: {names}.", names=names),
        "warn",
        head=at.say("Bu form siz yazarken yenilendi"),
        icon=ft.Icons.HISTORY_ROUNDED,
    )
