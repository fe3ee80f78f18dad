"""Other scripts than Latin are drawn with what we bring ourselves: no foreign host is asked."""

# Pillow speaks of NumPy in its types, which need not be there.
# pyright: reportUnknownMemberType=false

import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Request

from mobile.i18n import words
from tests.e2e.chromium import EXPECTED_FAILURE, Browser, Tab

pytestmark = pytest.mark.browser

HEADING = "Ne yapmak istiyorsunuz?"
FAINT = 24
"""What is so much darker than the paper, of 255, is ink: also the thin lines of a box."""
DIFFERENT = 0.6
"""How many of the parts of a line of letters are unlike each other at least, of 1. Boxes are alike
but for the fraction of a pixel at which they begin: three kinds of fifteen."""


class Asked:
    """What a page asks for, from its first request on."""

    def __init__(self, tab: Tab) -> None:
        self._own = urlsplit(tab.address).netloc
        self._addresses: list[str] = []
        tab.page.on("request", self._hear)

    def _hear(self, request: Request) -> None:
        self._addresses.append(request.url)

    @property
    def foreign(self) -> list[str]:
        """Other hosts; data of the page itself has none. Flet's client asks for one script that it
        does without."""
        return [
            address
            for address in self._addresses
            if urlsplit(address).netloc not in (self._own, "") and EXPECTED_FAILURE not in address
        ]

    def font(self, family: str) -> bool:
        return any(f"/fonts/{family}-" in address for address in self._addresses)


def parts(ink: Image.Image) -> Iterator[Image.Image]:
    """What stands apart in a line: letters, or several that touch."""
    start: int | None = None
    for x in range(ink.width + 1):
        inked = x < ink.width and ink.crop((x, 0, x + 1, ink.height)).getbbox()
        if inked and start is None:
            start = x
        elif not inked and start is not None:
            part = ink.crop((start, 0, x, ink.height))
            yield part.crop(part.getbbox())
            start = None


def difference(tab: Tab, heading: str) -> float:
    """How many of the parts of a heading are unlike each other, told by how full of ink they are,
    of 1; 0 while nothing is drawn."""
    box = tab.heading(heading).bounding_box()
    if box is None:  # the tree is just being built anew
        return 0
    left, top = int(box["x"]), int(box["y"])
    right, bottom = left + int(box["width"]), top + int(box["height"])
    line = tab.screenshot().crop((left, top, right, bottom)).convert("L")
    lightest = max(level for level, count in enumerate(line.histogram()) if count)
    ink = line.point([max(0, lightest - level - FAINT) for level in range(256)])
    fullness = [round(ImageStat.Stat(part).mean[0]) for part in parts(ink)]
    return len(set(fullness)) / len(fullness) if len(fullness) > 1 else 0


def drawn(tab: Tab, heading: str, patience: float = 10.0) -> bool:
    """Whether letters come: the first frame may stand before its font."""
    end = time.monotonic() + patience
    while difference(tab, heading) < DIFFERENT:
        if time.monotonic() > end:
            return False
        tab.page.wait_for_timeout(250)
    return True


@pytest.mark.parametrize(
    ("locale", "language", "family"), [("ar", "ar", "Vazirmatn"), ("ru-RU", "ru", "Golos")]
)
def test_a_script_is_drawn_without_a_foreign_host(
    chromium: Browser, locale: str, language: str, family: str
) -> None:
    with chromium.tab(locale=locale) as tab:
        asked = Asked(tab)
        tab.open()
        tab.speaks(language)
        assert drawn(tab, words(language)(HEADING))
        assert asked.font(family)
        assert asked.foreign == []


def test_without_its_font_a_script_is_seen_to_be_boxes(chromium: Browser) -> None:
    with chromium.tab(locale="ar") as tab:
        for fonts in ("**/fonts/Vazirmatn-*", "**/fonts/notosansarabic/**"):
            tab.page.route(fonts, lambda route: route.abort())
        tab.open()
        heading = words("ar")(HEADING)
        assert not drawn(tab, heading, patience=4)
        assert difference(tab, heading) > 0, "nothing is drawn at all"


def test_who_reads_latin_letters_fetches_no_cyrillic_font(chromium: Browser) -> None:
    with chromium.tab() as tab:
        asked = Asked(tab)
        tab.open("/ayarlar")
        tab.heading("Ayarlar")
        tab.screenshot()
        assert asked.font("Atkinson") and not asked.font("Golos")
        assert asked.foreign == []
