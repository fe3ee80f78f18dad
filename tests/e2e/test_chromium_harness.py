"""The browser harness drives a page by mouse and keyboard, and catches what is wrong with it."""

from collections.abc import Iterator

import pytest

from tests.e2e.chromium import Browser
from tests.e2e.server import Server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Iterator[Browser]:
    """The sample app in the browser."""
    with Server("tests.e2e.sample:make") as server:
        yield chromium.at(server.address)


def test_drives_a_page(browser: Browser) -> None:
    """Writing, choosing, pressing and walking by Tab."""
    with browser.tab() as tab:
        tab.open()
        tab.heading("Deneme")
        tab.write("Ad", "Ayşe Şimşek")
        tab.choose("Talep")
        tab.press("Devam")
        tab.sees("1 kez, Ayşe Şimşek, request")
        tab.tab_to("Devam")
        tab.key("Enter")
        tab.sees("2 kez")
        tab.page.wait_for_timeout(800)
        assert any("2 kez" in words for words in tab.heard())
        assert {"Ad", "Talep", "Devam", "Küçük"} <= set(tab.names_by_tab())
        assert [small.split()[0] for small in tab.targets()] == ["'Küçük'"]
        # Flet's own page forbids to zoom; ours does not.
        assert [found.partition(":")[0] for found in tab.axe()] == ["meta-viewport"]
        tab.screenshot()
        tab.assert_clean()
        with pytest.raises(AssertionError, match="but to:\nKüçük\nAd"):
            tab.key("Shift+Tab")
            tab.tab_to("Nirgendwo", limit=12)


def test_catches_a_broken_control(browser: Browser) -> None:
    """Only the picture shows it."""
    with browser.tab(scheme="dark") as tab:
        tab.open("/bozuk")
        tab.heading("Bozuk")
        with pytest.raises(AssertionError, match="grey error block"):
            tab.screenshot()
