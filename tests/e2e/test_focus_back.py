"""After what stood over the screen is closed, the focus is where it was. After a choice in a picker
it is on what was chosen for (test_keyboard.py); after the question about time, test_running_out.py.
"""

from __future__ import annotations

import pytest

from tests.e2e.by_keyboard import KeyboardTab
from tests.e2e.chromium import Browser
from tests.e2e.tip_walk import begin
from tests.e2e.walk import Walker
from tests.house import tip_form

pytestmark = pytest.mark.browser

PROVINCE = "İl (zorunlu) Seçilmedi"


def test_a_picker_left_and_a_tip_not_left(chromium: Browser) -> None:
    with chromium.tab(width=1280, height=900, kind=KeyboardTab) as tab:
        tab.open("/")
        tab.heading("Ne yapmak istiyorsunuz?")
        walker = Walker(tab)
        begin(walker)
        steps = tip_form().steps
        for step in steps:
            tab.heading(step.title["tr"])
            place = next((one for one in step.questions if one.kind == "place"), None)
            if place:
                break
            for question in step.questions:
                for _ in walker.answer(question, question.id) if question.required else ():
                    pass
            tab.press("Devam")

        for closes in (lambda: tab.press("Vazgeç"), lambda: tab.key("Escape")):
            tab.press(PROVINCE)
            tab.until_focused("İl arayın")
            closes()
            tab.lacks("İl arayın")
            tab.until_focused(PROVINCE)

        tab.press("Ana sayfa")
        tab.button("Geri dönün")
        tab.press("Geri dönün")
        tab.button(PROVINCE)
        # The question was a screen of its own, so what led to it was drawn anew: the focus is at
        # the beginning of the page, not on what was pressed, but it is not lost.
        tab.until(lambda: tab.focused() is not None, "the focus is nowhere")
        tab.assert_clean()
