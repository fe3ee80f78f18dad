"""How a citizen comes into each state of choosing notices."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mobile.views.addresses import NOTICES
from tests.house import Visit, another, code_of
from tests.screens.reaching import (
    TROUBLES,
    Reach,
    Seen,
    after,
    logged_in,
    press,
    pressed_in_trouble,
    with_a_filed_one,
)
from tests.wire import lost_before, problem


async def stopped(visit: Visit) -> None:
    await visit.screen.click("sms")


async def asked_with(typed: str, visit: Visit) -> None:
    await visit.screen.fill("email", typed)
    await visit.screen.click("prove")


async def typed(visit: Visit) -> None:
    await visit.screen.fill("email", "ad@ornek.org")


async def asked(visit: Visit) -> None:
    await asked_with("ad@ornek.org", visit)


async def too_often(visit: Visit) -> None:
    visit.house.wire.spoil(problem(429, "too_many_codes", retry_after=60), "notices/email")
    await asked(visit)


async def code_missing(visit: Visit) -> None:
    await asked(visit)
    await visit.screen.click("confirm")


async def code_wrong(visit: Visit) -> None:
    await asked(visit)
    await visit.screen.fill("code", another(code_of(visit.store.notices.messages)))
    await visit.screen.click("confirm")


async def code_locked(visit: Visit) -> None:
    await code_wrong(visit)
    for _ in range(4):
        await visit.screen.click("confirm")


async def confirmed(visit: Visit) -> None:
    await asked(visit)
    await visit.screen.fill("code", code_of(visit.store.notices.messages))
    await visit.screen.click("confirm")


async def not_arrived(visit: Visit) -> None:
    visit.store.notices.forget()
    visit.house.wire.spoil(lost_before, "notices")
    await visit.store.notices.arrive()


HEARING: dict[str, Reach] = {
    "stopped": stopped,
    "no address": partial(asked_with, " "),
    "a slip": partial(asked_with, "ad@ornek"),
    "code": asked,
    "too often": too_often,
    "code missing": code_missing,
    "code wrong": code_wrong,
    "code locked": code_locked,
    "confirmed": confirmed,
    "not arrived": not_arrived,
}


def _seen() -> Iterator[Seen]:
    """Choosing how to hear of news, and asking for it."""
    for name, there in HEARING.items():
        yield f"notices {name}", NOTICES, logged_in, there
    for name, fault in TROUBLES.items():
        pressed = partial(pressed_in_trouble, "prove", fault)
        yield f"notices {name}", NOTICES, logged_in, after(typed, pressed)
    refresh = partial(press, "refresh")
    yield "refreshed list", "/takip", with_a_filed_one, refresh
    yield "refreshed application", "/takip/{number}", logged_in, refresh


SEEN = [*_seen()]
