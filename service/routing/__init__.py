"""Which unit an application goes to first: local first, by the rows of `rules.json`.

What the law says of where something belongs is a row with its article; this only reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from pydantic import BaseModel, ConfigDict, JsonValue

from mobile.api.answers import questions
from mobile.api.checks import fold
from mobile.api.models import Answers, Form, Topic, Unit
from service.places import PlaceBook
from service.topics import TopicTable
from service.units import UnitRegistry

FILE = Path(__file__).parent / "rules.json"
_CENTRE = "Merkez"
_SILENCE = timedelta(days=30)
"""After so many days without an answer the next board may be asked (6701 m.17)."""


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Condition(_Row):
    """An answer that another question has."""

    question: str
    is_: str

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.rstrip("_")
    )


class Rule(_Row):
    """One row. All its conditions hold together; a row without any fits everything."""

    id: str
    why: str
    article: str | None
    forms: tuple[str, ...] = ()
    when: Condition | None = None
    title: Literal["high"] | None = None
    """The official's title, by the table of titles."""
    before: str | None = None
    """A board by whom the citizen was refused, or left without an answer."""
    needs_topic: bool = False
    chosen: Literal["itself", "above"] | None = None
    """Where a unit that the citizen chose leads."""
    to: tuple[str, ...]
    above: bool = False
    """The unit above the one that was found."""


class Titles(_Row):
    notice: str
    titles: tuple[str, ...]
    below: tuple[str, ...]

    def high(self, title: str) -> bool:
        """Whether the title is that of a general director, an equal, or above (5176)."""
        words = fold(title)
        return any(one in words for one in self.titles) and not any(
            one in words for one in self.below
        )


class Rules(_Row):
    notice: str
    rules: tuple[Rule, ...]
    central_district: Mapping[str, str]
    """A central district has no offices of its own: those of the province stand in."""
    high_titles: Titles
    objection_board: str


@dataclass(frozen=True)
class Found:
    """The unit, and the row that found it."""

    unit: Unit
    rule: str


class RulesRefused(Exception):
    """The rules name a unit that is not in the registry."""


class Routes:
    """Raises RulesRefused, and pydantic's ValidationError for rows that are none."""

    def __init__(self, units: UnitRegistry, topics: TopicTable, places: PlaceBook) -> None:
        self.rules = Rules.model_validate_json(FILE.read_bytes())
        self._units = units
        self._topics = {topic.id: topic for topic in topics.topics.topics}
        self._provinces = {province.id: province for province in places.places.provinces}
        self._named = lru_cache(maxsize=50_000)(units.named)
        board = units.named(self.rules.objection_board)
        if board is None:
            raise RulesRefused(self.rules.objection_board)
        self.objection_board = board

    def first(self, form: Form, answers: Answers, chosen: Unit | None, today: date) -> Found | None:
        """Where an application with these answers goes first; None where that takes somebody who
        reads it. `chosen` is the unit the citizen picked, `today` a day in Türkiye."""
        for rule in self.rules.rules:
            if not self._applies(rule, form, answers, today):
                continue
            unit = self._chosen(rule, chosen) or self._candidate(rule, form, answers)
            if unit is not None:
                return Found(unit, rule.id)
        return None

    def _applies(self, rule: Rule, form: Form, answers: Answers, today: date) -> bool:
        if rule.forms and form.id not in rule.forms:
            return False
        if rule.when and answers.get(rule.when.question) != rule.when.is_:
            return False
        if rule.title and not self.rules.high_titles.high(str(answers.get("post", ""))):
            return False
        return rule.before is None or any(_left(answers, rule.before, today))

    def _chosen(self, rule: Rule, chosen: Unit | None) -> Unit | None:
        if chosen is None or rule.chosen is None:
            return None
        return chosen if rule.chosen == "itself" else self._above(chosen)

    def _above(self, unit: Unit) -> Unit:
        """The unit above; at the top, the unit itself."""
        parent = self._units.parent(unit.number)
        return (parent and self._units.unit(parent)) or unit

    def _candidate(self, rule: Rule, form: Form, answers: Answers) -> Unit | None:
        topic = self._topics.get(str(_answer_of(form, answers, "topic")))
        if rule.needs_topic and topic is None:
            return None
        for template in self._offices(rule, topic):
            unit = self._standing(template, _answer_of(form, answers, "place"))
            if unit is not None:
                return self._above(unit) if rule.above else unit
        return None

    def _offices(self, rule: Rule, topic: Topic | None) -> Iterator[str]:
        """The names to look for, each followed by the one that stands in for it."""
        head = self._topics.get(topic.parent) if topic and topic.parent else None
        known = {"{office}": topic and topic.office, "{head}": head and head.office}
        for name in rule.to:
            template = known.get(name, name)
            if template:
                yield template
                if template in self.rules.central_district:
                    yield self.rules.central_district[template]

    def _standing(self, template: str, place: JsonValue) -> Unit | None:
        """The unit of that name, in that place."""
        if "{" not in template:
            return self._named(template)
        if not isinstance(place, dict):
            return None
        province = self._provinces.get(cast("int", place.get("province")))
        if province is None:
            return None
        districts = {one.id: one.name for one in province.districts}
        district = districts.get(cast("int", place.get("district")))
        if "{district}" in template and district is None:
            return None
        name = province.name if district in (None, _CENTRE) else district
        filled = template.replace("{province}", province.name).replace("{district}", name or "")
        return self._named(filled, province.id)


def _answer_of(form: Form, answers: Answers, kind: str) -> JsonValue:
    """The answer to the question of that name or, where there is none, the first of that kind."""
    ids = [question.id for question in questions(form) if question.kind == kind]
    if not ids:
        return None
    return answers.get(kind if kind in ids else ids[0])


def _left(answers: Answers, board: str, today: date) -> Iterator[bool]:
    """For each place where the citizen applied before: was it such a board, and is it done?"""
    earlier = answers.get("earlier")
    for row in earlier if isinstance(earlier, list) else []:
        if not isinstance(row, dict) or fold(board) not in fold(str(row.get("institution", ""))):
            continue
        outcome, day = row.get("outcome"), row.get("date")
        silent = isinstance(day, str) and today - date.fromisoformat(day) > _SILENCE
        yield outcome == "refused" or (outcome == "no_answer" and silent)
