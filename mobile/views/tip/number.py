"""The number of a tip: shown once, kept by nobody but the citizen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from mobile.i18n.spelling import spelled
from mobile.views.at import At, Screen
from mobile.views.mending import to_mend
from mobile.views.parts.choice import Answer, choices
from mobile.views.parts.field import field
from mobile.views.parts.layout import Part, box, stack
from mobile.views.parts.notice import notice
from mobile.views.parts.pagework import (
    NUMBER,
    SPELLED,
    done_by_page,
    named_for_page,
)
from mobile.views.parts.press import buttons, primary, secondary
from mobile.views.parts.qr import qr
from mobile.views.parts.text import heading, soft, title, words
from mobile.views.tip.enclosed import files_of
from mobile.views.tip.receipt import receipt_of_tip

if TYPE_CHECKING:
    from mobile.api.models import TipReceipt
    from mobile.state.reporting import Safe

C, I = ft.Colors, ft.Icons  # noqa: E741


def number(at: At, receipt: TipReceipt) -> Screen:
    say, reporting = at.say, at.store.reporting
    faults, listed = to_mend(at, reporting.mistakes, scrolls=True)
    head = say("Yeni takip numaranız") if reporting.renewed else say("İhbarınız alındı")

    def finish() -> None:
        if reporting.finish():
            at.go("/")

    content: list[Part] = [
        listed,
        _shown(at, head, receipt.number),
        notice(
            at,
            say(
                "Kâğıda yazın, yazdırın ya da güvendiğiniz bir yere kopyalayın. Kaybederseniz "
                "yenisi verilemez; kim olduğunuzu bilmiyoruz."
            ),
            "warn",
            head=say("Numarayı şimdi saklayın"),
        ),
        ft.Container(files_of(at, receipt.number), key=ft.ScrollKey("asked-files"))
        if at.store.enclosing.rows
        else None,
        _ways_to_keep(at, receipt.number) if reporting.revealed else None,
        receipt_of_tip(at) if receipt.signed and reporting.revealed else None,
        stack(
            heading(say("Numara güvende mi?")),
            ft.Container(_safe(at, faults), key=ft.ScrollKey("asked-safe")),
            ft.Container(_last_group(at, faults), key=ft.ScrollKey("asked-last_group"))
            if reporting.safe == "written"
            else None,
        ),
        buttons(at.look, primary(at, say("Bitirin ve izleri silin"), finish, key="finish")),
    ]
    return Screen(head, "home", content, mistaken=bool(faults), turn="number", discreet=True)


def _shown(at: At, head: str, number: str) -> ft.Control:
    """Behind a reveal: somebody may be looking over the shoulder."""
    say, reporting, ink = at.say, at.store.reporting, C.ON_PRIMARY
    sign = ft.Icon(I.CHECK_CIRCLE_ROUNDED, color=ink, size=at.look.icon(32))
    role = "number" if at.look.width >= 360 else "heading"
    if reporting.revealed:
        half = number.find("-", len(number) // 3) + 1
        broken = f"{number[:half]}\u200b{number[half:]}"
        shown: ft.Control = named_for_page(
            NUMBER, words(say.own(broken), role, ink, semantics_label=number)
        )
    else:
        dots = "•••• •••• •••• •••• •"
        shown = words(dots, role, ink, semantics_label=say("Numara gizli"))
    verb = say("Numarayı gizleyin") if reporting.revealed else say("Numarayı gösterin")
    icon = I.VISIBILITY_OFF_OUTLINED if reporting.revealed else I.VISIBILITY_OUTLINED
    return box(
        at.look,
        stack(
            ft.Row([sign, ft.Container(title(head, ink), expand=True)], spacing=12),
            stack(words(say("Takip numaranız"), "body", ink), shown, gap="xs"),
            words(say("Bu sayfadan çıkınca numara bir daha gösterilmez."), "body", ink),
            buttons(
                at.look,
                secondary(
                    at,
                    verb,
                    lambda: reporting.reveal(not reporting.revealed),
                    key="reveal",
                    icon=icon,
                ),
            ),
        ),
        bgcolor=C.PRIMARY,
        border=C.PRIMARY,
    )


def _ways_to_keep(at: At, number: str) -> ft.Control:
    say = at.say
    ways: list[ft.Control] = [
        secondary(
            at,
            say("Numarayı kopyalayın"),
            None,
            key="copy",
            icon=I.CONTENT_COPY_ROUNDED,
            action=ft.CopyToClipboard(number),
        )
    ]
    if at.web:
        ways += [
            done_by_page("print", at, say("Yazdırın"), I.PRINT_OUTLINED),
            done_by_page("read-aloud", at, say("Harf harf dinleyin"), I.VOLUME_UP_OUTLINED),
        ]
    spelling = "\n".join(", ".join(group) for group in spelled(number, say.language))
    letters = box(
        at.look,
        stack(
            words(say("Harf harf"), "strong"),
            named_for_page(SPELLED, words(spelling)),
            gap="xs",
        ),
        padding="m",
    )
    code = qr(at, number, say("Takip numarasının karekodu"))
    beside = stack(
        words(say("Karekod"), "strong"),
        soft(say("Başka bir telefonun kamerasıyla okutursanız numara o telefona geçer."), "small"),
        gap="xs",
    )
    both: ft.Control = stack(ft.Row([code]), beside)
    if at.look.wide:
        both = ft.Row([code, ft.Container(beside, expand=True)], spacing=16)
    return stack(heading(say("Saklamanın yolları")), buttons(at.look, *ways), letters, both)


def _safe(at: At, faults: dict[str, str]) -> ft.Control:
    say, reporting = at.say, at.store.reporting

    def choose(value: str) -> None:
        how: Safe = "written"
        if value in ("printed", "read_out"):
            how = value
        reporting.say_safe(how)

    read_out = [Answer("read_out", say("Arayana okudum, o da yazdı"))]

    return choices(
        at,
        "safe",
        say("Numarayı nasıl sakladınız?"),
        [
            Answer("written", say("Yazdım ya da kopyaladım")),
            Answer("printed", say("Yazdırdım")),
            *(read_out if reporting.operator else []),
        ],
        reporting.safe or None,
        choose,
        error=faults.get("safe", ""),
    )


def _last_group(at: At, faults: dict[str, str]) -> ft.Control:
    say, reporting = at.say, at.store.reporting
    return field(
        at,
        "last_group",
        say("Numaranın son grubu (zorunlu)"),
        reporting.type_last_group,
        value=reporting.last_group,
        hint=say("Sakladığınız yere bakıp son dört harf ya da rakamı yazın. Yapıştırabilirsiniz."),
        error=faults.get("last_group", ""),
        short=True,
        autocorrect=False,
        enable_suggestions=False,
    )
