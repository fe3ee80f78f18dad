"""Each check of the gate finds the fault it is there for, and nothing on a screen that is whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.broken import SCREENS
from tests.e2e.chromium import CRASH_WORDS, Browser, Tab
from tests.e2e.focus_round import TALL, round_faults
from tests.e2e.gate import faults
from tests.e2e.ink import clipped, outside
from tests.e2e.server import Server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Tab]:
    """One window for all: each screen has its own address, and each opening its own session;
    Flet would show the screen before for a moment."""
    with (
        Server("tests.e2e.broken:make", environment={"DATA_DIR": "{data}"}) as server,
        chromium.at(server.address).tab(width=320, height=TALL) as tab,
    ):
        tab.page.add_init_script("sessionStorage.clear()")
        yield tab


def found(tab: Tab, address: str) -> list[str]:
    screen = SCREENS[address]
    tab.open(f"/{address}")
    assert not any(map(tab.has, CRASH_WORDS)), "the screen itself is broken"
    language = "ar" if screen.rule == "direction" else "tr"
    told = faults(tab, language=language, moment=1.0) + outside(tab)
    if screen.rule in ("clipped", ""):
        told += clipped(tab)
    if screen.rule in ("unreached", "focus", ""):
        told += round_faults(tab, frames=screen.rule != "unreached")
    return told


@pytest.mark.parametrize("address", [one for one in SCREENS if one])
def test_a_broken_screen_is_found(tab: Tab, address: str) -> None:
    rules = {fault.partition(":")[0] for fault in found(tab, address)}
    assert SCREENS[address].rule in rules, rules


def test_a_whole_screen_is_let_through(tab: Tab) -> None:
    assert not found(tab, "")
