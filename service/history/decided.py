"""What is counted of a decision, as it was on the day on which the citizen was told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from service.clock import day_in_turkiye
from service.history.clock import running
from service.history.kinds import Event, Kind
from service.history.states import State

_WAITING_FROM: Final = frozenset[Kind]({"received", "reopened", "objected"})
"""From here on the citizen waits. Another institution that takes it over makes the law's time
begin anew (3071 m.5), and not the citizen's."""


def decision(
    before: Sequence[Event], state: State, event: Event, seq: int
) -> list[Mapping[str, Any]]:
    """The row of a decision; none for any other event. `state` is the one before it. `days` are
    calendar days in Türkiye, `due` the last day of the legal time that then ran."""
    if event.kind not in ("answered", "not_processed"):
        return []
    today = day_in_turkiye(event.at)
    since = next(one.at for one in reversed(before) if one.kind in _WAITING_FROM)
    clock = running(state)
    return [
        {
            "seq": seq,
            "decided_on": today,
            "due": clock and clock.due,
            "days": (today - day_in_turkiye(since)).days,
            "result": getattr(event.what, "result", "not_processed"),
            "unit": state.unit,
        }
    ]
