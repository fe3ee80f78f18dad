"""The receipt of an application: what it says, as a code, and to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from mobile.views.addresses import VERIFY
from mobile.views.at import At, Screen
from mobile.views.parts.layout import Part, box, stack
from mobile.views.parts.notice import notice, status
from mobile.views.parts.press import buttons, primary, quiet, secondary
from mobile.views.parts.qr import qr
from mobile.views.parts.text import heading, soft, title, words
from mobile.views.parts.waiting import waiting
from mobile.views.receipts.says import says

if TYPE_CHECKING:
    from mobile.api.models import SignedReceipt

I = ft.Icons  # noqa: E741


def own(at: At) -> Screen:
    say, receipts = at.say, at.store.receipts
    number = at.params["number"]
    name = say("Alındı belgesi")
    back = quiet(
        at,
        say("Başvurunuz"),
        lambda: at.go(f"/takip/{number}"),
        key="back",
        icon=I.ARROW_BACK_ROUNDED,
    )
    if receipts.number == number and receipts.missing:
        return Screen(name, "track", [stack(back, title(name), gap="s"), _missing(at)])
    if receipts.number != number or receipts.opened is None:
        return Screen(name, "track", [stack(back, title(name), gap="s"), waiting(at)])
    return Screen(name, "track", [stack(back, title(name), gap="s"), *_shown(at, receipts.opened)])


def _missing(at: At) -> ft.Control:
    say = at.say
    if at.store.receipts.missing == "no_receipt":
        return notice(
            at,
            say("Başvurunuz, belge verilmeye başlanmadan önce geldi. Kaydı duruyor."),
            head=say("Bu başvurunun alındı belgesi yok"),
        )
    return soft(say("Bu numarada bir başvurunuz yok. Başvurunuzu listeden seçin."))


def _shown(at: At, receipt: SignedReceipt) -> list[Part]:
    say, receipts = at.say, at.store.receipts
    return [
        soft(say("Başvurunuzun alındığını kanıtlar. İmzası internet olmadan da doğrulanır.")),
        says(at, receipt.says),
        stack(
            buttons(
                at.look,
                primary(
                    at,
                    say("PDF indirin"),
                    receipts.save_paper,
                    key="save-paper",
                    icon=I.DOWNLOAD_ROUNDED,
                ),
                secondary(
                    at,
                    say("İçeriği indirin"),
                    receipts.save_content,
                    key="save-content",
                    icon=I.DESCRIPTION_OUTLINED,
                ),
            ),
            saved(at),
            soft(
                say(
                    "Belgede yazdıklarınız yoktur. Ne yazdığınızı da kanıtlamak isterseniz içerik "
                    "dosyasını belgeyle birlikte saklayın."
                ),
                "small",
            ),
        ),
        heading(say("Karekod ve metin")),
        _to_check(at, receipt.text),
        quiet(
            at,
            say("Belge doğrulayın"),
            lambda: at.go(VERIFY),
            key="go-verify",
            icon=I.VERIFIED_OUTLINED,
        ),
    ]


def saved(at: At) -> Part:
    """What was saved last. It comes and goes as a whole: once emptied, a line stayed silent."""
    name = at.store.saving.saved
    return status(soft(at.say("İndirildi: {name}", name=name), "small")) if name else None


def _to_check(at: At, text: str) -> ft.Control:
    say = at.say
    code = qr(at, text, say("Belgenin metnini taşıyan karekod"), width=240)
    beside = stack(
        soft(
            say(
                "Karekodda aşağıdaki metin vardır, adres yoktur. Doğrulayan kişi metni “Belge "
                "doğrulayın” sayfasına yapıştırır."
            ),
            "small",
        ),
        secondary(
            at,
            say("Metni kopyalayın"),
            None,
            key="copy",
            icon=I.CONTENT_COPY_ROUNDED,
            action=ft.CopyToClipboard(text),
        ),
    )
    inside = ft.Row([code, ft.Container(beside, expand=True)], spacing=16)
    both = inside if at.look.wide and not at.look.large else stack(ft.Row([code]), beside)
    return box(
        at.look,
        stack(both, words(text, "small", semantics_label=say("Belgenin metni"))),
        padding="m",
    )
