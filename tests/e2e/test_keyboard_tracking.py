"""Following an application by keyboard alone: the list, the page, taken back and not, the receipt,
and the look-up by number; with what was announced on the way."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.e2e.by_keyboard import KeyboardTab
from tests.e2e.chromium import Browser
from tests.e2e.lives import Sender
from tests.e2e.lookup_walk import look_up
from tests.e2e.walk import Walker

pytestmark = pytest.mark.browser

WITHDRAWN = "Başvurunuzu geri çektiniz"
WAITING = "Getiriliyor…"
TOLD = [
    "Başvurunuzu geri çektiniz.",
    "Geri çekmekten vazgeçtiniz; başvurunuz kaldığı yerden sürüyor.",
    "İndirildi: alindi-belgesi.pdf",
]
"""What a listener must have heard of what was done, in this order."""


def test_from_the_list_to_the_receipt_and_back_by_number(chromium: Browser) -> None:
    with httpx.Client(base_url=f"{chromium.address}/api/v1/", trust_env=False) as api:
        sender = Sender(api)
        sender.log_in()
        number, title = sender.files("request")
    with chromium.tab(width=1280, height=900, kind=KeyboardTab) as tab:
        walker = Walker(tab)
        tab.open("/takip")
        for _ in walker.log_in():
            pass
        tab.heading("Başvurularınız")
        row = tab.host.get_by_role("button", name=re.compile(re.escape(number)))
        row.wait_for(state="attached")
        tab.press(row.get_attribute("aria-label") or row.inner_text())
        tab.heading(title)
        tab.sees("Başvurunuz alındı")

        # Taken back, and thought better of: the focus goes to what can be done next.
        tab.press("Başvuruyu geri çekin")
        tab.sees(WITHDRAWN)
        tab.until_focused("Geri çekmekten vazgeçin")
        tab.key("Enter")
        tab.lacks("Geri çekmekten vazgeçin")
        tab.button("Başvuruyu geri çekin")
        tab.until_focused("Nerede olduğunu sorun")

        tab.press("Alındı belgesi")
        tab.heading("Alındı belgesi")
        assert walker.downloaded("PDF indirin").startswith(b"%PDF")
        tab.sees("İndirildi: alindi-belgesi.pdf")
        tab.press("Ayarlar")
        tab.heading("Ayarlar")
        tab.press("Çıkış yapın")
        tab.sees("Giriş yapmadınız.")
        tab.press("Giriş yapın")
        tab.heading("Kimliğinizle girin")
        assert "lookup-found" in list(look_up(walker, number))
        # Each once; a mistake is not announced, but takes the focus.
        assert [said for said in tab.heard() if said != WAITING] == TOLD
        tab.assert_clean()
