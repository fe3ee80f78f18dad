"""The whole journey by keyboard alone: no pointer is touched."""

import re

import pytest

from tests.e2e.by_keyboard import KeyboardTab
from tests.e2e.chromium import Browser, Tab
from tests.e2e.tip_walk import tip_walk
from tests.e2e.walk import Walker

pytestmark = pytest.mark.browser


SENDING = "{what} gönderiliyor. Bu sayfada bekleyin."
ONCE = 1
"""Where the service answers within a frame, there is nothing to wait for and nothing is told. That
it stands in a live region while it lasts: tests/screens/test_journey.py."""


def arrives(tab: Tab, heading: str) -> None:
    """At the next screen. Its heading is not announced; the window's title tells it."""
    tab.heading(heading)
    tab.titled(heading)


def press(tab: Tab, name: str, key: str = "Enter") -> None:
    tab.tab_to(name)
    # No finger is quicker, and Flutter is still letting go of the field it left.
    tab.page.wait_for_timeout(200)
    tab.key(key)


def test_from_the_first_screen_to_the_number_and_the_list(chromium: Browser) -> None:
    with chromium.tab(width=1280, height=800) as tab:
        tab.open("/")
        tab.heading("Ne yapmak istiyorsunuz?")
        press(tab, "Başvuru yapın Devletten bir hizmet isteyin, sorununuzu yazın.")
        tab.heading("Ne tür bir başvuru yapacaksınız?")
        tab.sees("İstek")
        press(tab, tab.beginning("İstek"))
        tab.button("Başlayın")
        press(tab, "Başlayın")

        # The login: a slip first, from its link to its field, then the sample citizen.
        tab.heading("Kimliğinizle girin")
        tab.button("Örnek kişiyle doldurun")
        press(tab, "Kodu gönderin")
        tab.heading("6 yanıtı düzeltin", level=2)
        tab.until_focused("T.C. kimlik numaranızı yazın.")
        tab.key("Enter")
        tab.until_focused("T.C. kimlik numarası (zorunlu). Hata: T.C. kimlik numaranızı yazın.")
        tab.type("123")
        press(tab, "Örnek kişiyle doldurun")
        tab.lacks("6 yanıtı düzeltin")
        press(tab, "Kodu gönderin")
        tab.heading("Telefonunuza gelen kodu yazın")
        told = tab.beginning("Giriş kodunuz")
        tab.tab_to("Kod (zorunlu)")
        tab.type("".join(re.findall(r"\d{6}", told)))
        tab.key("Enter")

        arrives(tab, "Ne istiyorsunuz?")
        tab.tab_to("Kısa başlık (zorunlu)")
        tab.type("Kaldırım bozuk")
        tab.tab_to("İsteğiniz (zorunlu)")
        tab.type("Okulun önündeki kaldırım bozuk, onarılsın.")
        press(tab, "Devam")

        # Suggested from what was just written.
        arrives(tab, "Konu nedir?")
        press(tab, tab.beginning("Kaldırım"), "Space")
        tab.sees("İlk gideceği yer")
        press(tab, "Devam")

        arrives(tab, "Neresi ile ilgili?")
        for part, typed, wanted in (("İl", "istan", "İstanbul"), ("İlçe", "sisli", "Şişli")):
            press(tab, f"{part} (zorunlu) Seçilmedi")
            tab.until_focused(f"{part} arayın")
            tab.type(typed)
            tab.sees("1 sonuç")
            press(tab, wanted)
            tab.until_focused(f"{part} (zorunlu) {wanted}")
        press(tab, "Devam")

        arrives(tab, "Hangi kuruma gitsin?")
        press(tab, "Bilmiyorum, uygun kurumu siz bulun", "Space")
        press(tab, "Devam")

        arrives(tab, "Yanıtı nasıl öğrenmek istersiniz?")
        first = tab.beginning("Yalnızca uygulamada")
        press(tab, first, "Space")
        press(tab, "Devam")

        arrives(tab, "Yanıtlarınızı gözden geçirin")
        press(tab, "Kısa başlık Kaldırım bozuk Değiştir")
        arrives(tab, "Ne istiyorsunuz?")
        tab.tab_to("Kısa başlık (zorunlu)")
        tab.key("End")
        tab.type(" ve dar")
        press(tab, "Devam")
        # Straight back to the check, not through the other steps.
        arrives(tab, "Yanıtlarınızı gözden geçirin")
        tab.sees("Kaldırım bozuk ve dar")
        press(tab, "Başvuruyu gönderin")

        arrives(tab, "Başvurunuz alındı")
        # A mistake takes the focus and is not announced too.
        heard = tab.heard()
        assert heard.count(SENDING.format(what="Başvurunuz")) <= ONCE, heard
        assert not [said for said in heard if "düzeltin" in said], heard
        number = tab.beginning("20")
        assert re.fullmatch(r"\d{4}(-\d{3}){3}", number)
        press(tab, "Takip")
        arrives(tab, "Başvurularınız")
        tab.sees(number)
        tab.assert_clean()


def test_a_tip_its_number_and_the_way_back(chromium: Browser) -> None:
    """The walk of a frightened reporter, with no pointer."""
    with chromium.tab(width=1280, height=900, kind=KeyboardTab) as tab:
        tab.open("/")
        tab.heading("Ne yapmak istiyorsunuz?")
        stops: list[str] = []
        for stop in tip_walk(Walker(tab)):
            stops.append(stop)
            if stop == "tip-number-hidden":
                heard = tab.heard()
                assert heard.count(SENDING.format(what="İhbarınız")) <= ONCE, heard
                assert not [said for said in heard if "düzeltin" in said], heard
        assert {"tip-start", "tip-number", "tip-opened", "tip-message"} <= set(stops)
        tab.assert_clean()
