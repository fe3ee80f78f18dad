"""One attachment, as far as it has come."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from mobile.api.models import Betrays, FileState

Stage = Literal["sending", "looking", "ready", "failed"]


@dataclass(frozen=True)
class Chosen:
    """One file on the device. `send` brings its bytes to an address and ends when they are all
    gone, or raises OSError when the line breaks. `size` is in bytes. `path` is where it stands on
    the device; "" in a browser, which does not tell."""

    name: str
    size: int
    send: Callable[[str], Awaitable[None]]
    path: str = ""


@dataclass(frozen=True)
class Attachment:
    """One row: a file of one question, as far as it has come. Sizes are in bytes."""

    key: str
    path: str
    """The question it answers."""
    name: str
    size: int
    stage: Stage
    received: int = 0
    """What the service has; never what only left the device."""
    id: str = ""
    """The service's, once it gave one."""
    fault: str = ""
    told: str = ""
    """The service's own sentence about the fault, in the citizen's language."""
    betrays: tuple[Betrays, ...] = ()
    as_evidence: bool = False
    chosen: Chosen | None = None
    """None for a file that was chosen on another device, or before this session."""


def as_told(row: Attachment, state: FileState) -> Attachment:
    """The row as the service tells it."""
    stages: dict[str, Stage] = {
        "waiting": "sending", "receiving": "sending", "looking": "looking", "ready": "ready",
        "refused": "failed", "broken_off": "failed",
    }  # fmt: skip
    stage = stages[state.state]
    fault = (state.fault or "connection_lost") if stage == "failed" else ""
    if state.state == "broken_off":
        fault = "connection_lost"
    return replace(
        row,
        stage=stage,
        received=state.received,
        size=state.size,
        fault=fault,
        told=state.told if fault and fault != "connection_lost" else "",
        betrays=state.betrays,
        as_evidence=state.kept_as_evidence,
    )
