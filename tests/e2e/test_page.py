"""The page around the app: what it says of itself, what it keeps, what it keeps out."""

import httpx
import pytest
from playwright.sync_api import Error as BrowserError

from tests.e2e.chromium import Browser
from tests.e2e.server import Server
from tests.e2e.walk import LONG_TEXT, TEXT, Walker

pytestmark = pytest.mark.browser


def test_the_page_speaks_the_citizens_language_and_may_be_zoomed(chromium: Browser) -> None:
    with chromium.tab(locale="en-GB") as tab:
        tab.open("/ayarlar")
        tab.heading("Settings")
        tab.speaks("en")
        assert tab.titled("Settings").startswith("Settings")
        tab.press("Language: English")
        tab.heading("Choose a language")
        tab.press("Türkçe")
        tab.heading("Ayarlar")
        tab.speaks("tr")
        viewport = tab.page.locator("meta[name=viewport]").first.get_attribute("content") or ""
        assert "user-scalable=no" not in viewport and "maximum-scale" not in viewport
        # The choice is the device's, and is there again on the next visit.
        tab.reload()
        tab.heading("Ayarlar")


def test_back_forward_and_reload_keep_what_was_typed(chromium: Browser) -> None:
    with chromium.tab() as tab:
        walker = Walker(tab)
        tab.open("/basvur/request")
        tab.press("Başlayın")
        for _ in walker.log_in():
            pass
        form = next(form for form in walker.forms() if form.id == "request")
        for name in walker.fill_in(form):
            if name == "request-yer":
                break
        tab.back()
        tab.heading("Konu nedir?")
        tab.sees("Sokak aydınlatması")
        tab.back()
        tab.heading("Ne istiyorsunuz?")
        tab.page.go_forward()
        tab.heading("Konu nedir?")
        tab.back()
        tab.heading("Ne istiyorsunuz?")
        assert tab.written(walker.whole("Kısa başlık", "textbox")) == TEXT
        assert tab.written(walker.whole("İsteğiniz", "textbox")) == LONG_TEXT
        tab.reload()
        tab.heading("Ne istiyorsunuz?")
        assert tab.written(walker.whole("İsteğiniz", "textbox")) == LONG_TEXT


def test_every_page_forbids_what_it_does_not_need(whole_service: Server) -> None:
    answer = httpx.get(whole_service.address, trust_env=False)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
    assert "unsafe-eval" not in policy.replace("wasm-unsafe-eval", "")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in answer.headers


def test_a_page_of_another_origin_cannot_open_a_visit(
    chromium: Browser, whole_service: Server
) -> None:
    opened = """address => new Promise(done => {
        const socket = new WebSocket(address);
        socket.onopen = () => done("open"); socket.onerror = () => done("refused");
    })"""
    local = f"ws://localhost:{whole_service.port}/ws"
    with chromium.tab() as tab:
        tab.page.unroute_all()
        tab.page.goto(f"{whole_service.address}/healthz")
        assert tab.page.evaluate(opened, f"ws://127.0.0.1:{whole_service.port}/ws") == "open"
        try:
            told = tab.page.evaluate(opened, local)
        except BrowserError:
            told = "refused"
        assert told == "refused"


def test_an_unknown_address_under_api_is_a_problem_and_never_a_page(whole_service: Server) -> None:
    answer = httpx.get(f"{whole_service.address}/api/v1/boyle-bir-sey-yok", trust_env=False)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
