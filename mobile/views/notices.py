"""How the citizen hears of news when the app is closed. One tap stops either way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import flet as ft

from mobile.views.at import At, Screen
from mobile.views.mending import to_mend
from mobile.views.parts.field import field
from mobile.views.parts.layout import Part, box, stack
from mobile.views.parts.notice import notice, status
from mobile.views.parts.press import buttons, primary, quiet, secondary
from mobile.views.parts.text import heading, soft, title, words
from mobile.views.parts.waiting import waiting
from mobile.views.questions import with_need
from mobile.views.running_out import code_over

if TYPE_CHECKING:
    from mobile.api.models import NoticeWishes
    from mobile.views.parts.guard import Handler

I = ft.Icons  # noqa: E741


def notices(at: At) -> Screen:
    say, hearing = at.say, at.store.notices
    name = say("Bildirimler")
    wishes = hearing.wishes
    back = quiet(
        at, say("Ayarlar"), lambda: at.go("/ayarlar"), key="back", icon=I.ARROW_BACK_ROUNDED
    )
    if wishes is None:
        return Screen(name, "settings", [stack(back, title(name), gap="s"), waiting(at)])
    faults, listed = to_mend(at, hearing.mistakes)
    content: list[Part] = [
        listed,
        _refused(at) or code_over(at),
        stack(
            back,
            title(name),
            soft(say("Başvurunuzda gelişme olunca haber veririz. Mesajda ne olduğu yazmaz.")),
            gap="s",
        ),
        stack(heading(say("SMS")), _sms(at, wishes)),
        stack(heading(say("E-posta")), _email(at, wishes, faults)),
        _demo_box(at),
        soft(say("İsimsiz ihbarlar için haber gönderilmez: kim olduğunuzu bilmeyiz."), "small"),
    ]
    asked = hearing.challenge is not None
    return Screen(name, "settings", content, mistaken=bool(faults), turn="notices", timed=asked)


def _sms(at: At, wishes: NoticeWishes) -> ft.Control:
    say, hearing = at.say, at.store.notices
    phone = wishes.phone.replace(" ", "\u00a0")
    if wishes.sms:
        told = say("{phone} numarasına SMS gönderiyoruz.", phone=phone)
        verb = say("SMS’i durdurun")
    else:
        told = say("SMS göndermiyoruz.")
        verb = say("SMS ile haber verin")
    change = partial(hearing.by_sms, not wishes.sms)
    return _way(at, told, verb, change, "sms", on=wishes.sms)


def _email(at: At, wishes: NoticeWishes, faults: dict[str, str]) -> ft.Control:
    say, hearing = at.say, at.store.notices
    if wishes.email:
        told = say("{email} adresine e-posta gönderiyoruz.", email=wishes.email)
        verb = say("E-postayı durdurun ve adresi silin")
        return _way(at, told, verb, hearing.stop_email, "email-off", on=True)
    if hearing.challenge:
        return _code(at, faults)
    return stack(
        field(
            at,
            "email",
            say("E-posta adresiniz"),
            lambda text: hearing.type("email", text),
            value=hearing.typed.get("email", ""),
            hint=say("Adresin sizin olduğunu anlamak için oraya bir kod göndeririz."),
            error=faults.get("email", ""),
            keyboard_type=ft.KeyboardType.EMAIL,
            autofill_hints=[ft.AutofillHint.EMAIL],
            autocorrect=False,
            on_submit=hearing.prove,
        ),
        buttons(at.look, primary(at, say("Kodu gönderin"), hearing.prove, key="prove")),
    )


def _code(at: At, faults: dict[str, str]) -> ft.Control:
    say, hearing = at.say, at.store.notices
    return stack(
        words(say("{email} adresine 6 rakamlı bir kod gönderdik.", email=hearing.address)),
        field(
            at,
            "code",
            with_need(at, say("Kod"), required=True),
            lambda text: hearing.type("code", text),
            value=hearing.typed.get("code", ""),
            hint=say("Kod 3 dakika geçerlidir. İstenmeyen postalara da bakın."),
            error=faults.get("code", ""),
            short=True,
            keyboard_type=ft.KeyboardType.NUMBER,
            autofill_hints=[ft.AutofillHint.ONE_TIME_CODE],
            on_submit=hearing.confirm,
        ),
        buttons(
            at.look,
            primary(at, say("Adresi doğrulayın"), hearing.confirm, key="confirm"),
            secondary(at, say("Yeni kod isteyin"), hearing.prove, key="new-code"),
        ),
        quiet(
            at,
            say("Adresi düzelteceğim"),
            hearing.correct,
            key="correct",
            icon=I.ARROW_BACK_ROUNDED,
        ),
    )


def _way(at: At, told: str, verb: str, change: Handler, key: str, *, on: bool) -> ft.Control:
    """What happens now, read out when it changes, and the one tap that turns it."""
    sign = I.NOTIFICATIONS_ACTIVE_OUTLINED if on else I.NOTIFICATIONS_OFF_OUTLINED
    row = ft.Row(
        [ft.Icon(sign, size=at.look.icon(), color=ft.Colors.PRIMARY), words(told, expand=True)],
        spacing=12,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    # Beside a sign, a phone in large letters would break in the middle.
    state = status(words(told) if at.look.large else row)
    press = secondary(at, verb, change, key=key)
    return box(at.look, stack(state, buttons(at.look, press)), padding="m")


def _refused(at: At) -> Part:
    refused = at.store.notices.refused
    if refused is None:
        return None
    return status(notice(at, refused.detail, "bad", head=at.say("Adres doğrulanmadı")))


def _demo_box(at: At) -> Part:
    """In a demo installation no message leaves the house: the newest is shown here."""
    messages = at.store.notices.messages
    if not messages:
        return None
    return notice(
        at,
        messages[-1].text,
        "info",
        head=at.say("Örnek posta kutusu"),
        icon=I.MARK_EMAIL_UNREAD_OUTLINED,
    )
