"""Small windows and large text: nothing is cut off sideways."""

import pytest

from tests.e2e.chromium import Browser
from tests.e2e.walk import walk

pytestmark = pytest.mark.browser

WIDER = """() => {
  const wide = [];
  for (const node of document.querySelectorAll('flt-semantics-host flt-semantics')) {
    const box = node.getBoundingClientRect();
    if (box.width && (box.right > innerWidth + 1 || box.left < -1))
      wide.push((node.getAttribute('aria-label') || node.textContent || '').slice(0, 60));
  }
  return wide;
}"""
GOES_ON = ("mistakes", "wrong", "open", "attached", "answered", "stopped", "genuine")
"""Stops on a page that stands there already: it stays where it was scrolled to."""


@pytest.mark.parametrize(("width", "scale"), [(320, "%100"), (320, "%200")])
def test_nothing_leaves_a_320_px_window(chromium: Browser, width: int, scale: str) -> None:
    """One form, with every screen around it: the steps of the others are drawn at this width and
    size in-process (tests/screens/test_every_screen.py)."""
    faults: list[str] = []
    with chromium.tab(width=width, height=720) as tab:
        tab.open("/ayarlar")
        tab.heading("Ayarlar")
        tab.choose(scale)
        tab.press("Ana sayfa")
        for name in walk(tab, "request"):
            tab.screenshot()
            faults += [f"{name}: {cut}" for cut in tab.page.evaluate(WIDER)]
            assert tab.page.evaluate("document.documentElement.scrollWidth") <= width, name
            if not name.endswith(GOES_ON):
                heading = tab.host.get_by_role("heading", level=1).bounding_box()
                assert heading and 0 < heading["y"] < 720, f"{name} does not begin at its top"
    assert not faults, "\n".join(faults)
