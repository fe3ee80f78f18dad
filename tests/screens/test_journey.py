"""From the first screen to the answer's date by presses and keys, against the real service."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft
import pytest

from mobile.i18n import words
from mobile.views.faults import trouble
from mobile.views.question import FEW
from tests.house import House, Visit, another, code_in
from tests.screens.states import FORMS
from tests.wire import Fault, answered, lost_after, lost_before, portal, problem, proxy_down

TITLE, TEXT = "Kaldırım taşları kırık", "Sokağımızdaki kaldırım kırık; geçemiyorum."


def text_in(visit: Visit, key: str) -> str:
    return visit.screen.get(key, ft.TextField).value or ""


async def stands(visit: Visit, key: str, text: str) -> None:
    """What a field holds, at the latest a moment after it is drawn."""
    await visit.screen.until(lambda: text_in(visit, key) == text)


async def answer_by_hand(visit: Visit, topic: str = "belediye") -> None:
    """Each step of the request form, with Devam after each."""
    screen = visit.screen
    await screen.click("topic")
    await screen.fill("topic-search", topic)
    await screen.click("topic-municipal")
    await screen.click("go-on")
    await screen.click("place-province")
    await screen.fill("place-province-search", "ANKARA")
    await screen.click("place-province-6")
    await screen.click("place-district")
    await screen.fill("place-district-search", "cankaya")
    await screen.click(next(key for key in screen.keys() if key.startswith("place-district-1")))  # noqa: SIM118
    await screen.click("go-on")
    await screen.choose("unit", "unknown")
    await screen.click("go-on")
    await screen.type("title", TITLE[:5])
    await screen.fill("title", TITLE)
    await screen.fill("text", TEXT)
    await screen.blur("text")
    await screen.click("go-on")
    await screen.choose("answer_by", "app")
    await screen.click("go-on")


async def at_the_check(visit: Visit) -> None:
    await visit.log_in()
    await visit.screen.goto("/basvur/request")
    await visit.screen.click("begin")
    await answer_by_hand(visit)
    assert visit.screen.route == "/basvur/request/kontrol"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["tr", "en"])
async def test_from_home_to_the_answers_date(house: House, width: int, language: str) -> None:
    async with house.app("/", width=width, language=language) as visit:
        screen = visit.screen
        await screen.click("card-apply")
        await screen.click("form-request")
        await screen.click("begin")
        assert screen.route == "/basvur/request/konu"
        await visit.log_in_by_hand()
        assert screen.route == "/basvur/request/konu", "the login stood in its place"
        await answer_by_hand(visit, "belediye" if language == "tr" else "municipal")
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
        assert visit.screen.route == "/basvur/request/yanit"


@pytest.mark.parametrize(
    ("step", "mistake", "lands"),
    [
        ("konu", "topic", "topic"),
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
        await visit.screen.browser_back()
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
        assert visit.screen.sees("gönderiliyor")
        await visit.screen.click("send")
        gate.set()
        await visit.screen.until(lambda: visit.screen.has("follow"))
        assert len(house.wire.to("/applications")) == 1
        assert await house.filed() == 1


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
        for key in IDENTITY:
            await visit.screen.fill(key, typed[key])
        house.wire.spoil(fault, "login")
        await visit.screen.click("identify")
        for key in IDENTITY:
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
    async with house.app("/") as visit:
        house.wire.spoil(lost_before)
        await visit.screen.click("card-apply")
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
        await visit.screen.click("accessibility")
        await visit.screen.choose("language", "en")
        assert visit.screen.sees("Settings")
        await visit.screen.choose("scale", "2.0")
        await visit.screen.choose("scheme", "contrast_dark")
        await visit.screen.goto("/basvur/request/anlatim")
        await stands(visit, "title", "Yarım kalan bir b")
        await stands(visit, "text", TEXT)
        assert visit.answers() == answers
        await visit.screen.goto("/basvur/request/kontrol")
        assert visit.screen.sees("Municipal services")
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


async def test_a_nonsense_language_kept_on_the_device_shows_turkish_as_chosen(house: House) -> None:
    async with house.app("/ayarlar", kept={"language": "xx", "scheme": "pink"}) as visit:
        assert visit.screen.get("language", ft.RadioGroup).value == "tr"
        assert visit.screen.get("scheme", ft.RadioGroup).value == "system"


async def test_settings_kept_on_the_device_are_there_at_the_next_start(house: House) -> None:
    kept = {"language": "en", "scheme": "night", "scale": 1.5}
    async with house.app("/ayarlar", kept=kept) as visit:
        assert visit.screen.sees("Settings")
        assert visit.screen.get("scheme", ft.RadioGroup).value == "night"
        assert visit.screen.get("scale", ft.RadioGroup).value == "1.5"


async def test_no_device_memory_is_no_fault(house: House) -> None:
    from tests.screen import mount

    def refuse(_: object) -> object:
        raise RuntimeError("no storage here")

    from mobile.app import start

    def main(page: ft.Page) -> None:
        start(page, house.connect, "tr")

    async with mount(main, "/ayarlar", answers={"get": refuse, "set": refuse}) as screen:
        await screen.choose("scale", "2.0")
        assert screen.get("scale", ft.RadioGroup).value == "2.0"


# -- typing --------------------------------------------------------------------------------


async def test_a_plain_key_sends_nothing_down(house: House) -> None:
    async with house.app("/giris") as visit:
        for key in IDENTITY:
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
        assert visit.screen.route == "/basvur/request/anlatim"
        assert visit.answers()["unit"] == {"number": int(found[0].rpartition("-")[2])}


def test_the_request_form_has_what_these_journeys_walk() -> None:
    """When the form changes, the journeys above must be looked at again."""
    (request,) = [form for form in FORMS if form.id == "request"]
    kinds = {asked.kind for step in request.steps for asked in step.questions}
    assert kinds == {"choice", "place", "unit", "text", "long_text"}
    topic = request.steps[0].questions[0]
    assert topic.kind == "choice"
    assert len(topic.options) > FEW
