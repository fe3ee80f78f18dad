"""How a reporter without a name comes into a state."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from mobile.api.models import NewTip, TipMessage, TipStatus
from mobile.state.enclosing import Enclosed
from mobile.state.reporting import FORM
from mobile.views.addresses import CHECK, TIP, TIP_RETURN, page_of
from tests.house import House, Visit, tip_form, whole_answers

TIP_FORM = tip_form()
STEPS = {step.id: page_of(TIP_FORM, step.id) for step in TIP_FORM.steps}
CHECKED = page_of(TIP_FORM, CHECK)
START, DOOR = TIP, TIP_RETURN
OFFICE = TipMessage(by="office", text="Hangi ay oldu?", on=date(2026, 11, 20), read=True)
OURS = TipMessage(by="reporter", text="Mart ayında.", on=date(2026, 11, 21), read=False)


async def opened(visit: Visit) -> None:
    """By the card on the first screen."""
    visit.store.reporting.open()
    await visit.store.reporting.arrive()


async def begun(visit: Visit) -> None:
    await opened(visit)
    visit.store.reporting.begin()
    await visit.store.proving.proof()


async def written(visit: Visit) -> None:
    """Every question answered, nothing sent."""
    await begun(visit)
    filing = visit.store.filing
    assert filing.places
    for question, answer in whole_answers(TIP_FORM, filing.places).items():
        filing.answer(FORM, question, answer)


async def written_and_kept(visit: Visit) -> None:
    await written(visit)
    visit.store.reporting.keep_here(True)


async def kept_here(visit: Visit) -> None:
    """Written before, and left; the device kept it."""
    await written_and_kept(visit)
    await visit.store.leave_tip()
    await opened(visit)


async def sent(visit: Visit) -> None:
    await written(visit)
    assert await visit.store.reporting.send(), visit.store.trouble


async def revealed(visit: Visit) -> None:
    await sent(visit)
    visit.store.reporting.reveal(True)


async def number_written(visit: Visit) -> None:
    await revealed(visit)
    visit.store.reporting.say_safe("written")


async def for_a_caller(there: Callable[[Visit], Awaitable[None]], visit: Visit) -> None:
    """In a call centre's app."""
    visit.store.reporting.operator = True
    await there(visit)


async def taken_by_operator(visit: Visit) -> None:
    """A caller's first visit."""
    await come_back(visit)
    status = visit.store.returning.status
    assert status
    visit.store.returning.status = status.model_copy(update={"taken_by_operator": True})
    visit.store.changed()


async def confidential(visit: Visit) -> None:
    await opened(visit)
    visit.store.reporting.choose("confidential")


async def come_back(visit: Visit) -> None:
    """With the number of a tip that was just sent."""
    number = await send_tip(visit.house)
    await opened(visit)
    visit.store.returning.type_number(number)
    await visit.store.returning.look()
    assert visit.store.returning.status, visit.store.trouble


async def with_messages(status: str, visit: Visit) -> None:
    await come_back(visit)
    found = visit.store.returning.status
    assert found
    told = TipStatus(status=status, received_on=found.received_on, messages=(OFFICE, OURS))
    visit.store.returning.status = told
    visit.store.changed()


async def typed(visit: Visit) -> None:
    """A well-formed number at the door."""
    await opened(visit)
    visit.store.returning.type_number(NOBODYS)


async def with_files(there: Callable[[Visit], Awaitable[None]], visit: Visit) -> None:
    """In every stage a file can be in, after `there`."""
    await there(visit)
    enclosing = visit.store.enclosing
    plain = Enclosed("0" * 32, "tutanak.pdf", 120_000, "reading")
    enclosing.rows = tuple(
        replace(plain, key=f"{n:032x}", stage=stage, fault=fault, told=told, content=content)
        for n, (stage, fault, told, content) in enumerate(_STAGES)
    )
    visit.store.changed()


_STAGES: list[tuple[Any, Any, str, bytes]] = [
    *((stage, "", "", b"x") for stage in ("reading", "waiting", "sending", "sent")),
    *(("failed", fault, "", b"") for fault in ("too_large", "empty", "not_read")),
    ("failed", "not_sent", "", b"x"),
    ("failed", "not_sent", "Bu dosya türünü alamıyoruz.", b""),
]


async def withdrawing(visit: Visit) -> None:
    await come_back(visit)
    visit.store.returning.ask_to_withdraw(True)


async def withdrawn(visit: Visit) -> None:
    await come_back(visit)
    await visit.store.returning.withdraw()


async def pressed_away(visit: Visit) -> None:
    await visit.screen.click("place-home")


async def number_typed(typed: str, visit: Visit) -> None:
    await visit.screen.fill("number", typed)
    await visit.screen.click("open")


async def message_typed(typed: str, visit: Visit) -> None:
    number = visit.store.returning.number
    await visit.screen.fill("message", typed.format(number=number))
    await visit.screen.click("write")


async def sending(visit: Visit) -> None:
    visit.house.wire.hold("/tips")
    await visit.screen.click("send")


async def send_tip(house: House) -> str:
    """A tip sent by somebody; its number."""
    client = house.connect()
    places = house.service.rooms.places.places
    tip = NewTip(
        form=TIP_FORM.id,
        form_version=TIP_FORM.version,
        answers=whole_answers(TIP_FORM, places),
        key=secrets.token_hex(16),
    )
    return (await client.tip(tip)).number


NOBODYS = "0000-0000-0000-0000-0"
"""Well-formed, and nobody's."""

look_for = partial(number_typed, NOBODYS)
