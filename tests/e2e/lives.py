"""The whole life of each kind of application: the office works at its desk, and the citizen's
window, which nobody touches meanwhile, shows it when they come back to it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from mobile.api.models import Form, Places
from tests.e2e.chromium import Tab
from tests.e2e.server import ROOT, Server
from tests.e2e.walk import Walker
from tests.house import whole_answers

AWAY_AND_BACK = "for (const what of ['blur', 'focus']) window.dispatchEvent(new Event(what))"


@dataclass
class Office:
    """Officers at the real desk, hired by the real command for whichever unit has it."""

    server: Server
    api: httpx.Client
    tokens: dict[str, str] = field(default_factory=dict[str, str])

    def does(self, role: str, number: str, verb: str, **body: Any) -> dict[str, Any]:
        """One step, by an officer of the unit that has it now; "read" is only a look."""
        told = self._asks(self._hired("central"), number, "")
        unit = None if role == "central" else told["unit"]
        token = self._hired(role, unit)
        path = "" if verb == "read" else f"/{verb}"
        if verb == "approve":
            body = {"draft": told["draft"]}
        return self._asks(token, number, path, body)

    def _asks(
        self, token: str, number: str, path: str, body: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        told = self.api.request(
            "POST" if path else "GET",
            f"desk/applications/{number}{path}",
            json=body if path else None,
            headers={"authorization": f"Bearer {token}"},
        )
        assert told.is_success, told.text
        return told.json()

    def _hired(self, role: str, unit: str | None = None) -> str:
        name = f"{role} {unit}"
        if name not in self.tokens:
            where: list[str] = []
            if unit:
                found = self.api.get("units", params={"q": unit}).json()["units"]
                where = [next(str(one["number"]) for one in found if one["name"] == unit)]
            ran = subprocess.run(
                [sys.executable, "-m", "service", "officer", "add", name, role, *where],
                cwd=ROOT,
                env={**os.environ, "DATA_DIR": str(self.server.data)},
                capture_output=True,
                text=True,
                check=True,
            )
            self.tokens[name] = ran.stdout.split()[0]
        return self.tokens[name]


@dataclass
class Sender:
    """The sample citizen, filing from another device than the one that watches."""

    api: httpx.Client

    def log_in(self) -> None:
        identity = self.api.get("demo").json()["identity"]
        challenge = self._post("login/identity", identity)["id"]
        box = self._post("demo/messages", {"challenge": challenge})["messages"]
        code = next(word for word in box[-1]["text"].split() if len(word.strip(".:")) == 6)
        tokens = self._post("login/code", {"challenge": challenge, "code": code.strip(".:")})
        self.api.headers["authorization"] = f"Bearer {tokens['access_token']}"

    def files(self, form_id: str) -> tuple[str, str]:
        """The number, and the heading its page has."""
        form = Form.model_validate_json(self.api.get(f"forms/{form_id}").content)
        places = Places.model_validate_json(self.api.get("places").content)
        answers = whole_answers(form, places)
        title = form.title["tr"]
        if "title" in answers:
            answers["title"] = title = f"{title}: bir deneme"
        body = {"form": form.id, "form_version": form.version, "answers": answers}
        number = self._post("applications", body, **{"idempotency-key": uuid4().hex})["number"]
        return number, title

    def _post(self, path: str, body: dict[str, Any], **headers: str) -> dict[str, Any]:
        told = self.api.post(path, json=body, headers=headers)
        assert told.is_success, told.text
        return told.json()


@dataclass
class Window:
    """The citizen's own, standing at one application."""

    tab: Tab
    number: str
    office: Office

    def then(self, role: str, verb: str, told: str, **body: Any) -> Iterator[str]:
        """The office takes a step; it arrives in the window."""
        assert not self.tab.has(told), f"{told!r} stands there before it happened"
        self.office.does(role, self.number, verb, **body)
        self.tab.page.evaluate(AWAY_AND_BACK)
        self.tab.sees(told)
        yield verb

    def is_decided(self, told: str, **draft: Any) -> Iterator[str]:
        """Two pairs of eyes, then the citizen has it."""
        yield from self.then("unit", "draft", "Yanıt onay bekliyor", **draft)
        for _ in self.then("approver", "approve", told):
            yield str(draft["outcome"])

    def writes(self, label: str, text: str, verb: str, told: str) -> None:
        """The citizen writes something and sends it."""
        self.tab.write(Walker(self.tab).whole(label, "textbox"), text)
        self.tab.press(verb)
        self.tab.sees(told)


def request(window: Window) -> Iterator[str]:
    """A question and its reply, an interim answer, the answer, "not solved", another answer."""
    yield from window.then("unit", "examine", "Kurum başvurunuzu inceliyor.")
    yield from window.then("unit", "ask", "Hangi lamba?", text="Hangi lamba?")
    window.writes("Yanıtınız", "Köşedeki.", "Yanıtı gönderin", "Kurumun sorusunu yanıtladınız.")
    yield from window.is_decided("Ekip yolda.", outcome="informative", text="Ekip yolda.")
    yield from window.is_decided("Onarıldı.", outcome="positive", text="Onarıldı.")
    window.tab.press("Çözülmediyse yeniden açın")
    window.writes(
        "Neden çözülmedi?", "Yine sönük.", "Başvuruyu yeniden açın", "“Çözülmedi” dediniz"
    )
    yield "reopened"
    yield from window.is_decided("Kablo değişti.", outcome="positive", text="Kablo değişti.")
    window.tab.press("Yanıtı değerlendirin")
    window.tab.choose("Çok yardımcı oldu")
    yield "rating"
    window.tab.press("Değerlendirmeyi gönderin")
    window.tab.sees("Yanıtı değerlendirdiniz.")


def complaint(window: Window) -> Iterator[str]:
    """Sent on to another institution, where the time begins anew, and refused there."""
    there = window.office.api.get("units", params={"q": "çankaya belediyesi"}).json()["units"]
    to = next(one["number"] for one in there if one["name"] == "Çankaya Belediyesi")
    yield from window.then("unit", "forward", "Çankaya Belediyesi", to=to)
    arrived = "Başvurunuz kuruma ulaştı: Çankaya Belediyesi"
    yield from window.then("unit", "read", arrived)
    private = "Bu bir kira davası."
    yield from window.is_decided(private, outcome="not_processed", reason="m5_c", text=private)
    window.tab.sees("İşleme alınmadı")


def information_request(window: Window) -> Iterator[str]:
    """A fee paid, a longer time, a refusal in part, and the objection to the board."""
    yield from window.then("unit", "fee", "Ödeme bekleniyor", amount=2550, text="51 sayfa.")
    window.tab.press("Ödediğinizi bildirin")
    window.tab.sees("Ücreti ödediğinizi bildirdiniz")
    yield from window.then("unit", "extend", "Süre uzatıldı", reason="opinion")
    refused = "Kalanı gizli."
    yield from window.is_decided(refused, outcome="partly", text=refused, reason="m4982_9")
    window.tab.press("Karara itiraz edin")
    window.writes(
        "Karara neden itiraz", "Gizli değil.", "İtirazı gönderin", "Karara itiraz ettiniz"
    )
    yield "objected"


def suggestion(window: Window) -> Iterator[str]:
    yield from window.then("unit", "examine", "Kurum başvurunuzu inceliyor.")
    yield from window.is_decided("Programa aldık.", outcome="positive", text="Programa aldık.")


def report(window: Window) -> Iterator[str]:
    """Who reports under cover of secrecy is a name to nobody at the unit."""
    yield from window.then("unit", "examine", "Kurum başvurunuzu inceliyor.")
    assert window.office.does("unit", window.number, "read")["applicant"] is None
    yield from window.is_decided("Denetlendi.", outcome="positive", text="Denetlendi.")


def thanks(window: Window) -> Iterator[str]:
    """Nobody owes an answer to thanks: they are read."""
    yield from window.then("unit", "note", "Kurum yazdıklarınızı okudu.")


def human_rights(window: Window) -> Iterator[str]:
    yield from window.then("unit", "examine", "Kurum başvurunuzu inceliyor.")
    told = "Kurul ihlal görmedi."
    yield from window.is_decided(told, outcome="negative", text=told)


def ethics(window: Window) -> Iterator[str]:
    yield from window.then("unit", "examine", "Kurum başvurunuzu inceliyor.")
    yield from window.is_decided("İlkeye aykırı.", outcome="positive", text="İlkeye aykırı.")


def sign_call(window: Window) -> Iterator[str]:
    """The call is fixed by the answer, after a question about its day."""
    asked = "Salı 14.00 uygun mu?"
    yield from window.then("unit", "ask", asked, text=asked)
    window.writes("Yanıtınız", "Uygun.", "Yanıtı gönderin", "Kurumun sorusunu yanıtladınız.")
    fixed = "Görüşmeniz salı 14.00."
    yield from window.is_decided(fixed, outcome="positive", text=fixed)


def accessibility(window: Window) -> Iterator[str]:
    yield from window.then("unit", "examine", "Kurum başvurunuzu inceliyor.")
    yield from window.is_decided("Düğme büyüdü.", outcome="positive", text="Düğme büyüdü.")


def earthquake(window: Window) -> Iterator[str]:
    """Help is asked for, and taken back: with a minute to think better of it."""
    window.tab.press("Başvuruyu geri çekin")
    window.tab.sees("Başvurunuzu geri çektiniz")
    yield "withdrawn"
    window.tab.press("Geri çekmekten vazgeçin")
    window.tab.sees("başvurunuz kaldığı yerden sürüyor")
    yield from window.then("unit", "examine", "Kurum başvurunuzu inceliyor.")
    yield from window.is_decided("Ekip ulaştı.", outcome="positive", text="Ekip ulaştı.")


LIVES = {
    one.__name__: one
    for one in (
        request,
        complaint,
        information_request,
        suggestion,
        report,
        thanks,
        human_rights,
        ethics,
        sign_call,
        accessibility,
        earthquake,
    )
}


def lives(tab: Tab, server: Server) -> Iterator[str]:
    """One after the other, stopping at each state that the office or the citizen brought about."""
    api = f"{server.address}/api/v1/"
    with (
        httpx.Client(base_url=api, trust_env=False) as at_home,
        httpx.Client(base_url=api, trust_env=False) as at_work,
    ):
        sender, office, walker = Sender(at_home), Office(server, at_work), Walker(tab)
        sender.log_in()
        offered = {form["id"] for form in at_work.get("forms").json()["forms"]}
        assert offered <= LIVES.keys(), "a new form needs a life of its own"
        tab.open("/takip")
        for _ in walker.log_in():
            pass
        tab.heading("Başvurularınız")
        for form, life in LIVES.items():
            if form not in offered:
                continue
            number, title = sender.files(form)
            tab.page.evaluate(AWAY_AND_BACK)
            row = tab.host.get_by_role("button", name=re.compile(re.escape(number)))
            row.wait_for(state="attached")
            tab.press(row.get_attribute("aria-label") or row.inner_text())
            tab.heading(title)
            tab.sees(f"Başvuru numarası {number}")
            window = Window(tab, number, office)
            for name in window.then("unit", "read", "Başvurunuz kuruma ulaştı"):
                yield f"{form}-life-{name}"
            for name in life(window):
                yield f"{form}-life-{name}"
            tab.press("Başvurularınız")
            tab.heading("Başvurularınız")
        yield "track-lived"
