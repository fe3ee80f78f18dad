"""A synthetic register: two hundred people who do not exist, the same ones at every start.

Their identity numbers begin with 9, where citizens' numbers are not known to be given out;
foreigners' begin with 99, as the real ones do.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random

from mobile.api.checks import clean, document_serial, fold, national_id, same_name
from mobile.api.models import Identity
from service.identity import Person

_NAMES = json.loads((Path(__file__).parent / "names.json").read_text("utf-8"))
_SIZE = 200
_FOREIGNERS = 8
_SERIAL_LETTERS = "ABCDEFGHJKLMNPRSTUVYZ"


@dataclass(frozen=True)
class Record:
    """One invented person. `mother_surname` is the one before marriage."""

    person: Person
    mother_surname: str
    document_serial: str


class SyntheticRegister:
    """The embedded verifier of a demo."""

    demo = True

    def __init__(self) -> None:
        self.records = _generated()
        self._by_id = {record.person.national_id: record for record in self.records}

    async def verify(self, identity: Identity) -> Person | None:
        record = self._by_id.get(national_id(identity.national_id) or "")
        if record is None:
            return None
        person = record.person
        fits = (
            same_name(identity.given_name, person.given_name)
            and same_name(identity.family_name, person.family_name)
            and _first_letters(identity.mother_letters) == _first_letters(record.mother_surname)
            and document_serial(identity.document_serial) == record.document_serial
        )
        return person if fits else None

    def sample(self, index: int = 0) -> Identity:
        """What the invented person would type; the phone is in a range nobody is given."""
        record = self.records[index]
        return Identity(
            national_id=record.person.national_id,
            given_name=record.person.given_name,
            family_name=record.person.family_name,
            mother_letters=clean(record.mother_surname)[:2],
            document_serial=record.document_serial,
            phone=f"0500 000 {index // 100:02} {index % 100:02}",
        )


def with_check_digits(nine: int) -> str:
    """A well-formed identity number from its first nine digits, the first of them not 0."""
    d = [int(digit) for digit in str(nine)]
    d.append((7 * sum(d[0:9:2]) - sum(d[1:8:2])) % 10)
    d.append(sum(d) % 10)
    return "".join(map(str, d))


def _first_letters(text: str) -> str:
    return fold(clean(text)[:2])


def _generated() -> list[Record]:
    dice = Random(3071)  # noqa: S311 - the same people every time are the point
    records: list[Record] = []
    taken: set[str] = set()
    while len(records) < _SIZE:
        foreign = _SIZE - len(records) <= _FOREIGNERS
        number = with_check_digits(
            dice.randrange(990_000_000, 1_000_000_000)
            if foreign
            else dice.randrange(900_000_000, 990_000_000)
        )
        if number in taken:
            continue
        taken.add(number)
        given, family = (
            _NAMES["foreign"][_SIZE - len(records) - 1]
            if foreign
            else (dice.choice(_NAMES["given"]), dice.choice(_NAMES["family"]))
        )
        records.append(
            Record(
                Person(number, given, family),
                mother_surname=dice.choice(_NAMES["family"]),
                document_serial=_serial(dice, old=len(records) % 4 == 3),
            )
        )
    return records


def _serial(dice: Random, *, old: bool) -> str:
    """A card's serial: A12B34567, or on an old card A12 and a number of up to six digits."""
    letters = [dice.choice(_SERIAL_LETTERS) for _ in range(2)]
    start = f"{letters[0]}{dice.randrange(100):02}"
    return f"{start}{dice.randrange(1_000_000)}" if old else f"{start}{letters[1]}{_five(dice)}"


def _five(dice: Random) -> str:
    return f"{dice.randrange(100_000):05}"
