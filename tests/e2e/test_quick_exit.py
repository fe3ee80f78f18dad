"""Leaving an anonymous tip: at once, offline too, and Back brings nothing back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error as BrowserError

from tests.e2e.chromium import Browser, Tab
from tests.e2e.server import Server
from tests.e2e.tip_walk import SECRET, begin
from tests.e2e.walk import Walker

pytestmark = pytest.mark.browser

TELLING = ("ihbar", "tip", "report", "sayfa", SECRET.split()[0].casefold())


def by_the_button(tab: Tab) -> None:
    tab.press("Hızlı çıkış")


def by_the_keyboard(tab: Tab) -> None:
    """Backwards: Flutter goes by height, and forwards past a header while the page is scrolled."""
    tab.tab_to("Hızlı çıkış", key="Shift+Tab")
    tab.key("Enter")


def by_escape(tab: Tab) -> None:
    for _ in range(3):
        tab.key("Escape")


WAYS = [by_the_button, by_the_keyboard, by_escape]


def write_something(tab: Tab) -> None:
    tab.open("/")
    walker = Walker(tab)
    begin(walker)
    walker.write("Olayı anlatın", SECRET)


def gone(tab: Tab) -> None:
    """Waits until the neutral page itself has come, in the place of what was painted first."""
    came = """() => document.querySelector("table") !== null
        && performance.getEntriesByType("navigation")[0].name.endsWith("/takvim")"""
    for _ in range(100):
        with suppress(BrowserError):  # between two pages there is none
            if tab.page.evaluate(came):
                return
        tab.page.wait_for_timeout(100)
    raise AssertionError(f"{tab.page.url} is not the neutral page")


def shown(tab: Tab) -> str:
    """Everything that the page holds: the words, the address, the title."""
    held = "() => document.documentElement.outerHTML + location.href + document.title"
    return tab.page.evaluate(held).casefold()


@pytest.mark.parametrize("leave", WAYS)
def test_it_is_gone_and_back_brings_nothing_back(
    chromium: Browser, whole_service: Server, leave: Callable[[Tab], None]
) -> None:
    with chromium.tab() as tab:
        write_something(tab)
        leave(tab)
        gone(tab)
        assert not any(word in shown(tab) for word in TELLING)
        assert tab.page.evaluate("sessionStorage.length + localStorage.length") == 0
        for _ in range(6):
            tab.page.go_back()
            tab.page.wait_for_timeout(1500)
            if tab.page.url.startswith("about:"):
                break
            if tab.page.evaluate("document.querySelector('flutter-view') !== null"):
                tab.wait_ready()
                assert not tab.has("Nasıl ihbar etmek istersiniz?")
            assert SECRET not in tab.words()
            assert SECRET.casefold() not in shown(tab)
    assert SECRET.split()[0] not in whole_service.log


def test_nothing_of_it_is_an_error_to_the_server(chromium: Browser) -> None:
    """A press that arrives late, after the line came back, finds the visit ended."""
    with chromium.tab() as tab:
        write_something(tab)
        tab.page.context.set_offline(True)
        by_the_button(tab)
        tab.page.wait_for_timeout(2000)
        tab.page.context.set_offline(False)
        gone(tab)
        tab.page.wait_for_timeout(1500)  # what it leaves in the log is looked at after each test


def test_two_presses_of_escape_are_no_wish_to_leave(chromium: Browser) -> None:
    with chromium.tab() as tab:
        write_something(tab)
        tab.key("Escape")
        tab.key("Escape")
        tab.page.wait_for_timeout(2500)
        tab.key("Escape")
        tab.page.wait_for_timeout(500)
        assert tab.written(Walker(tab).whole("Olayı anlatın", "textbox")) == SECRET


def test_escape_means_nothing_where_no_tip_is(chromium: Browser) -> None:
    with chromium.tab() as tab:
        tab.open("/")
        by_escape(tab)
        tab.page.wait_for_timeout(500)
        tab.heading("Ne yapmak istiyorsunuz?")


@pytest.mark.parametrize("leave", [by_the_button, by_escape])
def test_it_works_without_a_line(chromium: Browser, leave: Callable[[Tab], None]) -> None:
    with chromium.tab() as tab:
        write_something(tab)
        tab.page.context.set_offline(True)
        leave(tab)
        tab.page.wait_for_selector("table")
        assert tab.path == "/takvim"
        assert not any(word in shown(tab) for word in TELLING)
        tab.page.wait_for_timeout(3000)
        assert not any(word in shown(tab) for word in TELLING), "nor later"
        tab.page.context.set_offline(False)
        gone(tab)


def test_the_server_forgets_the_visit(chromium: Browser) -> None:
    """A copied name of the visit opens a new one, not the old."""
    with chromium.tab() as tab:
        write_something(tab)
        name = tab.page.evaluate("sessionStorage.getItem('_flet_session_id')")
        assert name
        by_escape(tab)
        gone(tab)
        tab.page.evaluate("name => sessionStorage.setItem('_flet_session_id', name)", name)
        tab.open("/sayfa/1")
        tab.heading("Ne yapmak istiyorsunuz?")
        assert tab.page.evaluate("sessionStorage.getItem('_flet_session_id')") != name


def test_leaving_by_a_place_asks_and_then_forgets_everything(chromium: Browser) -> None:
    with chromium.tab() as tab:
        write_something(tab)
        name = tab.page.evaluate("sessionStorage.getItem('_flet_session_id')")
        tab.press("Başvur")
        tab.heading("Yazdıklarınız silinsin mi?")
        tab.press("Geri dönün")
        tab.heading("Ne oldu?")
        assert tab.written(Walker(tab).whole("Olayı anlatın", "textbox")) == SECRET
        tab.press("Başvur")
        tab.press("Silin ve çıkın")
        tab.heading("Ne tür bir başvuru yapacaksınız?")
        tab.wait_ready()
        assert tab.page.evaluate("sessionStorage.getItem('_flet_session_id')") != name
        tab.back()
        tab.page.wait_for_timeout(3000)
        tab.wait_ready()
        assert SECRET not in tab.words()
        assert not tab.has("Ne oldu?")


def test_the_settings_belong_to_the_tip_too(chromium: Browser) -> None:
    """Larger text, another language, and on with what was written."""
    with chromium.tab() as tab:
        write_something(tab)
        tab.press("Ayarlar")
        tab.heading("Ayarlar")
        tab.press("Dil: Türkçe")
        tab.heading("Dil seçin")
        tab.press("English")
        tab.heading("Settings")
        tab.button("Quick exit")
        for heading in ("Choose a language", "Settings"):
            tab.back()
            tab.heading(heading)
        tab.back()
        tab.heading("What happened?")
        assert tab.written(Walker(tab).whole("Tell what happened", "textbox")) == SECRET
