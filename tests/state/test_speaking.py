"""Speaking instead of writing, as the store does it: a recording becomes a file of its question."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

import pytest

from mobile.api.answers import faults
from mobile.state.speaking import SILENCES, Content, Recording, Silence, Unspoken
from mobile.state.store import Store
from tests.house import House, Memory, Wishes
from tests.service.files import samples

FORM, PATH = "request", "spoken"


class Mouth:
    """A microphone that brings what it is told to."""

    def __init__(self) -> None:
        self.brings: bytes | Silence | Exception = samples.opus()
        self.asks_for_leave = False
        self.offered: dict[str, Content] = {}
        self.played: list[str] = []
        self.recorded: list[tuple[str, int]] = []

    async def record(
        self, place: str, seconds: int, begun: Callable[[], None], stop: asyncio.Event
    ) -> Recording:
        self.recorded.append((place, seconds))
        if not self.asks_for_leave:
            begun()
        if isinstance(self.brings, Exception):
            raise self.brings
        if isinstance(self.brings, str):
            raise Unspoken(self.brings)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), seconds)
        return Recording(self.brings, ".ogg")

    def offer(self, place: str, content: Content) -> None:
        self.offered[place] = content

    async def play(self, place: str) -> None:
        self.played.append(place)

    def forget(self) -> None:
        self.offered.clear()


@pytest.fixture
def mouth() -> Mouth:
    return Mouth()


@pytest.fixture
async def store(house: House, mouth: Mouth) -> Store:
    """Somebody who has answered everything but what the matter is."""
    store = Store(house.connect, Memory(), Wishes(language="tr"), recorder=mouth)
    await house.log_in(store)
    await house.begin(store, FORM)
    store.filing.answer(FORM, "text", "")
    return store


async def speak(store: Store, *, end: bool = True) -> None:
    await store.speaking.begin(FORM, PATH, 180)
    await asyncio.sleep(0)
    if end:
        await store.speaking.end()
        await store.attaching.settled()


def mistakes(store: Store) -> list[tuple[str, str]]:
    found = store.filing.mistakes(store.filing.drafts[FORM])
    return [(one.field, one.code) for one in found]


async def test_a_recording_answers_in_the_place_of_the_text(store: Store) -> None:
    assert mistakes(store) == [("text", "missing")]
    await speak(store)
    (row,) = store.attaching.rows(FORM, PATH)
    assert (row.stage, row.name) == ("ready", "ses-kaydi.ogg")
    assert mistakes(store) == []
    assert await store.filing.send(FORM), store.trouble
    assert store.filing.drafts[FORM].receipt


async def test_a_few_words_beside_it_are_not_too_few(store: Store) -> None:
    store.filing.answer(FORM, "text", "Kısa")
    assert mistakes(store) == [("text", "too_short")]
    await speak(store)
    assert mistakes(store) == []
    draft = store.filing.drafts[FORM]
    store.filing.answer(FORM, "text", "x" * 3001)
    (fault,) = faults(draft.form, draft.answers, store.filing.known())
    assert fault.code == "too_long"


async def test_what_is_heard_is_what_would_be_filed(store: Store, mouth: Mouth) -> None:
    await speak(store)
    (row,) = store.attaching.rows(FORM, PATH)
    place = store.speaking.place_of(FORM, row)
    assert place == store.speaking.place_of(FORM, row), "one place, also when drawn again"
    await store.speaking.hear(FORM, row)
    assert mouth.played == [place]
    heard = await mouth.offered[place]()
    assert heard.startswith(b"OggS") and b"encoder" not in heard and heard != mouth.brings
    await store.attaching.remove(FORM, row.key)
    with pytest.raises(LookupError):
        await mouth.offered[place]()
    assert mistakes(store) == [("text", "missing")]
    await speak(store)
    assert mistakes(store) == []


async def test_how_it_stands_is_told_where_it_was_asked(store: Store, mouth: Mouth) -> None:
    mouth.asks_for_leave = True
    await speak(store, end=False)
    assert store.speaking.at(FORM, PATH) == "asking"
    assert store.speaking.at(FORM, "files") is None
    mouth.asks_for_leave = False
    await speak(store, end=False)
    assert store.speaking.at(FORM, PATH) == "recording"
    assert len(store.attaching.rows(FORM, PATH)) == 1, "the first was brought to its end"
    places = [place for place, _ in mouth.recorded]
    assert len({*places}) == 2 and store.speaking.place == places[1]
    store.speaking.drop()
    await asyncio.sleep(0)
    assert (store.speaking.at(FORM, PATH), store.speaking.place) == (None, "")
    assert len(store.attaching.rows(FORM, PATH)) == 1, "what is dropped goes nowhere"


@pytest.mark.parametrize("why", SILENCES)
async def test_no_recording_says_why_and_asks_for_the_text(
    store: Store, mouth: Mouth, why: Silence
) -> None:
    mouth.brings = why
    await speak(store)
    assert store.speaking.silent(FORM, PATH) == why
    assert store.speaking.silent(FORM, "files") is None
    assert (store.speaking.at(FORM, PATH), store.trouble) == (None, None)
    assert mistakes(store) == [("text", "missing")]
    mouth.brings = samples.opus()
    await speak(store)
    assert store.speaking.silent(FORM, PATH) is None


async def test_an_empty_one_is_none(store: Store, mouth: Mouth) -> None:
    mouth.brings = b""
    await speak(store)
    assert store.speaking.silent(FORM, PATH) == "empty"
    assert store.attaching.rows(FORM, PATH) == ()


async def test_a_broken_microphone_breaks_nothing(store: Store, mouth: Mouth) -> None:
    mouth.brings = RuntimeError("driver")
    await speak(store)
    assert store.speaking.silent(FORM, PATH) == "lost" and store.trouble is not None


async def test_what_is_no_sound_is_refused_there_as_everywhere(store: Store, mouth: Mouth) -> None:
    mouth.brings = b"<html><script>alert(1)</script></html>" * 9
    await speak(store)
    (row,) = store.attaching.rows(FORM, PATH)
    assert (row.stage, row.fault) == ("failed", "file_wrong_type")
    assert mistakes(store) == [("spoken", "file_failed")]


async def test_a_film_is_no_answer_to_a_question_for_sound(store: Store, mouth: Mouth) -> None:
    mouth.brings = samples.webm(1)
    await speak(store)
    assert not await store.filing.send(FORM)
    assert [one.field for one in store.filing.drafts[FORM].mistakes] == ["spoken"]


async def test_whoever_goes_elsewhere_is_not_recorded_any_more(store: Store) -> None:
    await speak(store, end=False)
    store.moved()
    await asyncio.sleep(0.05)
    await store.attaching.settled()
    assert store.speaking.at(FORM, PATH) is None
    assert len(store.attaching.rows(FORM, PATH)) == 1, "and nothing that was said is lost"


async def test_the_next_citizen_hears_nothing(store: Store, mouth: Mouth) -> None:
    await speak(store)
    (row,) = store.attaching.rows(FORM, PATH)
    store.speaking.place_of(FORM, row)
    assert mouth.offered
    await speak(store, end=False)
    await store.login.log_out()
    await asyncio.sleep(0)
    assert (mouth.offered, store.speaking.at(FORM, PATH)) == ({}, None)


async def test_without_a_microphone_there_is_nothing_to_begin(house: House) -> None:
    store = house.store()
    assert not store.speaking.possible
    await store.speaking.begin(FORM, PATH, 180)
    assert store.speaking.at(FORM, PATH) is None
