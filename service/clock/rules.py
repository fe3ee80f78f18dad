"""The law's times as rows of data: `clocks.json` holds the times, `reckoning.json` what stops one
and what moves its last day. Every row keeps its article, and whether anybody has read it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from mobile.api.models import Span, Text
from service.clock.events import EventKind
from service.i18n.texts import read

_FOLDER = Path(__file__).parent

Unit = Literal["day", "working_day", "month"]

Role = Literal[
    "answer",  # by when the institution answers; forms name these
    "extension",  # takes the place of the answer's time
    "extension_notice",  # by when the extension must be told
    "payment",  # by when the applicant pays
    "silence",  # after which no answer is a refusal
    "wait",  # how long a final answer may be awaited after one that was not
    "remedy",  # by when the applicant turns elsewhere
    "opening",  # after which the applicant may; no last day is known
    "decision",  # by when that other place decides
]

Read = Literal["S", "K", "?"]
"""S: a source was read. K: general knowledge of the statute, the article was not read again.
?: open, this is our own setting."""


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    read: Read
    words: Text


class ClockRule(_Row):
    """One legal time; `article` is e.g. "3071 m.7". A form names an answer's by its `id`."""

    id: str
    role: Role
    of: tuple[str, ...] = ()
    """The answer's times that it stands beside; empty for these themselves."""
    amount: int = Field(gt=0)
    unit: Unit
    counts_from: Literal["filed", "fee_notified", "refused", "objected"]
    """That day is day 0 and does not count."""
    article: str
    law: Text
    moves: str | None = None
    """The article that moves a last day from a day of rest to the next day that is none; None
    where no article says so, and the last day stays where it is."""
    recess: bool = False
    """Whether a last day in the courts' recess moves behind it."""

    @property
    def span(self) -> Span:
        return Span(amount=self.amount, unit=self.unit)


class Pause(_Row):
    """What may stop a running time. `then`: it goes on where it stood, or begins anew."""

    begins: EventKind
    ends: EventKind
    of: tuple[str, ...]
    stops: bool
    then: Literal["continues", "restarts"]
    then_read: Read
    """How sure we are of `then`: the law may say that a time is cut, and not what follows."""
    article: str | None


class Recess(_Row):
    """The courts' summer recess; `begins` and `ends` are "07-20", both in it."""

    begins: str = Field(pattern=r"^\d\d-\d\d$")
    ends: str = Field(pattern=r"^\d\d-\d\d$")
    more_days: int = Field(gt=0)
    article: str

    def moved(self, last: date) -> date:
        first, end = (date.fromisoformat(f"{last.year}-{day}") for day in (self.begins, self.ends))
        if not first <= last <= end:
            return last
        return date.fromordinal(end.toordinal() + self.more_days)


class Lateness(BaseModel):
    """A word for an answer that is more than so many days (of the calendar) behind its last day.
    Our own, no law's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    after_days: int = Field(ge=0)
    words: Text


class Valid(_Row):
    """The days for which these rows are law, both included."""

    first: date
    last: date
    article: str


class Terms(BaseModel):
    """What holds for every time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pauses: tuple[Pause, ...]
    recess: Recess
    late: Lateness
    very_late: Lateness
    valid: Valid


class Clocks:
    """The rows. `ids` are the answers' times, which forms name."""

    def __init__(self, rules: list[ClockRule], terms: Terms) -> None:
        self.rows = tuple(rules)
        self.terms = terms
        self._by_id = {rule.id: rule for rule in rules if rule.role == "answer"}
        self.ids = tuple(self._by_id)

    def rule(self, clock: str) -> ClockRule | None:
        """An answer's time by its id."""
        return self._by_id.get(clock)

    def beside(self, clock: str, *roles: Role) -> tuple[ClockRule, ...]:
        """The rows of these roles that stand beside an answer's time, in the file's order."""
        return tuple(row for row in self.rows if row.role in roles and clock in row.of)

    def by_law(self, law: Text | None) -> ClockRule | None:
        """The answer's time of a form, which keeps only the law's name; None if it has none."""
        words = law and law["tr"]
        return next((rule for rule in self._by_id.values() if rule.law["tr"] == words), None)


def load() -> Clocks:
    """Reads the rows. Raises pydantic's ValidationError for one that is none."""
    return Clocks(
        TypeAdapter(list[ClockRule]).validate_python(read(_FOLDER / "clocks.json")),
        Terms.model_validate(read(_FOLDER / "reckoning.json")),
    )
