"""The receipt of a tip: what it proves, and what it may cost to have it."""

from __future__ import annotations

import flet as ft

from mobile.views.at import At
from mobile.views.parts.layout import stack
from mobile.views.parts.press import buttons, secondary
from mobile.views.parts.text import heading, words
from mobile.views.receipts.own import saved


def receipt_of_tip(at: At) -> ft.Control:
    say = at.say
    return stack(
        heading(say("Alındı belgesi")),
        words(
            say(
                "Yalnızca bugün bir ihbar alındığını söyler; numaranız ve yazdıklarınız içinde "
                "yoktur. Bugün ihbar gönderen herkesinki aynıdır, sizin gönderdiğinizi kanıtlamaz."
            )
        ),
        words(
            say(
                "Evinizde ya da cihazınızda bulunursa ihbar ettiğinizi düşündürebilir; "
                "indirdiğiniz dosyayı biz silemeyiz."
            ),
            "strong",
        ),
        buttons(
            at.look,
            secondary(
                at,
                say("Belgeyi indirin"),
                at.store.receipts.save_tip_paper,
                key="save-tip-paper",
                icon=ft.Icons.DOWNLOAD_ROUNDED,
            ),
        ),
        saved(at),
    )
