"""Small windows and large text: no words are cut off."""

import os
import re

import pytest

from tests.e2e.chromium import Browser
from tests.e2e.ink import clipped, outside
from tests.e2e.outline import PLACES
from tests.e2e.walk import walk

pytestmark = pytest.mark.browser

GOES_ON = ("mistakes", "wrong", "open", "attached", "answered", "stopped", "genuine")
"""Stops on a page that stands there already: it stays where it was scrolled to."""
MODE = "Erişilebilir mod"
"""Where it is narrow, the places have words and no sign, and this has a sign and no words."""
NUMBER = re.compile(r"\d{4}(-\d{3}){3}")
"""An application's number never breaks: where it is narrow, it is smaller."""
TURN = 1 if os.environ.get("GATE") else 9
"""At each stop the words are looked at where they stand; at every ninth, which is another one for
each size of text, their ink is compared with that in a wide window. `make gate` does so at all. Not
where a picker is open: with its list the page may be longer than any window, and scrolls."""


@pytest.mark.parametrize(("start", "scale"), [(0, "%100"), (4, "%200")])
def test_nothing_leaves_a_320_px_window(chromium: Browser, start: int, scale: str) -> None:
    """One form, with every screen around it: the steps of the others are drawn at this width and
    size in-process (tests/screens/test_every_screen.py)."""
    faults: list[str] = []
    with chromium.tab(width=320, height=720) as tab:
        tab.open("/ayarlar")
        tab.heading("Ayarlar")
        tab.choose(scale)
        tab.press("Ana sayfa")
        for nth, name in enumerate(walk(tab, "request")):
            faults += [f"{name}: {cut}" for cut in outside(tab)]
            if not name.endswith(GOES_ON):
                heading = tab.host.get_by_role("heading", level=1).bounding_box()
                assert heading and 0 < heading["y"] < 720, f"{name} does not begin at its top"
            if nth % TURN == start % TURN and not name.endswith("-open"):
                smaller = [words for words in tab.words() if NUMBER.fullmatch(words)]
                but = (*PLACES, MODE, *smaller)
                faults += [f"{name}: {cut}" for cut in clipped(tab, but=but)]
    assert not faults, "\n".join(faults)
