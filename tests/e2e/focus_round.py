"""Once around a screen by Tab: where the focus comes, in what order, and whether one sees it.

The window must be so high that nothing scrolls: only then does a place stay what it was, and do
two pictures differ by the focus alone.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

from PIL import Image

from tests.e2e import page_scripts
from tests.e2e.chromium import Tab
from tests.e2e.gate import outline
from tests.e2e.outline import Outline, plain

TALL = 3200  # px
AROUND = 6  # px: as far as a frame may stand outside of what it frames
PATIENCE = 4.0  # s
LEAST = 3.0  # between a point's colour with the focus and without (WCAG 1.4.11, 2.4.13)
MOST = 90  # presses of Tab
FEWEST = 4  # places, even on the smallest screen


@dataclass(frozen=True)
class Place:
    """Something that had the focus, and where it stands."""

    name: str
    x: float
    y: float
    width: float
    height: float

    def edges(self, around: int) -> tuple[int, int, int, int]:
        """Left, top, right and bottom, with as much around."""
        return (
            max(0, int(self.x) - around),
            max(0, int(self.y) - around),
            int(self.x + self.width) + around,
            int(self.y + self.height) + around,
        )


def round_faults(tab: Tab, *, frames: bool = False, rtl: bool = False) -> list[str]:
    """What Tab never reaches, or in a wrong order; with `frames` also what does not show that it
    has the focus."""
    bare = _picture(tab) if frames else None
    places: dict[str, Place] = {}
    found: list[str] = []
    last = ""
    for _ in range(MOST):
        if bare:  # no finger is quicker, and Flutter is still letting go of what had the focus
            tab.page.wait_for_timeout(200)
        tab.step("Tab")
        told = tab.page.evaluate(page_scripts.STANDS)
        if told is None:
            continue
        node = told.pop("id")
        if node in places and node != last:
            break
        # A row of a list may stop Tab twice: the row, and what it toggles.
        last = node
        places[node] = Place(plain(told.pop("name")), **told)
        if bare:
            found += _unframed(tab, bare, places[node])
    stops = list(places.values())
    if len(stops) < FEWEST:
        found.append(f"focus: came to {len(stops)} places alone")
    return [*found, *unreached(outline(tab), stops), *out_of_order(stops, rtl=rtl)]


def unreached(outline: Outline, stops: list[Place]) -> list[str]:
    """What can be pressed or written in, and never had the focus."""
    reached = Counter(stop.name for stop in stops)
    wanted = Counter(control.name for control in outline.controls)
    return [f"unreached: {name!r} by Tab" for name in (wanted - reached)]


def out_of_order(stops: list[Place], *, rtl: bool = False) -> list[str]:
    """Where the focus went up, or back in a line. Once it does so rightly: from the last thing on
    the screen to the first."""
    jumps = [
        (one, other) for one, other in pairwise([*stops, *stops[:1]]) if _back(one, other, rtl)
    ]
    return [f"order: from {one.name!r} back to {other.name!r}" for one, other in jumps[1:]]


def _back(one: Place, other: Place, rtl: bool) -> bool:
    if other.y + other.height <= one.y:
        return True
    beside = other.y < one.y + one.height
    if rtl:
        return beside and other.x >= one.x + one.width
    return beside and other.x + other.width <= one.x


def _unframed(tab: Tab, bare: Image.Image, place: Place) -> list[str]:
    """One line around is asked for, one point wide, but for the round corners."""
    edges = place.edges(AROUND)
    outlined = 0.9 * 2 * (place.width + place.height)
    before, points, end = bare.crop(edges), 0, time.monotonic() + PATIENCE
    # A frame that the app draws itself comes with its answer.
    while points < outlined:
        if time.monotonic() > end:
            return [f"focus: {place.name[:40]!r} shows it in {points} points of {outlined:.0f}"]
        points = _changed(before, _picture(tab).crop(edges))
    return []


def _picture(tab: Tab) -> Image.Image:
    tab.page.wait_for_timeout(100)  # the frame is painted after the focus has come
    return Image.open(BytesIO(tab.page.screenshot())).convert("RGB")


def _light(colour: bytes) -> float:
    """Relative luminance, as WCAG reckons it."""
    r, g, b = (
        level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4
        for level in (part / 255 for part in colour)
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _changed(before: Image.Image, after: Image.Image) -> int:
    """How many points differ by 3:1 at least."""
    points = 0
    lights: dict[bytes, float] = {}
    were, are = before.tobytes(), after.tobytes()
    for at in range(0, len(were), 3):
        one, other = were[at : at + 3], are[at : at + 3]
        if one == other:
            continue
        for colour in (one, other):
            if colour not in lights:
                lights[colour] = _light(colour)
        low, high = sorted((lights[one], lights[other]))
        points += (high + 0.05) / (low + 0.05) >= LEAST
    return points
