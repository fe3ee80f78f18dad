"""The way to a screen's video in sign language: where there is one, and it is wanted."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from mobile.api.client import Client
from mobile.i18n import words
from tests.house import House, open_house
from tests.screens import tips
from tests.sign_videos import ROW, lay
from tests.wire import problem

WORDS = {"tr": "x", "en": "x"}
SIGNED: dict[str, Any] = {
    "id": "signed", "version": 1, "clock": None, "title": WORDS, "purpose": WORDS, "need": WORDS,
    "sign": "by_name",
    "steps": [
        {
            "id": step, "title": WORDS, "sign": sign,
            "questions": [{"kind": "yes_no", "id": step, "label": WORDS}],
        }
        for step, sign in (("bir", "by_name"), ("iki", "not_recorded_yet"))
    ],
}  # fmt: skip
NAME = words("tr")("İşaret dilinde izleyin (yeni sayfada açılır)")


@pytest.fixture
async def signing(tmp_path: Path) -> AsyncGenerator[House]:
    """A house with two videos: one by its screens, one that a form may name."""
    named = ROW | {"id": "by_name", "screens": list[str]()}
    folder = lay(tmp_path / "signs", ROW, named)
    forms = tmp_path / "forms"
    forms.mkdir()
    (forms / "signed.json").write_text(json.dumps(SIGNED))
    async with open_house(tmp_path, sign_videos_dir=folder, forms_dir=forms) as house:
        yield house


def leads_to(screen: Any) -> str:
    action = screen.get("sign-video", ft.OutlinedButton).action
    assert isinstance(action, ft.OpenUrl) and action.target is ft.UrlTarget.BLANK
    return action.url


async def test_it_stands_on_its_screens_alone(signing: House) -> None:
    async with signing.app("/") as visit:
        await visit.screen.until(lambda: visit.screen.has("sign-video"))
        assert visit.screen.sees(NAME)
        assert leads_to(visit.screen) == "/isaret-dili/home?dil=tr"
        await visit.screen.goto("/basvur")
        assert not visit.screen.has("sign-video")
        await visit.log_in()
        await visit.begin()
        await visit.screen.goto("/basvur/request/konu")
        assert visit.screen.has("sign-video")
        assert signing.wire.to("sign-videos"), "asked of the service"
        assert len(signing.wire.to("sign-videos")) == 1, "and once"


async def test_a_form_names_its_own(signing: House) -> None:
    async with signing.app("/") as visit:
        await visit.log_in()
        await visit.begin(form="signed")
        for route, there in (("", True), ("/bir", True), ("/iki", False)):
            await visit.screen.goto(f"/basvur/signed{route}")
            assert visit.screen.has("sign-video") is there, route
            if there:
                assert leads_to(visit.screen) == "/isaret-dili/by_name?dil=tr"


async def test_it_can_be_put_away_and_stays_so(signing: House) -> None:
    async with signing.app("/ayarlar") as visit:
        await visit.screen.until(lambda: visit.screen.has("sign-videos"))
        await visit.screen.choose("sign-videos", "hidden")
        await visit.screen.goto("/")
        assert not visit.screen.has("sign-video")
    async with signing.app("/", kept={"sign_videos": False, "language": "en"}) as visit:
        await visit.screen.until(lambda: visit.store.signs.videos)
        assert not visit.screen.has("sign-video")


async def test_nothing_of_it_where_a_tip_is_written(signing: House) -> None:
    async with signing.app(tips.START) as visit:
        await tips.opened(visit)
        assert signing.wire.to("sign-videos") == []
        await visit.store.signs.look()
        videos = visit.store.signs.videos
        assert videos
        everywhere = (visit.screen.route, tips.CHECKED)
        visit.store.signs.videos = (videos[0].model_copy(update={"screens": everywhere}),)
        visit.store.changed()
        await visit.screen.settle()
        assert not visit.screen.has("sign-video")


async def test_without_videos_there_is_neither_a_way_nor_a_setting(house: House) -> None:
    async with house.app("/ayarlar") as visit:
        await visit.screen.until(lambda: visit.store.signs.videos == ())
        assert not visit.screen.has("sign-videos")
        await visit.screen.click("go-sign-call")
        assert visit.screen.route == "/basvur/sign_call"


async def test_nobody_hears_that_they_could_not_be_asked_for(house: House) -> None:
    house.wire.spoil(problem(503, "unavailable"), "sign-videos")
    async with house.app("/") as visit:
        await visit.screen.until(lambda: house.wire.to("sign-videos"))
        assert visit.store.trouble is None
        house.wire.mend()
        await visit.screen.goto("/basvur")
        await visit.screen.until(lambda: visit.store.signs.videos == ())


async def test_a_phone_opens_the_services_own_page(signing: House) -> None:
    """Without a page around it, the address must be whole."""
    async with signing.app("/") as visit:
        await visit.screen.until(lambda: visit.store.signs.videos)
        videos = visit.store.signs.videos
        assert videos
        phone = Client("https://basvuru.example.org/")
        visit.store.client.uploads = phone.uploads
        await phone.close()
        page = visit.store.signs.page(videos[0])
        assert page == "https://basvuru.example.org/isaret-dili/home?dil=tr"
