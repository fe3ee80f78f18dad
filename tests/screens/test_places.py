"""The places have room for their names: nothing else on a screen gets half a window alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageFont

from mobile.i18n import LANGUAGES, words
from mobile.views.look import Look

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
