"""What works, what does not, what shows it, and the way to complain about it."""

from __future__ import annotations

from typing import Final

import flet as ft

from mobile.views.at import At, Screen
from mobile.views.parts.layout import Part, rows, stack
from mobile.views.parts.notice import Tone, chip
from mobile.views.parts.press import buttons, primary
from mobile.views.parts.text import heading, soft, strong, title, words
from mobile.views.statement.criteria import Criterion, State, checklist

I = ft.Icons  # noqa: E741
COMPLAINT: Final = "/basvur/accessibility"


def page(at: At) -> Screen:
    say = at.say
    name = say("Erişilebilirlik beyanı")
    whole = checklist()
    content: list[Part] = [
        stack(
            title(name),
            soft(
                say(
                    "Bu uygulamayı herkes kullanabilsin istiyoruz. Ölçümüz {standard} ve 2025/10 "
                    "sayılı Cumhurbaşkanlığı Genelgesi. Son bakılan gün: {day}.",
                    standard=whole.standard,
                    day=say.day(whole.looked_at),
                )
            ),
            gap="s",
        ),
        stack(
            *(words(_counted(at, state)) for state in ("unmet", "partly", "met")),
            soft(
                say(
                    "Bu liste bir bilirkişi raporu değildir. Her maddenin altında onu gösteren "
                    "sınamanın adı yazar; insanlarla denenmeyen maddeler öyle söyler."
                )
            ),
            gap="s",
        ),
        stack(
            heading(say("Bir engelle mi karşılaştınız?")),
            words(
                say(
                    "Yazın; şikâyetiniz numaralı bir başvuru olur ve kanundaki sürede yanıtlanır. "
                    "Yazamıyorsanız Alo 150’yi arayın."
                )
            ),
            buttons(
                at.look,
                primary(
                    at,
                    say("Engeli bildirin"),
                    lambda: at.go(COMPLAINT),
                    key="complain",
                    icon=I.EDIT_OUTLINED,
                ),
            ),
        ),
        *(_part(at, state) for state in ("unmet", "partly", "met")),
    ]
    return Screen(name, "settings", content, turn="statement")


def _counted(at: At, state: State) -> str:
    n = len(checklist().of(state))
    match state:
        case "unmet":
            return at.say.count("{n} madde karşılanmıyor.", "{n} madde karşılanmıyor.", n)
        case "partly":
            return at.say.count(
                "{n} madde kısmen karşılanıyor.", "{n} madde kısmen karşılanıyor.", n
            )
        case "met":
            return at.say.count("{n} madde karşılanıyor.", "{n} madde karşılanıyor.", n)


def _named(at: At, state: State) -> tuple[str, str, Tone, ft.IconData]:
    say = at.say
    match state:
        case "unmet":
            return (
                say("Karşılanmayanlar"),
                say("Karşılanmıyor"),
                "bad",
                I.CANCEL_OUTLINED,
            )
        case "partly":
            return (
                say("Kısmen karşılananlar"),
                say("Kısmen"),
                "warn",
                I.INCOMPLETE_CIRCLE_ROUNDED,
            )
        case "met":
            return (
                say("Karşılananlar"),
                say("Karşılanıyor"),
                "good",
                I.CHECK_CIRCLE_OUTLINE_ROUNDED,
            )


def _part(at: At, state: State) -> Part:
    head, _, _, _ = _named(at, state)
    listed = (_row(at, one) for one in checklist().of(state))
    return stack(heading(head), rows(at.look, *listed))


def _row(at: At, one: Criterion) -> ft.Control:
    _, told, tone, sign = _named(at, one.state)
    by_hand = soft(at.say("İnsanlarla da denenmeli."), "small") if one.by_hand else None
    said = stack(
        strong(at.say.pick(one.words)),
        words(at.say.pick(one.why)) if one.why else None,
        chip(at, told, tone, sign),
        soft(_criterion(at, one), "small"),
        *(soft(at.say("Sınama: {test}", test=_breakable(test)), "small") for test in one.tests),
        by_hand,
        gap="s",
    )
    return ft.Container(said, padding=ft.Padding.symmetric(horizontal=16, vertical=14))


def _criterion(at: At, one: Criterion) -> str:
    if one.level == "EN":
        return one.sc
    return at.say("WCAG {sc}, düzey {level}", sc=one.sc, level=one.level)


def _breakable(test: str) -> str:
    """A long path, which may break after each of its parts."""
    for sign in ("/", "::", "_"):
        test = test.replace(sign, f"{sign}\u200b")
    return test
