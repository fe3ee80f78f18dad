"""The question about time in a real browser: where the focus is, and that no letter is lost."""

from __future__ import annotations

import pytest

from tests.e2e.chromium import Browser
from tests.e2e.server import Server
from tests.e2e.short_sitting import SECONDS
from tests.e2e.test_tip import at_home_of
from tests.e2e.walk import Walker

pytestmark = pytest.mark.browser

WITHIN = 3 * SECONDS
HEAD = "Oturumunuz 2 dakika sonra kapanacak"


def test_the_focus_goes_to_the_question_and_back(chromium: Browser) -> None:
    """For the code and for the session."""
    with (
        Server("tests.e2e.short_sitting:create", environment={"DATA_DIR": "{data}"}) as server,
        at_home_of(chromium, server) as tab,
    ):
        walker = Walker(tab)
        tab.open("/giris")
        tab.press("Örnek kişiyle doldurun")
        tab.press("Kodu gönderin")
        tab.heading("Telefonunuza gelen kodu yazın")
        code = walker.sms()
        tab.write("Kod (zorunlu)", code[:3])
        tab.sees("Kodun süresi doluyor", WITHIN)
        tab.heading("Kodun süresi doluyor", level=2)
        assert not tab.axe()
        tab.until_focused("Süreyi uzatın")
        tab.key("Enter")
        tab.lacks("Kodun süresi doluyor")
        tab.until_focused("Kod (zorunlu)")
        # No finger is quicker; until then the field's text is marked, and a letter replaces it.
        tab.page.wait_for_timeout(400)
        tab.type(code[3:])
        tab.press("Giriş yapın")
        tab.heading("Giriş yaptınız")
        tab.tab_to("Başvurunuzu izleyin")
        tab.sees(HEAD, WITHIN)
        tab.heading(HEAD, level=2)
        assert not tab.axe()
        tab.until_focused("Süreyi uzatın")
        tab.key("Enter")
        tab.lacks(HEAD)
        tab.until_focused("Başvurunuzu izleyin")
        tab.sees(HEAD, WITHIN)
        tab.heading(HEAD, level=2)
        tab.key("Escape")
        tab.lacks(HEAD)
        tab.assert_clean()
