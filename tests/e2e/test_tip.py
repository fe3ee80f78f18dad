"""An anonymous tip in a real browser: nothing of it goes anywhere but to its own service, and
nothing of it stands anywhere in clear."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Request

from tests.e2e.chromium import Browser, Tab
from tests.e2e.conftest import WHOLE
from tests.e2e.server import ROOT, Server
from tests.e2e.test_files import choose, file
from tests.e2e.tip_walk import (
    MORE,
    begin,
    come_back,
    keep_the_number,
    shown_number,
    write_and_send,
)
from tests.e2e.walk import LONG_TEXT, PICTURE, Walker

pytestmark = pytest.mark.browser

NAME = "kanarya-belgesi.png"


def office(server: Server, *arguments: str, said: str = "") -> str:
    """The intake office's own command, on the service's data."""
    ran = subprocess.run(
        [sys.executable, "-m", "service", "tips", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(server.data)},
        input=said,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


def noted(book: list[Request]) -> Callable[[Request], None]:
    """Playwright takes no method of a list."""

    def note(request: Request) -> None:
        book.append(request)

    return note


@contextmanager
def at_home_of(chromium: Browser, server: Server, width: int = 390) -> Generator[Tab]:
    """A tab of a service that is not everybody's."""
    with chromium.at(server.address).tab(width=width) as tab:
        yield tab


@pytest.fixture
def service(whole_service: Server) -> Iterator[Server]:
    """One of its own: what nobody else wrote there may not be found there."""
    assert whole_service
    with Server(WHOLE, environment={"DATA_DIR": "{data}"}) as server:
        yield server


def test_report_number_return_message(chromium: Browser, service: Server) -> None:
    asked: list[Request] = []
    with at_home_of(chromium, service) as tab:
        tab.page.on("request", noted(asked))
        walker = Walker(tab)
        tab.open("/")
        begin(walker)
        for name in write_and_send(walker):
            if name == "tip-belgeler-answered":
                choose(tab, file(NAME, PICTURE.read_bytes(), "image/png"))
                tab.sees("İhbarla birlikte gidecek")
        tab.sees("Gönderildi")
        steps = keep_the_number(walker)
        number = ""
        while not number:
            try:
                next(steps)
            except StopIteration as end:
                number = end.value
        for _ in come_back(walker, number):
            pass
        tab.sees("Bir fotoğraf gönderdiniz.")

        (name, *_) = office(service, "read").splitlines()[-1].split()
        report = office(service, "read", name)
        assert LONG_TEXT in report and MORE in report
        assert NAME not in report and number not in report
        office(service, "answer", name, said="Hangi depo, kuzeydeki mi?")
        tab.press("Yeni mesaj var mı?")
        tab.sees("Hangi depo, kuzeydeki mi?")
        tab.sees("Size soru var")
        tab.sees("okundu")
        assert tab.page.title() == "Başvuru"
        tab.assert_clean()

    own = urlsplit(service.address).netloc
    foreign = {urlsplit(one.url).netloc for one in asked} - {own, ""}
    # Flet's client asks for one script there; the page's policy forbids it.
    assert foreign <= {"cdn.jsdelivr.net"}
    assert all(one.failure for one in asked if urlsplit(one.url).netloc in foreign)
    bare = number.replace("-", "")
    for one in asked:
        assert number not in one.url and bare not in one.url
        assert one.headers.get("referer", own).find("sayfa") < 0
    assert number not in service.log and bare not in service.log
    kept = b"".join(path.read_bytes() for path in service.data.rglob("*") if path.is_file())
    for canary in (LONG_TEXT, MORE, NAME, number, bare, "kuzeydeki"):
        assert canary.encode() not in kept, canary


def test_the_number_is_read_out_and_printed_by_the_page_alone(chromium: Browser) -> None:
    """Neither asks the server for anything."""
    listen = """() => {
        window.said = []; window.printed = [];
        const own = { name: "Yelda", lang: "tr-TR", localService: true };
        Object.defineProperty(window, "speechSynthesis", { value: {
            getVoices: () => [own], cancel: () => {},
            speak: (words) => window.said.push([words.text, words.lang]),
        } });
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        window.print = () => window.printed.push(document.querySelector("#paper").textContent);
    }"""
    with chromium.tab() as tab:
        tab.page.add_init_script(f"({listen})()")
        walker = Walker(tab)
        tab.open("/")
        begin(walker)
        for _ in write_and_send(walker):
            pass
        number = first_shown(tab, walker)
        sent: list[Request] = []
        tab.page.on("request", noted(sent))
        tab.press("Harf harf dinleyin")
        tab.press("Yazdırın")
        tab.page.wait_for_timeout(300)
        ((text, language),) = tab.page.evaluate("window.said")
        assert language.startswith("tr")
        assert text
        (printed,) = tab.page.evaluate("window.printed")
        assert number in printed
        # Only that there is a voice: never what it reads.
        assert [json.loads(one.post_data or "")["told"] for one in sent] == ["silent"]
        tab.choose("Yazdırdım")
        tab.press("Bitirin ve izleri silin")
        tab.heading("Ne yapmak istiyorsunuz?")


def first_shown(tab: Tab, walker: Walker) -> str:
    tab.press("Numarayı gösterin")
    tab.button("Numarayı kopyalayın")
    return shown_number(walker)


def test_where_tips_come_in_masses_the_browser_solves_the_puzzle(chromium: Browser) -> None:
    """On the page, while the reporter writes; the web process only passes it on."""
    flooded = {"TIPS_FREELY": "0/hour", "TIPS_FREELY_PER_NETWORK": "0/hour"}
    with (
        Server(WHOLE, environment={"DATA_DIR": "{data}", **flooded}) as server,
        at_home_of(chromium, server) as tab,
    ):
        solved: list[Request] = []
        tab.page.on("request", noted(solved))
        walker = Walker(tab)
        tab.open("/")
        begin(walker)
        for _ in write_and_send(walker):
            pass
        proofs = [
            one for one in solved if one.url.endswith("/bulmaca") and "proof" in str(one.post_data)
        ]
        assert len(proofs) == 1
