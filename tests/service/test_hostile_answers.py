"""Every kind of question against whatever an enemy may send: a sentence at its path, or stored
clean. Nothing is ever our own failure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from mobile.api.answers import questions
from mobile.api.models import Question
from service import clock, forms
from service.app import Service
from tests.service.citizen import Citizen, fields, problem
from tests.service.hostile import HOSTILE, HUGE, Kept, deep
from tests.service.sampler import Raw, sampled, send, stored

FORMS = Path(__file__).parent / "forms"
UNKNOWN = {"unknown"}
"""Only an app meets such a kind; a form of ours has none (test_forms_checked.py)."""


def kinds() -> Iterator[str]:
    """All that the contract has."""
    for member in get_args(get_args(Question)[0]):
        yield get_args(member)[0].model_fields["kind"].default


def question_of(kind: str) -> str:
    form = forms.load(clock.load(), FORMS).current("sampler")
    assert form
    return next(question.id for question in questions(form) if question.kind == kind)


def test_the_table_has_every_kind() -> None:
    assert set(HOSTILE) == set(kinds()) - UNKNOWN
    assert all(len(rows) >= 8 for rows in HOSTILE.values())


@pytest.fixture(scope="module")
def asked() -> dict[str, str]:
    return {kind: question_of(kind) for kind in HOSTILE}


@pytest.mark.parametrize("kind", HOSTILE)
async def test_hostile_answers(citizen: Citizen, kind: str, asked: dict[str, str]) -> None:
    question = asked[kind]
    for answer, outcome in HOSTILE[kind]:
        told = await send(citizen, sampled(citizen.service, **{question: answer}))
        context = (kind, str(answer)[:60])
        if isinstance(outcome, Kept):
            kept = await stored(citizen, told)
            expected = sampled(citizen.service, **{question: outcome.answer})
            if outcome.answer is None:
                del expected[question]
            assert kept == expected, context
        else:
            path, code = outcome if isinstance(outcome, tuple) else (question, outcome)
            assert fields(told) == {path: code}, context


async def test_what_nobody_asked_is_dropped(citizen: Citizen) -> None:
    unasked: dict[str, Any] = {
        "": "x",
        "title.0": "x",
        "earlier.0.office": {"number": 1},
        "__proto__": deep(20),
        "\u202e": HUGE,
        "x" * 5000: Raw("1e999"),
        "Title": "x",
        "secrecy": "confidential",
        "from_where": {"when": "was false"},
    }
    told = await send(citizen, sampled(citizen.service, **unasked))
    assert await stored(citizen, told) == sampled(citizen.service)


async def test_an_answer_whose_condition_is_false_is_never_looked_at(citizen: Citizen) -> None:
    for answer in (5, HUGE, deep(20), "\u202e", ["x"], "a" * 5000):
        told = await send(citizen, sampled(citizen.service, moved=False, from_where=answer))
        assert await stored(citizen, told) == sampled(citizen.service)
        told = await send(citizen, sampled(citizen.service, moved=True, from_where=answer))
        assert list(fields(told)) == ["from_where"]


async def test_a_condition_is_not_fooled_by_another_type(citizen: Citizen) -> None:
    for moved in (1, "true", [True]):
        told = await send(citizen, sampled(citizen.service, moved=moved, from_where=7))
        assert fields(told)["moved"] == "wrong_type"


async def test_what_stands_twice_counts_as_it_stands_last(citizen: Citizen) -> None:
    twice = Raw('"red", "colour": "green"')
    told = await send(citizen, sampled(citizen.service, colour=twice))
    assert (await stored(citizen, told))["colour"] == "green"


async def test_all_faults_are_told_in_the_order_of_the_questions(citizen: Citizen) -> None:
    wrong = {
        "title": "x",
        "unit": {"number": 1},
        "phone": "x",
        "earlier": [{"office": {"number": 2}, "answered": True, "answered_on": "dün"}],
    }
    told = await send(citizen, sampled(citizen.service, **wrong))
    assert list(fields(told).items()) == [
        ("title", "too_short"),
        ("unit", "unknown_unit"),
        ("phone", "not_a_phone"),
        ("earlier.0.office", "unknown_unit"),
        ("earlier.0.answered_on", "not_a_date"),
    ]


@pytest.mark.parametrize("levels", [33, 99, 100_000])
async def test_no_depth_breaks_anything(service: Service, citizen: Citizen, levels: int) -> None:
    for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
        nested = opening * levels + b"1" + closing * levels
        for body in (nested, opening * levels):
            told = await citizen.http.post(
                "/api/v1/applications",
                content=body,
                headers=citizen.headers | {"idempotency-key": "k" * 32},
            )
            if len(body) > service.rooms.settings.body_limit:
                problem(told, 413, "too_large")
            else:
                assert fields(told) == {"body": "too_deep"}
