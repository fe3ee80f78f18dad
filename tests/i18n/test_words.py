"""What is said, in which language, and for how many."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mobile.i18n import LANGUAGES, best, words
from service.i18n import language_of

tr, en = words("tr"), words("en")


def test_turkish_is_its_own_key() -> None:
    assert tr("Devam") == "Devam"
    assert en("Devam") == "Continue"


def test_what_has_no_translation_is_said_in_turkish() -> None:
    assert en("Çevrilmemiş bir cümle: {n}", n=3) == "Çevrilmemiş bir cümle: 3"


def test_places_are_filled() -> None:
    assert tr("{at}. adım / {of}", at=3, of=5) == "3. adım / 5"
    assert en("{at}. adım / {of}", at=3, of=5) == "Step 3 of 5"


def test_what_is_filled_in_is_not_filled_again() -> None:
    assert en("{name} olarak girdiniz.", name="{at}") == "You are logged in as {at}."


@pytest.mark.parametrize(
    ("n", "turkish", "english"),
    [
        (0, "0 sonuç", "0 results"),
        (1, "1 sonuç", "1 result"),
        (2, "2 sonuç", "2 results"),
        (1234, "1.234 sonuç", "1,234 results"),
    ],
)
def test_a_number_takes_its_form(n: int, turkish: str, english: str) -> None:
    assert tr.count("{n} sonuç", "{n} sonuç", n) == turkish
    assert en.count("{n} sonuç", "{n} sonuç", n) == english


def test_words_of_a_form_fall_back_to_turkish() -> None:
    assert en.pick({"tr": "Konu", "en": "Topic"}) == "Topic"
    assert en.pick({"tr": "Konu"}) == "Konu"
    assert en.pick({"tr": "Konu", "en": ""}) == "Konu"
    assert en.pick({}) == en.pick(None) == ""


def test_a_language_we_do_not_have_is_turkish() -> None:
    assert words("xx").language == "tr"
    assert words("../../en").language == "tr"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_can_speak(language: str) -> None:
    assert words(language).language == language
    assert words(language)("Devam")


def test_one_word_of_two_things_may_be_two_words() -> None:
    """Turkish says the same of an application and of a tip; French has une demande, un
    signalement."""
    french = words("fr")
    assert french("Okundu") == "Lue"
    assert french.about("ihbar", "Okundu") == "Lu"
    assert tr.about("ihbar", "Okundu") == tr("Okundu") == "Okundu"


# -- which language? -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("", "tr"),
        ("*", "tr"),
        ("en", "en"),
        ("EN-gb", "en"),
        ("en-US,en;q=0.9", "en"),
        ("tr-TR,tr;q=0.9,en;q=0.8", "tr"),
        ("en;q=0.3, tr;q=0.8", "tr"),
        ("de, en; q=0.4", "de"),
        ("xx, ar-SY; q=0.4", "ar"),
        ("tr-kolay", "tr-kolay"),
        ("kmr-TR, en", "ku"),
        ("xx,yy", "tr"),
        ("en;q=0", "tr"),
        ("en;q=nan", "tr"),
        ("en;q=high, tr;q=0.1", "tr"),
    ],
)
def test_the_best_language(wanted: str, language: str) -> None:
    assert best(wanted) == language
    assert language_of(wanted) == language


@given(st.text())
@example("," * 10_000)
@example("en;q=1e999,;;;q==,-,en;q=-1")
@example("\x00en\u202e;q=٣")
def test_no_header_breaks_it(wanted: str) -> None:
    assert best(wanted) in LANGUAGES


TAGS = st.sampled_from(["tr", "en", "de", "tr-TR", "en-GB", "*"])
WEIGHTS = st.sampled_from(["", ";q=0", ";q=0.2", ";q=0.9", "; q=0.5", ";q=1", ";q=x"])


@given(st.lists(st.tuples(TAGS, WEIGHTS).map("".join), max_size=6).map(", ".join))
def test_the_app_and_the_service_choose_the_same(wanted: str) -> None:
    assert best(wanted) == language_of(wanted)


@pytest.mark.parametrize(
    ("length", "written"),
    [(0, "0 KB"), (1, "1 KB"), (511, "1 KB"), (2048, "2 KB"), (1258291, "1,2 MB")],
)
def test_a_file_with_something_in_it_has_a_size(length: int, written: str) -> None:
    assert tr.size(length).replace("\u00a0", " ") == written
