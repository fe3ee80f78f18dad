"""How somebody without a login comes to one application, by its number."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mobile.views.addresses import LOOKUP
from service.history import kinds as k
from tests.house import Visit, another, code_of
from tests.screens.following import QUESTION
from tests.screens.reaching import TROUBLES, Reach, Seen, after, pressed_in_trouble
from tests.service.history.office import acted
from tests.wire import lost_before, problem

NOBODYS = "2026-000-000-006"


async def _number_of_another(visit: Visit) -> str:
    owner = visit.house.store()
    await visit.house.log_in(owner)
    return await visit.house.file(owner)


async def typed(visit: Visit) -> None:
    await visit.screen.fill("number", NOBODYS)
    await visit.screen.fill("id_ending", "1232")


async def slipped(visit: Visit) -> None:
    await visit.screen.fill("number", "2026-000-000-001")
    await visit.screen.fill("id_ending", "123")
    await visit.screen.click("ask-code")


async def too_often(visit: Visit) -> None:
    await typed(visit)
    visit.house.wire.spoil(problem(429, "too_many_lookups", retry_after=60), "lookup")
    await visit.screen.click("ask-code")


async def asked(visit: Visit) -> None:
    """Of somebody's, whose code has come."""
    await visit.screen.fill("number", await _number_of_another(visit))
    await visit.screen.fill("id_ending", visit.house.identity().national_id[-4:])
    await visit.screen.click("ask-code")


async def asked_for_nobodys(visit: Visit) -> None:
    await typed(visit)
    await visit.screen.click("ask-code")


async def code_missing(visit: Visit) -> None:
    await asked(visit)
    await visit.screen.click("enter-code")


async def code_wrong(visit: Visit) -> None:
    await asked(visit)
    await visit.screen.fill("code", another(code_of(visit.store.looking_up.messages)))
    await visit.screen.click("enter-code")


async def code_locked(visit: Visit) -> None:
    await code_wrong(visit)
    for _ in range(4):
        await visit.screen.click("enter-code")


async def found(visit: Visit) -> None:
    await asked(visit)
    await visit.screen.fill("code", code_of(visit.store.looking_up.messages))
    await visit.screen.click("enter-code")


async def found_with_a_question(visit: Visit) -> None:
    number = await _number_of_another(visit)
    there = k.Forwarded(to=91000035, name="İzmir Valiliği")
    await acted(visit.house.service, number, ("central", there), ("unit", k.AtUnit()), QUESTION)
    await visit.screen.fill("number", number)
    await visit.screen.fill("id_ending", visit.house.identity().national_id[-4:])
    await visit.screen.click("ask-code")
    await visit.screen.fill("code", code_of(visit.store.looking_up.messages))
    await visit.screen.click("enter-code")


async def explained(visit: Visit) -> None:
    await found(visit)
    await visit.screen.click("explain")


async def without_its_form(visit: Visit) -> None:
    await asked(visit)
    visit.house.wire.spoil(lost_before, "forms")
    await visit.screen.fill("code", code_of(visit.store.looking_up.messages))
    await visit.screen.click("enter-code")


async def almost_over(visit: Visit) -> None:
    await found(visit)
    visit.house.clock.turn(minutes=14)
    await visit.store.looking_up.shown.look()
    await visit.screen.settle()


async def over(visit: Visit) -> None:
    await found(visit)
    visit.store.looking_up._time_is_over()  # pyright: ignore[reportPrivateUsage]


LOOKED_UP: dict[str, Reach] = {
    "typed": typed,
    "slipped": slipped,
    "too often": too_often,
    "code": asked,
    "code of nobody's": asked_for_nobodys,
    "code missing": code_missing,
    "code wrong": code_wrong,
    "code locked": code_locked,
    "found": found,
    "found, a question": found_with_a_question,
    "found, explained": explained,
    "found, without its form": without_its_form,
    "almost over": almost_over,
    "over": over,
}


def _seen() -> Iterator[Seen]:
    """By number, without a login."""
    for name, there in LOOKED_UP.items():
        yield f"lookup {name}", LOOKUP, None, there
    for name, fault in TROUBLES.items():
        for key, there in (("ask-code", typed), ("enter-code", asked)):
            pressed = partial(pressed_in_trouble, key, fault)
            yield f"lookup {key} {name}", LOOKUP, None, after(there, pressed)


SEEN = [*_seen()]
