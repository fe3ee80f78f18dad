"""Who sees what of a confidential application."""

from __future__ import annotations

from typing import Any

import pytest

from mobile.api.answers import confidential, hidden, may_be_confidential
from tests.api.answers.made import form_of, question

SECRECY = question(
    "choice", "secrecy", options=[{"value": v, "text": {"tr": v}} for v in ("open", "confidential")]
)


def test_a_form_that_asks_may_be_confidential() -> None:
    assert may_be_confidential(form_of((question("text"),), (SECRECY,)))
    assert not may_be_confidential(form_of(question("text"), question("text", "secret")))


@pytest.mark.parametrize(
    ("answer", "secret"),
    [
        ("confidential", True), ("open", False), (None, False), ("", False), (True, False),
        (["confidential"], False), ("Confidential", False), ({"confidential": 1}, False),
    ],
)  # fmt: skip
def test_only_who_asked_for_it_is_unnamed(answer: Any, secret: bool) -> None:
    assert confidential({"secrecy": answer}) is secret
    assert confidential({}) is False


def test_only_what_tells_who_it_is_is_hidden_and_only_then() -> None:
    telling, other = question("phone", identifying=True), question("text")
    secret, open_ = {"secrecy": "confidential"}, {"secrecy": "open"}
    assert [hidden(one, {**secret}) for one in (telling, other)] == [True, False]
    assert [hidden(one, {**open_}) for one in (telling, other)] == [False, False]
    assert not hidden(telling, {})
