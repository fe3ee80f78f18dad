"""Where an application stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, assert_never

from service.clock import Happened
from service.history.kinds import Drafted, FeeNoticed, Law, Result

Status = Literal[
    "received", "assessing", "forwarded", "at_unit", "examining", "awaiting_approval",
    "more_information_needed", "fee_due", "answered", "not_processed", "withdrawn", "noted",
]  # fmt: skip
ENDS: Final = frozenset[Status]({"answered", "not_processed", "withdrawn", "noted"})

Why = Literal[
    "move_impossible",
    "not_your_move",
    "undo_too_late",
    "objection_too_late",
    "fee_too_late",
    "too_early",
    "own_draft",
    "not_as_drafted",
]
"""Why not; each is a code of `service.history.faults`."""


@dataclass(frozen=True)
class State:
    """`unit` is the number of the one that has it; None while it is with the central office."""

    status: Status
    law: Law | None
    counted: tuple[Happened, ...] = ()
    """What the legal clock counts, since it last began."""
    unit: int | None = None
    resumes: Status | None = None
    """Where it goes on after a question, or after a draft that was returned."""
    extended: bool = False
    draft: Drafted | None = None
    drafter: int | None = None
    fee: FeeNoticed | None = None
    result: Result | None = None
    objected: bool = False
    asked_where_at: datetime | None = None
    withdrawn_at: datetime | None = None
    before: State | None = None
    """As it was when the citizen withdrew it."""
    informed: frozenset[int] = frozenset()
    """Units that have it for information only."""

    @property
    def over(self) -> bool:
        return self.status in ENDS

    @property
    def shown(self) -> str:
        """The status as it is told. A time that was extended stands beside the way, as a question
        does (domain: side states), so it is told for as long as a unit works on it."""
        at_work = self.status in ("at_unit", "examining")
        return "extended" if self.extended and at_work else self.status

    @property
    def owner(self) -> Literal["central", "unit", "approver", "citizen"] | None:
        """Whose turn it is; None at an end."""
        match self.status:
            case "received" | "assessing":
                return "central"
            case "forwarded" | "at_unit" | "examining":
                return "unit"
            case "awaiting_approval":
                return "approver"
            case "more_information_needed" | "fee_due":
                return "citizen"
            case "answered" | "not_processed" | "withdrawn" | "noted":
                return None
            case _:
                assert_never(self.status)


class Illegal(Exception):
    """The state machine does not allow this."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why
