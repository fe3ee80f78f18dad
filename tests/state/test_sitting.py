"""Time that runs out: warned of before, prolonged as often as needed, and nothing is lost."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobile.api.client import Client
from mobile.api.models import Challenge
from mobile.state.login import Entry
from mobile.state.settings import Settings
from mobile.state.sitting import IDLE, LEAD
from mobile.state.store import Store
from tests.house import House, Memory, another, code_in
from tests.wire import lost_before

ALMOST = (IDLE - LEAD) / 60


async def idle(house: House, store: Store, **step: float) -> None:
    """So long nothing happens; then the alarm rings."""
    house.clock.turn(**step)
    await store.sitting.look()


async def test_a_session_is_warned_of_and_then_closed(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    await idle(house, store, minutes=ALMOST, seconds=-2)
    assert store.sitting.minutes_left is None
    await idle(house, store, seconds=4)
    assert store.sitting.minutes_left == 2
    await idle(house, store, minutes=1, seconds=1)
    assert store.sitting.minutes_left == 1
    assert store.login.done
    await idle(house, store, minutes=1)
    assert store.login.entry == Entry(ran_out=True, idle=True)
    assert store.sitting.over
    assert store.sitting.minutes_left is None
    assert house.wire.to("logout"), "at the service too"
    assert store.client.tokens is None


async def test_what_was_written_is_kept_before_and_is_there_after(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    await house.begin(store)
    await idle(house, store, minutes=29)
    assert store.sitting.kept
    kept = await store.client.drafts()
    assert [one.form for one in kept] == ["request"]
    await idle(house, store, minutes=3)
    assert not store.login.done
    written = store.filing.drafts["request"].answers
    assert written
    await house.log_in(store)
    assert store.filing.drafts["request"].answers == written
    assert not store.sitting.over
    assert store.sitting.minutes_left is None


async def test_another_person_finds_nothing_of_it(house: House) -> None:
    store = house.store()
    await house.log_in(store, 0)
    await house.begin(store)
    await idle(house, store, minutes=29)
    await idle(house, store, minutes=3)
    await house.log_in(store, 1)
    assert store.filing.drafts == {}


async def test_it_says_so_where_nothing_could_be_kept(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    await house.begin(store)
    house.wire.spoil(lost_before)
    await idle(house, store, minutes=29)
    assert not store.sitting.kept
    assert store.trouble is None, "the citizen asked for nothing"
    await idle(house, store, minutes=3)
    assert not store.login.done
    assert store.filing.drafts["request"].answers
    assert store.client.tokens is None


async def test_it_is_prolonged_more_than_ten_times(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    for _ in range(12):
        await idle(house, store, minutes=29)
        assert store.sitting.minutes_left
        store.touched()
        assert store.sitting.minutes_left is None
    assert store.login.done
    await store.tracking.look()
    assert store.tracking.mine == ()


async def test_a_press_at_the_last_moment_counts(house: House) -> None:
    """Also while what was written is being kept for the end."""
    store = house.store()
    await house.log_in(store)
    await house.begin(store)
    await idle(house, store, minutes=29)
    store.filing.answer("request", "title", "Son söz")
    gate = house.wire.hold("drafts")
    house.clock.turn(minutes=2)
    ending = asyncio.create_task(store.sitting.look())
    await asyncio.sleep(0.01)
    store.touched()
    gate.set()
    await ending
    assert store.login.done
    assert not store.sitting.over


async def test_a_device_that_slept_is_asked_first(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    await idle(house, store, hours=9)
    assert store.login.done
    assert store.sitting.minutes_left == 2


async def test_nothing_ends_while_something_is_on_its_way(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    gate = house.wire.hold("applications")
    late = asyncio.create_task(store.tracking.look())
    await asyncio.sleep(0.01)
    await idle(house, store, minutes=40)
    assert store.sitting.minutes_left is None
    gate.set()
    await late
    await store.sitting.look()
    assert store.sitting.minutes_left == 2


@pytest.mark.parametrize("verb", ["log_out", "ran_out"])
async def test_without_a_login_nothing_runs_out(house: House, verb: str) -> None:
    store = house.store()
    await house.log_in(store)
    await idle(house, store, minutes=29)
    done = getattr(store.login, verb)()
    if done is not None:
        await done
    assert store.sitting.minutes_left is None
    await idle(house, store, minutes=40)
    assert not store.login.entry.idle
    assert not store.sitting.over


async def test_going_on_ends_the_notice(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    await idle(house, store, minutes=29)
    await idle(house, store, minutes=3)
    assert store.sitting.over
    store.moved()
    assert not store.sitting.over


async def test_the_alarm_rings_by_itself(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mobile.state.sitting.IDLE", LEAD + 0.01)
    store = house.store()
    await house.log_in(store)
    heard = asyncio.Event()
    store.listen(lambda: heard.set() if store.sitting.minutes_left else None)
    async with asyncio.timeout(5):
        await heard.wait()
    await store.close()


@given(steps=st.lists(st.tuples(st.floats(0.5, 2500), st.booleans()), max_size=40))
def test_never_closed_without_two_minutes_warning(steps: list[tuple[float, bool]]) -> None:
    """Whatever passes between two looks at the clock, and whenever somebody presses."""

    async def live() -> None:
        now, warned, touched = 0.0, None, 0.0
        store = Store(_no_client, Memory(), Settings(), clock=lambda: now)
        store.login.entry = Entry(name="Gizem")
        store.sitting.begin()
        for step, press in steps:
            now += step
            if press:
                store.touched()
                touched, warned = now, None
            await store.sitting.look()
            if store.login.done:
                if store.sitting.minutes_left is None:
                    assert now - touched < IDLE - LEAD
                    warned = None
                else:
                    assert now - touched >= IDLE - LEAD
                    warned = now if warned is None else warned
                    assert now - warned < LEAD
            else:
                assert warned is not None
                assert now - warned >= LEAD
                break
        store.sitting.end()

    asyncio.run(live())


def _no_client() -> Client:
    """There is no token to hand back, so nothing is asked of anybody."""
    return Client("http://nobody.invalid")


# -- a code --------------------------------------------------------------------------------


async def waited(house: House, store: Store, **step: float) -> None:
    house.clock.turn(**step)
    await store.code_time.look()


def challenge_of(store: Store) -> Challenge:
    challenge = store.login.entry.challenge
    assert challenge
    return challenge


async def test_a_code_is_asked_about_and_prolonged_with_its_tries(house: House) -> None:
    store = house.store()
    await house.identify(store)
    right, typed = code_in(store), dict(store.login.typed)
    store.login.type("code", another(right))
    await store.login.enter_code()
    await waited(house, store, minutes=1, seconds=58)
    assert not store.code_time.asking
    for _ in range(10):
        await waited(house, store, seconds=10)
        assert store.code_time.asking
        assert store.code_time.extensible
        await store.code_time.prolong()
        assert not store.code_time.asking
        assert store.trouble is None
        await waited(house, store, seconds=118)
        assert not store.code_time.asking
    await waited(house, store, seconds=10)
    assert store.code_time.asking
    assert not store.code_time.extensible
    assert store.login.typed == typed | {"code": another(right)}
    store.login.type("code", right)
    assert await store.login.enter_code()
    assert not store.code_time.asking


async def test_nobody_is_asked_in_the_middle_of_typing(house: House) -> None:
    store = house.store()
    await house.identify(store)
    house.clock.turn(minutes=2, seconds=5)
    store.touched()
    await store.code_time.look()
    assert not store.code_time.asking
    await waited(house, store, seconds=5)
    assert store.code_time.asking


async def test_but_half_a_minute_is_left_to_answer(house: House) -> None:
    store = house.store()
    await house.identify(store)
    house.clock.turn(minutes=2, seconds=31)
    store.touched()
    await store.code_time.look()
    assert store.code_time.asking


async def test_whoever_goes_on_is_asked_no_second_time_and_told_the_end(house: House) -> None:
    store = house.store()
    await house.identify(store)
    await waited(house, store, minutes=2, seconds=10)
    store.code_time.go_on()
    await waited(house, store, seconds=20)
    assert not store.code_time.asking
    await waited(house, store, seconds=31)
    assert store.code_time.over
    house.clock.turn(seconds=1)
    await store.login.new_code()
    assert not store.code_time.over


async def test_a_prolonging_that_did_not_arrive_may_be_tried_again(house: House) -> None:
    store = house.store()
    await house.identify(store)
    await waited(house, store, minutes=2, seconds=10)
    house.wire.spoil(lost_before, "prolong", times=1)
    await store.code_time.prolong()
    assert store.trouble
    assert store.again
    await store.again()
    assert store.trouble is None
    await waited(house, store, minutes=1, seconds=30)
    assert not store.code_time.over


async def test_one_that_came_too_late_says_so(house: House) -> None:
    store = house.store()
    await house.identify(store)
    house.clock.turn(minutes=4)
    await store.code_time.prolong()
    assert store.code_time.over
    assert store.trouble is None


async def test_a_code_that_is_no_longer_asked_for_is_nobodys_matter(house: House) -> None:
    store = house.store()
    await house.identify(store)
    store.login.correct()
    await waited(house, store, minutes=2, seconds=30)
    assert not store.code_time.asking
    assert not store.code_time.over


async def test_a_wrong_clock_of_the_device_changes_nothing(house: House) -> None:
    store = house.store()
    await house.identify(store)
    assert challenge_of(store).seconds_left == 180
    assert challenge_of(store).extensions_left == 10


async def test_codes_of_every_kind_are_prolonged(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    number = await house.file(store)
    looking = store.looking_up
    looking.type("number", number)
    looking.type("id_ending", house.identity().national_id[-4:])
    assert await looking.ask()
    await waited(house, store, minutes=2, seconds=30)
    assert store.code_time.asking
    await store.code_time.prolong()
    await waited(house, store, minutes=1, seconds=50)
    assert not store.code_time.asking
    await store.notices.arrive()
    store.notices.type("email", "ad@ornek.org")
    assert await store.notices.prove()
    await waited(house, store, minutes=2, seconds=30)
    assert store.code_time.asking
    await store.code_time.prolong()
    assert store.trouble is None
    assert house.wire.to("codes/prolong")
