"""Every screen that an address leads to, in looks that are not the one of the walk: each run sees
a part of screens × schemes × languages, `make gate` sees all. Which part never changes by itself,
so what fails once fails again.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from itertools import product

import pytest

from mobile.i18n import LANGUAGES, Words, words
from mobile.i18n.words import RIGHT_TO_LEFT
from mobile.state.settings import SCHEMES, Scheme, Settings, write
from mobile.views import sitemap
from tests.e2e import gate
from tests.e2e.chromium import CRASH_WORDS, Browser, Tab

pytestmark = pytest.mark.browser

GATE = bool(os.environ.get("GATE"))
FORM = "/basvur/request"


@dataclass(frozen=True)
class Look:
    language: str
    scheme: Scheme

    def __str__(self) -> str:
        return f"{self.language}-{self.scheme}"


OWN = SCHEMES[1:]  # "system" is one of the others
LOOKS = [Look(*one) for one in product(LANGUAGES, OWN)]
MOST = max(len(LANGUAGES), len(OWN))
PART = LOOKS if GATE else [
    Look(list(LANGUAGES)[n % len(LANGUAGES)], OWN[n % len(OWN)]) for n in range(MOST)
]  # fmt: skip
"""Each language and each scheme at least once."""
LOGGED_IN = 4
"""In every fourth look somebody logs in, and sees what is theirs; and from right to left always."""


def addresses(*, login: bool) -> list[str]:
    """Of every stop that can be opened by its address alone; what comes after a beginning is
    walked from there."""
    return [
        stop.path.replace("/basvur/:form", FORM)
        for stop in sitemap.STOPS
        if stop.login is login and not stop.tip and stop.path.count(":") == (":form" in stop.path)
        if not stop.path.startswith("/basvur/:form/")
    ]


def share(paths: list[str], nth: int, of: int) -> list[str]:
    """The n-th part of them; under GATE all."""
    return paths if GATE else paths[nth % of :: of]


def goes(tab: Tab, path: str) -> None:
    """To another screen of the app, without loading it again: it stands there when the heading
    is another."""
    before = gate.outline(tab).heading
    tab.page.evaluate(
        "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate',"
        " {state: history.state})); }",
        path,
    )
    tab.until(lambda: gate.outline(tab).heading not in ("", before), f"does not go to {path}")


def log_in(tab: Tab, say: Words) -> None:
    goes(tab, "/giris")
    tab.press(say("Örnek kişiyle doldurun"))
    tab.press(say("Kodu gönderin"))
    tab.heading(say("Telefonunuza gelen kodu yazın"))
    code = re.compile(r"\b\d{6}\b")
    tab.until(lambda: code.search(" ".join(tab.words())), "no code in the box")
    (field,) = (one.name for one in gate.outline(tab).controls if one.role == "textbox")
    tab.write(field, code.findall(" ".join(tab.words()))[-1])
    tab.press(say("Giriş yapın"))
    tab.lacks(say("Telefonunuza gelen kodu yazın"))


@pytest.mark.parametrize("nth", range(len(PART)), ids=list(map(str, PART)))
def test_a_part_of_the_screens_in_another_look(chromium: Browser, nth: int) -> None:
    look = PART[nth]
    say = words(look.language)
    kept = json.dumps(write(Settings(language=look.language, scheme=look.scheme, welcomed=True)))
    paths = share([*addresses(login=False), "/yok"], nth, len(PART))
    logs_in = GATE or nth % LOGGED_IN == 1 or look.language in RIGHT_TO_LEFT
    theirs = addresses(login=True) if logs_in else []
    found: list[str] = []

    def look_closely(name: str) -> None:
        found.extend(f"{name}: {one}" for one in gate.faults(tab, language=look.language))
        found.extend(f"{name}: {said}" for said in CRASH_WORDS if tab.has(said))

    with chromium.tab() as tab:
        tab.page.add_init_script(
            f"localStorage.setItem('flutter.basvuru.settings', {json.dumps(kept)})"
        )
        tab.open("/")
        tab.speaks(say.spoken)
        for path in paths:
            if path != "/":
                goes(tab, path)
            look_closely(path)
        if theirs:
            log_in(tab, say)
            for path in theirs:
                goes(tab, path)
                look_closely(path)
            goes(tab, FORM)
            tab.press(say("Başlayın"))
            tab.button(say("Devam"))
            look_closely("the first step")
            tab.press(say("Devam"))
            tab.titled(say("Hata: {title}", title=""))
            look_closely("its mistakes")
        tab.assert_clean()
    assert not found, "\n".join(found)
