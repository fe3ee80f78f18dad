"""For whoever does not hear or does not speak: written ways first, and no recording asked for."""

from __future__ import annotations

import flet as ft
import pytest

from mobile.api.answers import questions
from mobile.state.draft import Draft
from mobile.views.addresses import HELP, NOTICES
from tests.control_tree import heading_of
from tests.house import House, every_form
from tests.screens.speaking import spoken

STEP = "/basvur/request/anlatim"
WRITING, CALLING = "Konuşmadan nasıl ulaşırım?", "Kimi arayabilirim?"


@pytest.mark.parametrize("preset", ["hearing", "speech"])
async def test_help_tells_the_written_ways_first(house: House, preset: str) -> None:
    async with house.app("/ayarlar", kept={"sign_videos": False}) as visit:
        await visit.screen.goto(HELP)
        said = visit.screen.texts()
        assert said.index(CALLING) < said.index(WRITING)
        await visit.screen.goto("/ayarlar")
        await visit.screen.click(f"preset-{preset}")
        assert visit.store.settings.sign_videos is (preset == "hearing")
        assert visit.screen.get("writing", ft.RadioGroup).value == "first"
        await visit.screen.goto(HELP)
        said = visit.screen.texts()
        numbers = [nth for nth, one in enumerate(said) if one.startswith(("112:", "Alo 150:"))]
        assert said.index(WRITING) < min(numbers)
        alone = [said[nth] for nth in numbers if said[nth].count(".") < 2]
        assert not alone, "beside each number stands what to do without it"


@pytest.mark.parametrize(
    ("key", "leads_to"),
    [("go-apply", "/basvur"), ("go-notices", NOTICES), ("go-sign-call", "/basvur/sign_call")],
)
async def test_the_written_ways_are_ways(house: House, key: str, leads_to: str) -> None:
    async with house.app(HELP) as visit:
        await visit.screen.click(key)
        assert visit.screen.route == leads_to


async def test_where_no_call_is_offered_none_is_promised(house: House) -> None:
    async with house.app(HELP) as visit:
        filing = visit.store.filing
        filing.forms = tuple(form for form in filing.forms if form.id != "sign_call")
        visit.store.changed()
        await visit.screen.settle()
        assert visit.screen.has("go-apply")
        assert not visit.screen.has("go-sign-call")


@pytest.mark.parametrize("one_question", [False, True])
async def test_a_form_asks_for_no_recording(house: House, one_question: bool) -> None:
    async with house.app("/", kept={"one_question": one_question}) as visit:
        screen = visit.screen
        await visit.log_in()
        await visit.begin()
        pages = visit.store.filing.pages(visit.store.filing.drafts["request"].form)
        await visit.store.set(in_writing=True)
        fewer = visit.store.filing.pages(visit.store.filing.drafts["request"].form)
        assert len(pages.steps) - len(fewer.steps) == one_question
        await screen.goto(STEP)
        while screen.has("go-on"):
            assert not screen.has("spoken-record")
            assert not any("sesinizi" in one.casefold() for one in screen.texts())
            await screen.click("go-on")
        assert screen.route == "/basvur/request/kontrol"
        assert screen.has("change-text")
        assert not screen.has("change-spoken")
        assert await visit.store.filing.send("request")


async def test_the_heading_of_a_step_stays_what_it_is(house: House) -> None:
    async with house.app("/", kept={"in_writing": True}) as visit:
        await visit.log_in()
        await visit.begin()
        await visit.screen.goto(STEP)
        assert heading_of(visit.screen.view) == "Ne istiyorsunuz?"
        assert visit.screen.sees("İstek · 1.\u00a0adım")


async def test_a_recording_that_is_there_is_not_taken_away(house: House) -> None:
    async with house.app("/") as visit:
        screen = visit.screen
        await visit.log_in()
        await visit.begin()
        await spoken(visit)
        visit.store.filing.answer("request", "spoken", ["a-file"])
        await visit.store.set(in_writing=True)
        await screen.goto("/basvur/request/kontrol")
        await screen.click("change-spoken")
        assert screen.route == STEP
        assert screen.has("row-hear")


def test_no_form_begins_with_an_answer() -> None:
    """How the answer comes is chosen by the citizen, never for them."""
    for form in every_form():
        assert not Draft(form).answers
        assert any(one.id == "answer_by" for one in questions(form)) or not form.answer, form.id
