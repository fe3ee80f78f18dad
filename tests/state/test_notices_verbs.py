"""Choosing how to hear of news, and asking for it, as plain verbs."""

from __future__ import annotations

import pytest

from mobile.api import errors
from mobile.state.store import Store
from service.history import kinds as k
from tests.house import House, another, code_of
from tests.service.history.office import acted
from tests.wire import lost_after, lost_before, problem


async def arrived(house: House) -> Store:
    store = house.store()
    await house.log_in(store)
    await store.notices.arrive()
    assert store.notices.wishes
    return store


async def test_sms_is_on_and_one_tap_stops_it(house: House) -> None:
    store = await arrived(house)
    assert store.notices.wishes and store.notices.wishes.sms
    await store.notices.by_sms(False)
    assert not store.notices.wishes.sms
    await store.notices.by_sms(True)
    assert store.notices.wishes.sms


async def test_an_address_counts_once_its_code_came_back(house: House) -> None:
    store = await arrived(house)
    hearing = store.notices
    hearing.type("email", " Ad@ORNEK.org ")
    assert await hearing.prove()
    assert hearing.address == "Ad@ornek.org" and hearing.wishes and hearing.wishes.email is None
    hearing.type("code", another(code_of(hearing.messages)))
    assert not await hearing.confirm()
    assert hearing.mistakes[0].field == "code" and "4" in hearing.mistakes[0].told
    hearing.type("code", code_of(hearing.messages))
    assert await hearing.confirm()
    assert hearing.wishes.email == "Ad@ornek.org" and hearing.challenge is None
    await hearing.stop_email()
    assert hearing.wishes.email is None


@pytest.mark.parametrize(
    ("typed", "code"), [("", "no_email"), (" ", "no_email"), ("ad@ornek", "not_an_email")]
)
async def test_what_is_no_address_is_not_sent(house: House, typed: str, code: str) -> None:
    store = await arrived(house)
    store.notices.type("email", typed)
    assert not await store.notices.prove()
    assert [m.code for m in store.notices.mistakes] == [code]
    assert not house.wire.to("notices/email")
    assert store.notices.typed["email"] == typed


@pytest.mark.parametrize(("typed", "code"), [("", "no_mail_code"), ("12", "not_six_digits")])
async def test_what_is_no_code_is_not_sent(house: House, typed: str, code: str) -> None:
    store = await arrived(house)
    store.notices.type("email", "ad@ornek.org")
    assert await store.notices.prove()
    store.notices.type("code", typed)
    assert not await store.notices.confirm()
    assert [m.code for m in store.notices.mistakes] == [code]
    assert not house.wire.to("notices/email/code")


async def test_too_many_codes_are_told_there(house: House) -> None:
    store = await arrived(house)
    store.notices.type("email", "ad@ornek.org")
    house.wire.spoil(problem(429, "too_many_codes", retry_after=60), "notices/email")
    assert not await store.notices.prove()
    assert store.notices.refused and store.trouble is None


async def test_a_lost_line_keeps_what_was_typed(house: House) -> None:
    store = await arrived(house)
    store.notices.type("email", "ad@ornek.org")
    house.wire.spoil(lost_before, "notices")
    assert not await store.notices.prove()
    assert isinstance(store.trouble, errors.Unreachable)
    assert store.notices.typed["email"] == "ad@ornek.org"
    house.wire.mend()
    house.wire.spoil(lost_after, "notices/sms", times=1)
    await store.notices.by_sms(False)
    await store.notices.arrive()
    assert store.notices.wishes and not store.notices.wishes.sms


async def test_another_person_finds_nothing_of_it(house: House) -> None:
    store = await arrived(house)
    store.notices.type("email", "ad@ornek.org")
    await store.login.log_out()
    assert store.notices.wishes is None and store.notices.typed == {}


# -- asking for news -----------------------------------------------------------------------


async def test_asking_says_whether_there_is_news_and_costs_little(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    number = await house.file(store)
    await store.tracking.look()
    await store.tracking.open(number)
    await store.tracking.refresh()
    house.wire.asked.clear()
    await store.tracking.refresh()
    assert store.tracking.news_found is False
    asked = house.wire.to("applications")
    assert len(asked) == 2 and all("if-none-match" in one.headers for one in asked)
    there = k.Forwarded(to=91000035, name="İzmir Valiliği")
    await acted(house.service, number, ("central", there))
    await store.tracking.refresh()
    assert store.tracking.news_found is True
    assert store.tracking.opened and store.tracking.opened.status == "forwarded"
    store.moved()
    assert store.tracking.news_found is None


async def test_asking_in_vain_says_so(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    await house.file(store)
    await store.tracking.look()
    house.wire.spoil(lost_before, "applications")
    await store.tracking.refresh()
    assert isinstance(store.trouble, errors.Unreachable) and store.tracking.news_found is None
    house.wire.mend()
    assert store.again
    await store.again()
    assert store.tracking.news_found is False
