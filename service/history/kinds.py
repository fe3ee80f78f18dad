"""The kinds of event, a closed union, and who may cause one.

What stands in an event is said once and for good: names of units as they were on that day, the
words that were written, the reason with which something was refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Role = Literal["citizen", "central", "valilik", "ministry", "unit", "approver", "rules", "clock"]
"""Who acts: the citizen, officers by their role, the rules of routing, and time itself."""

Law = Literal["petition", "information", "ethics", "personal_data"]
"""The ids of the answers' times in `service/clock/clocks.json`."""
Result = Literal["positive", "partly", "negative"]
Outcome = Literal["positive", "partly", "negative", "informative", "not_processed"]
"""What a draft would tell the citizen; an informative answer is not the last one."""


class _What(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(_What):
    """A file at an event, by its id; `size` in bytes, as it came."""

    id: str
    name: str
    size: int
    kind: str


class Enclosing(_What):
    """What was written, with what was enclosed."""

    text: str
    files: tuple[Document, ...] = ()


class Received(_What):
    """`law` says which law wants an answer; None where none is owed (thanks)."""

    kind: Literal["received"] = "received"
    law: Law | None


class Assessing(_What):
    kind: Literal["assessing"] = "assessing"


class Forwarded(_What):
    """To another unit, by its number and its name: for action (gereği), or only for information
    (bilgi). `elsewhere`: to another institution, which answers in a time of its own."""

    kind: Literal["forwarded"] = "forwarded"
    to: int
    name: str
    purpose: Literal["action", "information"] = "action"
    elsewhere: bool = False
    rule: str | None = None
    """The row of the routing rules, where they found the unit."""


class AtUnit(_What):
    """`number` where the citizen chose the unit, so that nobody forwarded it there."""

    kind: Literal["at_unit"] = "at_unit"
    number: int | None = None


class Examining(_What):
    kind: Literal["examining"] = "examining"


class Asked(Enclosing):
    """A question to the citizen."""

    kind: Literal["asked"] = "asked"


class Replied(Enclosing):
    kind: Literal["replied"] = "replied"


class WentOn(_What):
    """No reply came, and whoever asked goes on without."""

    kind: Literal["went_on"] = "went_on"


class FeeNoticed(_What):
    """What access costs (4982 m.10). `amount` is in kuruş, `pay_by` a day in Türkiye."""

    kind: Literal["fee_noticed"] = "fee_noticed"
    amount: int = Field(gt=0)
    pay_by: date
    text: str


class FeePaid(_What):
    """The citizen says so; if it did not come, the unit notices the fee anew."""

    kind: Literal["fee_paid"] = "fee_paid"


class FeeContested(Enclosing):
    kind: Literal["fee_contested"] = "fee_contested"


class FeeLapsed(_What):
    """Not paid in time: the wish counts as given up (4982 m.11/2)."""

    kind: Literal["fee_lapsed"] = "fee_lapsed"


class Extended(_What):
    """To 30 working days, told in writing with its reason (4982 m.11)."""

    kind: Literal["extended"] = "extended"
    reason: Literal["another_unit", "opinion", "several_bodies"]


class Drafted(Enclosing):
    """What somebody else has to approve. `reason` is the id of a row of the refusal reasons."""

    kind: Literal["drafted"] = "drafted"
    outcome: Outcome
    reason: str | None = None


class Returned(_What):
    """The draft was not approved; `text` is for the office alone."""

    kind: Literal["returned"] = "returned"
    text: str


class Answered(Enclosing):
    kind: Literal["answered"] = "answered"
    result: Result
    reason: str | None = None


class Interim(Enclosing):
    """Not the last answer."""

    kind: Literal["interim"] = "interim"


class NotProcessed(Enclosing):
    kind: Literal["not_processed"] = "not_processed"
    reason: str


class Noted(_What):
    """Read, where no answer is owed."""

    kind: Literal["noted"] = "noted"


class Withdrawn(_What):
    kind: Literal["withdrawn"] = "withdrawn"


class Undone(_What):
    """The withdrawal, in its first minute."""

    kind: Literal["undone"] = "undone"


class AskedWhere(_What):
    kind: Literal["asked_where"] = "asked_where"


class Rated(_What):
    kind: Literal["rated"] = "rated"
    stars: int = Field(ge=1, le=5)
    comment: str = ""


class Reopened(Enclosing):
    kind: Literal["reopened"] = "reopened"


class Objected(Enclosing):
    """To the board of 4982 m.13, by its number and name."""

    kind: Literal["objected"] = "objected"
    to: int
    name: str


class Looked(_What):
    """An officer opened it, or this file of it. Not for the citizen's eyes; nothing follows."""

    kind: Literal["looked"] = "looked"
    file: str | None = None


What = Annotated[
    Received | Assessing | Forwarded | AtUnit | Examining | Asked | Replied | WentOn
    | FeeNoticed | FeePaid | FeeContested | FeeLapsed | Extended | Drafted | Returned
    | Answered | Interim | NotProcessed | Noted | Withdrawn | Undone | AskedWhere | Rated
    | Reopened | Objected | Looked,
    Field(discriminator="kind"),
]  # fmt: skip

Kind = Literal[
    "received", "assessing", "forwarded", "at_unit", "examining", "asked", "replied", "went_on",
    "fee_noticed", "fee_paid", "fee_contested", "fee_lapsed", "extended", "drafted", "returned",
    "answered", "interim", "not_processed", "noted", "withdrawn", "undone", "asked_where", "rated",
    "reopened", "objected", "looked",
]  # fmt: skip

KINDS: frozenset[Kind] = frozenset(get_args(Kind))
UNSEEN: frozenset[Kind] = frozenset({"looked", "returned"})
"""Of these the citizen sees nothing."""


@dataclass(frozen=True)
class Event:
    """`at` is UTC. `unit` is the name of the unit that acted or has it now; `officer` an id."""

    at: datetime
    by: Role
    what: What
    unit: str | None = None
    officer: int | None = None

    @property
    def kind(self) -> Kind:
        return self.what.kind


def files_of(what: What) -> tuple[Document, ...]:
    """What was enclosed."""
    return what.files if isinstance(what, Enclosing) else ()


@cache
def _reader() -> TypeAdapter[What]:
    return TypeAdapter(What)


def read_what(kind: str, data: Mapping[str, object]) -> What:
    """An event's content, as it was stored. Raises pydantic's ValidationError."""
    return _reader().validate_python({**data, "kind": kind}, strict=False)


def written(what: What) -> str:
    """The same, ready to be stored beside its kind."""
    return what.model_dump_json(exclude={"kind"}, exclude_defaults=True)
