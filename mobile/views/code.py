"""The code that came to the citizen's phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from mobile.views.at import At, Place, Screen
from mobile.views.faults import sentence
from mobile.views.parts.field import field
from mobile.views.parts.layout import Part, stack
from mobile.views.parts.notice import mistakes, notice, status
from mobile.views.parts.press import buttons, primary, quiet, secondary
from mobile.views.parts.standing import lead
from mobile.views.parts.text import soft, title
from mobile.views.questions import with_need
from mobile.views.running_out import code_over

if TYPE_CHECKING:
    from mobile.api.models import DemoMessage

I = ft.Icons  # noqa: E741


def code(at: At, place: Place) -> Screen:
    """Six digits, three minutes, five tries; another code after half a minute."""
    say, person = at.say, at.store.login
    entry = person.entry
    assert entry.challenge
    asked = say("Telefonunuza gelen kodu yazın")
    wrong = sentence(say, entry.mistakes[0]) if entry.mistakes else ""
    content: list[Part] = []
    if wrong:
        content.append(mistakes(at, (("code", wrong, lead("code")),)))
    elif entry.refused:
        content.append(
            status(notice(at, entry.refused.detail, "bad", head=say("Kod kabul edilmedi")))
        )
    else:
        content.append(code_over(at))
    content += [
        stack(
            title(asked),
            soft(
                say(
                    "{phone} numarasına 6 rakamlı bir kod gönderdik. Kod 3 dakika geçerlidir.",
                    phone=entry.challenge.phone.replace(" ", "\u00a0"),
                )
            ),
            gap="s",
        ),
        demo_box(at, entry.messages),
        field(
            at,
            "code",
            with_need(at, say("Kod"), required=True),
            lambda text: person.type("code", text),
            value=person.typed.get("code", ""),
            error=wrong,
            short=True,
            keyboard_type=ft.KeyboardType.NUMBER,
            autofill_hints=[ft.AutofillHint.ONE_TIME_CODE],
            on_submit=person.enter_code,
        ),
        buttons(
            at.look,
            primary(at, say("Giriş yapın"), person.enter_code, key="enter-code"),
            secondary(at, say("Yeni kod isteyin"), person.new_code, key="new-code"),
        ),
        quiet(
            at,
            say("Bilgilerimi düzelteceğim"),
            person.correct,
            key="correct",
            icon=I.ARROW_BACK_ROUNDED,
        ),
    ]
    return Screen(asked, place, content, mistaken=bool(wrong), turn="code", timed=True)


def demo_box(at: At, messages: tuple[DemoMessage, ...]) -> Part:
    """In a demo installation no message leaves the house: the newest is shown here."""
    if not messages:
        return None
    return notice(
        at,
        messages[-1].text,
        "info",
        head=at.say("Örnek SMS kutusu"),
        icon=I.SMS_OUTLINED,
    )
