"""Whatever goes wrong, every answer that was typed is still there, and can be sent."""

from __future__ import annotations

import pytest

from mobile.api.checks import IDENTITY_FIELDS
from mobile.i18n import words
from mobile.views.faults import trouble
from tests.house import House, another, code_in
from tests.screens.by_hand import TEXT, TITLE, at_the_check, stands, text_in
from tests.wire import Fault, answered, lost_after, lost_before, portal, problem, proxy_down

FAULTS: list[Fault] = [
    lost_before,
    lost_after,
    portal,
    proxy_down,
    answered(200, b"{"),
    problem(500, "broken"),
    problem(429, "too_many_logins", retry_after=60),
]


@pytest.mark.parametrize("fault", FAULTS)
async def test_nothing_typed_is_lost_when_sending_fails(house: House, fault: Fault) -> None:
    async with house.app("/") as visit:
        await at_the_check(visit)
        answers = visit.answers()
        house.wire.spoil(fault)
        await visit.screen.click("send")
        assert visit.store.trouble
        assert visit.screen.route == "/basvur/request/kontrol"
        assert visit.screen.sees(TITLE)
        assert visit.answers() == answers
        await visit.screen.click("change-title")
        await stands(visit, "title", TITLE)
        await stands(visit, "text", TEXT)
        house.wire.mend()
        await visit.screen.click("go-on")
        await visit.screen.click("send")
        assert visit.screen.has("follow")
        assert await house.filed() == 1


async def test_nothing_typed_is_lost_when_the_login_runs_out(house: House) -> None:
    async with house.app("/") as visit:
        await at_the_check(visit)
        answers = visit.answers()
        house.clock.turn(days=31)
        await visit.screen.click("send")
        assert visit.screen.has("identify")
        assert visit.screen.sees("Yazdıklarınız duruyor")
        assert visit.screen.route == "/basvur/request/kontrol"
        await visit.log_in_by_hand()
        assert visit.answers() == answers
        assert visit.screen.sees(TITLE)
        await visit.screen.click("send")
        assert visit.screen.has("follow")
        assert await house.filed() == 1


IDENTITY = (
    "national_id",
    "given_name",
    "family_name",
    "mother_letters",
    "document_serial",
    "phone",
)


@pytest.mark.parametrize("fault", [*FAULTS, problem(422, "identity_unknown")])
async def test_nothing_typed_is_lost_when_the_identity_is_not_taken(
    house: House, fault: Fault
) -> None:
    async with house.app("/giris") as visit:
        typed = house.identity().model_dump()
        for key in IDENTITY_FIELDS:
            await visit.screen.fill(key, typed[key])
        house.wire.spoil(fault, "login")
        await visit.screen.click("identify")
        for key in IDENTITY_FIELDS:
            assert text_in(visit, key) == typed[key]
        house.wire.mend()
        await visit.screen.click("identify")
        assert visit.screen.has("code")


@pytest.mark.parametrize("fault", FAULTS)
async def test_nothing_typed_is_lost_when_the_code_is_not_taken(house: House, fault: Fault) -> None:
    async with house.app("/giris") as visit:
        await visit.screen.click("take-sample")
        await visit.screen.click("identify")
        typed = another(code_in(visit.store))
        await visit.screen.fill("code", typed)
        house.wire.spoil(fault, "login/code")
        await visit.screen.click("enter-code")
        assert text_in(visit, "code") == typed
        house.wire.mend()
        await visit.screen.click("enter-code")
        assert text_in(visit, "code") == typed, "a wrong code can be mended, not typed anew"
        await visit.screen.click("correct")
        for key, text in house.identity().model_dump().items():
            await stands(visit, key, text)


@pytest.mark.parametrize("fault", FAULTS)
async def test_nothing_typed_is_lost_when_a_page_cannot_be_brought(
    house: House, fault: Fault
) -> None:
    """The citizen looks elsewhere in between, where nothing works."""
    async with house.app("/") as visit:
        await at_the_check(visit)
        await visit.screen.click("change-text")
        await visit.screen.fill("text", TEXT + " Acil.")
        house.wire.spoil(fault)
        for place in ("place-track", "place-home", "place-apply"):
            await visit.screen.click(place)
        await visit.screen.goto("/basvur/request/anlatim")
        await stands(visit, "text", TEXT + " Acil.")
        await stands(visit, "title", TITLE)


async def test_a_page_that_could_not_be_brought_can_be_tried_again(house: House) -> None:
    async with house.app("/dil") as visit:
        house.wire.spoil(lost_before)
        await visit.screen.click("place-apply")
        assert visit.store.trouble
        head, text = trouble(words("tr"), visit.store.trouble)
        assert visit.screen.sees(head)
        assert visit.screen.sees(text)
        house.wire.mend()
        await visit.screen.click("again")
        assert visit.screen.has("form-request")
        assert not visit.screen.sees(head)


async def test_another_language_in_the_middle_keeps_every_answer(house: House) -> None:
    async with house.app("/") as visit:
        await at_the_check(visit)
        await visit.screen.click("change-title")
        await visit.screen.fill("title", "Yarım kalan bir b")
        answers = visit.answers()
        await visit.screen.click("place-settings")
        await visit.screen.click("go-language")
        await visit.screen.click("language-en")
        assert visit.screen.sees("Settings")
        await visit.screen.choose("scale", "2.0")
        await visit.screen.choose("scheme", "contrast_dark")
        await visit.screen.goto("/basvur/request/anlatim")
        await stands(visit, "title", "Yarım kalan bir b")
        await stands(visit, "text", TEXT)
        assert visit.answers() == answers
        await visit.screen.goto("/basvur/request/kontrol")
        assert visit.screen.sees("Pavements")
        await visit.screen.click("send")
        assert visit.screen.has("follow")


async def test_another_language_on_the_very_screen_keeps_what_stands_in_its_fields(
    house: House,
) -> None:
    async with house.app("/giris") as visit:
        await visit.screen.fill("given_name", "Ayş")
        await visit.store.set(language="en")
        await visit.screen.settle()
        assert text_in(visit, "given_name") == "Ayş"
        assert visit.store.login.typed == {"given_name": "Ayş"}
