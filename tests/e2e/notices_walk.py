"""The walk of a citizen who wants to hear of news by e-mail, too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.walk import Walker


def notices(walker: Walker) -> Iterator[str]:
    """From the settings, with a slip at first, to one tap that stops it."""
    tab = walker.tab
    tab.press("Bildirimler")
    tab.heading("Bildirimler")
    tab.button("SMS’i durdurun")
    yield "notices"
    walker.write("E-posta adresiniz", "ad@ornek")
    tab.press("Kodu gönderin")
    tab.heading("1 yanıtı düzeltin", level=2)
    yield "notices-mistakes"
    walker.write("E-posta adresiniz", "ad@ornek.org")
    tab.press("Kodu gönderin")
    tab.button("Adresi doğrulayın")
    # No stop here, nor once it is chosen: the page has scrolled to the field, and a button that is
    # cut by the window's edge is measured as too small. tests/screens looks at both, uncut.
    walker.write("Kod (zorunlu)", walker.sms("E-posta adresinizi doğrulayın"))
    tab.press("Adresi doğrulayın")
    tab.button("E-postayı durdurun ve adresi silin")
    tab.press("E-postayı durdurun ve adresi silin")
    tab.button("Kodu gönderin")
    tab.press("SMS’i durdurun")
    tab.button("SMS ile haber verin")
    yield "notices-stopped"
    tab.press("SMS ile haber verin")
    tab.button("SMS’i durdurun")
