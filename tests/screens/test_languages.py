"""The language is chosen on every screen, at any time; nothing that was written goes."""

from __future__ import annotations

import asyncio

import flet as ft
import pytest

from mobile.i18n import LANGUAGES, words
from mobile.views.addresses import LANGUAGE, LOOKUP, TIP
from tests.house import House
from tests.screens.by_hand import text_in
from tests.screens.tips import STEPS, begun

OTHERS = [tag for tag in LANGUAGES if tag != "tr"]


async def test_the_globe_leads_to_the_languages_and_back(house: House) -> None:
    async with house.app("/yardim") as visit:
        await visit.screen.click("globe")
        assert visit.screen.route == LANGUAGE
        for own in LANGUAGES.values():
            assert visit.screen.sees(own)
        await visit.screen.click("language-de")
        assert visit.screen.route == "/yardim"
        assert visit.screen.sees(words("de")("Yardım"))
        assert visit.store.settings.language == "de"
        assert visit.store.settings.language_told


async def test_from_help_one_comes_back_to_help_and_from_there_to_where_one_was(
    house: House,
) -> None:
    async with house.app("/basvur") as visit:
        for key in ("get-help", "globe", "language-de"):
            await visit.screen.click(key)
        assert visit.screen.route == "/yardim"
        await visit.screen.click("back")
        assert visit.screen.route == "/basvur"


async def test_a_bad_line_holds_nobody_at_the_languages(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        number = await house.file(visit.store)
        await visit.screen.goto(f"/takip/{number}")
        await visit.screen.click("globe")
        gate = house.wire.hold("applications/")
        pressed = asyncio.ensure_future(visit.screen.click("language-en"))
        await visit.screen.until(lambda: visit.screen.route == f"/takip/{number}")
        await visit.screen.until(lambda: visit.screen.sees(words("en")("Şimdiye kadar")))
        gate.set()
        await pressed
        assert visit.store.trouble is None


@pytest.mark.parametrize("language", OTHERS)
async def test_in_the_middle_of_a_form_every_answer_stays(house: House, language: str) -> None:
    """What was typed and not yet sent down, what was chosen, and the step one is at."""
    say = words(language)
    async with house.app("/") as visit:
        await visit.log_in()
        await visit.begin(whole=True)
        before = visit.answers()
        await visit.screen.goto("/basvur/request/anlatim")
        await visit.screen.type("title", "Kaldırım kırık 3")
        await visit.screen.click("globe")
        await visit.screen.click(f"language-{language}")
        assert visit.screen.route == "/basvur/request/anlatim"
        assert text_in(visit, "title") == "Kaldırım kırık 3"
        assert visit.answers() == before | {"title": "Kaldırım kırık 3"}
        form = visit.store.filing.draft("request")
        assert form
        assert visit.screen.sees(say.pick(form.form.steps[0].title))
        assert visit.screen.sees(say("Devam"))
        await visit.store.set(language="tr")
        await visit.screen.settle()
        assert text_in(visit, "title") == "Kaldırım kırık 3"


async def test_in_an_anonymous_tip_nothing_is_wiped(house: House) -> None:
    async with house.app("/") as visit:
        await begun(visit)
        step = next(iter(STEPS.values()))
        await visit.screen.goto(step)
        await visit.screen.type("text", "Jeneratör satılıyor.")
        await visit.screen.click("globe")
        assert not visit.store.leaving_to
        await visit.screen.click("language-ar")
        assert visit.screen.route == step
        assert text_in(visit, "text") == "Jeneratör satılıyor."


async def test_the_service_is_asked_in_that_language(house: House) -> None:
    async with house.app("/giris") as visit:
        await visit.store.set(language="tr-kolay")
        assert visit.store.client.language == "tr-kolay"


async def test_a_phone_is_asked_at_its_first_start(house: House) -> None:
    """A browser tells its languages; a phone does not."""
    async with house.app("/", web=False) as visit:
        assert visit.screen.sees(words("tr")("Dil seçin"))
        await visit.screen.click("language-ku")
        assert visit.screen.sees(words("ku")("Ne yapmak istiyorsunuz?"))
    async with house.app("/") as visit:
        assert visit.screen.sees("Ne yapmak istiyorsunuz?")


async def test_from_right_to_left(house: House) -> None:
    async with house.app("/") as visit:
        await visit.store.set(language="ar")
        await visit.screen.settle()
        page = visit.screen.page
        assert page.rtl
        assert page.locale_configuration
        assert page.locale_configuration.current_locale == ft.Locale("ar")
        await visit.store.set(language="tr-kolay")
        await visit.screen.settle()
        assert not page.rtl
        assert page.locale_configuration.current_locale == ft.Locale("tr")


@pytest.mark.parametrize(
    ("path", "icon"), [(TIP, ft.Icons.LOGOUT_ROUNDED), (LOOKUP, ft.Icons.LOGIN_ROUNDED)]
)
async def test_what_points_the_way_of_reading_is_turned(
    house: House, path: str, icon: ft.IconData
) -> None:
    """Flutter turns arrows by itself, but not the door of quick exit and of logging in."""
    async with house.app("/") as visit:
        if path == TIP:
            await begun(visit)
        else:
            await visit.screen.goto(path)
        for language, turned in (("ar", True), ("tr", False)):
            await visit.store.set(language=language)
            await visit.screen.settle()
            (sign,) = [one for one in visit.screen.find(ft.Icon) if one.icon == icon]
            assert bool(sign.flip and sign.flip.flip_x) == turned
