"""The bundled fonts and pictures hold what the app and the phone builds need."""

# The font library has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

ASSETS = Path(__file__).resolve().parent.parent / "assets"
FONTS = ASSETS / "fonts"

TURKISH = "abcçdefgğhıijklmnoöprsştuüvyzqwxâîûABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZQWXÂÎÛ"
DIGITS = "0123456789.,;:!?()/%+-@&#*\"'–—’‘“”…·•×"
SIGNS = DIGITS + "₺"
# Written out, since nobody can see them: no-break space, narrow no-break space, zero-width
# space, word joiner, no-break hyphen, the marks and isolates of direction.
UNSEEN = "\u00a0\u202f\u200b\u2060\u2011\u200e\u200f\u2068\u2069"
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة،؛؟٠١٢٣٤٥٦٧٨٩" + "پچژگکی۰۱۲۳۴۵۶۷۸۹" + "ڕڵۆێەھ"
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ«»„“№"
FAMILIES = ["Atkinson", "Lexend", "Vazirmatn", "Golos"]
MOST_BYTES = 700 * 1024

PICTURES = {
    "icon.png": 1024,
    "icon_ios.png": 1024,
    "splash.png": 1024,
    "favicon.png": 64,
    "icons/icon-192.png": 192,
    "icons/icon-512.png": 512,
    "icons/apple-touch-icon-192.png": 192,
    "icons/icon-maskable-192.png": 192,
    "icons/icon-maskable-512.png": 512,
    "icons/loading-animation.png": 512,
}
# Apple and maskable icons are cut by others: a clear corner would turn black.
OPAQUE = {name for name in PICTURES if "ios" in name or "apple" in name or "maskable" in name}


def opened(name: str) -> Any:
    """One of our fonts; the library has no types."""
    return TTFont(FONTS / name)


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
@pytest.mark.parametrize(
    ("family", "letters"),
    [
        ("Atkinson", TURKISH + SIGNS),
        ("Lexend", TURKISH + SIGNS),
        ("Vazirmatn", TURKISH + ARABIC + SIGNS),
        ("Golos", RUSSIAN + DIGITS),
    ],
)
def test_fonts_hold_every_letter(family: str, letters: str, weight: str) -> None:
    """No letter may come out as a box: offline there is no other font to ask."""
    known: dict[int, str] = opened(f"{family}-{weight}.ttf").getBestCmap()
    missing = [sign for sign in letters + UNSEEN if ord(sign) not in known]
    assert not missing


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
@pytest.mark.parametrize("family", FAMILIES)
def test_zero_width_space_has_no_width(family: str, weight: str) -> None:
    """It only allows a line to break."""
    font = opened(f"{family}-{weight}.ttf")
    assert font["hmtx"][font.getBestCmap()[0x200B]][0] == 0


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
@pytest.mark.parametrize("family", FAMILIES)
def test_no_break_hyphen_is_the_hyphen(family: str, weight: str) -> None:
    """Numbers that must not break look like those that may."""
    known: dict[int, str] = opened(f"{family}-{weight}.ttf").getBestCmap()
    assert known[0x2011] == known[ord("-")]


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_arabic_letters_join(weight: str) -> None:
    """Making the file small must not have dropped the features that join letters."""
    layout = opened(f"Vazirmatn-{weight}.ttf")["GSUB"].table.FeatureList.FeatureRecord
    assert {"init", "medi", "fina", "rlig"} <= {record.FeatureTag for record in layout}


def test_fonts_are_small() -> None:
    """They are loaded before the first word is read."""
    assert sum(font.stat().st_size for font in FONTS.glob("*.ttf")) <= MOST_BYTES


@pytest.mark.parametrize("family", FAMILIES)
def test_licence_lies_beside_the_font(family: str) -> None:
    """The licence asks for it."""
    text = (FONTS / f"{family}-OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


@pytest.mark.parametrize(("name", "side"), PICTURES.items())
def test_pictures_have_their_size(name: str, side: int) -> None:
    """Shops and browsers turn a picture of another size away, or blur it."""
    with Image.open(ASSETS / name) as picture:
        assert picture.size == (side, side)
        assert (picture.mode == "RGB") is (name in OPAQUE)
