"""Reading aloud in a real browser. Headless Chromium has no voices, so the browser's side of
`speechSynthesis` is played: it notes what it is given and ends when it is told to."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Request

from tests.e2e.chromium import Browser, Tab
from tests.e2e.tip_walk import begin, write_and_send
from tests.e2e.walk import Walker

pytestmark = pytest.mark.browser

SPEECH = """(voices) => {
    const speech = new EventTarget();
    window.said = []; window.speaking = null;
    speech.getVoices = () => voices;
    speech.speak = (words) => {
        window.speaking = words;
        window.said.push({ text: words.text, rate: words.rate, lang: words.lang,
                           voice: words.voice && words.voice.name });
    };
    // A browser that is told to be silent says so of what it was reading, as an error.
    speech.cancel = () => {
        const words = window.speaking;
        window.speaking = null;
        if (words && words.onerror) setTimeout(() => words.onerror({ error: "canceled" }));
    };
    window.end = (how) => {
        const words = window.speaking;
        window.speaking = null;
        words[how]({});
    };
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""
FRAMED = """(node) => {
    const [there, frame] = [node, document.querySelector("#aloud-frame")].map(
        (one) => one.getBoundingClientRect());
    return frame.height > 0 && Math.abs(there.left - frame.left) < 12
        && Math.abs(there.right - frame.right) < 12
        && frame.top < there.bottom && frame.bottom > there.top;
}"""
OWN = {"name": "Yelda", "lang": "tr_TR", "localService": True, "default": False}
FAR = {"name": "Uzak", "lang": "tr-TR", "localService": False, "default": True}
FOREIGN = {"name": "Daniel", "lang": "en-GB", "localService": True, "default": True}
START, PAUSE, GO_ON, STOP = "Sayfayı sesli oku", "Duraklat", "Devam et", "Durdur"
HOME = "Ne yapmak istiyorsunuz?"


@contextmanager
def wished(chromium: Browser, *voices: Any, **window: Any) -> Generator[Tab]:
    """A visitor whose browser has these voices, with reading aloud turned on."""
    with chromium.tab(**window) as tab:
        tab.page.add_init_script(f"({SPEECH})({json.dumps(voices)})")
        tab.open("/ayarlar")
        tab.choose("Kullanıyorum")
        tab.button(START)
        tab.press("Ana sayfa")
        tab.heading(HOME)
        yield tab


def said(tab: Tab) -> list[str]:
    return [one["text"] for one in tab.page.evaluate("window.said")]


def until_said(tab: Tab, many: int) -> list[str]:
    tab.page.wait_for_function("many => window.said.length >= many", arg=many)
    return said(tab)


def caption(tab: Tab) -> str:
    return tab.page.locator("#aloud-caption").inner_text()


def box(tab: Tab, selector: str) -> FloatRect:
    found = tab.page.locator(selector).bounding_box()
    assert found, selector
    return found


def silent(tab: Tab) -> bool:
    shown = tab.page.locator("#aloud-caption, #aloud-frame").count()
    return tab.page.evaluate("window.speaking === null") and not shown


def until_silent(tab: Tab) -> None:
    tab.page.wait_for_function(
        "() => window.speaking === null && !document.querySelector('#aloud-caption')"
    )
    assert silent(tab)


def test_the_screen_is_read_sentence_by_sentence(chromium: Browser) -> None:
    sent: list[Request] = []

    def note(request: Request) -> None:
        sent.append(request)

    with wished(chromium, FAR, FOREIGN, OWN) as tab:
        tab.page.on("request", note)
        tab.press(START)
        tab.button(PAUSE)
        count = framed = 0
        while not silent(tab):
            count += 1
            last = until_said(tab, count)[-1]
            shown, _, place = caption(tab).rpartition("\n")
            assert (shown.strip(), place.split(" / ")[0]) == (last, str(count))
            node = tab.host.get_by_text(last, exact=True).first
            if node.count():
                framed += 1
                tab.page.wait_for_function(FRAMED, arg=node.element_handle())
            tab.page.evaluate("window.end('onend')")
        tab.button(START)
        heard = said(tab)
        assert heard[0] == HOME
        assert heard.index("Başvuru yapın") > 0
        assert len(heard) == count > 8 and framed > 4
        assert not {"Örnek kurulum", "Ana sayfa", "Takip", START} & {*heard}, "not the frame"
        told = tab.page.evaluate("window.said")
        assert {(one["voice"], one["lang"], one["rate"]) for one in told} == {("Yelda", "tr_TR", 1)}
        assert [
            json.loads(one.post_data or "")["told"] for one in sent if one.method == "POST"
        ] == [
            "reading",
            "silent",
        ]
        others = [one.url for one in sent if one.method != "POST"]
        assert all(url.endswith("/fonts/Atkinson-Bold.ttf") for url in others), others
        tab.assert_clean()


def test_pause_goes_on_with_the_same_sentence_and_speed_counts_from_the_next(
    chromium: Browser,
) -> None:
    with wished(chromium, OWN) as tab:
        tab.press(START)
        until_said(tab, 1)
        tab.page.evaluate("window.end('onend')")
        second = until_said(tab, 2)[1]
        tab.press(PAUSE)
        tab.button(GO_ON)
        assert tab.page.evaluate("window.speaking === null")
        assert caption(tab).startswith(second), "one sees where it stopped"
        tab.press("Hız: olağan")
        tab.press("Hız: hızlı")
        tab.button("Hız: yavaş")
        assert not tab.axe() and not tab.targets()
        tab.press(GO_ON)
        assert until_said(tab, 3)[2] == second
        tab.press(STOP)
        until_silent(tab)
        tab.until_focused(START)
        rates = [one["rate"] for one in tab.page.evaluate("window.said")]
        assert rates[0] == rates[1] == 1 and rates[2] < 1
        tab.reload()
        tab.button("Hız: yavaş")


def test_by_keyboard_alone(chromium: Browser) -> None:
    with wished(chromium, OWN) as tab:
        tab.tab_to(START)
        tab.key("Enter")
        until_said(tab, 1)
        tab.until_focused(PAUSE)
        tab.key("Space")
        tab.until_focused(GO_ON)
        tab.key("Space")
        tab.until_focused(PAUSE)
        tab.tab_to(STOP)
        tab.key("Enter")
        until_silent(tab)
        tab.until_focused(START)
        assert len(said(tab)) == 2


@pytest.mark.parametrize("way", ["another screen", "back", "hidden", "turned off"])
def test_it_stops_where_the_citizen_goes_on(chromium: Browser, way: str) -> None:
    with wished(chromium, OWN) as tab:
        tab.press(START)
        until_said(tab, 1)
        match way:
            case "another screen":
                tab.press("Takip")
            case "back":
                tab.back()
            case "hidden":
                hide = """() => {
                    Object.defineProperty(document, "hidden", { value: true });
                    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
                }"""
                tab.page.evaluate(hide)
            case _:
                tab.press("Ayarlar")
                until_silent(tab)
                tab.heading("Ayarlar")
                tab.press(START)
                until_said(tab, 2)
                tab.choose("Kullanmıyorum")
        until_silent(tab)
        count = len(said(tab))
        tab.page.wait_for_timeout(300)
        assert len(said(tab)) == count


@pytest.mark.parametrize("scale", ["%100", "%200"])
def test_what_is_read_comes_into_sight(chromium: Browser, scale: str) -> None:
    with wished(chromium, OWN, width=390, height=844) as tab:
        tab.press("Ayarlar")
        tab.heading("Ayarlar")
        tab.choose(scale)
        tab.press(START)
        for count in range(1, 26):
            until_said(tab, count)
            tab.page.evaluate("window.end('onend')")
        until_said(tab, 26)
        in_sight = """() => {
            const [frame, shown] = ["frame", "caption"].map(
                (one) => document.querySelector(`#aloud-${one}`).getBoundingClientRect());
            return frame.height > 0 && frame.top > 0 && frame.bottom < shown.top + 4;
        }"""
        tab.page.wait_for_function(in_sight)
        assert box(tab, "#aloud-caption")["y"] > 844 / 3, "large letters hide no screen"


@pytest.mark.parametrize(
    ("voices", "told"),
    [
        ([], "Cihazınızda bu dilde bir ses yok"),
        ([FOREIGN], "Cihazınızda bu dilde bir ses yok"),
        ([FAR, FOREIGN], "Cihazınızın kendi sesi yok"),
        ([{"name": "?", "lang": "tr"}], "Cihazınızın kendi sesi yok"),
    ],
)
def test_no_voice_from_elsewhere_and_none_of_another_language(
    chromium: Browser, voices: list[Any], told: str
) -> None:
    with wished(chromium, *voices) as tab:
        tab.press(START)
        tab.sees(told)
        assert not said(tab)
        tab.button(START)
        tab.assert_clean()


def test_a_voice_that_breaks_off_is_told(chromium: Browser) -> None:
    with wished(chromium, OWN) as tab:
        tab.press(START)
        until_said(tab, 1)
        tab.page.evaluate("window.end('onerror')")
        tab.sees("Ses kesildi")
        until_silent(tab)


def test_a_tip_is_never_read_and_its_number_by_no_voice_from_elsewhere(chromium: Browser) -> None:
    with wished(chromium, FAR) as tab:
        walker = Walker(tab)
        begin(walker)
        assert not tab.has(START)
        for _ in write_and_send(walker):
            assert not tab.has(START)
        tab.press("Numarayı gösterin")
        tab.press("Harf harf dinleyin")
        tab.sees("Cihazınızın kendi sesi yok")
        assert not said(tab)


def test_the_quick_exit_silences_at_once(chromium: Browser) -> None:
    """Also where the line is cut, and the page that was left is still there."""
    with wished(chromium, OWN) as tab:
        begin(Walker(tab))
        tab.page.evaluate("speechSynthesis.speak(new SpeechSynthesisUtterance('K7QX'))")
        tab.page.context.set_offline(True)
        assert tab.page.evaluate("window.speaking !== null")
        tab.press("Hızlı çıkış")
        tab.page.wait_for_function("window.speaking === null")
