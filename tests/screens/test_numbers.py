"""The page of numbers: what it says, its map, its table, and that all three say the same."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import get_args

import flet as ft
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobile.api.models import Count
from mobile.state.settings import Scheme
from mobile.views.colours import SCHEMES
from mobile.views.numbers.steps import SHADES, shade, shades, steps
from mobile.views.numbers.table import matching, ordered
from service import places
from tests.control_tree import spoken, walk
from tests.house import House, Visit
from tests.screen import Screen
from tests.screens import numbers
from tests.wire import portal

PAGE = "/sayilarla"


def said(screen: Screen) -> str:
    return " ".join(spoken(screen.view).split())


def picture(screen: Screen) -> ft.Image:
    """The one that is no ornament."""
    (found,) = [one for one in screen.find(ft.Image) if not one.exclude_from_semantics]
    return found


def names(visit: Visit) -> list[str]:
    """The names in the table, from its top."""
    known = {one.name for one in places.load().places.provinces}
    found = [spoken(node.control).strip() for node in walk(visit.screen.view)
             if isinstance(node.control, ft.Text)]  # fmt: skip
    return [one for one in found if one in known]


async def test_it_is_reached_from_the_first_screen_without_a_login(house: House) -> None:
    async with house.app("/") as visit:
        await visit.screen.click("go-numbers")
        assert visit.screen.route == PAGE
        assert visit.store.counting.told and not visit.store.login.done
        assert "Sayılar bu örnek kurulumundur" in said(visit.screen)


async def test_an_empty_service_says_so_and_shows_no_map(house: House) -> None:
    async with house.app(PAGE) as visit:
        told = said(visit.screen)
        assert "0 başvuru yapıldı" in told and told.count("Henüz yok") == 2
        assert not visit.screen.find(ft.Image) and not visit.screen.has("province-search")


async def test_the_numbers_are_said_in_words(house: House) -> None:
    async with house.app(PAGE) as visit:
        await numbers.many(visit)
        told = said(visit.screen)
        assert "180.441 başvuru yapıldı" in told
        assert "%96,8 yanıtlandı; yasal yanıt süresi dolan 160.000 başvurudan" in told
        assert "11,3 gün ortalama yanıt süresi; 151.000 yanıtın takvim günleri" in told
        assert "Son sayım: 22 Kasım 2026, 10.00" in told
        await visit.store.set(language="en")
        assert "96.8%" in said(visit.screen) and "11.3 days" in said(visit.screen)


async def test_a_real_service_says_nothing_of_a_sample(house: House) -> None:
    async with house.app(PAGE) as visit:
        await numbers.of_a_real_one(visit)
        assert "Sayılar bu örnek kurulumundur" not in said(visit.screen)


async def test_what_is_not_told_is_said_as_that(house: House) -> None:
    async with house.app(PAGE) as visit:
        await numbers.hardly_any(visit)
        told = said(visit.screen)
        assert "Söylenmiyor başvuru yapıldı" not in told, "no sentence"
        assert "5 taneden az" in told and "None" not in told


async def test_the_map_is_one_picture_with_one_sentence(house: House) -> None:
    async with house.app(PAGE) as visit:
        await numbers.many(visit)
        label = picture(visit.screen).semantics_label or ""
        first = places.load().places.provinces[0].name
        assert label.startswith(f"Türkiye haritası. En çok başvuru: {first} 6.561")
        assert "tabloda" in label


@pytest.mark.parametrize("scheme", get_args(Scheme)[1:])
async def test_the_map_is_drawn_in_the_colours_of_the_scheme(house: House, scheme: Scheme) -> None:
    async with house.app(PAGE) as visit:
        await visit.store.set(scheme=scheme)
        await numbers.many(visit)
        svg = picture(visit.screen).src
        assert isinstance(svg, str)
        colours = set(re.findall(r"#[0-9A-F]{6}", svg))
        own = SCHEMES[scheme]
        assert colours == {own["accent"], own["ink_soft"], own["edge"]}
        assert svg.count('<path d="M') == 81 + 3 + 1 and len(svg) < 60_000
        assert svg.count('fill="url(#hatch)"') == 3, "two small ones, and one kept for them"
        opacities = {float(one) for one in re.findall(r'fill-opacity="([0-9.]+)"', svg)}
        assert opacities == {*SHADES, 0.0}
        legend = [one.src for one in visit.screen.find(ft.Image) if one.exclude_from_semantics]
        assert len(set(legend)) == len(SHADES) + 2, "hatched, and none"


async def test_the_table_has_every_province_in_the_wanted_order(house: House) -> None:
    async with house.app(PAGE) as visit:
        await numbers.whole(visit)
        assert names(visit) == [one.name for one in places.load().places.provinces]
        await visit.screen.choose("province-order", "number")
        by_number = names(visit)
        assert by_number[-1] == places.load().places.provinces[-1].name, "the zero is last"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("istanbul", ["İstanbul"]),
        ("ISPARTA", ["Isparta"]),
        ("sirnak", ["Şırnak"]),
        ("ğrı", ["Ağrı"]),
        ("hakkari", ["Hakkâri"]),
        ("yok böyle", []),
    ],
)
async def test_a_province_is_found_without_accents(
    house: House, typed: str, found: list[str]
) -> None:
    async with house.app(PAGE) as visit:
        await numbers.searched(typed, visit)
        shown = names(visit)
        folded = [one.replace("â", "a") for one in found]
        assert [one.replace("â", "a") for one in shown] == folded
        assert ("Bu adla bir il yok" in said(visit.screen)) == (not found)


async def test_without_the_service_it_says_so_and_can_be_tried_again(house: House) -> None:
    async with house.app("/") as visit:
        house.wire.spoil(portal)
        await visit.screen.goto(PAGE)
        assert visit.screen.has("trouble")
        house.wire.mend()
        await visit.screen.click("again")
        assert not visit.screen.has("trouble") and visit.store.counting.told


def test_zeros_stand_behind_what_is_not_told() -> None:
    last = ordered(numbers.statistics().provinces, "number")[-4:]
    assert [one.count for one in last] == [numbers.KEPT, numbers.FEW, numbers.FEW, Count(n=0)]
    assert not matching(numbers.statistics().provinces, "\0")


@given(st.lists(st.integers(0, 500), max_size=81))
def test_every_number_stands_in_one_step_and_more_is_darker(found: list[int]) -> None:
    ranges = steps(found)
    assert len(ranges) <= len(SHADES)
    assert all(low <= high for low, high in ranges)
    assert all(one[1] < other[0] for one, other in pairwise(ranges))
    for n in found:
        assert sum(low <= n <= high for low, high in ranges) == (n > 0)
    dark = [shade(n, ranges) for n in sorted(found)]
    assert dark == sorted(dark)
    assert all((one == 0.0) == (n == 0) for n, one in zip(sorted(found), dark, strict=True))


def test_few_steps_keep_far_apart() -> None:
    assert shades(0) == () and shades(1) == (1.0,)
    assert shades(2) == (SHADES[0], SHADES[-1])
    assert shades(5) == SHADES
    assert steps([1, 2, 3, 4, 5]) == [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]
    assert steps([7, 7, 7]) == [(7, 7)]
