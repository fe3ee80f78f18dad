"""By number, without a login: the number, the code to the phone, the application to read."""

from __future__ import annotations

from dataclasses import replace

import flet as ft

from mobile.views.application import opened
from mobile.views.at import At, Screen
from mobile.views.code import demo_box
from mobile.views.mending import to_mend
from mobile.views.parts.field import field
from mobile.views.parts.layout import Part, stack
from mobile.views.parts.notice import notice, status
from mobile.views.parts.press import buttons, primary, quiet, secondary
from mobile.views.parts.text import soft, title
from mobile.views.parts.waiting import waiting
from mobile.views.questions import with_need
from mobile.views.running_out import code_over

I = ft.Icons  # noqa: E741


def lookup(at: At) -> Screen:
    """Three screens that take turns at one address."""
    looking = at.store.looking_up
    if looking.found and looking.form:
        whole = opened(at, looking.found, looking.form, _close(at), below=_only_to_read(at))
        return replace(whole, turn="found")
    if looking.found:
        name = at.say("Başvuru açılıyor")
        return Screen(name, "track", [title(name), waiting(at)], turn="found")
    return _code(at) if looking.challenge else _number(at)


def _number(at: At) -> Screen:
    say, looking = at.say, at.store.looking_up
    name = say("Numarayla sorgulayın")
    faults, listed = to_mend(at, looking.mistakes)
    content: list[Part] = [
        listed,
        _refused(at),
        _over(at),
        stack(
            title(name),
            soft(say("Başvurunuzu telefonda yaptıysanız da olur. Telefonunuz yanınızda olsun.")),
            gap="s",
        ),
        field(
            at,
            "number",
            with_need(at, say("Başvuru numarası"), required=True),
            lambda text: looking.type("number", text),
            value=looking.typed.get("number", ""),
            hint=say("13 rakam. Örnek: 2026-481-372-056"),
            error=faults.get("number", ""),
            short=True,
            keyboard_type=ft.KeyboardType.NUMBER,
        ),
        field(
            at,
            "id_ending",
            with_need(at, say("T.C. kimlik numaranızın son dört rakamı"), required=True),
            lambda text: looking.type("id_ending", text),
            value=looking.typed.get("id_ending", ""),
            hint=say("Başvuruyu yapanın kimlik kartında yazar. Örnek: 9888"),
            error=faults.get("id_ending", ""),
            short=True,
            keyboard_type=ft.KeyboardType.NUMBER,
            on_submit=looking.ask,
        ),
        buttons(at.look, primary(at, say("Kodu gönderin"), looking.ask, key="ask-code")),
        quiet(
            at,
            say("Kimliğinizle girin"),
            lambda: at.go("/takip"),
            key="go-login",
            icon=I.LOGIN_ROUNDED,
        ),
    ]
    return Screen(name, "track", content, mistaken=bool(faults), turn="number")


def _code(at: At) -> Screen:
    say, looking = at.say, at.store.looking_up
    name = say("Telefonunuza gelen kodu yazın")
    faults, listed = to_mend(at, looking.mistakes)
    content: list[Part] = [
        listed,
        _refused(at) or code_over(at),
        stack(
            title(name),
            soft(
                say(
                    "Numara ve rakamlar doğruysa başvuruyu yapanın telefonuna 6 rakamlı bir kod "
                    "gönderdik. Kod 3 dakika geçerlidir."
                )
            ),
            gap="s",
        ),
        demo_box(at, looking.messages),
        field(
            at,
            "code",
            with_need(at, say("Kod"), required=True),
            lambda text: looking.type("code", text),
            value=looking.typed.get("code", ""),
            hint=say("Kod gelmediyse numarayı ve rakamları kontrol edin."),
            error=faults.get("code", ""),
            short=True,
            keyboard_type=ft.KeyboardType.NUMBER,
            autofill_hints=[ft.AutofillHint.ONE_TIME_CODE],
            on_submit=looking.enter_code,
        ),
        buttons(
            at.look,
            primary(at, say("Başvuruyu açın"), looking.enter_code, key="enter-code"),
            secondary(at, say("Yeni kod isteyin"), looking.ask, key="new-code"),
        ),
        quiet(
            at,
            say("Bilgilerimi düzelteceğim"),
            looking.correct,
            key="correct",
            icon=I.ARROW_BACK_ROUNDED,
        ),
    ]
    return Screen(name, "track", content, mistaken=bool(faults), turn="code", timed=True)


def _refused(at: At) -> Part:
    refused = at.store.looking_up.refused
    if refused is None or at.store.looking_up.mistakes:
        return None
    return status(notice(at, refused.detail, "bad", head=at.say("Kod kabul edilmedi")))


def _over(at: At) -> Part:
    if not at.store.looking_up.over:
        return None
    told = at.say("Güvenliğiniz için başvuruyu kapattık. Görmek için yeniden sorgulayın.")
    return status(notice(at, told, "info", head=at.say("Süre doldu")))


def _close(at: At) -> Part:
    return quiet(
        at,
        at.say("Kapatın"),
        at.store.forget_lookup,
        key="close-lookup",
        icon=I.CLOSE_ROUNDED,
    )


def _only_to_read(at: At) -> Part:
    say = at.say
    return notice(
        at,
        say(
            "Yanıt yazmak, geri çekmek ya da itiraz etmek için kimliğinizle girin. Bu sayfadan "
            "ayrılınca burada bir şey kalmaz."
        ),
        head=say("Bu sayfa yalnız okumak içindir"),
        below=buttons(
            at.look,
            secondary(at, say("Giriş yapın"), lambda: at.go("/takip"), key="go-login"),
        ),
    )
