"""What of the answers is stored, and in which way of writing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mobile.api.answers import kept
from mobile.api.models import Answers
from tests.api.answers.made import HERE, form_of, question, when

STORED: list[tuple[str, Any, Any]] = [
    ("text", "  s\u0327\u202eişli\nİli ", "şişli İli"),
    ("long_text", "bir\r\n\r\n\r\n\r\niki\u0000", "bir\n\niki"),
    ("choice", "a", "a"),
    ("choices", ["b", "a"], ["b", "a"]),
    ("yes_no", False, False),
    ("date", " 22 Kasım 2026 ", "2026-11-22"),
    ("date", "١/٢/٢٠٢٦", "2026-02-01"),
    ("date", "dün ", "dün "),
    ("place", HERE | {"address": " Çiçek Sk.\n3 ", "x": 1}, HERE | {"address": "Çiçek Sk.\n3"}),
    ("place", HERE | {"address": ""}, HERE),
    ("place", {"province": 6, "district": None}, {"province": 6}),
    ("unit", {"number": None, "name": "x"}, {"number": None}),
    ("unit", {"number": 24000001}, {"number": 24000001}),
    ("topic", "pavement", "pavement"),
    ("phone", "0532 123 45 67", "+905321234567"),
    ("phone", " beni  arayın ", "beni arayın"),
    ("email", " Ad@Ornek.ORG", "Ad@ornek.org"),
    ("email", " ad@ ", "ad@"),
    ("file", [{"id": "a", "name": "f.jpg", "size": 3, "kind": "picture", "path": "/etc"}],
     [{"id": "a", "name": "f.jpg", "size": 3, "kind": "picture"}]),
    ("group", [{"name": " x "}, {}], [{"name": "x"}]),
    ("unknown", {"any": ["thing"]}, {"any": ["thing"]}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "typed", "stored"), STORED)
def test_an_answer_is_stored_in_one_way_of_writing(kind: str, typed: Any, stored: Any) -> None:
    form = form_of(question(kind))
    before = json.dumps(typed)
    assert kept(form, {"q": typed}) == {"q": stored}
    assert kept(form, {"q": stored}) == {"q": stored}
    assert json.dumps(typed) == before, "what is typed stays as it was typed"


def test_a_notice_is_never_answered() -> None:
    assert kept(form_of(question("notice")), {"q": "x"}) == {}


def test_what_was_not_asked_is_not_stored() -> None:
    form = form_of(question("choice", "a"), question("text", when=when("a", "b")))
    typed: Answers = {"a": "a", "q": "x", "unasked": "x", "__class__": "x"}
    assert kept(form, typed) == {"a": "a"}
    assert kept(form, typed | {"a": "b"}) == {"a": "b", "q": "x"}


def test_of_a_form_that_does_not_apply_nothing_is_stored() -> None:
    form = form_of(*(question("text", name, when=when("z", "a")) for name in "abc"))
    assert kept(form, {"a": "x", "b": "x", "c": "x", "z": "a"}) == {}
