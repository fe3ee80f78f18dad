"""Words that lose some of their ink where the window is narrow: cut off at an edge, shortened to
three dots, or under something else.

Flutter paints on a canvas, so nobody can be asked; but the same words in a wide window have the
same ink. What is cut in the wide window, too, is not seen here: no rule of looks lets a screen say
such a thing (tests/a11y/look_rules.py, whole_words). Nor is a word on its own, or the lower edge
of letters alone: that is less ink than letters lose by standing between two points of the screen.
"""

# Pillow speaks of NumPy in its types, which need not be there.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO

from PIL import Image, ImageChops, ImageStat

from mobile.views.look import WIDE
from tests.e2e import page_scripts
from tests.e2e.chromium import Tab

ROOMY = WIDE - 1  # px: as wide as letters, signs and places stay what they are on a phone
TALL = 5000  # px: nothing scrolls, but for a page that is longer still
BELOW = 200  # px: the bar of places, which may cover the end of such a page
EDGE = 24  # of 255 between two neighbours: less is no stroke of a letter
LEAST_INK = 150.0  # strokes: a few words; of less, the noise is too much to say anything
KEPT = 0.9
"""How much of its ink is enough."""
RIM = 6  # px: what frames a button is not its words
HIGHEST = 400  # px: a group, not a text


def outside(tab: Tab) -> list[str]:
    """Words that touch the left or the right edge of the window, where nothing of ours stands:
    what reaches further is cut there in the tree, too."""
    width = tab.page.evaluate("innerWidth")
    return [
        f"outside: {box['words'][:60]!r}"
        for box in tab.page.evaluate(page_scripts.WORDED)
        if box["x"] < 1 or box["x"] + box["width"] > width - 1
    ]


def clipped(
    tab: Tab, *, roomy: int = ROOMY, but: Collection[str] = (), kept: float = KEPT
) -> list[str]:
    """Which words of the screen have less ink in this window than in a roomy one, `but` for those
    that are drawn otherwise where it is narrow. The window comes back as it was."""
    size = tab.page.viewport_size
    assert size, "a tab has a size"
    # Of a page that is scrolled when its window grows, the tree keeps the old places.
    tab.page.mouse.move(size["width"] / 2, size["height"] / 2)
    tab.page.mouse.wheel(0, -TALL)
    try:
        there = _inked(tab, roomy)
        narrow = _inked(tab, size["width"])
    finally:
        tab.page.set_viewport_size(size)
    return [fault for said, fault in compare(there, narrow, kept).items() if said not in but]


def compare(
    roomy: dict[str, float], narrow: dict[str, float], kept: float = KEPT
) -> dict[str, str]:
    """The words that stand in both and have lost ink, each with its fault."""
    parts = {
        said: narrow[said] / ink
        for said, ink in roomy.items()
        if said in narrow and ink >= LEAST_INK
    }
    return {
        said: f"clipped: {said[:60]!r} has {part:.0%} of its ink"
        for said, part in parts.items()
        if part < kept
    }


def _inked(tab: Tab, width: int) -> dict[str, float]:
    tab.page.set_viewport_size({"width": width, "height": TALL})
    before = None
    for _ in range(30):  # until all stands where it stays
        tab.page.wait_for_timeout(150)
        boxes = tab.page.evaluate(page_scripts.WORDED)
        if boxes == before:
            break
        before = boxes
    picture = tab.still_picture()
    focused = tab.focused()  # it has other colours
    strokes = _strokes(Image.open(BytesIO(picture)))
    found: dict[str, float] = {}
    for box in tab.page.evaluate(page_scripts.WORDED):
        if box["height"] > HIGHEST or box["y"] + box["height"] > TALL - BELOW:
            continue
        rim = RIM if box["framed"] else 0
        edges = (
            max(0, int(box["x"]) + rim),
            max(0, int(box["y"])),
            int(box["x"] + box["width"]) + 1 - rim,
            int(box["y"] + box["height"]) + 1,
        )
        ink = ImageStat.Stat(strokes.crop(edges)).sum[0] / 255
        # Of words that stand twice, the better.
        words = " ".join(box["words"].split())
        if words == focused:
            continue
        found[words] = max(ink, found.get(words, 0.0))
    return found


def _strokes(picture: Image.Image) -> Image.Image:
    """How much each point differs from the one before it, as far as letters do."""
    grey = picture.convert("L")
    moved = ImageChops.offset(grey, 1, 0)
    return ImageChops.difference(grey, moved).point(
        [level if level > EDGE else 0 for level in range(256)]
    )
