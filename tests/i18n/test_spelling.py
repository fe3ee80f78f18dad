"""A tracking number read out: every symbol has a word, and no two sound as one."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobile.api.tracking_number import LENGTH, SYMBOLS, check_symbol, grouped
from mobile.i18n import LANGUAGES, spelling
from mobile.i18n.spelling import spelled

ALPHABETS: dict[str, dict[str, str]] = json.loads(
    (Path(spelling.__file__).parent / "spelling.json").read_text("utf-8")
)
OTHER_LETTERS = ("ar", "ru")
"""They write the international words as they sound."""
NAMED = {"Q": "Kü", "W": "Çift ve", "X": "İks"}


def test_a_number() -> None:
    assert spelled("K7QX-9F2M-TR4C-8WZD-5", "tr") == (
        ("Kars", "yedi", "Kü", "İks"),
        ("dokuz", "Fatsa", "iki", "Muş"),
        ("Tokat", "Rize", "dört", "Ceyhan"),
        ("sekiz", "Çift ve", "Zonguldak", "Denizli"),
        ("beş",),
    )
    assert spelled("K7QX-9F2M-TR4C-8WZD-5", "en-GB")[0] == ("Kilo", "seven", "Quebec", "X-ray")
    assert spelled("K7QX-9F2M-TR4C-8WZD-5", "tr-kolay") == spelled("K7QX-9F2M-TR4C-8WZD-5", "tr")
    assert spelled("K7QX-9F2M-TR4C-8WZD-5", "xx") == spelled("K7QX-9F2M-TR4C-8WZD-5", "en")


@pytest.mark.parametrize("language", ALPHABETS)
def test_every_symbol_has_a_word_of_its_own(language: str) -> None:
    words = ALPHABETS[language]
    assert {*words} == {*SYMBOLS}
    heard = [word.casefold()[:3] for word in words.values()]
    assert len({*heard}) == len(SYMBOLS), "after three sounds one knows which"
    for one, other in combinations(words.values(), 2):
        assert one.casefold() != other.casefold()


@pytest.mark.parametrize("language", ALPHABETS)
def test_a_word_begins_with_its_letter(language: str) -> None:
    for symbol, word in ALPHABETS[language].items():
        if language in OTHER_LETTERS or symbol.isdigit():
            continue
        if not (language == "tr" and symbol in NAMED):
            assert word[0] == symbol
    assert ALPHABETS["tr"].items() >= NAMED.items()


def test_every_language_of_the_app_has_its_alphabet() -> None:
    assert {language.partition("-")[0] for language in LANGUAGES} <= {*ALPHABETS}


@given(st.text(SYMBOLS, min_size=LENGTH, max_size=LENGTH), st.sampled_from(sorted(ALPHABETS)))
def test_what_was_read_out_can_be_written_down(bare: str, language: str) -> None:
    number = grouped(bare + check_symbol(bare))
    back = {word: symbol for symbol, word in ALPHABETS[language].items()}
    groups = spelled(number, language)
    assert [len(group) for group in groups] == [4, 4, 4, 4, 1]
    assert "-".join("".join(back[word] for word in group) for group in groups) == number


@pytest.mark.parametrize("text", ["I", "l", "K7QX 9F2M", "ş", "U"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(KeyError):
        spelled(text, "tr")
