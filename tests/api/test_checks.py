"""What a citizen may type, and what is made of it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mobile.api import checks
from service import places

PLACES = places.load().places
PROVINCES = PLACES.provinces

anything = st.text(st.characters(), max_size=40)
"""Any text at all; half letters (surrogates) too."""
with_halves = st.text(st.characters(exclude_categories=()), max_size=40)


# -- Turkish letters -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "small", "large"),
    [
        ("Iğdır", "ığdır", "IĞDIR"),
        ("İstanbul", "istanbul", "İSTANBUL"),
        ("ÇANKIRI", "çankırı", "ÇANKIRI"),
        ("i\u0307", "i\u0307", "İ\u0307"),
        ("Âlâ", "âlâ", "ÂLÂ"),
        ("ŞİŞLİ", "şişli", "ŞİŞLİ"),
        ("s\u0327is\u0327li", "şişli", "ŞİŞLİ"),
        ("", "", ""),
    ],
)
def test_case_follows_turkish_rules(text: str, small: str, large: str) -> None:
    assert checks.lower(text) == small
    assert checks.upper(text) == large


@pytest.mark.parametrize(
    "texts",
    [
        ("ŞİŞLİ", "şişli", "Sisli", "SISLI", "s\u0327is\u0327li"),
        ("IĞDIR", "Iğdır", "igdir", "İğdir", "ıgdır"),
        ("Hakkâri", "hakkari", "HAKKARİ", "HAKKARI"),
        ("Çığ", "cig", "ÇIĞ"),
        ("Gümüşhane", "GUMUSHANE"),
        ("ｉｚｍｉｒ", "İzmir"),
    ],
)
def test_texts_are_found_however_a_keyboard_writes_them(texts: tuple[str, ...]) -> None:
    assert len({checks.fold(text) for text in texts}) == 1


def test_every_province_and_district_is_found_in_either_case() -> None:
    assert len(PROVINCES) == 81
    assert sum(len(province.districts) for province in PROVINCES) == 973
    names = [p.name for p in PROVINCES] + [d.name for p in PROVINCES for d in p.districts]
    for name in names:
        assert checks.lower(checks.upper(name)) == checks.lower(name)
        assert checks.upper(checks.lower(name)) == checks.upper(name)
        forms = {name, checks.upper(name), checks.lower(name), unicodedata.normalize("NFD", name)}
        assert {checks.fold(form) for form in forms} == {checks.fold(name)}
        assert checks.fold(name).isascii()
        assert checks.clean(name) == name


def test_no_two_districts_of_a_province_fold_into_one() -> None:
    assert len({checks.fold(province.name) for province in PROVINCES}) == 81
    for province in PROVINCES:
        folded = {checks.fold(district.name) for district in province.districts}
        assert len(folded) == len(province.districts), province.name
        keys = {checks.sort_key(district.name) for district in province.districts}
        assert len(keys) == len(province.districts), province.name


def test_names_are_ordered_by_the_turkish_alphabet() -> None:
    mixed = [
        "Çorum", "Cizre", "Iğdır", "İzmir", "Hatay", "Ordu", "Ödemiş", "Şırnak", "Siirt", "Uşak",
        "Ünye", "Zonguldak", "Ağrı", "112", "Âdil", "ğ", "g", "Wan", "Van",
    ]  # fmt: skip
    assert sorted(mixed, key=checks.sort_key) == [
        "112", "Ağrı", "Âdil", "Cizre", "Çorum", "g", "ğ", "Hatay", "Iğdır", "İzmir", "Ordu",
        "Ödemiş", "Siirt", "Şırnak", "Uşak", "Ünye", "Van", "Wan", "Zonguldak",
    ]  # fmt: skip


def test_the_service_lists_places_in_that_order() -> None:
    names = [province.name for province in PROVINCES]
    assert names == sorted(names, key=checks.sort_key)
    for province in PROVINCES:
        names = [district.name for district in province.districts]
        assert names == sorted(names, key=checks.sort_key)


@given(with_halves)
@example("\ud800")
@example("𝙰")
def test_no_letter_breaks_the_letters(text: str) -> None:
    for change in (checks.lower, checks.upper, checks.fold):
        assert isinstance(change(text), str)
    assert checks.fold(checks.fold(text)) == checks.fold(text)
    assert sorted([text, "a"], key=checks.sort_key)


# -- clean ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Ali  ", "Ali"),
        ("Ali\u202eVeli\u202c", "AliVeli"),
        ("\u2066\u2067\u2069\u200e\u200f", ""),
        ("a\u0000b\u0007c\u001b[31m", "abc[31m"),
        ("a\u200bb\ufeff", "ab"),
        ("e\u0301", "é"),
        ("s\u0327", "ş"),
        ("\ud800Ali\udfff", "Ali"),
        ("\ue000\uffff", ""),
        ("a\tb", "a b"),
        ("a\u00a0b", "a b"),
        ("a\r\nb", "a b"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("'; DROP TABLE people; --", "'; DROP TABLE people; --"),
        ("👩\u200d🦽", "👩\u200d🦽"),
    ],
)
def test_clean_on_one_line(text: str, cleaned: str) -> None:
    assert checks.clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\nb", "a\nb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("\n\n a \n\n", "a"),
        ("a\u202e\nb", "a\nb"),
    ],
)
def test_clean_keeps_line_ends_where_they_belong(text: str, cleaned: str) -> None:
    assert checks.clean(text, lines=True) == cleaned


@given(with_halves, st.booleans())
@example("\n\u200b\n\u200b\n", True)
@example("a \u200b b", False)
@example("\u0653\u200b\u0627", False)
@example("e\u200b\u0301", False)
def test_clean_leaves_nothing_to_clean(text: str, lines: bool) -> None:
    cleaned = checks.clean(text, lines=lines)
    assert checks.clean(cleaned, lines=lines) == cleaned
    assert cleaned == cleaned.strip()
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\n\n\n" not in cleaned
    assert lines or "\n" not in cleaned
    allowed = {"\n", "\u200c", "\u200d"}
    assert all(
        sign in allowed or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
        for sign in cleaned
    )
    cleaned.encode()


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30))
def test_clean_loses_no_letter(text: str) -> None:
    assert checks.clean(text) == unicodedata.normalize("NFC", text)


# -- digits --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("123 456", "123456"),
        ("(0532) 123-45.67", "05321234567"),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("१२३", "123"),
        ("\u200e12\u202e3\u2069", "123"),
        ("12\u00a03\n4", "1234"),
        ("12a3", "12a3"),
        ("²³", "²³"),
        ("½", "½"),
        ("–1", "–1"),
        ("", ""),
    ],
)
def test_digits_as_people_type_them(typed: str, number: str) -> None:
    assert checks.digits(typed) == number


@given(with_halves)
def test_no_text_breaks_the_digits(text: str) -> None:
    assert checks.digits(checks.digits(text)) == checks.digits(text)


@given(st.integers(0, 10**15), st.sampled_from("٠۰०０"), st.sampled_from(["", " ", "-", "."]))
def test_every_script_has_the_same_numbers(number: int, zero: str, between: str) -> None:
    typed = between.join(chr(ord(zero) + int(digit)) for digit in str(number))
    assert checks.digits(typed) == str(number)


# -- identity ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("5321234567", "+905321234567"),
        ("0532 123 45 67", "+905321234567"),
        ("+90 532 123 45 67", "+905321234567"),
        ("0090 (532) 123-45-67", "+905321234567"),
        ("90 532 123 45 67", "+905321234567"),
        ("٠٥٣٢١٢٣٤٥٦٧", "+905321234567"),
        ("\u202a+90 532 123 45 67\u202c", "+905321234567"),
        ("0500 000 00 00", "+905000000000"),
        ("0212 555 00 00", None),
        ("+49 151 23456789", None),
        ("0049 5321234567", None),
        ("+1 532 123 4567", None),
        ("+5321234567", None),
        ("532123456", None),
        ("53212345678", None),
        ("+90 0532 123 45 67", None),
        ("05321234567a", None),
        ("", None),
        ("+", None),
        ("\ud800", None),
    ],
)
def test_phones(typed: str, phone: str | None) -> None:
    assert checks.mobile_phone(typed) == phone


@given(with_halves)
def test_a_phone_is_whole_or_none(text: str) -> None:
    phone = checks.mobile_phone(text)
    assert phone is None or (phone.startswith("+905") and len(phone) == 13 and phone.isascii())


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ayşe", "Ayşe"),
        ("  Ayşe   Nur ", "Ayşe Nur"),
        ("O'Neill", "O'Neill"),
        ("D’Arc", "D’Arc"),
        ("Ahmed-Ali", "Ahmed-Ali"),
        ("مریم", "مریم"),
        ("Ağca (Kaya)", None),
        ("Ali2", None),
        ("<b>", None),
        ("-", None),
        (" ", None),
        ("a" * 101, None),
    ],
)
def test_names(typed: str, name: str | None) -> None:
    assert checks.person_name(typed) == name


@pytest.mark.parametrize(
    ("serial", "usual"),
    [
        ("A12B34567", True),
        ("a12 b34567", True),
        ("A12-345678", True),
        ("i12ı34567", True),
        ("A12", False),
        ("AB1234567", False),
        ("A12B3456", False),
        ("A12Ş34567", False),
        ("", False),
    ],
)
def test_serials_we_know(serial: str, usual: bool) -> None:
    assert checks.usual_document_serial(serial) is usual


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("123456", "123456"),
        (" 123 456 ", "123456"),
        ("١٢٣٤٥٦", "123456"),
        ("12345", None),
        ("1234567", None),
        ("12345a", None),
        ("", None),
    ],
)
def test_codes(typed: str, code: str | None) -> None:
    assert checks.sms_code(typed) == code


RIGHT = {
    "national_id": "10000000146",
    "given_name": "Ayşe",
    "family_name": "Çığ",
    "mother_letters": "KA",
    "document_serial": "A12B34567",
    "phone": "0532 123 45 67",
}


@pytest.mark.parametrize(
    ("field", "typed", "fault"),
    [
        *((field, "", "missing") for field in checks.IDENTITY_FIELDS),
        *((field, " \u200b\u202e ", "missing") for field in checks.IDENTITY_FIELDS),
        ("national_id", "1000000014a", "not_digits"),
        ("national_id", "²0000000146", "not_digits"),
        ("national_id", "1000000014", "not_eleven"),
        ("national_id", "100000001466", "not_eleven"),
        ("national_id", "10000000147", "check_digits"),
        ("national_id", "00000000000", "check_digits"),
        ("given_name", "Ay5e", "not_a_name"),
        ("family_name", "?", "not_a_name"),
        ("mother_letters", "K", "not_two_letters"),
        ("mother_letters", "KAY", "not_two_letters"),
        ("mother_letters", "K1", "not_two_letters"),
        ("phone", "0212 555 00 00", "not_a_phone"),
        ("phone", "x", "not_a_phone"),
        ("phone", "+49 151 23456789", "foreign_phone"),
        ("phone", "0049 151 23456789", "foreign_phone"),
        ("phone", "+90 212 555 00 00", "not_a_phone"),
    ],
)
def test_each_fault_of_an_identity_has_its_code(field: str, typed: str, fault: str) -> None:
    assert checks.identity_faults(RIGHT) == {}
    assert checks.identity_faults(RIGHT | {field: typed}) == {field: fault}


def test_all_faults_of_an_identity_are_told_at_once_and_in_order() -> None:
    assert list(checks.identity_faults({})) == list(checks.IDENTITY_FIELDS)


@pytest.mark.parametrize("typed", ["K\u0327A", "ÇI", "iş", "می"])
def test_two_letters_in_any_script(typed: str) -> None:
    assert checks.identity_faults(RIGHT | {"mother_letters": typed}) == {}


@given(st.dictionaries(st.sampled_from(checks.IDENTITY_FIELDS), with_halves))
def test_no_identity_breaks_the_check(typed: dict[str, str]) -> None:
    found = checks.identity_faults(typed)
    assert set(found) <= set(checks.IDENTITY_FIELDS)
    assert all(found.get(field) for field in checks.IDENTITY_FIELDS if not typed.get(field))
