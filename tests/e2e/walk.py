"""One walk through the whole app, by mouse: every screen, every step of every form.

What is asked is read from the forms themselves, so a new form or a new step is walked by being
there. `walk` stops at each state and names it; tests look closely there, and `make screens` takes
a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import assert_never

import httpx
from playwright.sync_api import Locator

from mobile.api.answers import asked_at, may_be_confidential, questions
from mobile.api.answers.days import bound, today_in_turkiye
from mobile.api.models import (
    Answers,
    ChoiceQuestion,
    Form,
    FormList,
    Question,
    SingleQuestion,
)
from mobile.i18n import Words, words
from mobile.views.questions import FEW
from service.i18n import translated
from tests.e2e.chromium import Role, Tab
from tests.e2e.lookup_walk import look_up
from tests.e2e.notices_walk import notices

PICTURE = Path(__file__).parents[2] / "assets" / "icon.png"
TEXT = "Sokak lambası yanmıyor"
LONG_TEXT = (
    "Atatürk Caddesi 14 numaranın önündeki sokak lambası iki haftadır yanmıyor. Hava erken "
    "karardığı için okuldan dönen çocuklar karanlıkta yürüyor. Lambanın onarılmasını istiyorum."
)
TURKISH = words("tr")
_CODE = re.compile(r"\b\d{6}\b")


@dataclass(frozen=True)
class Walker:
    """A citizen at a window, who reads one of our languages."""

    tab: Tab
    say: Words = TURKISH

    def forms(self) -> list[Form]:
        """Every form the service offers."""
        with httpx.Client(base_url=f"{self.tab.address}/api/v1/", trust_env=False) as api:
            listed = FormList.model_validate_json(api.get("forms").content).forms
            return [
                Form.model_validate_json(api.get(f"forms/{form.id}").content) for form in listed
            ]

    def begins(self, words: str, role: Role = "button") -> Locator:
        """The control whose name begins with these words; longer words (longer.py) stand in
        brackets, and a label with its "required" in two."""
        loose = r"[\s\u200b]+".join(re.escape(word) for word in words.split())
        found = self.tab.host.get_by_role(role, name=re.compile(rf"^\s*\[*{loose}")).first
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
        tab, say = self.tab, self.say
        tab.heading(say("Kimliğinizle girin"))
        tab.button(say("Örnek kişiyle doldurun"))
        yield "login"
        tab.press(say("Kodu gönderin"))
        tab.heading(self.to_mend(6), level=2)
        yield "login-mistakes"
        tab.press(say("Örnek kişiyle doldurun"))
        tab.lacks(self.to_mend(6))
        tab.press(say("Kodu gönderin"))
        tab.heading(say("Telefonunuza gelen kodu yazın"))
        yield "code"
        tab.write(say("{label} (zorunlu)", label=say("Kod")), "000 000")
        tab.press(say("Giriş yapın"))
        tab.heading(self.to_mend(1), level=2)
        yield "code-wrong"
        tab.write(self.whole(say("Kod"), "textbox"), self.sms())
        tab.press(say("Giriş yapın"))

    def to_mend(self, n: int) -> str:
        """The heading over what is to be mended."""
        return self.say.count("{n} yanıtı düzeltin", "{n} yanıtı düzeltin", n)

    def mends(self) -> bool:
        """Whether anything is to be mended. Of a tip the window's title does not tell."""
        found = self.tab.words()
        return any(self.to_mend(n) in found for n in range(1, 10))

    def served(self, sentence: str) -> str:
        """What a text of the service's data says, by its Turkish words."""
        told = translated(self.say.language, sentence) or sentence
        return self.say.pick({"tr": sentence, self.say.language: told})

    def sms(self, beginning: str = "Giriş kodunuz") -> str:
        """The code in the demo's SMS box, in the message that begins so; in another language than
        Turkish the only one there."""
        told = self.tab.beginning(beginning) if self.say is TURKISH else " ".join(self.tab.words())
        found = _CODE.search(told)
        assert found, "no code in the box"
        return found[0]

    def answer(self, question: Question | SingleQuestion, path: str) -> Iterator[str]:
        """Answers one question by its kind, stopping where the screen changes on the way."""
        say = self.say
        label = say.pick(question.label)
        match question.kind:
            case "text":
                self.write(label, TEXT[: question.max_length])
            case "long_text":
                self.write(label, LONG_TEXT[: question.max_length])
            case "phone":
                self.write(label, "0212 345 67 89")
            case "email":
                self.write(label, "ayse@example.org")
            case "date":
                today = today_in_turkiye()
                first = bound(question.earliest, today) or date.min
                self.write(label, f"{max(first, today - timedelta(days=30)):%d.%m.%Y}")
            case "choice":
                yield from self._choice(question, label, path)
            case "choices":
                for option in question.options[: question.max_chosen or 2]:
                    self.tab.choose(self.whole(say.pick(option.text), "checkbox"), "checkbox")
            case "yes_no":
                self.tab.choose(say("Evet"))
            case "topic":
                wanted = self.served("Sokak aydınlatması")
                search = say("Konu arayın")
                yield from self.pick(say("Bütün konular"), search, "sokak aydin", wanted, path)
            case "place":
                for part, search, typed, wanted, name in (
                    (say("İl"), say("İl arayın"), "istan", "İstanbul", "province"),
                    (say("İlçe"), say("İlçe arayın"), "sisli", "Şişli", "district"),
                ):
                    yield from self.pick(f"{part} (", search, typed, wanted, f"{path}-{name}")
                if question.address != "no":
                    address = "Halaskargazi Mahallesi, Örnek Sokak 5"
                    self.write(say("Mahalle ve adres"), address)
            case "unit":
                if question.unknown:
                    self.tab.choose(say("Kurumu kendim seçeceğim"))
                label, search = f"{say('Kurum')} (", say("Kurum arayın")
                wanted = "Şişli Kaymakamlığı"
                yield from self.pick(label, search, "sisli kay", wanted, f"{path}-unit")
            case "file" if question.record:
                pass  # what is written above answers it too (test_voice.py)
            case "file":
                self.attach()
                yield f"{path}-attached"
            case "group":
                for inner in question.questions:
                    yield from self.answer(inner, f"{path}.0.{inner.id}")
            case "notice" | "unknown":
                pass
            case _:
                assert_never(question.kind)

    def _choice(self, question: ChoiceQuestion, label: str, path: str) -> Iterator[str]:
        option = self.say.pick(question.options[-1].text)
        if len(question.options) <= FEW:
            self.tab.choose(self.whole(option, "radio"))
        else:
            yield from self.pick(label, "", option, option, path)

    def attach(self) -> None:
        """Chooses a picture in the browser's own dialog, and waits until it is there."""
        with self.tab.page.expect_file_chooser() as dialog:
            self.tab.press(self.say("Dosya ekleyin"))
        dialog.value.set_files(
            {"name": "kaldirim.png", "mimeType": "image/png", "buffer": PICTURE.read_bytes()}
        )
        added, _, _ = self.say("Eklendi, {size}", size="|").partition("|")
        self.tab.sees(added.rstrip())

    def write(self, label: str, text: str) -> None:
        """Writes into the field whose name begins with these words."""
        self.tab.write(self.whole(label, "textbox"), text)

    def pick(self, label: str, search: str, typed: str, wanted: str, name: str) -> Iterator[str]:
        """Opens a picker, searches and chooses."""
        tab, say = self.tab, self.say
        self.press(label)
        tab.button(say("Vazgeç"))
        search = self.whole(search or label, "textbox")
        yield f"{name}-open"
        tab.write(search, typed)
        tab.sees(say.count("{n} sonuç", "{n} sonuç", 1))
        self.press(wanted)
        tab.lacks(say("Vazgeç"))

    def fill_in(self, form: Form) -> Iterator[str]:
        """Every step that is asked: first with nothing answered, then properly."""
        tab, say = self.tab, self.say
        given: Answers = {}
        for step in form.steps:
            if not asked_at(form, step, given):
                continue
            tab.heading(say.pick(step.title))
            yield f"{form.id}-{step.id}"
            if any(q.required and q.kind != "notice" for q in asked_at(form, step, given)):
                tab.press(say("Devam"))
                tab.until(self.mends, "nothing is to be mended")
                yield f"{form.id}-{step.id}-mistakes"
            answered: set[str] = set()
            # What was answered may bring another question on the same page.
            while left := [q for q in asked_at(form, step, given) if q.id not in answered]:
                question = left[0]
                for stop in self.answer(question, question.id):
                    yield f"{form.id}-{stop}"
                given |= as_given(question)
                answered.add(question.id)
            yield f"{form.id}-{step.id}-answered"
            tab.press(say("Devam"))

    def receipt(self) -> Iterator[str]:
        """From an application to its receipt, and with its paper to where it is checked."""
        tab = self.tab
        tab.press("Alındı belgesi")
        tab.heading("Alındı belgesi")
        tab.button("PDF indirin")
        yield "receipt"
        paper = self.downloaded("PDF indirin")
        tab.sees("İndirildi: alindi-belgesi.pdf")
        tab.press("Belge doğrulayın")
        tab.heading("Belge doğrulayın")
        yield "verify"
        tab.press("Doğrulayın")
        tab.sees("yanıtı düzeltin")
        yield "verify-mistakes"
        self.give("Ya da belgenin dosyasını seçin", "belge.pdf", paper)
        tab.press("Doğrulayın")
        tab.sees("Belge gerçek")
        yield "verify-genuine"

    def downloaded(self, button: str) -> bytes:
        """The file that the browser downloads at a press."""
        with self.tab.page.expect_download() as arriving:
            self.tab.press(button)
        return Path(arriving.value.path()).read_bytes()

    def give(self, label: str, name: str, content: bytes) -> None:
        """Chooses this file at the button that stands under a label."""
        group = self.tab.host.get_by_role("group", name=label)
        with self.tab.page.expect_file_chooser() as dialog:
            group.get_by_role("button").click()
        dialog.value.set_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )
        self.tab.sees(f"Seçildi: {name}")

    def open_forms(self) -> None:
        """The list of forms, and nothing else: an application on the screen before may begin with
        the same words as a form.
        """
        self.tab.press("Başvur")
        self.tab.heading("Ne tür bir başvuru yapacaksınız?")

    def begin_and_leave(self, form: Form) -> Iterator[str]:
        """One step of a form, then away, and back to where it was left."""
        tab = self.tab
        self.open_forms()
        self.press(form.title["tr"])
        tab.press("Başlayın")
        first, second = form.steps[:2]
        tab.heading(first.title["tr"])
        for question in first.questions:
            if question.required:
                for _ in self.answer(question, question.id):
                    pass
        tab.press("Devam")
        tab.heading(second.title["tr"])
        tab.press("Ana sayfa")
        tab.heading("Yarım kalan başvurularınız", level=2)
        yield "home-begun"
        tab.press("Devam")
        tab.heading(second.title["tr"])


def as_given(question: Question) -> Answers:
    """The walker's answer as a condition sees it."""
    match question.kind:
        case "choice":
            return {question.id: question.options[-1].value}
        case "choices":
            most = question.max_chosen or 2
            return {question.id: [option.value for option in question.options[:most]]}
        case "yes_no":
            return {question.id: True}
        case _:
            return {}


def walk(tab: Tab, *only: str) -> Iterator[str]:
    """Through everything, from the first screen to the last; of the forms, `only` these."""
    walker = Walker(tab)
    forms = [form for form in walker.forms() if not only or form.id in only]
    tab.open("/")
    tab.heading("Ne yapmak istiyorsunuz?")
    yield "home"
    walker.press("Başvuru yapın")
    tab.heading("Ne tür bir başvuru yapacaksınız?")
    tab.lacks("Getiriliyor")
    yield "apply"
    for nth, form in enumerate(forms):
        if nth:
            walker.open_forms()
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
        if not nth or may_be_confidential(form):
            tab.press("Kurum ne görecek?")
            tab.heading("Kurum ne görecek?")
            yield f"{form.id}-seen"
            tab.press("Yanıtlarınıza dönün")
            tab.heading("Yanıtlarınızı gözden geçirin")
        tab.press("Başvuruyu gönderin")
        tab.heading("Başvurunuz alındı")
        yield f"{form.id}-sent"
    tab.press("Başvurunuzu izleyin")
    titled = any(question.id == "title" for question in questions(forms[-1]))
    tab.heading(TEXT if titled else forms[-1].title["tr"])
    yield "application"
    number = tab.path.rpartition("/")[2]
    yield from walker.receipt()
    tab.press("Takip")
    tab.heading("Başvurularınız")
    walker.begins(TEXT)
    yield "track"
    yield from walker.begin_and_leave(next(form for form in forms if form.id == "request"))
    tab.press("Ana sayfa")
    tab.heading("Ne yapmak istiyorsunuz?")
    tab.press("Sayılarla başvurular")
    tab.heading("Sayılarla başvurular")
    tab.heading("Nasıl saydık?", level=2)
    yield "numbers"
    tab.press("Ayarlar")
    tab.heading("Ayarlar")
    yield "settings"
    tab.press("Dil: Türkçe")
    tab.heading("Dil seçin")
    yield "language"
    tab.press("Kaldığınız yere dönün")
    tab.heading("Ayarlar")
    yield from notices(walker)
    tab.press("Ayarlar")
    tab.heading("Ayarlar")
    tab.press("Çıkış yapın")
    tab.sees("Giriş yapmadınız.")
    tab.press("Giriş yapın")
    tab.heading("Kimliğinizle girin")
    yield "login-page"
    yield from look_up(walker, number)
    tab.press("Yardım al")
    tab.heading("Yardım")
    yield "help"
    tab.press("Erişilebilirlik beyanı")
    tab.heading("Erişilebilirlik beyanı")
    yield "statement"
    tab.open("/boyle-bir-sayfa-yok")
    tab.heading("Bu sayfa yok")
    yield "lost"
    tab.press("Ana sayfa")
    tab.heading("Ne yapmak istiyorsunuz?")
