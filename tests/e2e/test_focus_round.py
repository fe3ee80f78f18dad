"""What is said of the places where Tab came, from where they stand alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.e2e.focus_round import Place, out_of_order, unreached
from tests.e2e.outline import Control, Outline

WIDTH, HEIGHT, GAP = 100, 48, 8

lines = st.lists(st.integers(1, 4), min_size=1, max_size=6)
"""How many things stand in each line of a screen."""


def screen(counts: list[int]) -> list[Place]:
    """A screen in its order of reading, from the left."""
    return [
        Place(f"{line}.{nth}", nth * (WIDTH + GAP), line * (HEIGHT + GAP), WIDTH, HEIGHT)
        for line, count in enumerate(counts)
        for nth in range(count)
    ]


def mirrored(stops: list[Place]) -> list[Place]:
    return [replace(stop, x=1000 - stop.x) for stop in stops]


def outline(*controls: Control) -> Outline:
    return Outline("", "tr", "ltr", (), controls)


@given(lines, st.data())
def test_the_order_of_reading_is_right_wherever_the_round_begins(
    counts: list[int], data: st.DataObject
) -> None:
    stops = screen(counts)
    first = data.draw(st.integers(0, len(stops) - 1))
    stops = stops[first:] + stops[:first]
    assert not out_of_order(stops)
    assert not out_of_order(mirrored(stops), rtl=True)


@given(st.lists(st.integers(2, 4), min_size=2, max_size=6))
def test_lines_of_two_read_from_the_other_side_are_wrong(counts: list[int]) -> None:
    assert out_of_order(screen(counts), rtl=True)
    assert out_of_order(mirrored(screen(counts)))


@given(st.integers(4, 9), st.data())
def test_one_that_comes_too_late_is_named(length: int, data: st.DataObject) -> None:
    """Of a column, a thing from within is reached after the last."""
    stops = screen([1] * length)
    late = stops.pop(data.draw(st.integers(1, length - 2)))
    told = out_of_order([*stops, late])
    assert len(told) == 1
    assert repr(stops[0].name) in told[0]


def test_what_stands_side_by_side_on_one_line_need_not_be_level() -> None:
    """A large button beside a small one is neither above nor below it."""
    above = Place("above", 0, 0, 50, 48)
    small, large = Place("small", 0, 100, 50, 48), Place("large", 60, 60, 50, 120)
    assert not out_of_order([above, small, large])
    assert not out_of_order([above, *mirrored([small, large])], rtl=True)


def test_each_of_two_of_one_name_must_be_reached() -> None:
    twice = outline(Control("button", "Dosya seçin"), Control("button", "Dosya seçin"))
    once = [Place("Dosya seçin", 0, 0, 1, 1)]
    assert unreached(twice, once) == ["unreached: 'Dosya seçin' by Tab"]
    assert not unreached(twice, once * 2)


def test_what_is_no_control_may_have_the_focus() -> None:
    assert not unreached(outline(), [Place("Bölüm", 0, 0, 1, 1)])
