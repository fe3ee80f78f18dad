"""The check digits against other people's implementations."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import damm  # pyright: ignore[reportMissingTypeStubs]
from stdnum.tr import tckimlik  # pyright: ignore[reportMissingTypeStubs]

from mobile.api.checks import application_number, check_digit, national_id
from service.applications.numbers import new_number
from service.identity.synthetic import SyntheticRegister, with_check_digits

digits = st.text("0123456789", min_size=1, max_size=30)


@given(st.integers(100_000_000, 999_999_999))
def test_a_made_identity_number_is_right(nine: int) -> None:
    number = with_check_digits(nine)
    assert national_id(number) == number
    assert tckimlik.is_valid(number)


@given(st.text("0123456789", min_size=10, max_size=12))
def test_identity_numbers_as_stdnum_sees_them(text: str) -> None:
    assert (national_id(text) is not None) == tckimlik.is_valid(text)


@given(st.integers(100_000_000, 999_999_999), st.integers(0, 10), st.integers(1, 9))
def test_no_single_slip_in_an_identity_number_passes_unseen(nine: int, at: int, by: int) -> None:
    number = with_check_digits(nine)
    wrong = number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :]
    assert (national_id(wrong) is not None) == tckimlik.is_valid(wrong)


@given(digits)
def test_the_check_digit_is_damms(number: str) -> None:
    assert check_digit(number) == damm.calc_check_digit(number)
    assert damm.is_valid(number + check_digit(number))


@settings(max_examples=50)
@given(digits)
def test_every_slip_and_every_swap_is_caught(number: str) -> None:
    whole = number + check_digit(number)
    for at, digit in enumerate(whole):
        for other in set("0123456789") - {digit}:
            wrong = whole[:at] + other + whole[at + 1 :]
            assert check_digit(wrong[:-1]) != wrong[-1]
    for at in range(len(whole) - 1):
        if whole[at] != whole[at + 1]:
            wrong = whole[:at] + whole[at + 1] + whole[at] + whole[at + 2 :]
            assert check_digit(wrong[:-1]) != wrong[-1]


@given(st.integers(2026, 2999), st.sampled_from([" ", "-", ".", "/", ""]))
def test_a_number_comes_back_however_it_is_typed(year: int, between: str) -> None:
    number = new_number(year)
    assert number.startswith(f"{year}-")
    assert application_number(number.replace("-", between)) == number


def test_the_invented_people_could_be_people() -> None:
    records = SyntheticRegister().records
    numbers = [record.person.national_id for record in records]
    assert len(set(numbers)) == 200
    assert all(tckimlik.is_valid(number) for number in numbers)
    assert sum(number.startswith("99") for number in numbers) == 8
    assert any(" " in record.person.given_name for record in records)
    assert {record.document_serial[3].isalpha() for record in records} == {True, False}
