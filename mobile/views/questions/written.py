"""Questions that are answered by writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import flet as ft

from mobile.api.checks import typed_day
from mobile.views.at import At
from mobile.views.parts.field import field
from mobile.views.parts.guard import part
from mobile.views.parts.memory import remembered
from mobile.views.parts.notice import status
from mobile.views.parts.text import soft
from mobile.views.questions.here import Here

if TYPE_CHECKING:
    from mobile.api.models import (
        DateQuestion,
        EmailQuestion,
        LongTextQuestion,
        PhoneQuestion,
        TextQuestion,
    )
    from mobile.i18n import Words

SOME_DAY = "14.03.2026"
"""How a day may be typed."""


def line(
    here: Here, asked: TextQuestion | PhoneQuestion | EmailQuestion, example: str = "", **more: Any
) -> ft.Control:
    """One line to write on."""
    return field(
        here.at,
        here.path,
        here.label(asked),
        here.write,
        value=here.text,
        hint=here.hint(asked, example=example),
        error=here.error,
        **more,
    )


def phone(here: Here, asked: PhoneQuestion) -> ft.Control:
    hints = [ft.AutofillHint.TELEPHONE_NUMBER]
    kind = ft.KeyboardType.PHONE
    return line(here, asked, "0532 123 45 67", short=True, keyboard_type=kind, autofill_hints=hints)


def email(here: Here, asked: EmailQuestion) -> ft.Control:
    hints = [ft.AutofillHint.EMAIL]
    return line(
        here, asked, "ad@ornek.org", keyboard_type=ft.KeyboardType.EMAIL, autofill_hints=hints
    )


@part
def long_text(at: At, name: str, here: Here, asked: LongTextQuestion) -> ft.Control:
    """Room for sentences. Its count is told when the citizen stops writing, and while writing
    once the end is near; nothing is ever cut off."""
    length, set_length = remembered(len(here.text))
    near = asked.max_length * 9 // 10

    def typed(written: str) -> None:
        here.write(written)
        if len(written) >= near or length >= near:
            set_length(len(written))

    say, left = at.say, asked.max_length - length
    if left < 0:
        told = say.count("{n} karakter fazla. Kısaltın.", "{n} karakter fazla. Kısaltın.", -left)
    elif length:
        told = say(
            "{written} karakter yazdınız, {left} karakter kaldı.",
            written=say.number(length),
            left=say.number(left),
        )
    else:
        told = say("En çok {limit} karakter yazabilirsiniz.", limit=say.number(asked.max_length))
    spoken = asked.voice and not at.store.settings.in_writing
    return field(
        at,
        name,
        here.label(asked),
        typed,
        value=here.text,
        hint=here.hint(asked, *([_spoken(say)] if spoken else [])),
        error=here.error,
        on_blur=lambda: set_length(len(here.text)),
        after=status(soft(told, "small")),
        multiline=True,
        min_lines=6,
        max_lines=14,
    )


def _spoken(say: Words) -> str:
    """The two ways for whoever would rather speak."""
    return say(
        "Yazmak yerine aşağıda sesinizi kaydedebilir ya da klavyenizdeki mikrofona konuşup "
        "yazdırabilirsiniz."
    )


@part
def day(at: At, name: str, here: Here, asked: DateQuestion) -> ft.Control:
    """A day in the citizen's own way of writing; on leaving, it is said back in words. The line
    for them stands from the beginning: coming later, it would push a button away."""
    read, set_read = remembered(typed_day(here.text))
    told = at.say.day(read) if read else at.say("Gün, ay ve yılı yazın.")
    return field(
        at,
        name,
        here.label(asked),
        here.write,
        value=here.text,
        hint=here.hint(asked, example=SOME_DAY),
        error=here.error,
        on_blur=lambda: set_read(typed_day(here.text)),
        after=status(soft(told, "small")),
        short=True,
        keyboard_type=ft.KeyboardType.DATETIME,
    )
