"""Hostile answers to every kind of question, and what becomes of each.

An outcome is the code of the fault at the question itself; or (path, code) where the fault stands
elsewhere; or `Kept`, what is stored of it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from tests.service.sampler import OFFICE, PLACE, Raw


@dataclass(frozen=True)
class Kept:
    """It is taken, and stored like this."""

    answer: Any = None
    """None: nothing is stored."""


Outcome = str | tuple[str, str] | Kept
GONE = Kept()
HUGE = 10**400
DECOMPOSED = unicodedata.normalize("NFD", "Çağdaş Iğdır'da şöför")
COMPOSED = unicodedata.normalize("NFC", DECOMPOSED)
TOO_DEEP = ("body", "too_deep")


def deep(levels: int) -> Raw:
    return Raw("[" * levels + "]" * levels)


WRONG: list[tuple[Any, Outcome]] = [
    (deep(29), "wrong_type"),
    (deep(99), TOO_DEEP),
    (Raw('{"a":' * 99 + "1" + "}" * 99), TOO_DEEP),
    (True, "wrong_type"),
    (HUGE, "wrong_type"),
    (-0.5, "wrong_type"),
    (Raw("1e999"), "wrong_type"),
    ({"$ne": None}, "wrong_type"),
]
"""Wrong for every kind but those that have such answers."""

NOTHING: list[tuple[Any, Outcome]] = [
    (None, "missing"), ("", "missing"), ([], "missing"), ({}, "missing"),
]  # fmt: skip

TEXTS: list[tuple[Any, Outcome]] = [
    *WRONG,
    *NOTHING,
    (["a", "b", "c"], "wrong_type"),
    ("\u202e\u200b\u2066", "missing"),
    ("\x00\x1b", "missing"),
    (" \t\n ", "missing"),
    ("ab\u200b\u200b", "too_short"),
    ("a\x00b\u202ec\x07d", Kept("abcd")),
    (DECOMPOSED, Kept(COMPOSED)),
    (Raw('"yar\\u0131m\\ud83d harf"'), Kept("yarım harf")),
    (Raw('"\\udc00\\ud800"'), "missing"),
    ("'; DROP TABLE applications; --", Kept("'; DROP TABLE applications; --")),
    ("<img src=x onerror=y>", Kept("<img src=x onerror=y>")),
    ("{limit} %s {0}", Kept("{limit} %s {0}")),
]

HOSTILE: dict[str, list[tuple[Any, Outcome]]] = {
    "text": [
        *TEXTS,
        ("a" * 41, "too_long"),
        ("bir\r\niki\u2028üç", Kept("bir iki üç")),
    ],
    "long_text": [
        *TEXTS,
        ("ş" * 1501, "too_long"),
        ("a\r\nb\n\n\n\n\nc\t", Kept("a\nb\n\nc")),
        ("e\u0301" * 1500, Kept("é" * 1500)),
    ],
    "choice": [
        *WRONG,
        *NOTHING,
        ("blue", "not_an_option"),
        (" red", "not_an_option"),
        ("red\u200b", "not_an_option"),
        ("\x00", "missing"),
        (["red"], "wrong_type"),
        ({"value": "red"}, "wrong_type"),
        (Raw('"re\\ud800d"'), Kept("red")),
    ],
    "choices": [
        *WRONG,
        *NOTHING,
        ("cat", "wrong_type"),
        (["cat", "cat"], "wrong_type"),
        (["cat", "dog", "bird"], "too_many"),
        (["cat", "fish"], "not_an_option"),
        (["CAT"], "not_an_option"),
        (["cat", None], "wrong_type"),
        ([True], "wrong_type"),
        ([["cat"]], "wrong_type"),
        ({"cat": True}, "wrong_type"),
        (["cat"] * 4000, "wrong_type"),
        (["cat"] * 6000, ("body", "too_many_values")),
    ],
    "yes_no": [
        *(row for row in WRONG if row[0] is not True),
        *NOTHING,
        (True, ("from_where", "missing")),
        (False, Kept(False)),
        (1, "wrong_type"),
        (0, "wrong_type"),
        ("true", "wrong_type"),
        ([False], "wrong_type"),
        ({"moved": True}, "wrong_type"),
    ],
    "date": [
        *WRONG,
        *NOTHING,
        (20260301, "wrong_type"),
        ("2026-03-17", "too_late"),
        ("9999-12-31", "too_late"),
        ("2024-03-15", "too_early"),
        ("2024-03-16", Kept("2024-03-16")),
        ("16.03.2026", Kept("2026-03-16")),
        ("٠١.٠٣.٢٠٢٦", Kept("2026-03-01")),
        ("\u202e1 Oca\u200bk 2026", Kept("2026-01-01")),
        ("31.02.2026", "not_a_date"),
        ("2026-03-01T10:00:00Z", "not_a_date"),
        ("today", "not_a_date"),
        ("9" * 5000, "not_a_date"),
        ("²/³/2026", "not_a_date"),
    ],
    "place": [
        *WRONG[:-1],
        *NOTHING,
        ({"$ne": None}, "missing"),
        ("Ankara", "wrong_type"),
        ([6, 1231], "wrong_type"),
        (PLACE | {"province": True}, "wrong_type"),
        (PLACE | {"province": "6"}, "wrong_type"),
        (PLACE | {"province": 6.0}, "wrong_type"),
        (PLACE | {"province": HUGE}, "unknown_province"),
        (PLACE | {"province": None}, "unknown_province"),
        (PLACE | {"district": -1}, "unknown_district"),
        (PLACE | {"district": 1757}, "district_elsewhere"),
        (PLACE | {"district": deep(25)}, "wrong_type"),
        (PLACE | {"address": 5}, "wrong_type"),
        (PLACE | {"address": "\u202e\n"}, "no_address"),
        (PLACE | {"address": "a" * 61}, "too_long"),
        (PLACE | {"address": " Ata\u0000türk\u202e 1 "}, Kept(PLACE | {"address": "Atatürk 1"})),
        (PLACE | {"address": DECOMPOSED, "x": 1}, Kept(PLACE | {"address": COMPOSED})),
    ],
    "unit": [
        *WRONG[:-1],
        *NOTHING,
        ({"$ne": None}, "missing"),
        ("91000006", "wrong_type"),
        (91000006, "wrong_type"),
        ([OFFICE], "wrong_type"),
        ({"number": "91000006"}, "wrong_type"),
        ({"number": True}, "wrong_type"),
        ({"number": 91000006.0}, "wrong_type"),
        ({"number": deep(25)}, "wrong_type"),
        ({"number": 12345}, "unknown_unit"),
        ({"number": -91000006}, "unknown_unit"),
        ({"number": HUGE}, "unknown_unit"),
        ({"number": None, "name": "x", "__proto__": 1}, Kept({"number": None})),
        (OFFICE | {"name": "\u202eBen"}, Kept(OFFICE)),
    ],
    "topic": [
        *WRONG,
        *NOTHING,
        ("flying_saucers", "unknown_topic"),
        ("\u202e", "missing"),
        ("a" * 20_000, "unknown_topic"),
        (["pavement"], "wrong_type"),
        ({"id": "pavement"}, "wrong_type"),
    ],
    "phone": [
        *WRONG,
        *NOTHING,
        (5321234567, "wrong_type"),
        (["+905321234567"], "wrong_type"),
        ("123", "not_a_phone"),
        ("9" * 5000, "not_a_phone"),
        ("+90 12", "not_a_phone"),
        ("\u202e", "missing"),
        ("0532-123 (45) 67", Kept("+905321234567")),
        ("٠٥٣٢ ١٢٣ ٤٥ ٦٧", Kept("+905321234567")),
        ("\u202a+49 151 23456789\u202c", Kept("+4915123456789")),
    ],
    "email": [
        *WRONG,
        *NOTHING,
        (["ad@ornek.org"], "wrong_type"),
        ("ad", "not_an_email"),
        ("ad@ornek", "not_an_email"),
        ("ad@ornek..org", "not_an_email"),
        ("ad@192.0.2.1", "not_an_email"),
        ("a" * 300 + "@ornek.org", "not_an_email"),
        ("ad@ornek.org\nBcc: herkes@ornek.org", "not_an_email"),
        ('"<x>"@ornek.org', "not_an_email"),
        ("\u202eAd@ORNEK.org\x00", Kept("Ad@ornek.org")),
    ],
    "file": [
        *WRONG,
        *[(nothing, GONE) for nothing, _ in NOTHING],
        ("foto.jpg", "wrong_type"),
        ({"id": "a"}, "wrong_type"),
        ([{}], "wrong_type"),
        ([{"id": 5}], "wrong_type"),
        ([{"id": ""}], "wrong_type"),
        ([{"id": "a" * 65}], "wrong_type"),
        ([{"id": "a"}, {"id": "a"}], "wrong_type"),
        ([{"id": "a"}, {"id": "b"}, {"id": "c"}], "too_many_files"),
        ([{"id": "nobody"}], "file_unknown"),
        ([{"id": "../../etc/passwd", "size": 1, "name": "\x00"}], "file_unknown"),
        ([{"id": "\x00"}], "file_unknown"),
    ],
    "group": [
        *(row for row in WRONG if not isinstance(row[0], dict)),
        *[(nothing, GONE) for nothing, _ in NOTHING],
        ({"0": {"office": OFFICE}}, "wrong_type"),
        ([1], "wrong_type"),
        ([None, {"office": OFFICE}], "wrong_type"),
        ([{"office": OFFICE}] * 4, "too_many"),
        ([{}, {"office": None}], GONE),
        ([{"x": 1}, {"answered": False}], ("earlier.1.office", "missing")),
        ([{"earlier": [{"earlier": []}]}], GONE),
        ([{}, {"office": {"number": 1}}], ("earlier.1.office", "unknown_unit")),
        ([{"office": {"number": None}}], ("earlier.0.office", "missing")),
        ([{"office": OFFICE, "answered": 1}], ("earlier.0.answered", "wrong_type")),
        ([{"office": OFFICE, "answered": True}], ("earlier.0.answered_on", "missing")),
        (
            [{}, {"office": OFFICE, "answered": False, "answered_on": HUGE, "title": "x"}],
            Kept([{"office": OFFICE, "answered": False}]),
        ),
        ([{"office": OFFICE, "old_address": "x"}], Kept([{"office": OFFICE}])),
    ],
    "notice": [
        *[(answer, GONE if outcome == "wrong_type" else outcome) for answer, outcome in WRONG],
        *[(nothing, GONE) for nothing, _ in NOTHING],
        ("\u202e", GONE),
        ("ş" * 5000, GONE),
        ([1, [2]], GONE),
        (Raw('"\\ud800"'), GONE),
    ],
}
