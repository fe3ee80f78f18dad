"""Before an anonymous tip: the two ways, and what each of them means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from mobile.state.reporting import FORM
from mobile.views.addresses import TIP_RETURN, page_of
from mobile.views.at import At, Screen
from mobile.views.form_start import elsewhere
from mobile.views.home import home
from mobile.views.parts.choice import Answer
from mobile.views.parts.layout import Part, rows, stack
from mobile.views.parts.notice import notice
from mobile.views.parts.press import buttons, primary, secondary
from mobile.views.parts.several import several
from mobile.views.parts.text import heading, soft, title, words
from mobile.views.parts.waiting import waiting
from mobile.views.tip.ways import ways

if TYPE_CHECKING:
    from mobile.api.models import Form

I = ft.Icons  # noqa: E741

CONFIDENTIAL = "/basvur/report"
"""The form of a tip whose identity is stored, and hidden from the institution."""


def start(at: At) -> Screen:
    """Whoever comes by the address alone sees the first screen: Back brings nothing back."""
    say, reporting = at.say, at.store.reporting
    if not reporting.opened:
        return home(at)
    asked = say("Nasıl ihbar etmek istersiniz?")
    content: list[Part] = [
        stack(title(asked), soft(say("Aradaki fark, adınızı kimin bildiğidir.")), gap="s"),
    ]
    if reporting.form is None or at.store.filing.places is None:
        return Screen(asked, "home", [*content, waiting(at)], discreet=True)
    content += [
        notice(
            at,
            say("112 numarasını arayın. İhbarlar hemen okunmaz."),
            "warn",
            head=say("Suç şu anda işleniyorsa ya da biri tehlikedeyse"),
        ),
        _for_a_caller(at) if reporting.operator else None,
        ways(at),
        _before(at) if reporting.way == "anonymous" else None,
        _keeping(at) if reporting.way == "anonymous" else None,
        _go(at, reporting.form),
        elsewhere(at, reporting.form.elsewhere),
    ]
    return Screen(asked, "home", content, discreet=True)


def _for_a_caller(at: At) -> ft.Control:
    say = at.say
    return notice(
        at,
        say(
            "Sonunda takip numarasını harf harf okuyun. Arayan, numarayla ilk girişinde yenisini "
            "alır; onu siz görmezsiniz."
        ),
        head=say("Arayan adına yazıyorsunuz"),
        icon=I.SUPPORT_AGENT_ROUNDED,
    )


def _before(at: At) -> Part:
    """What to know first. On the web one thing more."""
    say = at.say
    facts = [
        (
            I.WORK_OFF_OUTLINED,
            say("İş yerinizin telefonunu, bilgisayarını ve ağını kullanmayın"),
            say("İş yeri, hangi sayfaların açıldığını görebilir."),
        ),
        (
            I.KEY_ROUNDED,
            say("Sonunda bir takip numarası alırsınız"),
            say(
                "Yanıtı ve soruları yalnız onunla okursunuz. Numarayı biz de bilmeyiz; "
                "kaybederseniz yenisini veremeyiz."
            ),
        ),
        (
            I.FACT_CHECK_OUTLINED,
            say("Bir görevliyi ihbar ediyorsanız"),
            say(
                "Kişi ya da olay, yer ve zaman belli olmalı; belge de gerekir. Yoksa ihbar işleme "
                "konamaz (4483 sayılı Kanun m.4)."
            ),
        ),
        (
            I.VISIBILITY_OFF_OUTLINED,
            say("Ne saklanır, ne saklanmaz?"),
            say(
                "Gönderdiğinizi yalnız ihbar bürosu açabilir. Ağ adresiniz, cihazınız ve saat "
                "kaydedilmez; yalnız gün kalır."
            ),
        ),
    ]
    if at.web:
        facts.append(
            (
                I.PHONE_ANDROID_ROUNDED,
                say("Telefon uygulaması daha güvenlidir"),
                say(
                    "Burada yazdıklarınız siz yazarken sunucunun belleğinden geçer; kaydedilmez ve "
                    "çıkınca silinir. Uygulamada ise gönderene kadar telefonunuzda kalır."
                ),
            )
        )
    return stack(
        heading(say("Başlamadan önce bilin")),
        rows(at.look, *[_fact(at, *one) for one in facts]),
    )


def _fact(at: At, icon: ft.IconData, head: str, text: str) -> ft.Control:
    said = ft.Container(stack(words(head, "strong"), words(text), gap="xs"), expand=True)
    row = ft.Row(
        [*at.look.ornament(ft.Icon(icon, size=at.look.icon(), color=ft.Colors.PRIMARY)), said],
        spacing=16,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return ft.Container(row, padding=ft.Padding.symmetric(horizontal=16, vertical=14))


def _keeping(at: At) -> ft.Control:
    say, reporting = at.say, at.store.reporting
    keep = Answer(
        "keep",
        say("Yazarken bu cihazda sakla"),
        say(
            "Seçmezseniz, bu sayfalardan çıkınca yazdıklarınız silinir. Seçerseniz, bu cihazı "
            "açabilen herkes onları bulabilir."
        ),
    )
    return several(
        at,
        "here",
        say("Taslak"),
        [keep],
        ["keep"] if reporting.keeping else [],
        lambda _ticked: reporting.keep_here(True),
        lambda _cleared: reporting.keep_here(False),
    )


def _where_left(at: At) -> None:
    filing = at.store.filing
    draft = filing.drafts[FORM]
    at.go(page_of(filing.pages(draft.form), filing.left_at(draft)))


def _go(at: At, form: Form) -> ft.Control:
    say, reporting = at.say, at.store.reporting

    def begin() -> None:
        if reporting.way == "confidential":
            at.go(CONFIDENTIAL)
            return
        reporting.begin()
        _where_left(at)

    async def go_on() -> None:
        if await reporting.go_on():
            _where_left(at)

    back_in = secondary(
        at,
        say("Takip numaram var"),
        lambda: at.go(TIP_RETURN),
        key="have-number",
        icon=I.KEY_ROUNDED,
    )
    kept = None
    if reporting.kept and reporting.draft is None:
        goes_on = say("Bu cihazdaki ihbara devam edin")
        kept = secondary(at, goes_on, go_on, key="go-on-kept", icon=I.HISTORY_ROUNDED)
    return buttons(
        at.look,
        primary(at, say("Devam"), begin, key="begin"),
        *([kept] if kept else []),
        back_in,
    )
