"""From the first screen to the answer's date by presses and keys, against the real service."""

from __future__ import annotations

import flet as ft
import pytest

from tests.control_tree import shown
from tests.house import House, code_in
from tests.screens.by_hand import TEXT, TITLE, answer_by_hand, at_the_check, stands
from tests.screens.states import FORMS


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["tr", "en"])
async def test_from_home_to_the_answers_date(house: House, width: int, language: str) -> None:
    async with house.app("/", width=width, language=language) as visit:
        screen = visit.screen
        await screen.click("card-apply")
        await screen.click("form-request")
        await screen.click("begin")
        assert screen.route == "/basvur/request/anlatim"
        await visit.log_in_by_hand()
        assert screen.route == "/basvur/request/anlatim", "the login stood in its place"
        await answer_by_hand(visit, "kaldirim" if language == "tr" else "pavement")
        assert screen.sees(TITLE)
        assert screen.sees("Çankaya, Ankara")
        await screen.click("send")
        receipt = visit.store.filing.drafts["request"].receipt
        assert receipt
        assert screen.route == "/basvur/request/alindi"
        assert screen.sees(receipt.number[:4])
        await screen.click("follow")
        assert screen.route == f"/takip/{receipt.number}"
        assert screen.sees(TEXT)
        assert screen.sees(visit.store.tracking.opened.title)  # pyright: ignore[reportOptionalMemberAccess]
        await screen.click("back")
        await screen.click(f"application-{receipt.number}")
        await screen.click("place-settings")
        await screen.click("log-out")
        assert screen.has("go-login")
        await screen.click("place-track")
        assert screen.has("identify"), "after logging out nobody's applications are shown"
        assert not screen.sees(receipt.number)
        assert await house.filed() == 1


async def test_by_keyboard_alone_enter_sends_the_login(house: House) -> None:
    async with house.app("/giris") as visit:
        await visit.screen.click("take-sample")
        await visit.screen.submit("phone")
        await visit.screen.fill("code", code_in(visit.store))
        await visit.screen.submit("code")
        assert visit.store.login.done
        assert visit.screen.has("go-apply")


async def test_a_step_with_mistakes_says_so_and_takes_the_focus(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await visit.begin(whole=False)
        await visit.screen.goto("/basvur/request/anlatim")
        await visit.screen.click("go-on")
        assert visit.screen.focused == "mistake-title"
        assert visit.screen.page.title
        assert visit.screen.page.title.startswith("Hata: ")
        for key in ("title", "text"):
            await visit.screen.click(f"mistake-{key}")
            assert visit.screen.focused == key
        await visit.screen.fill("title", TITLE)
        await visit.screen.fill("text", TEXT)
        await visit.screen.click("go-on")
        assert visit.screen.route == "/basvur/request/konu"


@pytest.mark.parametrize(
    ("step", "mistake", "lands"),
    [
        ("konu", "topic", "topic-all"),
        ("yer", "place", "place-province"),
    ],
)
async def test_a_mistake_leads_to_its_question(
    house: House, step: str, mistake: str, lands: str
) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await visit.begin(whole=False)
        await visit.screen.goto(f"/basvur/request/{step}")
        await visit.screen.click("go-on")
        await visit.screen.click(f"mistake-{mistake}")
        assert visit.screen.focused == lands


async def test_changing_one_answer_comes_straight_back(house: House) -> None:
    async with house.app("/") as visit:
        await at_the_check(visit)
        await visit.screen.click("change-title")
        assert visit.screen.route == "/basvur/request/anlatim"
        await stands(visit, "title", TITLE)
        await visit.screen.fill("title", "Başka bir başlık")
        await visit.screen.click("go-on")
        assert visit.screen.route == "/basvur/request/kontrol"
        assert visit.screen.sees("Başka bir başlık")


async def test_back_and_forth_keeps_every_answer(house: House) -> None:
    async with house.app("/") as visit:
        await at_the_check(visit)
        answers = visit.answers()
        for _ in range(6):
            await visit.screen.click("go-back")
        assert visit.screen.route == "/basvur/request"
        await visit.screen.click("begin")
        for _ in range(5):
            await visit.screen.click("go-on")
        assert visit.screen.route == "/basvur/request/kontrol"
        assert visit.answers() == answers


async def test_the_browsers_back_keeps_every_answer(house: House) -> None:
    async with house.app("/") as visit:
        await at_the_check(visit)
        answers = visit.answers()
        for _ in range(5):
            await visit.screen.browser_back()
        await stands(visit, "title", TITLE)
        await stands(visit, "text", TEXT)
        assert visit.answers() == answers


async def test_what_was_sent_is_not_asked_again(house: House) -> None:
    async with house.app("/") as visit:
        await at_the_check(visit)
        await visit.screen.click("send")
        for route in ("/basvur/request/kontrol", "/basvur/request/konu"):
            await visit.screen.goto(route)
            assert visit.screen.has("follow")
            assert not visit.screen.has("send")
        assert await house.filed() == 1


async def test_two_quick_presses_send_one_application(house: House) -> None:
    async with house.app("/") as visit:
        await at_the_check(visit)
        gate = house.wire.hold("/applications")
        await visit.screen.click("send")
        (told,) = [
            node
            for node in visit.screen.nodes()
            if any("gönderiliyor" in words for words in shown(node.control))
        ]
        regions = [one for one in told.path if isinstance(one, ft.Semantics) and one.live_region]
        assert len(regions) == 1, "told while it lasts, once"
        await visit.screen.click("send")
        gate.set()
        await visit.screen.until(lambda: visit.screen.has("follow"))
        sent = [one for one in house.wire.to("/applications") if one.method == "POST"]
        assert len(sent) == 1
        assert await house.filed() == 1


def test_the_request_form_has_what_these_journeys_walk() -> None:
    """When the form changes, the journeys above must be looked at again."""
    (request,) = [form for form in FORMS if form.id == "request"]
    kinds = [[asked.kind for asked in step.questions] for step in request.steps]
    assert kinds == [
        ["text", "long_text", "file", "file"],
        ["topic"],
        ["place"],
        ["unit"],
        ["choice"],
    ]


async def test_a_phones_own_back_goes_from_step_to_step(house: House) -> None:
    async with house.app("/", web=False) as visit:
        await visit.log_in()
        await visit.begin()
        steps = [step.id for step in FORMS[0].steps]
        form = FORMS[0].id
        await visit.screen.goto(f"/basvur/{form}/kontrol")
        for step in reversed(steps):
            await visit.screen.back()
            assert visit.screen.route == f"/basvur/{form}/{step}"
        for above in (f"/basvur/{form}", "/basvur", "/"):
            await visit.screen.back()
            assert visit.screen.route == above
