"""What somebody wrote stands in its own direction among our words, and is otherwise untouched."""

from __future__ import annotations

from unicodedata import bidirectional

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobile.i18n import words
from mobile.i18n.direction import END, FIRST_STRONG, LEFT_TO_RIGHT, goes_left, isolated

tr, ar = words("tr"), words("ar")
NAME = "محمد علي"


def marked(text: str) -> str:
    letters = any(bidirectional(letter) in ("L", "R", "AL") for letter in text)
    return f"{FIRST_STRONG}{'' if letters else LEFT_TO_RIGHT}{text}{END}"


def test_an_arabic_name_in_a_turkish_sentence() -> None:
    assert tr("Hata: {title}", title=NAME) == f"Hata: {marked(NAME)}"


def test_a_turkish_name_in_a_turkish_sentence_needs_nothing() -> None:
    assert tr("Hata: {title}", title="Ayşe 5/2") == "Hata: Ayşe 5/2"


def test_a_number_and_a_turkish_name_in_an_arabic_sentence() -> None:
    assert marked("2026-123-456") in ar("Hata: {title}", title="2026-123-456")
    assert marked("Ayşe") in ar("Hata: {title}", title="Ayşe")
    assert END not in ar("Hata: {title}", title="سؤال")


def test_a_counted_sentence_does_so_too() -> None:
    assert marked("Ayşe") in ar.count("{n} {name}", "{n} {name}", 2, name="Ayşe")


@pytest.mark.parametrize(
    ("text", "rtl", "shown"),
    [
        ("", True, ""),
        ("…", True, "…"),
        ("K7QX-9F2M", True, marked("K7QX-9F2M")),
        ("K7QX-9F2M", False, "K7QX-9F2M"),
        ("12345678950", True, marked("12345678950")),
        ("+90 5** *** ** 00", True, f"{FIRST_STRONG}{LEFT_TO_RIGHT}+90 5** *** ** 00{END}"),
        (f"Ayşe\n{NAME}\n", False, f"Ayşe\n{marked(NAME)}\n"),
        (f"Ayşe\n{NAME}", True, f"{marked('Ayşe')}\n{NAME}"),
        ("שלום", False, marked("שלום")),
    ],
)
def test_lines(text: str, rtl: bool, shown: str) -> None:
    assert isolated(text, rtl=rtl) == shown


def test_a_number_in_groups_inside_our_own_words() -> None:
    text = "13 rakamdır. Örnek: 2026-481-372-056"
    assert text in tr(text)
    assert ar.pick({"tr": "x", "ar": "مثال: 2026-481-372-056."}) == (
        f"مثال: {marked('2026-481-372-056')}."
    )
    assert tr.pick({"tr": "Örnek: 2026-481-372-056."}) == "Örnek: 2026-481-372-056."


@pytest.mark.parametrize(
    ("text", "left"), [("", False), ("5 Ayşe", False), ("5 محمد Ayşe", True), ("12", False)]
)
def test_which_way_a_text_goes(text: str, left: bool) -> None:
    assert goes_left(text) is left


@given(st.text(), st.booleans())
def test_nothing_is_changed_but_marks_put_around_whole_lines(text: str, rtl: bool) -> None:
    lines, shown = text.split("\n"), isolated(text, rtl=rtl).split("\n")
    assert len(lines) == len(shown)
    for line, told in zip(lines, shown, strict=True):
        assert told in (line, marked(line))
        against = ("L", "EN", "AN") if rtl else ("R", "AL")
        assert (told == line) == (not any(bidirectional(letter) in against for letter in line))
