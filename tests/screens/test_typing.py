"""Typing, searching and choosing: what stands in a box is the citizen's."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from copy import deepcopy

import flet as ft
import pytest

from mobile.api.checks import IDENTITY_FIELDS
from mobile.api.models import Answers
from tests.house import House, Visit
from tests.screens import sampler
from tests.screens.by_hand import text_in


async def test_a_plain_key_sends_nothing_down(house: House) -> None:
    async with house.app("/giris") as visit:
        for key in IDENTITY_FIELDS:
            sent = visit.screen.bytes_sent
            await visit.screen.type(key, "abc")
            assert visit.screen.bytes_sent == sent, key


async def test_a_plain_key_in_a_form_sends_nothing_down(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await visit.begin(whole=False)
        await visit.screen.goto("/basvur/request/anlatim")
        for key in ("title", "text"):
            sent = visit.screen.bytes_sent
            await visit.screen.type(key, "Kaldırım kırık")
            assert visit.screen.bytes_sent == sent, key


async def in_every_row(visit: Visit) -> None:
    """A second row of each group, so that its fields stand there twice."""
    for key in [key for key in visit.screen.keys() if key.endswith("-add")]:  # noqa: SIM118
        await visit.screen.click(key)


@pytest.mark.parametrize("step", [step.id for step in sampler.form().steps])
async def test_a_plain_key_in_any_field_of_any_question_sends_nothing_down(
    house: House, step: str
) -> None:
    """Found by being there: whatever kind of question has fields, in a group's rows too."""
    async with house.app("/") as visit:
        await visit.log_in()
        await sampler.put_in(visit, deepcopy(CONDITIONS))
        await visit.screen.goto(f"/basvur/{sampler.FORM}/{step}")
        await in_every_row(visit)
        fields = [str(field.key) for field in visit.screen.find(ft.TextField)]
        assert set(fields) >= WRITTEN.get(step, set())
        for key in fields:
            await visit.screen.fill(key, "")
            sent = visit.screen.bytes_sent
            await visit.screen.type(key, "Ay1 @.")
            assert visit.screen.bytes_sent == sent, key
            assert text_in(visit, key) == "Ay1 @."


CONDITIONS: Answers = {
    "asked_before": True,
    "place": sampler.ANSWERS["place"],
    "earlier": [{"answered": True, "where": sampler.ANSWERS["place"]}],
}
"""Answers on which further fields rest."""
WRITTEN = {
    "yazi": {"title", "text", "day", "call", "mail"},
    "secim": {"number"},
    "yer": {"place-address"},
    "onceki": {"earlier.0.name", "earlier.0.date", "earlier.0.answer", "earlier.1.name"},
}
"""Some of what must be among the fields, or the test has looked at nothing."""


REDRAWS: dict[str, Callable[[Visit], Awaitable[object]]] = {
    "another scheme": lambda visit: visit.store.set(scheme="dark"),
    "larger text": lambda visit: visit.store.set(scale=2.0),
    "another language": lambda visit: visit.store.set(language="en"),
    "a wider window": lambda visit: visit.screen.resize(1280, 800),
    "a mistake": lambda visit: visit.screen.click("identify"),
    "a word about the serial": lambda visit: visit.screen.blur("document_serial"),
}


@pytest.mark.parametrize("redraw", REDRAWS)
async def test_what_stands_in_a_field_stays_when_it_is_drawn_again(
    house: House, redraw: str
) -> None:
    async with house.app("/giris") as visit:
        await visit.screen.type("document_serial", "AB12")
        await visit.screen.type("given_name", "Ayşe N")
        before = len(visit.screen.frames)
        await REDRAWS[redraw](visit)
        await visit.screen.settle()
        assert text_in(visit, "document_serial") == "AB12"
        assert text_in(visit, "given_name") == "Ayşe N"
        written = [str(frame.body) for frame in visit.screen.frames[before:]]
        assert written, "it was not drawn again at all"
        if redraw != "a wider window":  # there the fields are made anew, with their text
            assert not any("Ayşe N" in body for body in written), "the text was sent back"


async def test_letters_that_are_ahead_of_us_are_not_thrown_back(house: House) -> None:
    """The box already holds the next letter when an older state is drawn."""
    async with house.app("/giris") as visit:
        await visit.screen.fill("given_name", "Ay")
        box = visit.screen.get("given_name", ft.TextField)
        visit.screen.session.apply_patch(box._i, {"value": "Ayş"})  # pyright: ignore[reportPrivateUsage]
        visit.store.changed()
        await visit.screen.settle()
        assert text_in(visit, "given_name") == "Ayş"


async def test_filled_by_the_app_is_shown(house: House) -> None:
    async with house.app("/giris") as visit:
        await visit.screen.fill("given_name", "Ay")
        await visit.screen.click("take-sample")
        for key, text in house.identity().model_dump().items():
            assert text_in(visit, key) == text


async def test_a_count_is_told_when_the_citizen_stops_writing(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await visit.begin(whole=False)
        await visit.screen.goto("/basvur/request/anlatim")
        await visit.screen.fill("text", "ş" * 100)
        assert not visit.screen.sees("2.900")
        await visit.screen.blur("text")
        assert visit.screen.sees("2.900")
        await visit.screen.fill("text", "ş" * 3002)
        assert visit.screen.sees("fazla")
        assert len(text_in(visit, "text")) == 3002, "nothing is cut off"


async def test_a_search_finds_with_and_without_accents(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await visit.begin(whole=False)
        await visit.screen.goto("/basvur/request/yer")
        await visit.screen.click("place-province")
        for typed in ("Şırnak", "sirnak", "ŞIRNAK", "SIRNAK"):
            await visit.screen.fill("place-province-search", typed)
            assert visit.screen.has("place-province-73"), typed
            assert text_in(visit, "place-province-search") == typed
        await visit.screen.fill("place-province-search", "qqq")
        assert visit.screen.sees("Sonuç yok")
        await visit.screen.click("place-province-close")
        assert visit.screen.focused == "place-province"


async def test_choosing_another_province_asks_for_the_district_again(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await visit.begin()
        await visit.screen.goto("/basvur/request/yer")
        await visit.screen.click("place-province")
        await visit.screen.fill("place-province-search", "izmir")
        await visit.screen.click("place-province-35")
        await visit.screen.click("go-on")
        assert visit.screen.route == "/basvur/request/yer"
        assert visit.screen.sees("İlçeyi seçin")


async def test_an_institution_is_searched_at_the_service(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await visit.begin(whole=False)
        await visit.screen.goto("/basvur/request/kurum")
        await visit.screen.choose("unit", "known")
        await visit.screen.click("unit-unit")
        await visit.screen.fill("unit-unit-search", "ankara valilig")
        found = [key for key in visit.screen.keys() if key.startswith("unit-unit-9")]  # noqa: SIM118
        assert found
        await visit.screen.click(found[0])
        await visit.screen.click("go-on")
        assert visit.screen.route == "/basvur/request/yanit"
        assert visit.answers()["unit"] == {"number": int(found[0].rpartition("-")[2])}


async def test_what_the_app_took_away_can_be_typed_again(house: House) -> None:
    """The same letters as before, after the box was emptied by the app."""
    async with house.app("/giris") as visit:
        await visit.screen.click("take-sample")
        await visit.screen.click("identify")
        await visit.screen.fill("code", "123456")
        house.clock.turn(seconds=40)
        await visit.screen.click("new-code")
        assert text_in(visit, "code") == ""
        await visit.screen.fill("code", "123456")
        visit.store.changed()
        await visit.screen.settle()
        assert text_in(visit, "code") == "123456"
