"""A frightened reporter's walk: report, number, away, and back with the number."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from mobile.api.tracking_number import tracking_number
from tests.e2e.walk import Walker
from tests.house import tip_form

SECRET = "Depodaki jeneratör geceleri satılıyor."
MORE = "Arka kapının anahtarı da değişti."


def begin(walker: Walker) -> None:
    """From the first screen to the first question."""
    tab = walker.tab
    walker.press("İhbar edin")
    tab.heading("Nasıl ihbar etmek istersiniz?")
    tab.button("Takip numaram var")
    tab.press("Devam")
    tab.heading(tip_form().steps[0].title["tr"])


def write_and_send(walker: Walker) -> Iterator[str]:
    """Every step, first with nothing answered; then the check, and the sending."""
    tab = walker.tab
    yield from walker.fill_in(tip_form())
    tab.heading("Yanıtlarınızı gözden geçirin")
    yield "tip-check"
    tab.press("İhbarı gönderin")
    tab.heading("İhbarınız alındı")
    yield "tip-number-hidden"


def keep_the_number(walker: Walker) -> Generator[str, None, str]:
    """Shown, and typed again; returns the number."""
    tab = walker.tab
    tab.press("Numarayı gösterin")
    tab.button("Numarayı kopyalayın")
    tab.choose("Yazdım ya da kopyaladım")
    yield "tip-number"
    tab.press("Bitirin ve izleri silin")
    tab.sees("yanıtı düzeltin")
    yield "tip-number-mistakes"
    number = shown_number(walker)
    walker.write("Numaranın son grubu", number[-6:])
    tab.press("Bitirin ve izleri silin")
    tab.heading("Ne yapmak istiyorsunuz?")
    return number


def shown_number(walker: Walker) -> str:
    """The number as the page's script finds it."""
    node = walker.tab.page.locator("[flt-semantics-identifier=number]")
    number = tracking_number(node.inner_text())
    assert number
    return number


def come_back(walker: Walker, number: str) -> Iterator[str]:
    """With a slip at first."""
    tab = walker.tab
    walker.press("İhbar edin")
    tab.press("Takip numaram var")
    tab.heading("Takip numaranızla açın")
    yield "tip-door"
    walker.write("Takip numarası", number[:-1])
    tab.press("Açın")
    tab.sees("yanıtı düzeltin")
    yield "tip-door-mistakes"
    walker.write("Takip numarası", number.lower().replace("-", " "))
    tab.press("Açın")
    tab.heading("İhbarınız")
    yield "tip-opened"
    walker.write("Mesajınız", MORE)
    tab.press("Mesajı gönderin")
    tab.sees("henüz okunmadı")
    yield "tip-message"


def tip_walk(walker: Walker) -> Iterator[str]:
    """All of it, from the first screen."""
    tab = walker.tab
    walker.press("İhbar edin")
    tab.heading("Nasıl ihbar etmek istersiniz?")
    tab.button("Takip numaram var")
    yield "tip-start"
    tab.press("Devam")
    tab.heading(tip_form().steps[0].title["tr"])
    yield from write_and_send(walker)
    number = yield from keep_the_number(walker)
    yield from come_back(walker, number)
    tab.press("Kapatın ve izleri silin")
    tab.heading("Ne yapmak istiyorsunuz?")
