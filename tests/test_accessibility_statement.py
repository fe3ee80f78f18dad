"""The statement says what is so: every test it names is there, and the page of docs is its copy."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from docs import build_presets
from docs.build_accessibility import TARGET, page
from mobile.i18n import LANGUAGES, words
from mobile.state.settings import PRESETS
from mobile.views.statement.criteria import Criterion, checklist

ROOT = Path(__file__).parents[1]
CRITERIA = checklist().criteria
BY_HAND = (ROOT / "docs" / "accessibility-by-hand.md").read_text("utf-8")


@lru_cache
def names_in(path: str) -> set[str]:
    """The tests of a file, by name."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in tree.body if isinstance(node, functions)}


def faults(one: Criterion) -> list[str]:
    found: list[str] = []
    for test in one.tests:
        path, _, name = test.partition("::")
        if not (ROOT / path).is_file() or name not in names_in(path) or not name.startswith("test"):
            found.append(f"there is no {test}")
    if one.state == "met" and not one.tests:
        found.append("nothing shows that it is met")
    if (one.state != "met") != bool(one.why):
        found.append("what is missing is told where something is, and nowhere else")
    if one.by_hand and one.state == "met":
        found.append("nobody has tried it by hand yet")
    for text in (one.words, one.why or one.words):
        turkish = text["tr"]
        found += [
            f"its words are not in {language!r}"
            for language in LANGUAGES
            if words(language).spoken != "tr" and words(language).pick(text) == turkish
        ]
    return found


@pytest.mark.parametrize("one", CRITERIA, ids=lambda one: one.sc)
def test_a_point_is_shown_by_tests_that_exist(one: Criterion) -> None:
    assert not faults(one)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"tests": ("tests/test_contrast.py::test_no_such_thing",)}, "there is no"),
        ({"tests": ("tests/nowhere.py::test_x",)}, "there is no"),
        ({"tests": ()}, "nothing shows"),
        ({"state": "unmet"}, "what is missing"),
        ({"why": {"tr": "x", "en": "x"}}, "what is missing"),
        ({"by_hand": True}, "nobody has tried"),
        ({"words": {"tr": "Yalnız Türkçe."}}, "its words are not in 'ar'"),
    ],
)
def test_a_wrong_point_is_found(other: dict[str, Any], told: str) -> None:
    right = next(one for one in CRITERIA if one.state == "met")
    found = faults(replace(right, **other))
    assert any(told in fault for fault in found)


def test_every_point_stands_once_and_in_order() -> None:
    numbers = [one.sc for one in CRITERIA]
    assert len(set(numbers)) == len(numbers)
    wcag = [tuple(map(int, sc.split("."))) for sc in numbers if re.fullmatch(r"[\d.]+", sc)]
    assert wcag == sorted(wcag)


def test_what_has_to_be_tried_by_hand_stands_in_the_script() -> None:
    missing = [one.sc for one in CRITERIA if one.by_hand and one.sc not in BY_HAND]
    assert not missing


def test_the_page_of_docs_is_made_of_the_same_rows() -> None:
    assert TARGET.read_text("utf-8") == page(), "run: python -m docs.build_accessibility"


def test_every_beginning_is_shown() -> None:
    assert build_presets.TARGET.read_text("utf-8") == build_presets.page(), (
        "run: python -m docs.build_presets"
    )
    pictures = ROOT / "docs" / "pictures" / "presets"
    shown = {f"{one}-{screen}.png" for one in PRESETS for screen in build_presets.shown(one)}
    assert {path.name for path in pictures.iterdir()} == shown, "run: make pictures"
