"""What a citizen, a broken app or an enemy may send: each gets a sentence, at its field."""

from __future__ import annotations

from typing import Any

import pytest

from tests.service.citizen import Citizen, application, fields, identity, problem

KEY = {"idempotency-key": "k" * 32}

IDENTITY_FAULTS = [
    ("national_id", "11252939887", "check_digits"),
    ("national_id", "1125293988a", "not_digits"),
    ("national_id", "112529398", "not_eleven"),
    ("national_id", "", "missing"),
    ("given_name", "Yi9it", "not_a_name"),
    ("given_name", "<b>", "not_a_name"),
    ("family_name", " ", "missing"),
    ("mother_letters", "Ç", "not_two_letters"),
    ("mother_letters", "Çı1", "not_two_letters"),
    ("document_serial", "", "missing"),
    ("phone", "+49 151 23456789", "foreign_phone"),
    ("phone", "0049 151 23456789", "foreign_phone"),
    ("phone", "0212 555 00 00", "not_a_phone"),
    ("phone", "0500 000 00", "not_a_phone"),
    ("phone", "", "missing"),
    ("given_name", "a" * 101, "too_long"),
    ("phone", 5, "wrong_type"),
]

ANSWER_FAULTS: list[tuple[str, Any, str]] = [
    ("topic", "flying saucers", "not_an_option"),
    ("topic", ["roads"], "wrong_type"),
    ("topic", None, "missing"),
    ("place", {"province": 6, "district": 1757}, "district_elsewhere"),
    ("place", {"province": 6, "district": 999999}, "unknown_district"),
    ("place", {"province": 82, "district": 1231}, "unknown_province"),
    ("place", {"province": 6}, "unknown_district"),
    ("place", "Ankara", "wrong_type"),
    ("unit", {"number": 12345}, "unknown_unit"),
    ("unit", {"number": True}, "wrong_type"),
    ("unit", {}, "missing"),
    ("title", "ab", "too_short"),
    ("title", "a" * 121, "too_long"),
    ("title", "\u202e\u200b", "missing"),
    ("text", "kısa", "too_short"),
    ("text", "ş" * 3001, "too_long"),
    ("text", {"a": 1}, "wrong_type"),
    ("answer_by", "pigeon", "not_an_option"),
]


@pytest.mark.parametrize(("field", "value", "code"), IDENTITY_FAULTS)
async def test_identity(stranger: Citizen, field: str, value: Any, code: str) -> None:
    sentences: set[str] = set()
    for stranger.language in ("tr", "en"):
        told = await stranger.begin(**{field: value})
        assert fields(told) == {field: code}
        assert told.headers["content-language"] == stranger.language
        sentences.add(told.json()["errors"][0]["detail"])
    assert len(sentences) == 2


async def test_all_faults_are_told_at_once(stranger: Citizen) -> None:
    told = await stranger.begin(national_id="1", given_name="1", phone="1")
    assert list(fields(told)) == ["national_id", "given_name", "phone"]


async def test_an_odd_serial_and_another_keyboard_are_no_fault(stranger: Citizen) -> None:
    problem(await stranger.begin(document_serial="AB1234567"), 422, "identity_unknown")
    typed = identity(stranger.service)
    told = await stranger.begin(
        national_id=" ".join(typed["national_id"]),
        given_name=typed["given_name"].upper(),
        family_name="ERTUG",
        mother_letters="cI",
        document_serial=typed["document_serial"].lower(),
        phone="+90 (500) 000-00-00",
    )
    assert told.status_code == 200, told.text


@pytest.mark.parametrize(
    "other",
    [
        {"given_name": "Başka"},
        {"family_name": "Başka"},
        {"mother_letters": "ww"},
        {"document_serial": "A00A00000"},
        {"national_id": "11111111110"},
    ],
)
async def test_nobody_learns_which_part_did_not_fit(
    stranger: Citizen, other: dict[str, str]
) -> None:
    body = problem(await stranger.begin(**other), 422, "identity_unknown")
    assert body["errors"] == []


@pytest.mark.parametrize(("question", "answer", "code"), ANSWER_FAULTS)
async def test_answers(citizen: Citizen, question: str, answer: Any, code: str) -> None:
    sentences: set[str] = set()
    for citizen.language in ("tr", "en"):
        told = await citizen.file(**{question: answer})
        assert fields(told) == {question: code}
        sentences.add(told.json()["errors"][0]["detail"])
    assert len(sentences) == 2
    assert (await citizen.get("applications")).json()["applications"] == []


async def test_a_form_nobody_has(citizen: Citizen) -> None:
    for body in (application() | {"form_version": 9}, application() | {"form": "other"}):
        problem(await citizen.post("applications", body, **KEY), 409, "form_changed")
    problem(await citizen.get("forms/other"), 404, "not_found")
