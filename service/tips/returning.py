"""Coming back with a number: looking, writing, withdrawing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, delete, update

from mobile.api.checks import clean
from mobile.api.models import NewTipMessage, TipStatus
from mobile.api.tracking_number import tells
from service.clock import day_in_turkiye
from service.problems import Refusal, Slip
from service.store.database import Database
from service.store.tip_tables import tip_messages, tips
from service.tips.entering import Entering, wellformed
from service.tips.faults import NOTHING_WRITTEN, TELLS_THE_NUMBER
from service.tips.keeping import Keeping
from service.tips.messages import Message, add_message, files_of
from service.tips.sealing import Sealing, sealed


class Returning:
    """What a reporter can do with a number, from any device."""

    def __init__(
        self,
        database: Database,
        sealing: Sealing,
        entering: Entering,
        keeping: Keeping,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._sealing = sealing
        self._entering = entering
        self._keeping = keeping
        self._now = now

    async def look(self, number: str, address: str) -> TipStatus | None:
        """Where the tip stands; None for a number of nobody's. Raises Refusal: `invalid`,
        `too_many_numbers`."""
        found = await self._entering.peek(wellformed(number), address)
        status = found.status
        return status if found.lock.known else None

    async def write(self, asked: NewTipMessage, address: str) -> TipStatus:
        """Adds a message. Raises Refusal as `look` does, and `tip_unknown`, `tip_closed`,
        `tip_full`."""
        number = wellformed(asked.number)
        text = clean(asked.text, lines=True)
        if not text:
            raise Refusal("invalid", [Slip("text", "missing", NOTHING_WRITTEN)])
        if tells(text, number):
            raise Refusal("invalid", [Slip("text", "tells_the_number", TELLS_THE_NUMBER)])
        found = await self._entering.enter(number, address)
        message = Message(by="reporter", text=text, on=day_in_turkiye(self._now()))
        box = sealed(found.key, found.tip, message.model_dump(mode="json"))
        once = self._sealing.key_hash("message", number, asked.key)

        def store(connection: Connection) -> bool:
            return add_message(connection, found.tip, once, box, turn="written", on=message.on)

        await self._database.write(store)
        return (await self._entering.enter(number, address)).status

    async def withdraw(self, number: str, address: str) -> TipStatus:
        """Throws away what was written and added, with the keys to it; that there was a tip, on
        which day, stays. Raises Refusal as `look` does, and `tip_unknown`. A second time changes
        nothing."""
        number = wellformed(number)
        found = await self._entering.enter(number, address)

        def wipe(connection: Connection) -> list[str]:
            names = files_of(connection, found.key, found.tip)
            self._keeping.release(connection, names)
            connection.execute(delete(tip_messages).where(tip_messages.c.tip == found.tip))
            left = {"status": "withdrawn"} | dict.fromkeys(
                ("reporter_wrap", "office_wrap", "content", "answered_on")
            )
            connection.execute(update(tips).where(tips.c.number_hash == found.tip).values(**left))
            return names

        await self._keeping.discard(await self._database.write(wipe))
        return (await self._entering.enter(number, address)).status
