"""Build the bundled fonts: `python docs/build_fonts.py <node_modules>`. See docs/fonts.md.

Flet loads one file for a family, and bold is a family of its own. So each weight becomes one
TrueType file that holds every letter the app writes.
"""

# The font library has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

import argparse
import shutil
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

from fontTools import merge, subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 700}
LATIN = {"atkinson-hyperlegible-next": "Atkinson", "lexend": "Lexend"}
CYRILLIC = "golos-text"

# Spaces and marks that draw nothing, or look just like a sign the font has.
NO_BREAK_SPACE, NARROW_NO_BREAK_SPACE, ZERO_WIDTH_SPACE = 0xA0, 0x202F, 0x200B
WORD_JOINER, NO_BREAK_HYPHEN, HYPHEN = 0x2060, 0x2011, 0x2D
LEFT_TO_RIGHT, RIGHT_TO_LEFT, FIRST_STRONG_ISOLATE, END_OF_ISOLATE = 0x200E, 0x200F, 0x2068, 0x2069
LIRA = 0x20BA

WIDTHLESS = {
    ZERO_WIDTH_SPACE: "zerowidthspace",
    WORD_JOINER: "wordjoiner",
    LEFT_TO_RIGHT: "lefttorightmark",
    RIGHT_TO_LEFT: "righttoleftmark",
    FIRST_STRONG_ISOLATE: "firststrongisolate",
    END_OF_ISOLATE: "popdirectionalisolate",
}


def unpacked(source: Path, target: Path) -> Path:
    """A web font as plain TrueType, which the merger reads."""
    font = TTFont(source)
    font.flavor = None
    font.save(target)
    return target


def add_glyph(font: Any, code: int, name: str, glyph: Any, width: int) -> None:
    """Give the font one more glyph and reach it by its code point."""
    order: list[str] = font.getGlyphOrder()
    if name not in order:
        font.setGlyphOrder([*order, name])
        font["glyf"].setGlyphOrder([*order, name])
        font["glyf"][name] = glyph
        font["hmtx"][name] = (width, getattr(glyph, "xMin", 0))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def add_widthless(font: Any) -> None:
    """Marks for line breaks and direction: drawn as nothing, never as a box."""
    known = font.getBestCmap()
    for code, name in WIDTHLESS.items():
        if code not in known:
            add_glyph(font, code, name, TTGlyphPen(None).glyph(), 0)


def add_twins(font: Any) -> None:
    """The hyphen and the narrow space that hold a line together.

    Also where the font has them: Vazirmatn's are drawn too close to their neighbours.
    """
    known = font.getBestCmap()
    add_glyph(font, NO_BREAK_HYPHEN, known[HYPHEN], None, 0)
    width = font["hmtx"][known[NO_BREAK_SPACE]][0] * 2 // 3
    add_glyph(font, NARROW_NO_BREAK_SPACE, "narrownbspace", TTGlyphPen(None).glyph(), width)


def capital_height(font: Any) -> float:
    """Measured on the H: the height a font states of itself may be another."""
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[font.getBestCmap()[ord("H")]].draw(pen)
    assert pen.bounds
    return float(pen.bounds[3])  # pyright: ignore[reportUnknownArgumentType]


def add_lira(font: Any, donor: Any) -> None:
    """Atkinson has no ₺: take the other family's, at the height of our capitals."""
    if LIRA in font.getBestCmap():
        return
    name = donor.getBestCmap()[LIRA]
    scale = capital_height(font) / capital_height(donor)
    pen = TTGlyphPen(None)
    donor.getGlyphSet()[name].draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    add_glyph(font, LIRA, "uni20BA", glyph, round(donor["hmtx"][name][0] * scale))


def slim(font: Any, codes: set[int]) -> None:
    """Drop hints (screens of today smooth without them) and keep every layout feature."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.drop_tables += ["vhea", "vmtx"]  # how to write downwards
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def save(font: Any, name: str, *, latin: bool = True) -> None:
    """Write one finished font. Without Latin its digits and signs stay: they fit its letters."""
    codes = set[int](font.getBestCmap())
    if not latin:
        codes = {code for code in codes if not unicodedata.name(chr(code), "").startswith("LATIN")}
    slim(font, codes)
    font.save(FONTS / name)


def whole(packages: Path, package: str, weight: str, *subsets: str) -> Any:
    """The subsets of a package in one file, with the signs that hold a line together."""
    files = packages / "@fontsource" / package / "files"
    stem = package + "-{}-{}-normal.woff2"
    with tempfile.TemporaryDirectory() as folder:
        parts = [
            str(unpacked(files / stem.format(part, WEIGHTS[weight]), Path(folder, f"{part}.ttf")))
            for part in subsets
        ]
        font: Any = merge.Merger().merge(parts)
    add_twins(font)
    add_widthless(font)
    return font


def main() -> None:
    """Build all files and lay their licences beside them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("packages", type=Path, help="the node_modules folder with the packages")
    packages: Path = arguments.parse_args().packages
    FONTS.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        vazirmatn: Any = TTFont(packages / "vazirmatn" / f"fonts/ttf/Vazirmatn-{weight}.ttf")
        for package, name in LATIN.items():
            # The first subset alone lacks ğĞİşŞ.
            latin = whole(packages, package, weight, "latin", "latin-ext")
            add_lira(latin, vazirmatn)
            save(latin, f"{name}-{weight}.ttf")
        golos = whole(packages, CYRILLIC, weight, "cyrillic", "latin")
        save(golos, f"Golos-{weight}.ttf", latin=False)
        add_twins(vazirmatn)
        add_widthless(vazirmatn)
        save(vazirmatn, f"Vazirmatn-{weight}.ttf")
    for source, name in (
        ("@fontsource/atkinson-hyperlegible-next/LICENSE", "Atkinson-OFL.txt"),
        ("vazirmatn/OFL.txt", "Vazirmatn-OFL.txt"),
        ("@fontsource/lexend/LICENSE", "Lexend-OFL.txt"),
        ("@fontsource/golos-text/LICENSE", "Golos-OFL.txt"),
    ):
        shutil.copyfile(packages / source, FONTS / name)


if __name__ == "__main__":
    main()
