"""One walk through the whole app, by mouse: every screen, every step of every form.

What is asked is read from the forms themselves, so a new form or a new step is walked by being
there. `walk` stops at each state and names it; tests look closely there, and `make screens` takes
a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

import httpx
from playwright.sync_api import Locator

from mobile.api.models import Form, FormList, Question
from mobile.views.question import FEW
from tests.e2e.chromium import Role, Tab

TEXT = "Sokak lambası yanmıyor"
LONG_TEXT = (
    "Atatürk Caddesi 14 numaranın önündeki sokak lambası iki haftadır yanmıyor. Hava erken "
    "karardığı için okuldan dönen çocuklar karanlıkta yürüyor. Lambanın onarılmasını istiyorum."
)
_CODE = re.compile(r"\b\d{6}\b")


@dataclass(frozen=True)
class Walker:
    """A citizen at a window, who reads Turkish."""

    tab: Tab

    def forms(self) -> list[Form]:
        """Every form the service offers."""
        with httpx.Client(base_url=f"{self.tab.address}/api/v1/", trust_env=False) as api:
            listed = FormList.model_validate_json(api.get("forms").content).forms
            return [
                Form.model_validate_json(api.get(f"forms/{form.id}").content) for form in listed
            ]

    def begins(self, words: str, role: Role = "button") -> Locator:
        """The control whose name begins with these words."""
        loose = r"[\s\u200b]+".join(re.escape(word) for word in words.split())
        found = self.tab.host.get_by_role(role, name=re.compile(rf"^\s*{loose}")).first
        found.wait_for(state="attached")
        return found

    def press(self, words: str) -> None:
        """Press the button whose name begins with these words."""
        self.tab.press(self.whole(words))

    def whole(self, words: str, role: Role = "button") -> str:
        """The whole name of the control that begins with these words."""
        found = self.begins(words, role)
        return found.get_attribute("aria-label") or found.inner_text()

    def log_in(self) -> Iterator[str]:
        """From the identity to the code, with a slip at each."""
        tab = self.tab
        tab.heading("Kimliğinizle girin")
        tab.button("Örnek kişiyle doldurun")
        yield "login"
        tab.press("Kodu gönderin")
        tab.heading("6 yanıtı düzeltin", level=2)
        yield "login-mistakes"
        tab.press("Örnek kişiyle doldurun")
        tab.lacks("6 yanıtı düzeltin")
        tab.press("Kodu gönderin")
        tab.heading("Telefonunuza gelen kodu yazın")
        yield "code"
        tab.write("Kod (zorunlu)", "000 000")
        tab.press("Giriş yapın")
        tab.heading("1 yanıtı düzeltin", level=2)
        yield "code-wrong"
        tab.write(self.whole("Kod (zorunlu)", "textbox"), self.sms())
        tab.press("Giriş yapın")

    def sms(self) -> str:
        """The code in the demo's SMS box."""
        told = next(words for words in self.tab.words() if words.startswith("Giriş kodunuz"))
        found = _CODE.search(told)
        assert found, "no code in the box"
        return found[0]

    def answer(self, question: Question) -> Iterator[str]:
        """Answers one question by its kind, stopping where the screen changes on the way."""
        label = question.label["tr"]
        match question.kind:
            case "text":
                self.tab.write(self.whole(label, "textbox"), TEXT[: question.max_length])
            case "long_text":
                self.tab.write(self.whole(label, "textbox"), LONG_TEXT[: question.max_length])
            case "choice":
                option = question.options[-1].text["tr"]
                if len(question.options) <= FEW:
                    self.tab.choose(self.whole(option, "radio"))
                else:
                    yield from self.pick(label, option, option, question.id)
            case "place":
                yield from self.pick("İl (", "istan", "İstanbul", f"{question.id}-province")
                yield from self.pick("İlçe (", "sisli", "Şişli", f"{question.id}-district")
            case "unit":
                self.tab.choose("Kurumu kendim seçeceğim")
                yield from self.pick(
                    "Kurum (", "sisli kay", "Şişli Kaymakamlığı", f"{question.id}-unit"
                )
            case _:
                assert_never(question.kind)

    def pick(self, label: str, typed: str, wanted: str, name: str) -> Iterator[str]:
        """Opens a picker, searches and chooses."""
        self.press(label)
        self.tab.button("Vazgeç")
        self.tab.sees("sonuç")
        yield f"{name}-open"
        search = next(words for words in self.tab.words() if "arayın" in words)
        self.tab.write(search, typed)
        self.tab.sees("1 sonuç")
        self.press(wanted)
        self.tab.lacks("Vazgeç")

    def fill_in(self, form: Form) -> Iterator[str]:
        """Every step of a form: first with nothing answered, then properly."""
        tab = self.tab
        for step in form.steps:
            tab.heading(step.title["tr"])
            yield f"{form.id}-{step.id}"
            if any(question.required for question in step.questions):
                tab.press("Devam")
                tab.sees("yanıtı düzeltin")
                yield f"{form.id}-{step.id}-mistakes"
            for question in step.questions:
                for stop in self.answer(question):
                    yield f"{form.id}-{stop}"
            yield f"{form.id}-{step.id}-answered"
            tab.press("Devam")


def walk(tab: Tab) -> Iterator[str]:
    """Through everything, from the first screen to the last."""
    walker = Walker(tab)
    tab.open("/")
    tab.heading("Ne yapmak istiyorsunuz?")
    yield "home"
    walker.press("Başvuru yapın")
    tab.heading("Ne tür bir başvuru yapacaksınız?")
    tab.lacks("Getiriliyor")
    yield "apply"
    for nth, form in enumerate(walker.forms()):
        if nth:
            tab.press("Başvur")
        walker.press(form.title["tr"])
        tab.heading(form.title["tr"])
        tab.button("Başlayın")
        yield f"{form.id}-start"
        tab.press("Başlayın")
        if not nth:
            yield from walker.log_in()
        yield from walker.fill_in(form)
        tab.heading("Yanıtlarınızı gözden geçirin")
        yield f"{form.id}-check"
        tab.press("Başvuruyu gönderin")
        tab.heading("Başvurunuz alındı")
        yield f"{form.id}-sent"
    tab.press("Başvurunuzu izleyin")
    tab.heading(TEXT)
    yield "application"
    tab.press("Takip")
    tab.heading("Başvurularınız")
    walker.begins(TEXT)
    yield "track"
    tab.press("Ayarlar")
    tab.heading("Ayarlar")
    yield "settings"
    tab.press("Çıkış yapın")
    tab.sees("Giriş yapmadınız.")
    tab.press("Giriş yapın")
    tab.heading("Kimliğinizle girin")
    yield "login-page"
    tab.open("/boyle-bir-sayfa-yok")
    tab.heading("Bu sayfa yok")
    yield "lost"
