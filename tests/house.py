"""The whole house in one process: the real service, the real client, the real app."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import JsonValue
from sqlalchemy import func, select

from mobile.api.answers import asked, questions
from mobile.api.answers.days import bound, today_in_turkiye
from mobile.api.client import Client
from mobile.api.models import Answers, DemoMessage, Form, Identity, Places, Question, SingleQuestion
from mobile.app import start
from mobile.state.enclosing import Inbox
from mobile.state.proving import Solver
from mobile.state.saving import Shelf
from mobile.state.settings import Everywhere
from mobile.state.settings import Settings as Wishes
from mobile.state.store import Store
from service import clock, forms, topics
from service.app import Service, create_app
from service.identity.synthetic import SyntheticRegister
from service.settings import Settings
from service.store.tables import applications
from tests.client import Answer
from tests.screen import Screen, mount
from tests.wire import Wire

DEVICE = "device-of-a-test"


class Clock:
    """The service's clock: the real one, until it is turned."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def turn(self, **step: float) -> None:
        self.ahead += timedelta(**step)


class Memory:
    """A device: its small memory, and what is set on it for every app."""

    own = Everywhere()

    def __init__(self, **kept: str) -> None:
        self.kept = kept

    async def load(self, key: str) -> str | None:
        return self.kept.get(key)

    async def save(self, key: str, value: str) -> None:
        self.kept[key] = value

    async def everywhere(self) -> Everywhere:
        return self.own


@dataclass
class Visit:
    """One open app: what the citizen sees, and what the app knows."""

    house: House
    screen: Screen
    store: Store

    async def log_in(self, index: int = 0) -> None:
        await self.house.log_in(self.store, index)
        await self.screen.settle()

    async def begin(self, *, whole: bool = True, form: str = "request") -> None:
        """A draft, with every question answered or none."""
        await self.house.begin(self.store, form, whole=whole)
        await self.screen.settle()

    async def log_in_by_hand(self) -> None:
        """From the login's fields to the code, as a citizen does."""
        await self.screen.click("take-sample")
        await self.screen.click("identify")
        await self.screen.fill("code", code_in(self.store))
        await self.screen.click("enter-code")

    def answers(self, form: str = "request") -> Answers:
        return dict(self.store.filing.drafts[form].answers)


@dataclass
class House:
    """A running service with its wire; `store` and `app` are what stands in front of it."""

    service: Service
    clock: Clock
    wire: Wire
    clients: list[Client] = field(default_factory=list[Client])

    def connect(self) -> Client:
        client = Client("http://service", transport=self.wire, device=DEVICE)
        self.clients.append(client)
        return client

    def identity(self, index: int = 0) -> Identity:
        """What the invented person number `index` would type."""
        register = self.service.rooms.verifier
        assert isinstance(register, SyntheticRegister)
        return register.sample(index)

    def store(
        self,
        device: Memory | None = None,
        language: str = "tr",
        inbox: Inbox | None = None,
        solver: Solver | None = None,
        shelf: Shelf | None = None,
    ) -> Store:
        wishes = Wishes(language=language)
        device = device or Memory()
        return Store(self.connect, device, wishes, inbox, solver, shelf=shelf, clock=self.seconds)

    def seconds(self) -> float:
        """The app's clock: the service's, as far as time that runs out is concerned."""
        return self.clock().timestamp()

    async def log_in(self, store: Store, index: int = 0) -> None:
        """By the verbs of the login, with the code from the demo box."""
        await self.identify(store, index)
        store.login.type("code", code_in(store))
        assert await store.login.enter_code(), store.trouble or store.login.entry

    async def identify(self, store: Store, index: int = 0) -> None:
        await store.login.arrive()
        for name, text in self.identity(index).model_dump().items():
            store.login.type(name, text)
        assert await store.login.identify(), store.trouble or store.login.entry

    async def begin(self, store: Store, form: str = "request", *, whole: bool = True) -> None:
        """A draft, with every question answered or none."""
        await store.filing.open(form)
        store.filing.begin(form)
        if whole:
            assert store.filing.places
            asked = store.filing.drafts[form].form
            for question, answer in whole_answers(asked, store.filing.places).items():
                store.filing.answer(form, question, answer)

    async def file(self, store: Store, form: str = "request") -> str:
        """One application, filed; its number."""
        await self.begin(store, form)
        assert await store.filing.send(form), store.trouble or store.filing.drafts[form].mistakes
        receipt = store.filing.drafts[form].receipt
        assert receipt
        return receipt.number

    async def filed(self) -> int:
        """How many applications the service has."""
        return await self.service.rooms.database.read(
            lambda connection: connection.execute(
                select(func.count()).select_from(applications)
            ).scalar_one()
        )

    @asynccontextmanager
    async def app(
        self,
        route: str = "/",
        *,
        language: str = "tr",
        kept: Mapping[str, object] | None = None,
        answers: Mapping[str, Answer] | None = None,
        **window: Any,
    ) -> AsyncGenerator[Visit]:
        """The real app, open at `route`. `kept` are the settings that this device remembers;
        `answers` is what the device says besides when it is asked."""
        device = {"basvuru.settings": json.dumps(kept)} if kept else dict[str, str]()

        def load(asked: Mapping[str, Any]) -> str | None:
            return device.get(asked["key"])

        def save(asked: Mapping[str, Any]) -> bool:
            device[asked["key"]] = asked["value"]
            return True

        answers = {"get": load, "set": save, **(answers or {})}
        stores: list[Store] = []

        def main(page: Any) -> None:
            stores.append(start(page, self.connect, language, clock=self.seconds))

        async with mount(main, route, answers=answers, **window) as screen:
            yield Visit(self, screen, stores[0])

    async def close(self) -> None:
        for client in self.clients:
            await client.close()
        await self.service.close()


@asynccontextmanager
async def open_house(folder: Path, **settings: Any) -> AsyncGenerator[House]:
    clock = Clock()
    service = create_app(Settings(data_dir=folder, **settings), now=clock)
    await service.open()
    house = House(service, clock, Wire(service))
    try:
        yield house
    finally:
        await house.close()


def code_in(store: Store) -> str:
    """The code in the newest message of the demo box."""
    return code_of(store.login.entry.messages)


def code_of(messages: Sequence[DemoMessage]) -> str:
    found = re.search(r"\b\d{6}\b", messages[-1].text)
    assert found
    return found[0]


def another(code: str) -> str:
    """A code that is not this one."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def every_form() -> list[Form]:
    """All forms in use, as the service gives them out."""
    archive = forms.load(clock.load())
    bodies = [archive.body(one.id) for one in archive.summaries]
    return [Form.model_validate_json(body[0]) for body in bodies if body]


def tip_form() -> Form:
    """The form of an anonymous tip, which is in no list."""
    body = forms.load(clock.load()).body("tip")
    assert body
    return Form.model_validate_json(body[0])


def whole_answers(form: Form, places: Places) -> Answers:
    """A right answer to every question that is asked then; nothing is attached."""
    answers: Answers = {}
    for question in questions(form):
        if question.kind in ("file", "notice") or question not in asked(form, answers):
            continue
        answers[question.id] = right_answer(question, places)
    return answers


def right_answer(question: Question | SingleQuestion, places: Places) -> JsonValue:
    match question.kind:
        case "text" | "long_text":
            text = "Sokağımızdaki kaldırım kırık; tekerlekli sandalyeyle geçemiyorum. "
            return (text * (question.min_length // len(text) + 1))[: question.max_length].strip()
        case "choice":
            return question.options[0].value
        case "choices":
            return [question.options[0].value]
        case "yes_no":
            return True
        case "date":
            today = today_in_turkiye()
            day = bound(question.latest, today) or bound(question.earliest, today) or today
            return day.isoformat()
        case "place":
            province = places.provinces[5]
            place: dict[str, JsonValue] = {
                "province": province.id,
                "district": province.districts[0].id,
            }
            return place if question.address == "no" else {**place, "address": "Çiçek Sk. 3"}
        case "unit":
            return {"number": None}
        case "topic":
            return next(topic.id for topic in topics.load().topics.topics if topic.parent)
        case "phone":
            return "+905321234567"
        case "email":
            return "ad@ornek.org"
        case "group":
            return [{inner.id: right_answer(inner, places) for inner in question.questions}]
        case "file" | "notice" | "unknown":
            return None
