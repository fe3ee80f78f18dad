"""Whoever goes by keyboard sees where they are: what has the focus looks different, clearly."""

from __future__ import annotations

import os
import time
from io import BytesIO

import pytest
from PIL import Image

from tests.e2e.chromium import Browser, Tab

pytestmark = pytest.mark.browser

AROUND = 6  # px: as far as a frame may stand outside of what it frames
PATIENCE = 4.0  # s
LEAST = 3.0  # between a point's colour with the focus and without (WCAG 1.4.11, 2.4.13)


def light(colour: bytes) -> float:
    """Relative luminance, as WCAG reckons it."""
    r, g, b = (
        level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4
        for level in (part / 255 for part in colour)
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def changed(before: Image.Image, after: Image.Image) -> int:
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
                lights[colour] = light(colour)
        low, high = sorted((lights[one], lights[other]))
        points += (high + 0.05) / (low + 0.05) >= LEAST
    return points


def picture(tab: Tab) -> Image.Image:
    tab.page.wait_for_timeout(100)  # the frame is painted after the focus has come
    return Image.open(BytesIO(tab.page.screenshot())).convert("RGB")


def unseen(tab: Tab) -> list[str]:
    """What has the focus once around, and shows it with less than its own outline."""
    nothing, found, seen, last = picture(tab), list[str](), set[str](), ""
    for _ in range(60):
        # No finger is quicker, and Flutter is still letting go of what had the focus.
        tab.page.wait_for_timeout(200)
        tab.key("Tab")
        box = tab.page.evaluate(
            """() => {
              const node = document.activeElement;
              if (!node || !node.closest('flt-semantics-host')) return null;
              const at = (node.closest('flt-semantics') || node).getBoundingClientRect();
              return {id: node.id || node.closest('flt-semantics').id,
                      name: node.getAttribute('aria-label') || node.textContent,
                      x: at.x, y: at.y, width: at.width, height: at.height};
            }"""
        )
        if box is None:
            continue
        if box["id"] in seen and box["id"] != last:
            break
        # A row of a list may stop Tab twice: the row, and what it toggles.
        last = box["id"]
        seen.add(last)
        edges = (
            max(0, int(box["x"]) - AROUND),
            max(0, int(box["y"]) - AROUND),
            int(box["x"] + box["width"]) + AROUND,
            int(box["y"] + box["height"]) + AROUND,
        )
        # One point wide all around, but for the round corners.
        outline = 0.9 * 2 * (box["width"] + box["height"])
        bare, points, end = nothing.crop(edges), 0, time.monotonic() + PATIENCE
        # A frame that the app draws itself comes with its answer.
        while points < outline and time.monotonic() < end:
            points = changed(bare, picture(tab).crop(edges))
        if points < outline:
            found.append(f"{box['name'][:40]!r}: {points} points of {outline:.0f}")
    assert len(seen) > 4, "the focus came nowhere"
    return found


OTHERS = ["Koyu", "Yüksek karşıtlık, açık", "Krem kâğıt", "Loş gece"]
SCHEMES = ["Açık", "Yüksek karşıtlık, koyu", *(OTHERS if os.environ.get("GATE") else [])]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_focus_is_seen(chromium: Browser, scheme: str) -> None:
    found: list[str] = []
    # So high that nothing scrolls: only then do two pictures differ by the focus alone.
    with chromium.tab(width=390, height=3200) as tab:
        tab.open("/ayarlar")
        tab.heading("Ayarlar")
        tab.choose(scheme)
        for place, heading in (
            ("Ayarlar", "Ayarlar"),
            ("Ana sayfa", "Ne yapmak istiyorsunuz?"),
            ("Takip", "Kimliğinizle girin"),
        ):
            tab.press(place)
            tab.heading(heading)
            tab.reload()
            tab.heading(heading)
            found += [f"{place}: {one}" for one in unseen(tab)]
    assert not found, "\n".join(found)
