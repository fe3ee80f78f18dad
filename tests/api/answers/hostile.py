"""Answers to a question of each kind, as citizens and attackers give them, and what is told."""

from __future__ import annotations

from typing import Any

from tests.api.answers.made import HERE

Table = list[tuple[Any, str | None]]

_SILENT: list[Any] = [None, "", "   ", "\n\n", {}, [], "\u202e\u200b", "\ud800", "\u00a0"]
NOTHING: Table = [(nothing, "missing") for nothing in _SILENT]
"""What says nothing is missing, whatever is asked."""

NO_TEXT: Table = [
    (wrong, "wrong_type") for wrong in (0, 7, 1.5, True, False, ["abc"], [None], {"a": "abc"})
]
"""What is no text."""

TEXTS: Table = [
    *NOTHING, *NO_TEXT,
    ("ab", "too_short"), ("a\u200bb", "too_short"), (" ab ", "too_short"),
    ("abc", None), ("a" * 10, None), ("ş" * 10, None), ("s\u0327" * 10, None),
    ("a" * 11, "too_long"), ("  " + "a" * 10 + "  ", None), ("👩\u200d🦽", None),
]  # fmt: skip

HOSTILE: dict[str, Table] = {
    "text": [*TEXTS, ("a\n\n\nb", None)],
    "long_text": [*TEXTS, ("a\nb", None), ("a" + "\n" * 12 + "b", None)],
    "choice": [
        *NOTHING, *NO_TEXT,
        ("a", None), ("c", None), ("A", "not_an_option"), (" a", "not_an_option"),
        ("a\u200b", "not_an_option"), ("d", "not_an_option"), ("a\ud800", "not_an_option"),
        ("True", "not_an_option"), (["a"], "wrong_type"),
    ],
    "choices": [
        *NOTHING,
        (["a"], None), (["c", "a"], None), (["a", "b", "c"], "too_many"),
        (["a", "a"], "wrong_type"), (["a", 1], "wrong_type"), ([True], "wrong_type"),
        ([["a"]], "wrong_type"), ([None], "wrong_type"), ([{}], "wrong_type"),
        (["A"], "not_an_option"), (["a", "d"], "not_an_option"), ([""], "not_an_option"),
        (["a", "b", "c", "d"], "not_an_option"), ("a", "wrong_type"), (True, "wrong_type"),
        (0, "wrong_type"), ({"a": True}, "wrong_type"),
    ],
    "yes_no": [
        *NOTHING,
        (True, None), (False, None), (1, "wrong_type"), (0, "wrong_type"), (1.0, "wrong_type"),
        ("true", "wrong_type"), ("evet", "wrong_type"), ([True], "wrong_type"),
        ({"yes": True}, "wrong_type"),
    ],
    "date": [
        *NOTHING, *NO_TEXT,
        ("2026-11-22", None), ("22.11.2026", None), (" 22 Kasım 2026 ", None),
        ("٢٢/١١/٢٠٢٦", None), ("2024-11-22", None), ("2024-11-21", "too_early"),
        ("0001-01-01", "too_early"), ("2026-11-23", "too_late"), ("9999-12-31", "too_late"),
        ("2026-02-29", "not_a_date"), ("2026-13-01", "not_a_date"), ("22.11.126", "not_a_date"),
        ("bugün", "not_a_date"), ("today", "not_a_date"), ("-2y", "not_a_date"),
        ("2026-11-22T10:00:00Z", "not_a_date"), ("\ud800", "missing"),
        ("1." + "9" * 30 + ".2026", "not_a_date"), ("1." + "9" * 5000 + ".2026", "not_a_date"),
    ],
    "place": [
        *NOTHING,
        (HERE, None), (HERE | {"more": None}, None),
        ({"province": 6}, "unknown_district"), ({"district": 1231}, "unknown_province"),
        ({"province": 6, "district": None}, "unknown_district"),
        ({"province": None, "district": 1231}, "unknown_province"),
        ({"province": None, "district": None}, "missing"),
        ({"province": None, "address": "  "}, "missing"),
        ({"address": "Çiçek Sk. 3"}, "unknown_province"),
        ({"province": 6, "district": 1757}, "district_elsewhere"),
        ({"province": 6, "district": 10**30}, "unknown_district"),
        ({"province": 0, "district": 1231}, "unknown_province"),
        ({"province": 82, "district": 1231}, "unknown_province"),
        ({"province": "6", "district": 1231}, "wrong_type"),
        ({"province": 6.0, "district": 1231}, "wrong_type"),
        ({"province": True, "district": 1231}, "wrong_type"),
        ({"province": [6], "district": 1231}, "wrong_type"),
        ({"province": [], "district": 1231}, "unknown_province"),
        (HERE | {"address": None}, None), (HERE | {"address": ""}, None),
        (HERE | {"address": "Çiçek Sk. 3"}, None), (HERE | {"address": "a\n\n\n\nb"}, None),
        (HERE | {"address": "a" * 20}, None), (HERE | {"address": "a" * 21}, "too_long"),
        (HERE | {"address": 7}, "wrong_type"), (HERE | {"address": ["x"]}, "wrong_type"),
        ("Ankara", "wrong_type"), ([6, 1231], "wrong_type"), (6, "wrong_type"),
        (0, "wrong_type"), (False, "wrong_type"),
    ],
    "unit": [
        *NOTHING,
        ({"number": None}, None), ({"number": 24000001}, None), ({"number": 10**30}, None),
        ({"number": True}, "wrong_type"), ({"number": 1.5}, "wrong_type"),
        ({"number": "24000001"}, "wrong_type"), ({"number": [1]}, "wrong_type"),
        ({"nummer": 1}, "missing"), ({"number": ""}, "missing"), ("x", "wrong_type"),
        (7, "wrong_type"), ([1], "wrong_type"), (0, "wrong_type"), (True, "wrong_type"),
    ],
    "topic": [
        *NOTHING, *NO_TEXT,
        ("pavement", None), ("Pavement", "unknown_topic"), (" pavement", "unknown_topic"),
        ("roads", "unknown_topic"), ("pavement\ud800", "unknown_topic"),
    ],
    "phone": [
        *NOTHING, *NO_TEXT,
        ("+905321234567", None), ("0532 123 45 67", None), ("(0312) 123 45 67", None),
        ("٠٥٣٢١٢٣٤٥٦٧", None), ("+49 151 23456789", None), ("+90 532", "not_a_phone"),
        ("112", "not_a_phone"), ("beni arayın", "not_a_phone"), ("0" * 5000, "not_a_phone"),
    ],
    "email": [
        *NOTHING, *NO_TEXT,
        ("ad@ornek.org", None), ("  Ad.Soyad+x@Ornek.ORG ", None), ("ad@örnek.org", None),
        ("ad@ornek", "not_an_email"), ("@ornek.org", "not_an_email"), ("ad", "not_an_email"),
        ("ad@a@ornek.org", "not_an_email"), ("a" * 5000 + "@ornek.org", "not_an_email"),
    ],
    "file": [
        *NOTHING,
        ([{"id": "a"}], None), ([{"id": "a", "name": "foto.jpg", "size": 3}], None),
        ([{"id": "a"}, {"id": "b"}], None), ([{"id": "a"}] * 2, "wrong_type"),
        ([{"id": "a"}, {"id": "b"}, {"id": "c"}], "too_many_files"), ([{}], "wrong_type"),
        ([{"id": ""}], "wrong_type"), ([{"id": "\u200b"}], None), ([{"id": 7}], "wrong_type"),
        (["a"], "wrong_type"),
        ([{"id": "x" * 64}], None), ([{"id": "x" * 65}], "wrong_type"), ([None], "wrong_type"),
        ("a", "wrong_type"), ({"id": "a"}, "wrong_type"), (7, "wrong_type"), (True, "wrong_type"),
    ],
    "notice": [*((nothing, None) for nothing in _SILENT), ("x", None), (7, None), (False, None)],
    "group": [
        *NOTHING,
        ([{"name": "x"}], None), ([{"name": "x", "day": "22.11.2026"}], None),
        ([{"name": "x"}, {}], None), ([{}, {}], "missing"), ([{"name": None}], "missing"),
        ([{"name": "\u200b"}], "missing"), ([{"unasked": 1}], "missing"),
        ([{"name": str(n)} for n in range(4)], "too_many"),
        ([None], "wrong_type"), (["x"], "wrong_type"), ([[]], "wrong_type"),
        ({"name": "x"}, "wrong_type"), ("x", "wrong_type"), (7, "wrong_type"),
        (True, "wrong_type"),
    ],
    "unknown": [
        (None, "unknown_kind"), ("", "unknown_kind"), ([], "unknown_kind"),
        ("x", None), (7, None), ({"a": 1}, None), (False, None),
    ],
}  # fmt: skip
"""Answers to the question of `made.ONE_OF_EACH`, answered on `made.TODAY`."""
