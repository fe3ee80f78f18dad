"""What a citizen does with an application that was received, as plain verbs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from mobile.api import errors
from mobile.state.attaching import NOTE
from mobile.state.following import LONGEST, LONGEST_COMMENT, Task
from mobile.state.store import Store
from service.history import kinds as k
from service.history.clock import last_day_to_pay
from service.history.kinds import Role, What
from tests.house import House
from tests.screens.attaching import Device
from tests.service.files import samples
from tests.service.history.office import acted, decided
from tests.wire import lost_after, lost_before

PNG = samples.picture("PNG")
AT_UNIT: tuple[tuple[Role, What], ...] = (
    ("central", k.Forwarded(to=91000006, name="Ankara Valiliği")),
    ("unit", k.AtUnit()),
)


async def opened(house: House, form: str = "request") -> tuple[Store, str]:
    """An application that stands with a unit, open."""
    store = house.store()
    await house.log_in(store)
    number = await house.file(store, form)
    await acted(house.service, number, *AT_UNIT)
    await store.tracking.look()
    await store.tracking.open(number)
    return store, number


def kinds(store: Store) -> list[str]:
    assert store.tracking.opened
    return [one.kind for one in store.tracking.opened.events]


async def answered(house: House, outcome: k.Outcome, form: str = "request") -> tuple[Store, str]:
    store, number = await opened(house, form)
    reason = "m4982_21" if form == "information_request" else None
    await decided(house.service, number, k.Drafted(outcome=outcome, text="Son.", reason=reason))
    await store.tracking.open(number)
    return store, number


async def owing(house: House) -> tuple[Store, str]:
    store, number = await opened(house, "information_request")
    pay_by = last_day_to_pay(house.clock().date())
    await acted(house.service, number, ("unit", k.FeeNoticed(amount=1, pay_by=pay_by, text="x")))
    await store.tracking.open(number)
    return store, number


async def asked(house: House) -> tuple[Store, str]:
    store, number = await opened(house)
    await acted(house.service, number, ("unit", k.Asked(text="Hangi sokak?")))
    await store.tracking.open(number)
    return store, number


READY: dict[Task, Callable[[House], Awaitable[tuple[Store, str]]]] = {
    "reply": asked,
    "contest": owing,
    "reopen": lambda house: answered(house, "negative"),
    "object": lambda house: answered(house, "negative", "information_request"),
    "rate": lambda house: answered(house, "positive"),
}
DONE: dict[Task, str] = {
    "reply": "replied",
    "contest": "fee_contested",
    "reopen": "reopened",
    "object": "objected",
    "rate": "rated",
}


@pytest.mark.parametrize("task", list(READY))
async def test_what_is_written_goes_once_even_if_the_answer_is_lost(
    house: House, task: Task
) -> None:
    store, number = await READY[task](house)
    following = store.following
    assert store.tracking.opened and task in store.tracking.opened.can
    following.begin(task)
    following.type("Şöyle oldu.")
    following.choose("4")
    house.wire.spoil(lost_after, f"{number}/{task}", times=2)
    assert not await following.send(task)
    assert isinstance(store.trouble, errors.Unreachable)
    assert following.text == "Şöyle oldu.", "nothing typed is lost"
    assert await following.send(task)
    assert (following.task, following.text) == (None, "")
    assert following.told == len(store.tracking.opened.events)
    assert kinds(store).count(DONE[task]) == 1
    assert store.tracking.opened.events[-1].text == "Şöyle oldu."


@pytest.mark.parametrize("task", list(READY))
async def test_a_slip_is_said_at_its_field_without_asking_anybody(house: House, task: Task) -> None:
    store, _ = await READY[task](house)
    following = store.following
    following.begin(task)
    house.wire.asked.clear()
    most = LONGEST_COMMENT if task == "rate" else LONGEST
    codes = {"no_stars"} if task == "rate" else {"nothing_written"}
    assert not await following.send(task)
    assert {one.code for one in following.mistakes} == codes
    following.type("ş" * (most + 1))
    following.choose("2")
    assert not await following.send(task)
    assert [(one.code, one.limit) for one in following.mistakes] == [("too_long", most)]
    assert len(following.text) == most + 1 and not house.wire.asked
    following.type("ş" * most)
    assert await following.send(task)


async def test_withdrawn_with_one_press_and_undone(house: House) -> None:
    store, number = await opened(house)
    assert await store.following.withdraw()
    one = store.tracking.opened
    assert one and (one.status, one.due, one.can) == ("withdrawn", None, ("undo",))
    assert store.tracking.mine
    assert [(row.number, row.status) for row in store.tracking.mine] == [(number, "withdrawn")]
    assert await store.following.undo()
    assert store.tracking.opened and store.tracking.opened.status == "at_unit"
    await store.close()


async def test_once_the_minute_is_over_nothing_offers_to_undo(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _ = await opened(house)
    waits: list[float] = []
    loop = asyncio.get_running_loop()
    later = loop.call_later

    def soon(delay: float, *work: object) -> asyncio.TimerHandle:
        if delay > 30:
            waits.append(delay)
            delay = 0.0
        return later(delay, *work)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(loop, "call_later", soon)
    gate = house.wire.hold("/applications/")
    pressing = asyncio.create_task(store.following.withdraw())
    await asyncio.sleep(0.01)
    changed = asyncio.Event()
    store.listen(changed.set)
    gate.set()
    assert await pressing
    house.clock.turn(seconds=61)
    async with asyncio.timeout(5):
        while store.tracking.opened and "undo" in store.tracking.opened.can:
            changed.clear()
            await changed.wait()
    assert waits and 55 < waits[0] <= 61, "a second after it, so that the service agrees"
    assert store.trouble is None


async def test_what_moved_meanwhile_is_said_and_nothing_is_lost(house: House) -> None:
    store, number = await asked(house)
    store.following.type("Çiçek Sokak.")
    await acted(house.service, number, ("unit", k.WentOn()))
    assert not await store.following.send("reply")
    assert isinstance(store.trouble, errors.Refused)
    assert store.trouble.code == "move_impossible"
    assert store.following.text == "Çiçek Sokak."


async def test_where_it_is_is_asked(house: House) -> None:
    store, _ = await opened(house)
    assert await store.following.ask()
    assert kinds(store)[-1] == "asked_where"
    assert store.tracking.opened and "ask" not in store.tracking.opened.can


async def test_a_fee_is_said_to_be_paid(house: House) -> None:
    store, _ = await owing(house)
    assert store.tracking.opened and store.tracking.opened.fee
    assert await store.following.pay()
    assert (store.tracking.opened.fee, kinds(store)[-1]) == (None, "fee_paid")


async def test_another_application_begins_with_nothing_written(house: House) -> None:
    store, first = await asked(house)
    second = await house.file(store)
    await store.tracking.open(first)
    store.following.type("Birinciye.")
    await store.tracking.open(first)
    assert store.following.text == "Birinciye.", "looking again loses nothing"
    await store.tracking.open(second)
    assert (store.following.text, store.following.number) == ("", second)


async def test_two_presses_withdraw_once(house: House) -> None:
    store, number = await opened(house)
    await asyncio.gather(store.following.withdraw(), store.following.withdraw())
    assert len(house.wire.to(f"{number}/withdraw")) == 1
    await store.close()


# -- what is half written, and what goes along -----------------------------------------------


async def test_what_is_set_aside_is_there_again(house: House) -> None:
    store, _ = await answered(house, "negative", "information_request")
    following = store.following
    following.begin("object")
    following.type("Bilgi özel hay")
    following.stop()
    assert (following.task, following.set_aside, following.text) == (None, "object", "")
    assert following.was_set_aside("object") and not following.was_set_aside("reopen")
    following.begin("reopen")
    assert (following.text, following.set_aside) == ("", None), "each has its own"
    following.stop()
    assert following.set_aside is None, "nothing was written, so nothing is said"
    following.begin("object")
    assert following.text == "Bilgi özel hay"
    following.type("Bilgi özel hayata ilişkin değil.")
    assert await following.send("object")
    assert not following.was_set_aside("object")


async def test_stars_are_set_aside_too(house: House) -> None:
    store, _ = await answered(house, "positive")
    store.following.begin("rate")
    store.following.choose("4")
    store.following.stop()
    store.following.begin("rate")
    assert store.following.stars == 4


async def test_asking_where_it_is_throws_away_no_reply(house: House) -> None:
    store, _ = await asked(house)
    store.following.type("Çiçek Sok")
    assert await store.following.ask()
    assert store.following.text == "Çiçek Sok"


async def test_files_go_along_once(house: House) -> None:
    store, number = await asked(house)
    device = Device(house)
    await store.attaching.add(NOTE, "files", [device.chosen("a.png", PNG)], 10)
    await store.attaching.settled()
    (row,) = store.attaching.rows(NOTE, "files")
    store.following.type("Burada.")
    house.wire.spoil(lost_after, f"{number}/reply", times=2)
    assert not await store.following.send("reply")
    assert store.attaching.rows(NOTE, "files") == (row,), "nothing is lost"
    assert await store.following.send("reply")
    assert store.attaching.rows(NOTE, "files") == ()
    assert store.tracking.opened
    (file,) = store.tracking.opened.events[-1].files
    assert (file.id, file.name) == (row.id, "a.png")
    content = await store.client.document(number, file.id)
    assert content.startswith(b"\x89PNG")


async def test_a_file_on_its_way_or_refused_holds_up_the_sending(house: House) -> None:
    store, _ = await asked(house)
    device = Device(house)
    device.held = asyncio.Event()
    await store.attaching.add(NOTE, "files", [device.chosen("a.png", PNG)], 10)
    store.following.type("Burada.")
    assert not await store.following.send("reply")
    assert [one.code for one in store.following.mistakes] == ["file_not_ready"]
    device.held.set()
    await store.attaching.settled()
    await store.attaching.add(NOTE, "files", [device.chosen("b.png", b"")], 10)
    assert not await store.following.send("reply")
    assert [one.code for one in store.following.mistakes] == ["file_failed"]
    bad = store.attaching.rows(NOTE, "files")[-1]
    await store.attaching.remove(NOTE, bad.key)
    assert await store.following.send("reply")


async def test_a_file_that_is_gone_is_said_at_its_place(house: House) -> None:
    store, _ = await asked(house)
    device = Device(house)
    await store.attaching.add(NOTE, "files", [device.chosen("a.png", PNG)], 10)
    await store.attaching.settled()
    (row,) = store.attaching.rows(NOTE, "files")
    await store.client.delete_file(row.id)
    store.following.type("Burada.")
    assert not await store.following.send("reply")
    (mistake,) = store.following.mistakes
    assert (mistake.field, store.following.text) == ("files", "Burada.") and mistake.told


async def test_files_belong_to_what_they_were_added_to(house: House) -> None:
    store, _ = await answered(house, "negative", "information_request")
    device = Device(house)
    store.following.begin("object")
    await store.attaching.add(NOTE, "files", [device.chosen("a.png", PNG)], 10)
    await store.attaching.settled()
    store.following.stop()
    assert store.following.set_aside == "object", "a file alone is half written, too"
    store.following.begin("reopen")
    assert store.attaching.rows(NOTE, "files") == ()
    store.following.begin("object")
    assert len(store.attaching.rows(NOTE, "files")) == 1
    number = await house.file(store)
    await store.tracking.open(number)
    assert store.attaching.rows(NOTE, "files") == ()


# -- news ------------------------------------------------------------------------------------


async def test_the_list_says_what_is_new_until_it_was_opened(house: House) -> None:
    store, number = await opened(house)
    assert store.tracking.news == ()
    await acted(house.service, number, ("unit", k.Examining()))
    await store.tracking.look()
    assert [one.number for one in store.tracking.news] == [number]
    await store.tracking.open(number)
    assert store.tracking.opened
    assert [one.kind for one in store.tracking.opened.events if one.unread] == ["examining"]
    assert store.tracking.news == (), "seen, without asking for the list again"


async def test_coming_back_brings_the_news_and_costs_little_without(house: House) -> None:
    store, number = await opened(house)
    await store.tracking.open(number)  # its marks are read, and what is kept is new
    house.wire.asked.clear()
    before = store.tracking.opened
    await store.tracking.look_once_more()
    assert [one.headers.get("if-none-match", "") != "" for one in house.wire.asked] == [True, True]
    assert store.tracking.opened is before, "nothing changed, so nothing moves"
    await acted(house.service, number, ("unit", k.Asked(text="Hangi sokak?")))
    await store.tracking.look_once_more()
    assert kinds(store)[-1] == "asked"
    assert store.tracking.mine
    assert store.tracking.mine[0].status == "more_information_needed"


async def test_coming_back_in_a_dead_place_says_nothing(house: House) -> None:
    store, _ = await opened(house)
    house.wire.spoil(lost_before)
    await store.tracking.look_once_more()
    assert store.trouble is None


async def test_nobody_is_asked_for_a_stranger_or_beside_a_tip(house: House) -> None:
    stranger = house.store()
    await stranger.tracking.look_once_more()
    store, _ = await opened(house)
    store.returning.type_number("K7QX")
    house.wire.asked.clear()
    await store.tracking.look_once_more()
    assert not house.wire.asked


async def test_later_pages_stay_when_the_first_is_looked_at_again(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    numbers = [await house.file(store) for _ in range(22)]
    await store.tracking.look()
    await store.tracking.look_further()
    house.clock.turn(seconds=1)
    await acted(house.service, numbers[-1], *AT_UNIT)
    await store.tracking.look_once_more()
    assert store.tracking.mine
    assert [one.number for one in store.tracking.mine] == numbers[::-1]
    assert store.tracking.mine[0].new
    assert timedelta(0) < house.clock.ahead
