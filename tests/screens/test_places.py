"""Words of ours that may be long in another language have room: the names of the places, of which
each has half a small window, and the state of an application."""

from __future__ import annotations

from pathlib import Path

import flet as ft
import pytest
from PIL import ImageFont

from mobile.i18n import LANGUAGES, words
from mobile.views.look import Look
from tests.house import House

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
BOLD = {"latin": "Atkinson-Bold", "arabic": "Vazirmatn-Bold", "cyrillic": "Golos-Bold"}
NARROW = 320
AROUND = 4 + 4 + 4
"""The bar's edge, and the room inside of a button."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", [1.5, 1.75, 2.0])
def test_the_names_of_the_places_fit_half_a_small_window(language: str, scale: float) -> None:
    say = words(language)
    look = Look(scale=scale, width=NARROW, script=say.script)
    assert look.large, "two beside each other"
    font = ImageFont.truetype(FONTS / f"{BOLD[say.script]}.ttf", look.size("bar"))
    for name in ("Ana sayfa", "Başvur", "Takip", "Ayarlar"):
        longest = max(say(name).split(), key=len)
        assert font.getlength(longest) <= NARROW / 2 - AROUND, longest


async def test_a_state_may_take_two_lines(house: House) -> None:
    """ "Nicht zur Bearbeitung angenommen" does not fit a small window at 200 % in one."""
    async with house.app("/") as visit:
        await visit.log_in()
        number = await house.file(visit.store)
        await visit.screen.goto(f"/takip/{number}")
        (state,) = visit.screen.find(ft.Text, text="Kuruma gönderildi")[:1]
        assert state.expand and state.expand_loose
