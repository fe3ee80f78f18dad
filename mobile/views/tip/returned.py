"""Coming back to a tip: its number, then where it stands and the messages of both sides."""

from __future__ import annotations

import flet as ft

from mobile.i18n import Words
from mobile.views.addresses import NUMBER_PAGE, TIP
from mobile.views.at import At, Screen
from mobile.views.mending import to_mend
from mobile.views.parts.field import field
from mobile.views.parts.layout import Part, stack
from mobile.views.parts.notice import Tone, chip, notice
from mobile.views.parts.press import buttons, primary, quiet, secondary
from mobile.views.parts.text import heading, soft, strong, title
from mobile.views.tip.enclosed import enclose
from mobile.views.tip.messages import messages

I = ft.Icons  # noqa: E741


def returned(at: At) -> Screen:
    """The door while no number opened it, then what is behind it."""
    return _opened(at) if at.store.returning.status else _door(at)


def _door(at: At) -> Screen:
    say, returning = at.say, at.store.returning
    name = say("Takip numaranızla açın")
    faults, listed = to_mend(at, returning.mistakes)
    content: list[Part] = [
        listed,
        stack(
            title(name),
            soft(say("Yalnız numara yeter. Kim olduğunuz sorulmaz.")),
            gap="s",
        ),
        field(
            at,
            "number",
            say("Takip numarası (zorunlu)"),
            returning.type_number,
            value=returning.typed,
            hint=say("Örnek: K7QX-9F2M-TR4C-8WZD-G. Küçük harf ve boşluk olabilir."),
            error=faults.get("number", ""),
            autocorrect=False,
            enable_suggestions=False,
            on_submit=returning.look,
        ),
        buttons(
            at.look,
            primary(at, say("Açın"), returning.look, key="open"),
            secondary(at, say("Yeni bir ihbar"), lambda: at.go(TIP), key="new-tip"),
        ),
        notice(
            at,
            say("Kaybolan numarayı biz de bulamayız. Yeniden ihbar edebilirsiniz."),
            head=say("Numaranız yoksa"),
        ),
    ]
    return Screen(name, "home", content, mistaken=bool(faults), turn="door", discreet=True)


def _opened(at: At) -> Screen:
    say, returning = at.say, at.store.returning
    status = returning.status
    assert status
    name = say("İhbarınız")
    told, tone, icon, meaning = _standing(say, status.status)
    faults, listed = to_mend(at, returning.mistakes)
    content: list[Part] = [
        listed,
        stack(
            title(name),
            chip(at, told, tone, icon),
            soft(meaning),
            soft(say("{day} günü alındı.", day=say.day(status.received_on)), "small"),
            gap="s",
        ),
    ]
    if status.status == "withdrawn":
        content.append(_close(at))
        return Screen(name, "home", content, turn="opened", discreet=True)
    content += [
        _seen_by_operator(at) if status.taken_by_operator else None,
        messages(at, status.messages),
        _write(at, faults),
        enclose(at, "more", returning.number),
        heading(say("Başka ne yapabilirsiniz?")),
        None if status.taken_by_operator else _another_number(at),
        _withdraw(at),
        _close(at),
    ]
    return Screen(name, "home", content, mistaken=bool(faults), turn="opened", discreet=True)


def _standing(say: Words, status: str) -> tuple[str, Tone, ft.IconData, str]:
    match status:
        case "received":
            return (
                say.about("ihbar", "Alındı"),
                "info",
                I.MARK_EMAIL_READ_OUTLINED,
                say("İhbar bürosu henüz okumadı."),
            )
        case "assessing":
            return (
                say.about("ihbar", "Okundu"),
                "info",
                I.SEARCH_ROUNDED,
                say("İhbar bürosu inceliyor."),
            )
        case "more_information_needed":
            return (
                say("Size soru var"),
                "warn",
                I.HELP_OUTLINE_ROUNDED,
                say("İhbar bürosunun sorusunu aşağıda yanıtlayabilirsiniz."),
            )
        case "answered":
            return (
                say("Sonuç yazıldı"),
                "good",
                I.CHECK_CIRCLE_OUTLINE_ROUNDED,
                say("İhbar bürosunun yazdığı aşağıda."),
            )
        case "withdrawn":
            return (
                say.about("ihbar", "Geri çekildi"),
                "calm",
                I.DELETE_OUTLINE_ROUNDED,
                say("Yazdıklarınız silindi. Kimse okuyamaz, geri de getirilemez."),
            )
        case _:
            return say.about("ihbar", "İşlemde"), "info", I.HOURGLASS_TOP_ROUNDED, ""


def _write(at: At, faults: dict[str, str]) -> ft.Control:
    say, returning = at.say, at.store.returning
    return stack(
        heading(say("Büroya yazın")),
        field(
            at,
            "message",
            say("Mesajınız"),
            returning.type_message,
            value=returning.message,
            hint=say("Sizi ele verecek bir şey ve takip numaranızı yazmayın."),
            error=faults.get("message", ""),
            multiline=True,
            min_lines=3,
            max_lines=10,
        ),
        buttons(
            at.look,
            primary(at, say("Mesajı gönderin"), returning.write, key="write"),
            secondary(
                at,
                say("Yeni mesaj var mı?"),
                returning.look_again,
                key="look-again",
                icon=I.REFRESH_ROUNDED,
            ),
        ),
    )


def _seen_by_operator(at: At) -> ft.Control:
    """A caller's first visit: somebody else has had the number before their eyes."""
    say = at.say
    return notice(
        at,
        say("İhbarınızı telefonda yazan görevli numaranızı gördü. Yenisini yalnız siz görürsünüz."),
        "warn",
        head=say("Yeni bir takip numarası alın"),
        below=buttons(at.look, _exchange(at)),
    )


def _another_number(at: At) -> ft.Control:
    say = at.say
    told = say("Eski numara o anda geçersiz olur.")
    return stack(
        strong(say("Numaranızı biri mi gördü?")), soft(told), buttons(at.look, _exchange(at))
    )


def _exchange(at: At) -> ft.Control:
    async def exchange() -> None:
        if await at.store.returning.exchange():
            at.go(NUMBER_PAGE)

    verb = at.say("Yeni numara alın")
    return secondary(at, verb, exchange, key="exchange", icon=I.AUTORENEW_ROUNDED)


def _withdraw(at: At) -> ft.Control:
    say, returning = at.say, at.store.returning
    if not returning.asked_to_withdraw:
        return quiet(
            at,
            say("İhbarı geri çekin"),
            lambda: returning.ask_to_withdraw(True),
            key="ask-withdraw",
            icon=I.UNDO_ROUNDED,
        )
    return notice(
        at,
        say("Yazdıklarınız ve mesajlar hemen silinir. Bundan dönülemez."),
        "bad",
        head=say("İhbar geri çekilsin mi?"),
        below=buttons(
            at.look,
            secondary(at, say("Geri çekin ve silin"), returning.withdraw, key="withdraw"),
            secondary(
                at,
                say("Vazgeçin"),
                lambda: returning.ask_to_withdraw(False),
                key="keep-tip",
            ),
        ),
    )


def _close(at: At) -> ft.Control:
    return buttons(
        at.look,
        secondary(
            at,
            at.say("Kapatın ve izleri silin"),
            lambda: at.go("/"),
            key="close-tip",
            icon=I.CLOSE_ROUNDED,
        ),
    )
