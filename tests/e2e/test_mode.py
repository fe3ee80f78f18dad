"""The accessible mode in a real browser: one press, large enough for every finger, and back."""

from __future__ import annotations

import pytest

from tests.e2e.chromium import Browser
from tests.e2e.walk import Walker

pytestmark = pytest.mark.browser

LARGE = 64


@pytest.mark.parametrize("width", [390, 1280])
def test_in_the_mode_everything_to_press_is_large(chromium: Browser, width: int) -> None:
    small: list[str] = []
    with chromium.tab(width=width) as tab:
        walker = Walker(tab)

        def look(name: str) -> None:
            tab.screenshot()
            small.extend(f"{name}: {one}" for one in tab.targets(LARGE))
            small.extend(f"{name}: {one}" for one in tab.axe())

        tab.open("/")
        tab.press("Erişilebilir mod")
        tab.button("Erişilebilir mod açık")
        look("home")
        walker.press("Başvuru yapın")
        tab.heading("Ne tür bir başvuru yapacaksınız?")
        look("apply")
        walker.press("İstek")
        tab.button("Başlayın")
        look("start")
        tab.press("Ayarlar")
        tab.heading("Ayarlar")
        look("settings")
        tab.press("Erişilebilir mod açık")
        tab.button("Erişilebilir mod")
        tab.screenshot()
        assert tab.targets(LARGE), "the mode is what makes them large"
        tab.assert_clean()
    assert not small, "\n".join(small)
