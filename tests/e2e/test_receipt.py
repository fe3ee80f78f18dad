"""A receipt in a real browser: downloaded by whoever filed, checked by a stranger and offline."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from mobile.api.receipt_text import receipts_in
from tests.e2e.chromium import Browser
from tests.e2e.tip_walk import begin, write_and_send
from tests.e2e.walk import Walker

pytestmark = pytest.mark.browser


def verified(*arguments: Path) -> subprocess.CompletedProcess[str]:
    receipt, keys, content = arguments
    return subprocess.run(
        [sys.executable, "-m", "service", "verify", receipt, "--keys", keys, "--content", content],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_receipt_is_taken_along_and_checked_by_others(chromium: Browser, tmp_path: Path) -> None:
    receipt, content = tmp_path / "alindi.pdf", tmp_path / "icerik.json"
    keys = tmp_path / "keys.json"
    with chromium.tab() as tab:
        walker = Walker(tab)
        form = next(form for form in walker.forms() if form.id == "suggestion")
        tab.open("/basvur/suggestion")
        tab.press("Başlayın")
        for _ in walker.log_in():
            pass
        for _ in walker.fill_in(form):
            pass
        tab.heading("Yanıtlarınızı gözden geçirin")
        tab.press("Başvuruyu gönderin")
        tab.heading("Başvurunuz alındı")
        tab.press("Alındı belgesi")
        tab.heading("Alındı belgesi")
        receipt.write_bytes(walker.downloaded("PDF indirin"))
        tab.sees("İndirildi: alindi-belgesi.pdf")
        content.write_bytes(walker.downloaded("İçeriği indirin"))
        tab.sees("İndirildi: icerik.json")
        assert not tab.axe()
        tab.assert_clean()
    (text,) = receipts_in(receipt.read_bytes()).receipts

    with chromium.tab() as tab:
        walker = Walker(tab)
        tab.open("/")
        tab.press("Belge doğrulayın")
        tab.heading("Belge doğrulayın")
        walker.give("Ya da belgenin dosyasını seçin", receipt.name, receipt.read_bytes())
        walker.give("İçerik dosyası", content.name, content.read_bytes())
        tab.press("Doğrulayın")
        tab.sees("Belge gerçek")
        tab.sees("İçerik dosyası bu belgeye ait.")
        number = text.split(".")[1]
        tab.sees(number)
        walker.write("Belgenin metni", text.replace(number, "2026-000-000-000"))
        tab.press("Doğrulayın")
        tab.sees("Belge gerçek değil")
        assert not tab.has(number)
        assert not tab.axe()
        tab.assert_clean()

    with httpx.Client(base_url=chromium.address, trust_env=False) as anybody:
        keys.write_bytes(anybody.get("/.well-known/basvuru-receipt-keys.json").content)
    ran = verified(receipt, keys, content)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert number in ran.stdout


def test_a_tips_paper_is_downloaded_and_says_no_number(chromium: Browser) -> None:
    with chromium.tab() as tab:
        walker = Walker(tab)
        tab.open("/")
        begin(walker)
        for _ in write_and_send(walker):
            pass
        tab.press("Numarayı gösterin")
        tab.button("Belgeyi indirin")
        tab.sees("indirdiğiniz dosyayı biz silemeyiz")
        paper = walker.downloaded("Belgeyi indirin")
        tab.sees("İndirildi: belge.pdf")
        (text,) = receipts_in(paper).receipts
        assert text.startswith("ALINDI1.T.")
        assert not tab.axe()
        tab.screenshot()
        tab.assert_clean()
