"""A citizen who does not read Turkish files an application; and one who changes the language in
the middle of a word.
"""

from __future__ import annotations

import pytest

from mobile.i18n import LANGUAGES, words
from tests.e2e import gate
from tests.e2e.chromium import Browser
from tests.e2e.language_walk import language_walk
from tests.e2e.walk import Walker

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["ar", "tr-kolay"])
def test_a_request_from_the_globe_to_its_number(chromium: Browser, language: str) -> None:
    spoken = words(language).spoken
    found: list[str] = []
    with chromium.tab() as tab:
        for name in language_walk(tab, language):
            if name != "language" and not name.endswith("-answered"):
                found += [f"{name}: {fault}" for fault in gate.faults(tab, language=spoken)]
        tab.assert_clean()
    assert not found, "\n".join(found)


def test_in_the_middle_of_a_word(chromium: Browser) -> None:
    turkish, arabic = words("tr"), words("ar")
    with chromium.tab(width=1280, height=800) as tab:
        walker = Walker(tab)
        form = next(form for form in walker.forms() if form.id == "request")
        tab.open("/")
        walker.press("Başvuru yapın")
        walker.press("İstek")
        tab.press("Başlayın")
        for _ in walker.log_in():
            pass
        tab.heading(form.steps[0].title["tr"])
        tab.write(walker.whole("Kısa başlık", "textbox"), "Kaldırım kır")
        tab.press(turkish("Dil: {language}", language=LANGUAGES["tr"]))
        walker.press(LANGUAGES["ar"])
        tab.heading(arabic.pick(form.steps[0].title))
        label = Walker(tab, arabic).whole(arabic.pick(form.steps[0].questions[0].label), "textbox")
        assert tab.written(label) == "Kaldırım kır"
        tab.assert_clean()
