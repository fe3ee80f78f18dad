"""The languages, each in its own name. Opened from any screen, it leads back."""

from __future__ import annotations

from functools import partial

import flet as ft

from mobile.i18n import LANGUAGES
from mobile.views.at import At, Screen
from mobile.views.parts.layout import rows, stack
from mobile.views.parts.press import pressable, way_back
from mobile.views.parts.text import soft, strong, title

C, I = ft.Colors, ft.Icons  # noqa: E741
_EASY = "tr-kolay"


def language(at: At) -> Screen:
    say = at.say
    name = say("Dil seçin")
    return Screen(
        name,
        "settings",
        [
            stack(title(name), soft(say("Yazdıklarınız yerinde durur.")), gap="s"),
            way_back(at, at.store.language_from),
            rows(at.look, *(_row(at, tag) for tag in LANGUAGES)),
        ],
        turn="language",
    )


def _row(at: At, tag: str) -> ft.Control:
    """One language. Whoever chose is led back to where they were, before anything is brought in
    that language: the line may be bad."""
    say, store, look = at.say, at.store, at.look

    async def choose(language: str) -> None:
        at.go(store.language_from or "/")
        await store.set(language=language, language_told=True)

    chosen = tag == say.language
    said = [strong(LANGUAGES[tag])]
    if tag == _EASY:
        said.append(soft(say("Kısa cümleler, kolay sözler"), "small"))
    sign = ft.Icon(I.CHECK_ROUNDED, color=C.PRIMARY, size=look.icon())
    sign.semantics_label = say("Seçili")
    return pressable(
        ft.Row(
            [ft.Column([*said], spacing=2, tight=True, expand=True), *([sign] if chosen else [])],
            spacing=16,
        ),
        partial(choose, tag),
        key=f"language-{tag}",
        fill=C.TRANSPARENT,
        edge=None,
        radius="control",
        padding=look.room(16, 14),
    )
