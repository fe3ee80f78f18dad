"""Is an identity well formed? Each fault gets its own sentence, at its field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mobile.api.checks import (
    clean,
    digits,
    document_serial,
    mobile_phone,
    national_id,
    person_name,
)
from mobile.api.models import Identity
from service.i18n import said
from service.problems import Slip

_EMPTY = said("Bu alanı doldurmanız gerekiyor.")


def slips(identity: Identity) -> list[Slip]:
    """Everything to mend, in the order of the fields. An unusual document serial is none:
    more kinds of cards exist than anybody has listed."""
    return [
        *_national_id(identity.national_id),
        *_name("given_name", identity.given_name),
        *_name("family_name", identity.family_name),
        *_mother_letters(identity.mother_letters),
        *_document_serial(identity.document_serial),
        *_phone(identity.phone),
    ]


def _national_id(text: str) -> Iterator[Slip]:
    field, number = "national_id", digits(text)
    if not number:
        yield Slip(field, "missing", _EMPTY)
    elif not re.fullmatch("[0-9]+", number):
        yield Slip(
            field,
            "not_digits",
            said("Kimlik numarası yalnızca rakamlardan oluşur; harf ya da işaret kullanmayın."),
        )
    elif len(number) != 11:
        yield Slip(
            field, "wrong_length", said("Kimlik numarası 11 rakamdır; eksik ya da fazla yazılmış.")
        )
    elif national_id(number) is None:
        yield Slip(
            field,
            "check_digit",
            said("Kimlik numarasında bir rakam yanlış görünüyor. Kartınıza bakıp düzeltin."),
        )


def _name(field: str, text: str) -> Iterator[Slip]:
    name = clean(text)
    if not name:
        yield Slip(field, "missing", _EMPTY)
    elif any(sign.isdigit() for sign in name):
        yield Slip(field, "has_digits", said("Adda ve soyadda rakam olmaz. Harflerle yazın."))
    elif person_name(name) is None:
        yield Slip(
            field, "not_a_name", said("Adınızı ve soyadınızı kimlik kartınızdaki gibi yazın.")
        )


def _mother_letters(text: str) -> Iterator[Slip]:
    letters = clean(text)
    if not letters:
        yield Slip("mother_letters", "missing", _EMPTY)
    elif len(letters) != 2 or not letters.isalpha():
        yield Slip(
            "mother_letters",
            "two_letters",
            said("Annenizin evlenmeden önceki soyadının ilk iki harfini yazın."),
        )


def _document_serial(text: str) -> Iterator[Slip]:
    if not document_serial(text):
        yield Slip("document_serial", "missing", _EMPTY)


def _phone(text: str) -> Iterator[Slip]:
    number = digits(text)
    if not number:
        yield Slip("phone", "missing", _EMPTY)
    elif re.match(r"(\+|00)(?!90)", number):
        yield Slip(
            "phone",
            "foreign_phone",
            said(
                "Kod yalnızca Türkiye cep telefonlarına gönderilir. Yurt dışındaysanız "
                "e-Devlet üzerinden başvurun."
            ),
        )
    elif mobile_phone(number) is None:
        yield Slip(
            "phone",
            "not_mobile",
            said("Cep telefonunuzu 05 ile başlayan 11 rakam olarak yazın: 05xx xxx xx xx."),
        )
