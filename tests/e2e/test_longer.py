"""Words that come out 40 % longer in another language are cut off nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.e2e.chromium import Browser, Tab
from tests.e2e.ink import clipped, outside
from tests.e2e.language_walk import request_walk
from tests.e2e.longer import MORE, longer, longer_words
from tests.e2e.server import Server
from tests.e2e.test_looks import addresses, goes
from tests.e2e.walk import Walker

pytestmark = pytest.mark.browser
NUMBER = re.compile(r"'\d{4}(-\d{3}){3}'")
"""A number to keep is smaller in a narrow window, so that it stands in one line."""
KEPT = 0.8
"""A circle before a few words weighs less where these stand in two lines."""


@pytest.fixture(scope="module")
def longer_app(chromium: Browser) -> Iterator[Browser]:
    with Server("tests.e2e.longer:create", environment={"DATA_DIR": "{data}"}) as server:
        yield chromium.at(server.address)


def cut(tab: Tab) -> list[str]:
    """But for the one button that is a sign without words where it is narrow."""
    return [*outside(tab), *clipped(tab, but=[longer("Erişilebilir mod")], kept=KEPT)]


def test_no_screen_that_an_address_opens_cuts_longer_words(longer_app: Browser) -> None:
    found: list[str] = []
    with longer_app.tab(width=320, height=720) as tab:
        tab.open("/")
        for path in addresses(login=False):
            if path != "/":
                goes(tab, path)
            tab.until(lambda: any(words.startswith("[") for words in tab.words()), path)
            found += [f"{path}: {fault}" for fault in cut(tab)]
        tab.assert_clean()
    assert not found, "\n".join(found)


def test_no_step_on_the_way_to_a_number_cuts_longer_words(longer_app: Browser) -> None:
    found: list[str] = []
    with longer_app.tab(width=320, height=720) as tab:
        tab.open("/")
        for name in request_walk(Walker(tab, longer_words("tr"))):
            # A dialog is as wide as the window; midway through mending the page is scrolled.
            if not name.endswith(("-answered", "-attached", "-open")):
                found += [f"{name}: {fault}" for fault in cut(tab) if not NUMBER.search(fault)]
        tab.assert_clean()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("text", ["Devam", "{n} gün kaldı.", "{title} - Başvuru", "Yardım al"])
def test_how_much_longer(text: str) -> None:
    told = longer(text)
    assert told.startswith(f"[{text} ")
    assert len(told) >= len(text) * (1 + MORE) * 0.8


@pytest.mark.parametrize("text", ["", " ", "{number}"])
def test_what_has_no_words_of_ours(text: str) -> None:
    assert longer(text) == text
