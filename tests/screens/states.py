"""Every screen in every state that a citizen can meet. A new stop, form or step joins by itself."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from mobile.api.models import Step
from mobile.views import sitemap
from mobile.views.at import At, Screen
from mobile.views.question import FEW
from tests.house import House, Visit, another, code_in, every_form
from tests.wire import Fault, lost_before, portal, problem

FORMS = every_form()
PARAMS: dict[str, list[str]] = {
    "form": [form.id for form in FORMS],
    "step": [],  # depends on the form
    "number": ["{number}"],
}
"""What stands for each varying part of an address. `{number}` is one that was filed."""

Reach = Callable[[Visit], Awaitable[None]]


@dataclass(frozen=True)
class State:
    """One screen in one state: where it is, and what happened before and there."""

    name: str
    route: str
    before: Reach | None = None
    there: Reach | None = None

    def __str__(self) -> str:
        return self.name

    @asynccontextmanager
    async def reached(self, house: House, **window: Any) -> AsyncGenerator[Visit]:
        async with house.app("/", **window) as visit:
            if self.before:
                await self.before(visit)
                await visit.screen.settle()
            route = self.route
            if "{number}" in route:
                route = route.format(number=await house.file(visit.store))
            await visit.screen.goto(route)
            if self.there:
                await self.there(visit)
                await visit.screen.settle()
            yield visit


def routes_of(stop: sitemap.Stop) -> list[str]:
    """Every address that leads to a stop. KeyError: PARAMS does not know its new parameter."""
    if ":step" in stop.path:
        return [
            stop.path.replace(":form", form.id).replace(":step", step.id)
            for form in FORMS
            for step in form.steps
        ]
    routes = [stop.path]
    for part in stop.path.split("/"):
        if part.startswith(":"):
            routes = [route.replace(part, value) for route in routes for value in PARAMS[part[1:]]]
    return routes


# -- what happens before -------------------------------------------------------------------


async def logged_in(visit: Visit) -> None:
    await visit.log_in()


async def with_drafts(visit: Visit) -> None:
    await visit.log_in()
    for form in FORMS:
        await visit.begin(form=form.id)


async def with_empty_drafts(visit: Visit) -> None:
    await visit.log_in()
    for form in FORMS:
        await visit.begin(form=form.id, whole=False)


async def with_a_filed_one(visit: Visit) -> None:
    await visit.log_in()
    await visit.house.file(visit.store)


async def with_many_filed(visit: Visit) -> None:
    await visit.log_in()
    for _ in range(22):
        await visit.house.file(visit.store)


async def with_odd_answers(visit: Visit) -> None:
    """A draft that the check must refuse."""
    await with_drafts(visit)
    for form in FORMS:
        for step in form.steps:
            for question in step.questions:
                visit.store.filing.answer(form.id, question.id, None)


# -- what happens there --------------------------------------------------------------------


async def press(key: str, visit: Visit) -> None:
    await visit.screen.click(key)


async def nothing_arrives(fault: Fault, visit: Visit) -> None:
    visit.house.wire.spoil(fault)


async def at_the_code(visit: Visit) -> None:
    await visit.screen.click("take-sample")
    await visit.screen.click("identify")


async def identity_filled(visit: Visit) -> None:
    await visit.screen.click("take-sample")


async def identity_odd(visit: Visit) -> None:
    await visit.screen.fill("document_serial", "AB1234567")
    await visit.screen.blur("document_serial")


async def identity_wrong(visit: Visit) -> None:
    await visit.screen.fill("national_id", "123")
    await visit.screen.click("identify")


async def identity_unknown(visit: Visit) -> None:
    await visit.screen.click("take-sample")
    await visit.screen.fill("given_name", "Başka")
    await visit.screen.click("identify")


async def code_empty(visit: Visit) -> None:
    await at_the_code(visit)
    await visit.screen.click("enter-code")


async def code_wrong(visit: Visit) -> None:
    await at_the_code(visit)
    await visit.screen.fill("code", another(code_in(visit.store)))
    await visit.screen.click("enter-code")


async def code_expired(visit: Visit) -> None:
    await at_the_code(visit)
    await visit.screen.fill("code", code_in(visit.store))
    visit.house.clock.turn(minutes=4)
    await visit.screen.click("enter-code")


async def code_locked(visit: Visit) -> None:
    await code_wrong(visit)
    for _ in range(4):
        await visit.screen.click("enter-code")


async def code_too_soon(visit: Visit) -> None:
    await at_the_code(visit)
    await visit.screen.click("new-code")


async def login_ran_out(visit: Visit) -> None:
    visit.house.clock.turn(days=31)
    await visit.store.tracking.look()


async def sending(visit: Visit) -> None:
    visit.house.wire.hold("/applications")
    await visit.screen.click("send")


async def sent(visit: Visit) -> None:
    await visit.screen.click("send")


async def refused_there(visit: Visit) -> None:
    """The service finds a mistake that the device could not."""
    visit.store.filing.answer("request", "unit", {"number": 5})
    await visit.screen.click("send")


async def step_mistaken(step: Step, visit: Visit) -> None:
    await visit.screen.click("go-on")


async def picker_open(key: str, visit: Visit) -> None:
    await visit.screen.click(key)


async def picker_without_results(key: str, visit: Visit) -> None:
    await visit.screen.click(key)
    await visit.screen.fill(f"{key}-search", "qqqqqq")


async def picker_mistaken(key: str, visit: Visit) -> None:
    await visit.screen.click("go-on")
    await visit.screen.click(key)


async def unit_by_hand(key: str, visit: Visit) -> None:
    await visit.screen.choose(key, "known")


async def unit_by_hand_open(key: str, visit: Visit) -> None:
    await visit.screen.choose(key, "known")
    await visit.screen.click(f"{key}-unit")


async def text_too_long(key: str, most: int, visit: Visit) -> None:
    await visit.screen.fill(key, "ş" * (most + 5))
    await visit.screen.click("go-on")


async def pressed_in_trouble(key: str, fault: Fault, visit: Visit) -> None:
    visit.house.wire.spoil(fault)
    await visit.screen.click(key)


async def unforeseen(visit: Visit) -> None:
    visit.store.failed(RuntimeError("unforeseen"))
    await visit.screen.settle()


async def cannot_be_drawn(visit: Visit) -> None:
    """Draws the broken page as the boundary would: by a view that raises."""

    def raising(at: At) -> Screen:
        raise RuntimeError("x")

    whole = sitemap.find

    def find(route: str) -> tuple[sitemap.Stop, dict[str, str]]:
        return sitemap.Stop("/broken", raising), {}

    sitemap.find = find
    try:
        visit.store.changed()
        await visit.screen.settle()
    finally:
        sitemap.find = whole


def _by_existing() -> list[State]:
    """Every stop for a stranger and for a citizen with drafts."""
    found: list[State] = []
    for stop in (*sitemap.STOPS, sitemap.LOST):
        for route in routes_of(stop) if stop.path else ["/yok", "/basvur/a/b/c/d"]:
            found.append(State(f"{route} known", route, with_drafts))
            if "{number}" not in route:
                found.append(State(f"{route} stranger", route))
    return found


def _of_steps() -> list[State]:
    found: list[State] = []
    for form in FORMS:
        for step in form.steps:
            route = f"/basvur/{form.id}/{step.id}"

            def add(name: str, there: Reach, route: str = route) -> None:
                found.append(State(f"{route} {name}", route, with_empty_drafts, there))

            found.append(State(f"{route} empty", route, with_empty_drafts))
            if any(question.required for question in step.questions):
                add("mistaken", partial(step_mistaken, step))
            for asked in step.questions:
                match asked.kind:
                    case "choice" if len(asked.options) > FEW:
                        add("open", partial(picker_open, asked.id))
                        add("mistaken and open", partial(picker_mistaken, asked.id))
                        add("without results", partial(picker_without_results, asked.id))
                    case "place":
                        add("provinces", partial(picker_open, f"{asked.id}-province"))
                        found.append(
                            State(
                                f"{route} districts",
                                route,
                                with_drafts,
                                partial(picker_open, f"{asked.id}-district"),
                            )
                        )
                    case "unit":
                        add("by hand", partial(unit_by_hand, asked.id))
                        add("by hand, open", partial(unit_by_hand_open, asked.id))
                    case "text" | "long_text":
                        add(
                            f"{asked.id} too long",
                            partial(text_too_long, asked.id, asked.max_length),
                        )
                    case _:
                        pass
    return found


TROUBLES: dict[str, Fault] = {
    "unreachable": lost_before,
    "garbled": portal,
    "broken": problem(503, "unavailable"),
    "too many": problem(429, "too_many_logins", retry_after=60),
    "refused": problem(400, "malformed"),
    "invalid": problem(422, "invalid"),
    "not found": problem(404, "not_found"),
}

STATES: list[State] = [
    *_by_existing(),
    *_of_steps(),
    State("login filled", "/giris", None, identity_filled),
    State("login mistaken", "/giris", None, identity_wrong),
    State("login with an odd serial", "/giris", None, identity_odd),
    State("login refused", "/giris", None, identity_unknown),
    State("code", "/giris", None, at_the_code),
    State("code missing", "/giris", None, code_empty),
    State("code wrong", "/giris", None, code_wrong),
    State("code expired", "/giris", None, code_expired),
    State("code locked", "/giris", None, code_locked),
    State("code too soon", "/giris", None, code_too_soon),
    State("code in place of a step", "/basvur/request/konu", None, at_the_code),
    State("login ran out", "/takip", logged_in, login_ran_out),
    State("home ran out", "/", logged_in, login_ran_out),
    State("check mistaken", "/basvur/request/kontrol", with_odd_answers, partial(press, "send")),
    State("check mistaken there", "/basvur/request/kontrol", with_drafts, refused_there),
    State("sending", "/basvur/request/kontrol", with_drafts, sending),
    State("sent", "/basvur/request/kontrol", with_drafts, sent),
    State("sent, back at a step", "/basvur/request/konu", with_a_filed_one),
    State("sent, back at the start", "/basvur/request", with_a_filed_one),
    State("no applications", "/takip", logged_in),
    State("one application", "/takip", with_a_filed_one),
    State("many applications", "/takip", with_many_filed),
    State("all applications", "/takip", with_many_filed, partial(press, "further")),
    State("a missing application", "/takip/2026-000-000-000", logged_in),
    State("not drawn", "/", None, cannot_be_drawn),
    State("unforeseen", "/", None, unforeseen),
    *(
        State(f"{where} {name}", route, partial(nothing_arrives, fault))
        for name, fault in TROUBLES.items()
        for where, route in (("forms", "/basvur"), ("form", "/basvur/request"))
    ),
    *(
        State(
            f"sending {name}",
            "/basvur/request/kontrol",
            with_drafts,
            partial(pressed_in_trouble, "send", fault),
        )
        for name, fault in TROUBLES.items()
    ),
]
assert len({state.name for state in STATES}) == len(STATES)


def state(name: str) -> State:
    return next(one for one in STATES if one.name == name)
