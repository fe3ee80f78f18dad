"""The service tells an application in Turkish and one language more: what becomes of it when the
citizen changes the language."""

from __future__ import annotations

import asyncio

import pytest

from mobile.i18n import words
from mobile.state.store import Store
from tests.house import House
from tests.wire import lost_before


async def opened(house: House) -> Store:
    store = house.store()
    await house.log_in(store)
    number = await house.file(store)
    await store.tracking.look()
    await store.tracking.open(number)
    return store


def first_event(store: Store) -> dict[str, str]:
    assert store.tracking.opened
    return dict(store.tracking.opened.events[0].words)


@pytest.mark.parametrize("language", ["ar", "de", "tr-kolay"])
async def test_what_stands_open_is_brought_in_the_new_language(house: House, language: str) -> None:
    store = await opened(house)
    assert first_event(store).keys() == {"tr"}
    await store.set(language=language)
    assert first_event(store).keys() == {"tr", language}
    await store.set(language="tr")
    assert first_event(store).keys() == {"tr"}


async def test_meanwhile_it_is_there_in_turkish(house: House) -> None:
    store = await opened(house)
    gate = house.wire.hold("applications")
    change = asyncio.create_task(store.set(language="de"))
    await asyncio.sleep(0.01)
    assert store.settings.language == "de", "the screen does not wait"
    assert store.busy is None and not change.done()
    assert words("de").pick(first_event(store)) == first_event(store)["tr"]
    gate.set()
    await change
    assert words("de").pick(first_event(store)) != first_event(store)["tr"]


async def test_of_two_changes_the_last_one_counts(house: House) -> None:
    store = await opened(house)
    gate = house.wire.hold("applications", answer=True)
    changes = [asyncio.create_task(store.set(language=one)) for one in ("ar", "de", "fr")]
    await asyncio.sleep(0.01)
    gate.set()
    await asyncio.gather(*changes)
    assert first_event(store).keys() == {"tr", "fr"}


async def test_without_a_network_turkish_stays_and_nothing_is_said(house: House) -> None:
    store = await opened(house)
    house.wire.spoil(lost_before)
    await store.set(language="de")
    assert store.trouble is None and store.settings.language == "de"
    assert words("de").pick(first_event(store)).startswith("Başvurunuz")
    house.wire.mend()
    await store.tracking.look_once_more()
    assert first_event(store).keys() == {"tr", "de"}, "coming back brings it"


async def test_another_setting_asks_for_nothing(house: House) -> None:
    store = await opened(house)
    house.wire.asked.clear()
    await store.set(sign_videos=not store.settings.sign_videos)
    assert not house.wire.asked


async def test_a_stranger_asks_for_nothing(house: House) -> None:
    store = house.store()
    await store.set(language="ar")
    assert not house.wire.asked
