"""Small numbers are not told, and cannot be reckoned either."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from mobile.api.models import Count
from service.statistics.hiding import Privacy, alone, most, privacy, together

LEAST = 5
few, kept = Count(why="few"), Count(why="kept")


def possible(total: Count, cells: dict[str, Count]) -> Iterator[dict[str, int]]:
    """Everything that the hidden cells could be, for somebody who reads what is told."""
    assert total.n is not None
    hidden = {name: one for name, one in cells.items() if one.n is None}
    left = total.n - sum(one.n for one in cells.values() if one.n is not None)
    ranges = (
        range(1, LEAST) if one.why == "few" else range(LEAST, left + 1) for one in hidden.values()
    )
    for values in product(*ranges):
        if sum(values) == left:
            yield dict(zip(hidden, values, strict=True))


@settings(deadline=None)  # every possibility is gone through
@given(
    st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 7, 9, 12]), min_size=1, max_size=5).map(
        lambda ns: {f"p{place}": n for place, n in enumerate(ns)}
    )
)
def test_nobody_can_reckon_a_small_number(cells: dict[str, int]) -> None:
    total, told = together(cells, LEAST)
    for name, n in cells.items():
        if 0 < n < LEAST:
            assert told[name] == few
        elif told[name].n is not None:
            assert told[name].n == n, "what is told is true"
    if total.n is None:
        return
    assert total.n == sum(cells.values())
    everything = list(possible(total, told))
    for name, one in told.items():
        if one.why == "few":
            assert {case[name] for case in everything} == set(range(1, LEAST)), name


@pytest.mark.parametrize(
    ("cells", "total", "told"),
    [
        ({}, Count(n=0), {}),
        ({"a": 0}, Count(n=0), {"a": Count(n=0)}),
        ({"a": 4}, few, {"a": few}),
        ({"a": 5, "b": 0}, Count(n=5), {"a": Count(n=5), "b": Count(n=0)}),
        ({"a": 20, "b": 9, "c": 2}, Count(n=31), {"a": Count(n=20), "b": kept, "c": few}),
        # 7 + 1 could only be 7 + 1 .. 5 + 3, so a second one is kept.
        ({"a": 20, "b": 7, "c": 1}, Count(n=28), {"a": kept, "b": kept, "c": few}),
        # Nothing is left to keep: then the sum is.
        ({"a": 5, "b": 1}, kept, {"a": Count(n=5), "b": few}),
        # Six ones are six only where each is one.
        (dict.fromkeys("abcdef", 1), kept, dict.fromkeys("abcdef", few)),
    ],
)
def test_what_is_told(cells: dict[str, int], total: Count, told: dict[str, Count]) -> None:
    assert together(cells, LEAST) == (total, told)


@pytest.mark.parametrize(("n", "told"), [(0, Count(n=0)), (1, few), (4, few), (5, Count(n=5))])
def test_a_number_alone(n: int, told: Count) -> None:
    assert alone(n, LEAST) == told


@given(st.dictionaries(st.text(max_size=2), st.integers(1, 30)), st.integers(0, 12))
def test_what_is_listed_leaves_no_small_rest(cells: dict[str, int], others: int) -> None:
    total = sum(cells.values()) + others
    listed = most(cells, total, LEAST, 3)
    assert len(listed) <= 3
    assert all(n == cells[name] and n >= LEAST for name, n in listed)
    assert [n for _, n in listed] == sorted((n for _, n in listed), reverse=True)
    rest = total - sum(n for _, n in listed)
    assert rest == 0 or rest >= LEAST or not listed


def test_the_rules_name_their_law() -> None:
    rules = privacy()
    assert rules.least == LEAST and "5429" in rules.law and "6698" in rules.law and rules.why
    with pytest.raises(ValidationError):
        Privacy.model_validate({**rules.model_dump(), "least": 2})
