"""Checks that need nothing but the text itself: digits, letters, lengths. No I/O, no packages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Final

_LOWER: Final = str.maketrans({"İ": "i", "I": "ı"})
_UPPER: Final = str.maketrans({"i": "İ", "ı": "I"})
_ALPHABET: Final = "aâbcçdefgğhıiîjklmnoöpqrsştuûüvwxyz"
_ORDER: Final = {letter: place for place, letter in enumerate(_ALPHABET)}


# -- Turkish letters -----------------------------------------------------------------------


def lower(text: str) -> str:
    """Lower case by Turkish rules: İ becomes i, I becomes ı."""
    return unicodedata.normalize("NFC", text).translate(_LOWER).lower()


def upper(text: str) -> str:
    """Upper case by Turkish rules: i becomes İ, ı becomes I."""
    return unicodedata.normalize("NFC", text).translate(_UPPER).upper()


def fold(text: str) -> str:
    """The form in which texts are searched: "SİSLİ", "şişli" and "sisli" become the same."""
    bare = unicodedata.normalize("NFKD", lower(text).replace("ı", "i"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).lower()


def sort_key(text: str) -> tuple[tuple[int, str], ...]:
    """Orders by the Turkish alphabet; letters outside it come after, other signs before."""
    return tuple(
        (_ORDER.get(letter, len(_ALPHABET) if letter.isalpha() else -1), letter)
        for letter in lower(text)
    )


# -- what a citizen types ------------------------------------------------------------------

_INVISIBLE: Final = {"Cc", "Cf", "Cs", "Co", "Cn"}
_KEPT: Final = {"\n", "\u200c", "\u200d"}
"""A line end, and the two joiners that Arabic-script and Indic words need."""


def clean(text: str, *, lines: bool = False) -> str:
    """What is stored of a typed text: NFC, no control characters, no bidi overrides, no blanks
    at its ends. Line ends stay only where `lines` says so, at most two in a row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not text.replace("\n", "").isprintable():  # few texts hide anything, and looking is quick
        text = "".join(
            sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in _INVISIBLE
        )
    # Only now: what was invisible may have kept a letter and its accent apart.
    text = unicodedata.normalize("NFC", text)
    if not lines:
        return " ".join(text.split())
    if "\n\n\n" in text:
        text = re.sub(r"\n{3,}", "\n\n", text)
    return text.strip()


def digits(text: str) -> str:
    """A number as people type it, without blanks, dashes, dots and brackets; Arabic-Indic and
    other decimal digits become 0-9. What is no digit stays, so that it can be complained about."""
    kept = re.sub(r"[\s\-.()/\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    if kept.isascii():
        return kept
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in kept)


_MONTHS: Final = (
    "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim",
    "kasım", "aralık",
)  # fmt: skip


def typed_day(text: str) -> date | None:
    """A day as people write it: 22.11.2026, 22/11/2026, 22 11 2026, 22 Kasım 2026, 2026-11-22; in
    any decimal digits. Day before month, as in Türkiye; a year of two digits is of this century.
    None when there is no such day."""
    signs = "".join(str(unicodedata.decimal(s)) if s.isdecimal() else s for s in clean(text))
    words = re.findall(r"[0-9]+|[^\W\d_]+", signs)
    left = re.sub(r"[0-9]+|[^\W\d_]+", "", signs)
    if len(words) != 3 or left.strip(" ./-–,"):
        return None
    if len(words[0]) == 4:
        words.reverse()
    day, month, year = words
    names = [n for n, name in enumerate(_MONTHS, 1) if fold(month) == fold(name)]
    if not (day.isdecimal() and year.isdecimal() and len(day) <= 2 and len(year) in (2, 4)):
        return None
    number = names[0] if names else int(month) if re.fullmatch(r"[0-9]{1,2}", month) else 0
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
    except ValueError:
        return None


def email(text: str) -> str | None:
    """An e-mail address that can be written to, its domain in lower case. Only its form is looked
    at: one @, a name before it, a domain with a dot after it, at most 254 signs."""
    address = clean(text)
    name, at, domain = address.rpartition("@")
    labels = domain.lower().split(".")
    fit = (
        at
        and len(address) <= 254
        and re.fullmatch(r"[^\s@\"(),:;<>\[\]\\\u200c\u200d]{1,64}", name)
        and not (name.startswith(".") or name.endswith(".") or ".." in name)
        and len(labels) > 1
        and all(re.fullmatch(r"(?!-)[\w-]{1,63}(?<!-)", label) for label in labels)
        and not labels[-1].isdecimal()
    )
    return f"{name}@{domain.lower()}" if fit else None


# -- identity ------------------------------------------------------------------------------

IDENTITY_FIELDS: Final = (
    "national_id", "given_name", "family_name", "mother_letters", "document_serial", "phone",
)  # fmt: skip


def national_id(text: str) -> str | None:
    """The T.C. or foreigner's identity number, 11 digits, if its two check digits are right.

    That proves a number well formed, nothing about a person (11111111110 passes).
    """
    number = digits(text)
    if not re.fullmatch(r"[1-9][0-9]{10}", number):
        return None
    d = [int(digit) for digit in number]
    tenth = (7 * sum(d[0:9:2]) - sum(d[1:8:2])) % 10
    return number if d[9] == tenth and d[10] == sum(d[:10]) % 10 else None


def mobile_phone(text: str) -> str | None:
    """A Turkish mobile number as +905XXXXXXXXX; codes go to no other kind (CİMER's own rule)."""
    found = re.fullmatch(r"(?:\+90|0090|90|0)?(5[0-9]{9})", digits(text))
    return f"+90{found[1]}" if found else None


def phone(text: str) -> str | None:
    """Any telephone number as +CC…; without a country it is a Turkish one, of a mobile, of a
    house, or a firm's 444. 7 to 15 digits after the plus (ITU-T E.164)."""
    number = digits(text)
    turkish = re.fullmatch(r"(?:\+90|0090|90|0)?([2-58][0-9]{9}|444[0-9]{4})", number)
    if turkish:
        return f"+90{turkish[1]}"
    abroad = re.fullmatch(r"(?:\+|00)([1-9][0-9]{6,14})", number)
    return f"+{abroad[1]}" if abroad and not abroad[1].startswith("90") else None


def masked_phone(e164: str) -> str:
    """Shows whose phone it is without showing it: +90 5** *** ** 67."""
    return f"+90 5** *** ** {e164[-2:]}"


def person_name(text: str) -> str | None:
    """A name, in one line, if it has letters and no digits."""
    name = clean(text)
    fit = any(sign.isalpha() for sign in name) and all(
        sign.isalpha() or unicodedata.category(sign) == "Mn" or sign in " '’.-\u200c\u200d"
        for sign in name
    )
    return name if fit and len(name) <= 100 else None


def same_name(one: str, other: str) -> bool:
    """Names are the same when only case and accents differ: people type as their keyboard lets."""
    return fold(clean(one)) == fold(clean(other))


def document_serial(text: str) -> str:
    """The identity card's serial as it is compared: Turkish capitals, ı and İ read as I."""
    return upper("".join(digits(text).split())).replace("İ", "I")


def usual_document_serial(text: str) -> bool:
    """Whether it looks like a serial we know: A12B34567 (new card) or A12 and up to six digits
    (old). Other forms exist, so an odd one is worth a warning and never a refusal."""
    serial = document_serial(text)
    return bool(re.fullmatch(r"[A-Z][0-9]{2}[A-Z][0-9]{5}|[A-Z][0-9]{2}[0-9]{1,6}", serial))


def sms_code(text: str) -> str | None:
    """A six-digit code, blanks forgiven."""
    code = digits(text)
    return code if re.fullmatch(r"[0-9]{6}", code) else None


def identity_faults(typed: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the fields of `models.Identity`, by field; empty when they may be sent.

    Codes: missing, not_digits, not_eleven, check_digits, not_a_name, not_two_letters,
    not_a_phone, foreign_phone.
    """
    found: dict[str, str] = {}
    for field in IDENTITY_FIELDS:
        text = clean(typed.get(field, ""))
        fault = _identity_fault(field, text) if text else "missing"
        if fault:
            found[field] = fault
    return found


def _identity_fault(field: str, text: str) -> str | None:
    match field:
        case "national_id":
            number = digits(text)
            if not number.isdecimal():
                return "not_digits"
            if len(number) != 11:
                return "not_eleven"
            return None if national_id(number) else "check_digits"
        case "given_name" | "family_name":
            return None if person_name(text) else "not_a_name"
        case "mother_letters":
            fit = len(text) == 2 and text.isalpha()
            return None if fit else "not_two_letters"
        case "document_serial":
            return None if document_serial(text) else "missing"
        case "phone":
            if mobile_phone(text):
                return None
            foreign = re.match(r"(\+|00)(?!90)", digits(text))
            return "foreign_phone" if foreign else "not_a_phone"
        case _:
            return None


# -- the application's number --------------------------------------------------------------

_DAMM: Final = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip
"""Damm's quasigroup: catches every wrong digit and every swap of neighbours (H. M. Damm, 2004)."""


def check_digit(number: str) -> str:
    """The digit to stand behind `number` (digits only)."""
    row = 0
    for digit in number:
        row = int(_DAMM[row][int(digit)])
    return str(row)


def application_number(text: str) -> str | None:
    """An application's number as YYYY-NNN-NNN-NNC, however it was typed, if its check digit is
    right. C is the check digit of all the others."""
    number = digits(text)
    if not re.fullmatch(r"2[0-9]{12}", number) or check_digit(number[:-1]) != number[-1]:
        return None
    return grouped(number)


def grouped(number: str) -> str:
    """The 13 digits of an application's number as they are read: YYYY-NNN-NNN-NNC."""
    return f"{number[:4]}-{number[4:7]}-{number[7:10]}-{number[10:]}"


def id_ending(text: str) -> str | None:
    """The last four digits of an identity number. Its last one is always even: as a sum of the
    others and of the tenth digit it is eight times a number, modulo ten."""
    ending = digits(text)
    return ending if re.fullmatch(r"[0-9]{3}[02468]", ending) else None


LOOKUP_FIELDS: Final = ("number", "id_ending")


def lookup_faults(typed: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the fields of `models.Lookup`, by field: slips of the pen are told apart
    without asking anybody whether there is such an application.

    Codes: missing, not_an_application_number, not_four_digits, odd_ending.
    """
    found: dict[str, str] = {}
    for field in LOOKUP_FIELDS:
        text = clean(typed.get(field, ""))
        fault = _lookup_fault(field, text) if text else "missing"
        if fault:
            found[field] = fault
    return found


def _lookup_fault(field: str, text: str) -> str | None:
    if field == "number":
        return None if application_number(text) else "not_an_application_number"
    if id_ending(text):
        return None
    return "odd_ending" if re.fullmatch(r"[0-9]{4}", digits(text)) else "not_four_digits"
