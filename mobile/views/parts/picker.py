"""Choosing one of many: a named button that opens a search and a short list below it. No
dropdown: Flet's has no name and no keyboard."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import flet as ft

from mobile.api.checks import fold
from mobile.views.at import At
from mobile.views.parts.choice import Answer
from mobile.views.parts.field import error_text, field, heard, hint_text, label_text, marked
from mobile.views.parts.guard import part
from mobile.views.parts.layout import box, rows, stack
from mobile.views.parts.memory import remembered, slot
from mobile.views.parts.notice import status
from mobile.views.parts.pagework import CLOSE, named_for_page
from mobile.views.parts.press import pressable, quiet
from mobile.views.parts.standing import focus
from mobile.views.parts.text import soft, whisper, words

C = ft.Colors

ALL, SOME = 40, 12
"""A list this short is shown whole; of a longer one, only the beginning, until it is searched."""


def matching(answers: Sequence[Answer], text: str) -> list[Answer]:
    """The answers that fit what was typed, those that begin with it first; accents are forgiven."""
    sought = fold(text).strip()
    fit = [
        answer
        for answer in answers
        if sought in fold(f"{answer.text} {answer.below}")
        or any(sought.startswith(stem) or f" {sought}" in f" {stem}" for stem in answer.stems)
    ]
    return sorted(fit, key=lambda answer: not fold(answer.text).startswith(sought))


@part
def picker(
    at: At,
    name: str,
    label: str,
    answers: Sequence[Answer],
    chosen: str,
    on_pick: Callable[[str], object],
    *,
    hint: str = "",
    error: str = "",
    search: str = "",
    seek: Callable[[str], Awaitable[object]] | None = None,
) -> ft.Control:
    """`chosen` is the words of what is chosen, or empty. `answers` are searched here, unless
    `seek` asks the service for others; then they are what it found."""
    is_open, set_open = remembered(False)
    text, set_text = remembered("")
    settled = slot(False)

    async def follow() -> None:
        """The focus goes into the search, and back to the button after choosing."""
        if settled.current:
            await focus(f"{name}-search" if is_open else name)
        settled.current = True

    ft.use_effect(follow, [is_open])

    async def open_list() -> None:
        set_text("")
        set_open(True)
        if seek:
            await seek("")

    async def type_search(typed: str) -> None:
        set_text(typed)
        if seek:
            await seek(typed)

    def pick(value: str) -> Callable[[], None]:
        def picked() -> None:
            set_open(False)
            on_pick(value)

        return picked

    if not is_open:
        shown = ft.Row(
            [
                whisper(heard(at, label, error)),
                words(chosen or at.say("Seçilmedi"), expand=True),
                ft.Icon(ft.Icons.EXPAND_MORE_ROUNDED, color=C.PRIMARY, size=at.look.icon()),
            ],
            spacing=0,
        )
        button = pressable(
            shown,
            open_list,
            key=name,
            radius="control",
            edge=C.ERROR if error else C.OUTLINE,
            stroke=2 if error else at.look.stroke,
            autofocus=settled.current,
        )
        return marked(
            at,
            error,
            stack(label_text(at, label), hint_text(hint), error_text(at, error), button, gap="s"),
        )

    found = list(answers) if seek else matching(answers, text)
    most = ALL if len(answers) <= ALL else SOME
    listed = [
        pressable(
            stack(
                words(answer.text),
                soft(answer.below, "small") if answer.below else None,
                gap="xs",
            ),
            pick(answer.value),
            key=f"{name}-{answer.value}",
            fill=C.TRANSPARENT,
            edge=None,
            radius="control",
            padding=at.look.room(16, 14),
        )
        for answer in found[:most]
    ]
    if not found:
        told = at.say("Sonuç yok. Başka bir sözcükle arayın.")
    elif len(found) > most:
        told = at.say(
            "{shown} sonuç gösteriliyor, {more} sonuç daha var. Yazarak daraltın.",
            shown=most,
            more=len(found) - most,
        )
    else:
        told = at.say.count("{n} sonuç", "{n} sonuç", len(found))
    searched = field(
        at,
        f"{name}-search",
        search or at.say("{label}: arayın", label=label),
        type_search,
        value=text,
        hint=hint,
        error=error,
        autofocus=True,
    )
    close = quiet(at, at.say("Vazgeç"), lambda: set_open(False), key=f"{name}-close")
    return stack(
        searched,
        status(soft(told, "small")),
        rows(at.look, *listed) if listed else box(at.look, words(told)),
        named_for_page(CLOSE, close),
        gap="s",
    )
