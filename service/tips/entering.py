"""Opening a tip with its number, as everything does that a reporter comes back for."""

from __future__ import annotations

from dataclasses import dataclass

from mobile.api.models import TipStatus
from mobile.api.tracking_number import tracking_number
from service.problems import Refusal, Slip
from service.store.database import Database
from service.tips.faults import NOT_A_NUMBER
from service.tips.guessing import Guessing
from service.tips.messages import Box, Message, Row, messages_of, read_message, tip_row
from service.tips.sealing import Sealing


@dataclass(frozen=True)
class Entered:
    """A tip that was opened with its number."""

    tip: bytes
    row: Row
    boxes: tuple[Box, ...]
    messages: tuple[Message, ...]
    key: bytes
    by_operator: bool

    @property
    def status(self) -> TipStatus:
        told = zip(self.messages, self.boxes, strict=True)
        return TipStatus(
            status=self.row.status,
            received_on=self.row.received_on,
            taken_by_operator=self.by_operator,
            messages=tuple(message.told(read=box.read) for message, box in told),
        )


class Entering:
    """Writes nothing at all, so nothing tells that and when somebody came back."""

    def __init__(self, database: Database, sealing: Sealing, guessing: Guessing) -> None:
        self._database = database
        self._sealing = sealing
        self._guessing = guessing

    async def enter(self, number: str, address: str) -> Entered:
        """Does the same for a number of nobody's as for a fresh tip's: two statements, one hash,
        one key derived, one wrap and one box opened. `number` is well-formed. Raises Refusal:
        `tip_unknown`, `too_many_numbers`."""
        self._guessing.check(address)
        tip = self._sealing.number_hash(number)
        row, boxes = await self._database.read(
            lambda known: (tip_row(known, tip), messages_of(known, tip))
        )
        wrap = row.reporter_wrap if row else None
        key, by_operator = self._sealing.key_of(number, wrap)
        messages = tuple(read_message(key, tip, box) for box in boxes)
        if not messages:
            self._sealing.open_nobodys()
        if row is None:
            self._guessing.wrong(address)
            raise Refusal("tip_unknown")
        return Entered(tip, row, tuple(boxes), messages, key, by_operator)

    def check(self, address: str) -> None:
        """Before anything else is done with a number. Raises Refusal `too_many_numbers`."""
        self._guessing.check(address)


def wellformed(text: str) -> str:
    """What is no number at all is told at once: its check symbol is no secret. Raises Refusal
    `invalid`."""
    number = tracking_number(text)
    if number is None:
        raise Refusal("invalid", [Slip("number", "not_a_number", NOT_A_NUMBER)])
    return number
