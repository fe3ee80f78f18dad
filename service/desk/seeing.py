"""Who sees what: a unit its own and what stands below it, a ministry its own institutions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pydantic import JsonValue

from mobile.api.answers import confidential, hidden, questions
from mobile.api.models import Answers, Form
from service.desk.officers import Officer
from service.units import UnitRegistry

_FEW = 900
"""So many units may stand in one question to the database."""


class Seeing:
    """By the tree of the units: valilik, unit and approver see down the line of their own unit, a
    ministry down that of institutions, and the central office sees everything."""

    def __init__(self, units: UnitRegistry) -> None:
        self._units = units
        self._line = lru_cache(maxsize=100_000)(self._climbed)

    def central(self, officer: Officer) -> bool:
        """Whether the officer is one of the central office, who alone sees a confidential name
        (domain: gizli kimlik)."""
        return officer.role == "central" or (officer.role == "approver" and officer.unit is None)

    def sees(self, officer: Officer, unit: int | None) -> bool:
        """Whether what is with this unit is the officer's to see; None is the central office."""
        if self.central(officer):
            return officer.role == "central" or unit is None
        if unit is None or officer.unit is None:
            return False
        return officer.unit in self._line(unit, officer.role == "ministry")

    def line(self, unit: int, *, by_institution: bool) -> frozenset[int]:
        """The unit and all above it, by the tree of parents or by the line of institutions."""
        return self._line(unit, by_institution)

    def few(self, officer: Officer) -> list[int] | None:
        """The units whose applications the officer sees; None where they are too many to name."""
        if officer.unit is None or officer.role == "ministry":
            return None
        found: list[int] = []
        for number in self._units.below(officer.unit):
            found.append(number)
            if len(found) > _FEW:
                return None
        return found

    def _climbed(self, unit: int, by_institution: bool) -> frozenset[int]:  # noqa: FBT001
        return frozenset(self._above(unit, by_institution=by_institution))

    def _above(self, unit: int, *, by_institution: bool) -> Iterator[int]:
        """The unit itself, then those above it."""
        at: int | None = unit
        while at is not None:
            yield at
            institution = self._units.institution(at) if by_institution else None
            at = self._units.parent(at) if institution in (None, at) else institution


def masked(form: Form, answers: Answers) -> Answers:
    """The answers without those that tell who the citizen is, where he chose to stay unnamed."""
    if not confidential(answers):
        return answers
    kept: Answers = {}
    for question in questions(form):
        answer = answers.get(question.id)
        if question.id not in answers or hidden(question, answers):
            continue
        if question.kind == "group" and isinstance(answer, list):
            telling = {inner.id for inner in question.questions if hidden(inner, answers)}
            rows: list[JsonValue] = [
                {name: value for name, value in row.items() if name not in telling}
                for row in answer
                if isinstance(row, dict)
            ]
            answer = rows
        kept[question.id] = answer
    return kept
