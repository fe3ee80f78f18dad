"""One question on each page, calm screens, and the screen's own buttons first."""

from __future__ import annotations

import flet as ft
import pytest

from tests.control_tree import heading_of, walk
from tests.house import House, tip_form

FRAME = ["accessibility", "place-home", "place-apply", "place-track", "place-settings"]


async def test_a_form_is_gone_through_question_by_question(house: House) -> None:
    async with house.app("/", kept={"one_question": True}) as visit:
        screen = visit.screen
        await visit.log_in()
        await visit.begin(form="complaint")
        await screen.goto("/basvur/complaint/anlatim")
        assert heading_of(screen.view) == "Kısa başlık (zorunlu)"
        assert screen.sees("Şikâyet · Ne oldu? · 1.\u00a0adım")
        assert screen.has("title")
        assert not screen.has("text")
        await screen.fill("title", "")
        await screen.click("go-on")
        assert screen.has("mistake-title")
        assert (screen.page.title or "").startswith("Hata: ")
        await screen.fill("title", "Kaldırım bozuk")
        await screen.click("go-on")
        assert screen.route == "/basvur/complaint/anlatim.text"
        assert screen.has("text")
        assert not screen.has("title")
        await screen.click("go-back")
        assert screen.route == "/basvur/complaint/anlatim"
        assert visit.answers("complaint")["title"] == "Kaldırım bozuk"


async def test_it_is_turned_on_and_off_in_the_middle_of_a_form(house: House) -> None:
    async with house.app("/", kept={"one_question": True}) as visit:
        screen = visit.screen
        await visit.log_in()
        await visit.begin(form="complaint")
        await screen.goto("/basvur/complaint/anlatim.text")
        await screen.fill("text", "Kaldırımda çukur var.")
        await visit.store.set(one_question=False)
        await screen.settle()
        assert heading_of(screen.view) == "Ne oldu?"
        assert screen.get("text", ft.TextField).value == "Kaldırımda çukur var."
        assert screen.has("title")
        await visit.store.set(one_question=True)
        await screen.settle()
        assert heading_of(screen.view) != "Ne oldu?"
        assert screen.get("text", ft.TextField).value == "Kaldırımda çukur var."
        await screen.click("go-on")
        assert screen.route == "/basvur/complaint/konu"


async def test_one_answer_is_changed_from_the_check(house: House) -> None:
    async with house.app("/", kept={"one_question": True}) as visit:
        screen = visit.screen
        await visit.log_in()
        await visit.begin(form="complaint")
        await screen.goto("/basvur/complaint/kontrol")
        await screen.click("change-text")
        assert screen.route == "/basvur/complaint/anlatim.text"
        await screen.click("go-on")
        assert screen.route == "/basvur/complaint/kontrol"


async def test_a_tip_too_goes_question_by_question(house: House) -> None:
    async with house.app("/", kept={"one_question": True}) as visit:
        screen = visit.screen
        await screen.click("card-tip")
        await screen.until(lambda: screen.has("begin"))
        await screen.click("begin")
        form = tip_form()
        divided = visit.store.filing.pages(form)
        assert len(divided.steps) > len(form.steps)
        assert screen.route == "/sayfa/1"
        first = divided.steps[0].questions
        asked = {one.id for step in form.steps for one in step.questions} - {q.id for q in first}
        assert not any(screen.has(f"asked-{one}") for one in asked)


@pytest.mark.parametrize("width", [390, 1280])
async def test_the_screens_own_buttons_come_first(house: House, width: int) -> None:
    for last in (False, True):
        kept = {"places_last": last}
        async with house.app("/basvur", kept=kept, width=width) as visit:
            await visit.screen.until(lambda: visit.screen.has("form-request"))
            keys = visit.screen.keys()
            at = [keys.index(key) for key in FRAME]
            forms = keys.index("form-request")
            if last:
                assert min(at) > forms
            elif width == 1280:
                assert max(at) < forms


async def test_a_calm_screen_holds_no_pictures(house: House) -> None:
    for calm in (False, True):
        async with house.app("/", kept={"calm": calm}) as visit:
            for key in ("card-apply", "card-tip", "go-verify"):
                inside = [node.control for node in walk(visit.screen.get(key))]
                assert any(isinstance(one, ft.Icon) for one in inside) is not calm, key
            assert visit.screen.has("card-access") is not calm
