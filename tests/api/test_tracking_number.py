"""A tracking number, as people read it off a piece of paper."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mobile.api.tracking_number import (
    LENGTH,
    SYMBOLS,
    check_symbol,
    grouped,
    tells,
    tracking_number,
)

bare_numbers = st.text(SYMBOLS, min_size=LENGTH, max_size=LENGTH)
numbers = bare_numbers.map(lambda bare: grouped(bare + check_symbol(bare)))
NUMBER = grouped("K7QX9F2MTR4C8WZD" + check_symbol("K7QX9F2MTR4C8WZD"))


@given(numbers)
def test_a_number_is_itself(number: str) -> None:
    assert tracking_number(number) == number
    assert [len(part) for part in number.split("-")] == [4, 4, 4, 4, 1]


@settings(max_examples=30)
@given(numbers)
def test_every_wrong_symbol_is_caught(number: str) -> None:
    for place, right in enumerate(number):
        if right != "-":
            for wrong in set(SYMBOLS) - {right}:
                assert tracking_number(number[:place] + wrong + number[place + 1 :]) is None


@given(numbers)
@example(NUMBER)
def test_every_swap_is_caught_of_neighbours_and_others(number: str) -> None:
    symbols = number.replace("-", "")
    for one in range(len(symbols)):
        for other in range(one + 1, len(symbols)):
            swapped = [*symbols]
            swapped[one], swapped[other] = swapped[other], swapped[one]
            if symbols[one] != symbols[other]:
                assert tracking_number("".join(swapped)) is None


@given(numbers)
def test_every_lost_and_doubled_symbol_is_caught(number: str) -> None:
    symbols = number.replace("-", "")
    for place in range(len(symbols)):
        assert tracking_number(symbols[:place] + symbols[place + 1 :]) is None
        assert tracking_number(symbols[:place] + symbols[place] * 2 + symbols[place + 1 :]) is None


@given(numbers, st.data())
def test_forgiven_writings_are_the_same_number(number: str, data: st.DataObject) -> None:
    written = ""
    for symbol in number:
        like = {"1": "1IiLlİı", "0": "0Oo", "-": ["-", "", " ", "–", "_", ".", "\u00a0", "\u200b"]}
        written += data.draw(st.sampled_from(like.get(symbol, [symbol, symbol.lower()])))
    assert tracking_number(f" {written}\n") == number


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "----", "\x00", "\x00" * 17, f"{NUMBER}\x00", f"\x00{NUMBER}", "K7QX",
        f"{NUMBER}{NUMBER}", "A" * 10_000, "-" * 10_000, "U" * 17, "ş" * 17, "😀" * 17, "\ud800",
        NUMBER.replace("K", "\u212a\u0301"), "' OR 1=1 --", "2026-123-456-785",
    ],
)  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    assert tracking_number(text) is None


def test_wide_letters_and_other_digits_are_read() -> None:
    wide = "".join(chr(ord(s) + 0xFEE0) if s != "-" else s for s in NUMBER)
    arabic = NUMBER.translate({ord(str(n)): chr(0x660 + n) for n in range(10)})
    assert tracking_number(wide) == tracking_number(arabic) == NUMBER


@given(st.text(max_size=120))
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = tracking_number(text)
    assert number is None or tracking_number(number) == number


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        f"Numaram {NUMBER}, bakın.",
        NUMBER.replace("-", ""),
        NUMBER.lower(),
        NUMBER.lower().replace("-", " "),
        " ".join(NUMBER),
        "\u200b".join(NUMBER),
        "\n".join(NUMBER.split("-")),
        f"başı {NUMBER[:9]} ve",
        f"sonu {NUMBER[-11:]}",
    ],
)
def test_a_text_that_tells_the_number(text: str) -> None:
    assert tells(text, NUMBER)


def test_a_text_that_does_not() -> None:
    for text in ("", "Kamera kaydı 7 Mart'ta silindi.", NUMBER[:4], "K7QX 12 9F2M", NUMBER[::-1]):
        assert not tells(text, NUMBER)
