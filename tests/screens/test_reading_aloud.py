"""The bar for reading aloud: where it stands, where it never does, and what it says."""

from __future__ import annotations

from functools import partial
from urllib.parse import parse_qs

import flet as ft
import pytest

from mobile.app import VOICE
from mobile.i18n import words
from mobile.state.aloud import Stage
from mobile.state.settings import SPEEDS
from mobile.views import sitemap
from tests.control_tree import spoken
from tests.house import House, Visit
from tests.screens import tips
from tests.screens.reaching import Reach
from tests.screens.states import routes_of, state

ON = {"read_aloud": True}
OPEN = [
    route
    for stop in sitemap.STOPS
    if not stop.tip
    for route in routes_of(stop)[:1]
    if "{" not in route
]


def hear(visit: Visit, stage: Stage) -> None:
    """As the page tells it, by the way that the web process has for it."""
    visit.screen.page.session.store.get(VOICE)(stage)  # pyright: ignore


async def test_without_the_wish_there_is_no_bar(house: House) -> None:
    async with house.app("/") as visit:
        assert not visit.screen.has("aloud")
        hear(visit, "reading")
        await visit.screen.settle()
        assert not visit.screen.has("aloud")


@pytest.mark.parametrize("route", OPEN)
async def test_it_stands_on_every_screen_at_the_same_place(house: House, route: str) -> None:
    async with house.app(route, kept=ON) as visit:
        keys = [key for key in visit.screen.keys() if "?" not in key]  # noqa: SIM118
        assert keys[keys.index("accessibility") + 1 : keys.index("accessibility") + 3] == [
            "aloud",
            "aloud-speed",
        ]


@pytest.mark.parametrize(
    ("route", "reach"),
    [
        (tips.START, tips.opened),
        (tips.CHECKED, tips.written),
        (tips.CHECKED, tips.revealed),
        (tips.DOOR, tips.come_back),
        ("/ayarlar", tips.written),
    ],
)
async def test_never_where_a_tip_stands(house: House, route: str, reach: Reach) -> None:
    async with house.app("/", kept=ON) as visit:
        assert visit.screen.has("aloud")
        await reach(visit)
        await visit.screen.goto(route)
        assert visit.screen.has("quick-exit")
        assert not visit.screen.has("aloud")


async def test_a_phone_has_no_bar_and_is_told_of_its_own_voice(house: House) -> None:
    async with house.app("/ayarlar", kept=ON, web=False) as visit:
        assert not visit.screen.has("aloud") and not visit.screen.has("read_aloud")
        assert visit.screen.sees("TalkBack") and visit.screen.sees("VoiceOver")


async def test_it_is_turned_on_and_off_in_the_settings(house: House) -> None:
    async with house.app("/ayarlar") as visit:
        assert not visit.screen.has("speed")
        await visit.screen.choose("read_aloud", "on")
        await visit.screen.choose("speed", "slow")
        assert visit.screen.has("aloud")
        assert (visit.store.settings.read_aloud, visit.store.settings.speed) == (True, "slow")
        await visit.screen.choose("read_aloud", "off")
        assert not visit.screen.has("aloud")


async def test_one_button_reads_pauses_and_goes_on(house: House) -> None:
    async with house.app("/", kept=ON) as visit:
        steps: dict[Stage, str] = {
            "silent": "Sayfayı sesli oku",
            "reading": "Duraklat",
            "paused": "Devam et",
        }
        for stage, says in steps.items():
            hear(visit, stage)
            await visit.screen.settle()
            assert spoken(visit.screen.get("aloud")) == says
            assert visit.screen.has("aloud-stop") is (stage != "silent")


async def test_after_stopping_the_focus_is_on_what_reads(house: House) -> None:
    async with house.app("/", kept=ON) as visit:
        hear(visit, "reading")
        await visit.screen.settle()
        await visit.screen.click("aloud-stop")
        assert visit.screen.focused == "aloud"


async def test_the_speed_goes_round_and_is_kept(house: House) -> None:
    async with house.app("/", kept=ON) as visit:
        seen: list[str] = []
        for _ in range(len(SPEEDS) + 1):
            seen.append(spoken(visit.screen.get("aloud-speed")))
            assert wishes(visit)["speed"] == [visit.store.settings.speed]
            await visit.screen.click("aloud-speed")
        assert seen == ["Hız: olağan", "Hız: hızlı", "Hız: yavaş", "Hız: olağan"]


@pytest.mark.parametrize("stage", ["no_voice", "far_voice", "failed"])
async def test_silence_is_explained_until_the_citizen_goes_on(house: House, stage: Stage) -> None:
    told = {"no_voice": "bu dilde bir ses yok", "far_voice": "okumadık", "failed": "Ses kesildi"}
    async with house.app("/", kept=ON) as visit:
        hear(visit, stage)
        await visit.screen.settle()
        assert visit.screen.sees(told[stage])
        await visit.screen.goto("/basvur")
        assert not visit.screen.sees(told[stage])


async def test_where_letters_are_large_the_bar_is_low_while_it_reads(house: House) -> None:
    """It does not scroll away; half of a small screen would be the bar."""
    async with state("aloud reading").reached(house, width=320) as visit:
        assert visit.screen.has("aloud-speed")
        await visit.store.set(scale=2.0)
        await visit.screen.settle()
        assert not visit.screen.has("aloud-speed")


async def test_the_script_is_told_how_it_looks_and_what_chosen_means(house: House) -> None:
    async with house.app("/", kept=ON) as visit:
        light = wishes(visit)
        assert light["chosen"] == ["seçili"] and light["font"] == ["fonts/Atkinson-Bold.ttf"]
        await visit.store.set(scheme="contrast_dark", scale=2.0, face="wide", language="en")
        await visit.screen.settle()
        dark = wishes(visit)
        assert dark["ink"] == ["FFFFFF"] and dark["card"] == ["000000"]
        assert int(dark["size"][0]) > int(light["size"][0])
        assert dark["font"] == ["fonts/Lexend-Bold.ttf"]
        assert dark["chosen"] == [words("en")("seçili")] != light["chosen"]


def wishes(visit: Visit) -> dict[str, list[str]]:
    named = [one.identifier or "" for one in visit.screen.find(ft.Semantics)]
    (told,) = [name for name in named if name.startswith("aloud?")]
    return parse_qs(told.partition("?")[2])


async def test_of_a_tip_s_number_too_silence_is_explained(house: House) -> None:
    """The letters of the number are read by the same voice."""
    reach = partial(state("tip number, shown").reached, house)
    async with reach() as visit:
        hear(visit, "far_voice")
        await visit.screen.settle()
        assert visit.screen.sees("okumadık")
