"""Answering with one's voice in a real browser, whose microphone hums a tone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.e2e.chromium import Browser, Tab
from tests.e2e.walk import TEXT, Walker

pytestmark = pytest.mark.browser

PLAYED = """() => {
  const play = HTMLMediaElement.prototype.play;
  window.played = [];
  HTMLMediaElement.prototype.play = function () {
    window.played.push(this);
    return play.call(this);
  };
}"""


def at_the_question(tab: Tab) -> Walker:
    walker = Walker(tab)
    tab.open("/basvur/request")
    tab.press("Başlayın")
    for _ in walker.log_in():
        pass
    tab.heading("Ne istiyorsunuz?")
    walker.write("Kısa başlık", TEXT)
    return walker


def length(page: Page) -> float:
    """Seconds of what was played last."""
    page.wait_for_function("() => window.played.at(-1)?.currentTime > 0.1")
    return page.evaluate("() => window.played.at(-1).currentTime")


def test_it_is_recorded_heard_deleted_and_recorded_again(chromium: Browser) -> None:
    with chromium.tab() as tab:
        tab.page.add_init_script(f"({PLAYED})()")
        at_the_question(tab)
        tab.press("Devam")
        tab.sees("İsteğiniz:")  # it is missing
        tab.press("Sesinizi kaydedin")
        tab.sees("Kaydediliyor. Şimdi konuşun.")
        tab.screenshot()
        assert tab.axe() == []
        tab.page.wait_for_timeout(1500)
        tab.press("Kaydı bitirin")
        tab.sees("Eklendi, ")
        tab.screenshot()
        assert tab.axe() == [] and tab.targets() == []
        tab.press("Dinleyin")
        assert length(tab.page) > 0
        tab.press("Silin")
        tab.button("Sesinizi kaydedin")
        tab.press("Sesinizi kaydedin")
        tab.sees("Kaydediliyor. Şimdi konuşun.")
        tab.press("Kaydı silin")
        tab.lacks("Kaydediliyor. Şimdi konuşun.")
        tab.press("Sesinizi kaydedin")
        tab.sees("Kaydediliyor. Şimdi konuşun.")
        tab.page.wait_for_timeout(1000)
        tab.press("Kaydı bitirin")
        tab.sees("Eklendi, ")
        tab.press("Devam")
        tab.lacks("Ne istiyorsunuz?")
        tab.assert_clean()
