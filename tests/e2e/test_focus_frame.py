"""Whoever goes by keyboard sees where they are: what has the focus looks different, clearly."""

from __future__ import annotations

import os

import pytest

from tests.e2e.chromium import Browser
from tests.e2e.focus_round import TALL, round_faults

pytestmark = pytest.mark.browser

OTHERS = ["Koyu", "Yüksek karşıtlık, açık", "Krem kâğıt", "Loş gece"]
SCHEMES = ["Açık", "Yüksek karşıtlık, koyu", *(OTHERS if os.environ.get("GATE") else [])]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_focus_is_seen(chromium: Browser, scheme: str) -> None:
    found: list[str] = []
    with chromium.tab(width=390, height=TALL) as tab:
        tab.open("/ayarlar")
        tab.heading("Ayarlar")
        tab.choose(scheme)
        for place, heading in (
            ("Ayarlar", "Ayarlar"),
            ("Ana sayfa", "Ne yapmak istiyorsunuz?"),
            ("Takip", "Kimliğinizle girin"),
        ):
            tab.press(place)
            tab.heading(heading)
            tab.reload()
            tab.heading(heading)
            told = round_faults(tab, frames=True)
            # A page longer than the window scrolls, and the round ends where it does.
            looked = [one for one in told if place != "Ayarlar" or one.startswith("focus")]
            found += [f"{place}: {one}" for one in looked]
    assert not found, "\n".join(found)
