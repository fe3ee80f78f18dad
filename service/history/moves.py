"""What may happen next, in each state, and by whom: a table, and the few conditions beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, assert_never

from service.history.kinds import Answered, Drafted, Interim, Kind, NotProcessed, Role
from service.history.states import State, Status

_OFFICES: Final = frozenset[Role]({"valilik", "ministry", "unit"})
LOOKING: Final = frozenset[Role]({"central", "valilik", "ministry", "unit", "approver"})
_CENTRAL: Final = frozenset[Role]({"central"})
_ROUTING: Final = frozenset[Role]({"central", "valilik", "ministry", "unit"})
_FIRST: Final = frozenset[Role]({"central", "rules"})
_CITIZEN: Final = frozenset[Role]({"citizen"})
_APPROVER: Final = frozenset[Role]({"approver"})

_ALWAYS: Final[Mapping[Kind, frozenset[Role]]] = {
    "withdrawn": _CITIZEN,
    "asked_where": _CITIZEN,
    "objected": _CITIZEN,  # to silence (4982 m.13), once the clock says that it is one
}
_WORKING: Final[Mapping[Kind, frozenset[Role]]] = {
    "forwarded": _ROUTING,
    "asked": _OFFICES,
    "fee_noticed": _OFFICES,
    "extended": _OFFICES,
    "drafted": _OFFICES,
    "noted": _OFFICES,
    **_ALWAYS,
}
_AFTERWARDS: Final[Mapping[Kind, frozenset[Role]]] = {"reopened": _CITIZEN, "objected": _CITIZEN}

_MOVES: Final[Mapping[Status, Mapping[Kind, frozenset[Role]]]] = {
    "received": {
        "assessing": _CENTRAL,
        "forwarded": _FIRST,
        "at_unit": frozenset({"rules"}),
        "drafted": _CENTRAL,
        **_ALWAYS,
    },
    "assessing": {"forwarded": _CENTRAL, "asked": _CENTRAL, "drafted": _CENTRAL, **_ALWAYS},
    "forwarded": {"at_unit": _OFFICES, "forwarded": _ROUTING, **_ALWAYS},
    "at_unit": {"examining": _OFFICES, **_WORKING},
    "examining": _WORKING,
    "more_information_needed": {"replied": _CITIZEN, "went_on": _ROUTING, **_ALWAYS},
    "fee_due": {
        "fee_paid": _CITIZEN,
        "fee_contested": _CITIZEN,
        "fee_lapsed": frozenset({"clock"}),
        **_ALWAYS,
    },
    "awaiting_approval": {
        "answered": _APPROVER,
        "interim": _APPROVER,
        "not_processed": _APPROVER,
        "returned": _APPROVER,
        **_ALWAYS,
    },
    "answered": {"rated": _CITIZEN, **_AFTERWARDS},
    "not_processed": _AFTERWARDS,
    "withdrawn": {"undone": _CITIZEN},
    "noted": {},
}


def moves(state: State) -> Mapping[Kind, frozenset[Role]]:
    """What may happen next, and by whom. Looking is no move: whoever may see it may look."""
    allowed: dict[Kind, frozenset[Role]] = {
        kind: roles for kind, roles in _MOVES[state.status].items() if _fits(state, kind)
    }
    if "went_on" in allowed:  # only the side that asked goes on without a reply
        allowed["went_on"] = _CENTRAL if state.resumes == "assessing" else _OFFICES
    return allowed


def _fits(state: State, kind: Kind) -> bool:
    """What does not follow from the status alone."""
    match kind:
        case "fee_noticed":
            return state.law == "information" and not state.objected
        case "extended":
            return state.law == "information" and not state.extended and not state.objected
        case "noted":
            return state.law is None
        case "reopened":
            return state.law is not None
        case "objected":
            refusable = state.status != "answered" or state.result in ("partly", "negative")
            return state.law == "information" and refusable and not state.objected
        case "answered" | "interim" | "not_processed":
            return state.draft is not None and ripe(state.draft).kind == kind
        case "undone":
            return state.before is not None
        case _:
            return True


def ripe(draft: Drafted) -> Answered | Interim | NotProcessed:
    """What a draft becomes once it is approved: the same words, whole."""
    match draft.outcome:
        case "informative":
            return Interim(text=draft.text, files=draft.files)
        case "not_processed":
            return NotProcessed(reason=draft.reason or "", text=draft.text, files=draft.files)
        case "positive" | "partly" | "negative":
            return Answered(
                result=draft.outcome, text=draft.text, reason=draft.reason, files=draft.files
            )
        case _:
            assert_never(draft.outcome)
