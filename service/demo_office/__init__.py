"""An office that is none: it moves sample applications along, so that a newcomer sees life.

It works at the desk like any officer, under the same rules, and says in every word it writes that
it is a rehearsal. What it does follows from the application's number, so that it can be told
beforehand. Refused in production.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, select

from service.clock import day_in_turkiye
from service.desk import deciding as d
from service.desk.desk import Deciding, Desk
from service.desk.officers import Officer, OfficerRole, Officers
from service.history import kinds as k
from service.history.keeping import Keeping, Kept
from service.history.kinds import Kind, Outcome
from service.history.machine import state_of
from service.history.states import ENDS, State
from service.problems import Refusal
from service.store.database import Database
from service.store.tables import applications, officers
from service.units import UnitRegistry

FILE = Path(__file__).parent / "plan.json"
PAUSE = 5.0
"""Seconds between two rounds."""
WRITER, APPROVER = "Deneme memuru", "Deneme amiri"
_MOST = 100
"""Applications in one round, the newest first."""


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Waits(_Row):
    least: int
    most: int
    for_reply: int


class Result(_Row):
    """`reason` is given where the law wants one."""

    outcome: Outcome
    text: str
    reason: str | None = None


class Fee(_Row):
    amount: int
    text: str


class Plan(_Row):
    notice: str
    sign: str
    waits: Waits
    sends_to: str
    questions: tuple[str, ...]
    interim: str
    fee: Fee
    results: tuple[Result, ...]


@dataclass(frozen=True)
class _Open:
    number: str
    history: tuple[Kept, ...]
    state: State

    def chance(self, what: str, of: int) -> int:
        """A number below `of` that is always the same for this application."""
        return int.from_bytes(sha256(f"{self.number}.{what}".encode()).digest()[:4]) % of

    def did(self, kind: Kind) -> bool:
        return any(kept.event.kind == kind for kept in self.history)


class DemoOffice:
    """`round` once in a while."""

    def __init__(
        self,
        *,
        database: Database,
        desk: Desk,
        officers: Officers,
        keeping: Keeping,
        units: UnitRegistry,
        now: Callable[[], datetime],
    ) -> None:
        self.plan = Plan.model_validate_json(FILE.read_bytes())
        self._database = database
        self._desk = desk
        self._officers = officers
        self._keeping = keeping
        self._units = units
        self._now = now

    async def round(self) -> int:
        """Takes one step with every application whose time has come; how many that were."""
        writer, approver = await self._database.write(self._hired)
        moved = 0
        for one in await self._database.read(self._open):
            if not self._due(one):
                continue
            try:
                moved += await self._step(one, writer, approver)
            except Refusal:  # the citizen was faster
                continue
        return moved

    def _hired(self, connection: Connection) -> tuple[int, int]:
        """The ids of the two, who have no token that anybody knows."""
        known = {
            row.name: row.id
            for row in connection.execute(
                select(officers.c.name, officers.c.id).where(
                    officers.c.name.in_((WRITER, APPROVER))
                )
            )
        }
        roles: tuple[tuple[str, OfficerRole], ...] = ((WRITER, "unit"), (APPROVER, "approver"))
        if len(known) == len(roles):
            return known[WRITER], known[APPROVER]
        for name, role in roles:
            if name not in known:
                self._officers.add(connection, name, role, None, self._now())
        return self._hired(connection)

    def _open(self, connection: Connection) -> list[_Open]:
        rows = connection.execute(
            select(applications.c.id, applications.c.number)
            .where(applications.c.status.not_in(ENDS))
            .order_by(applications.c.id.desc())
            .limit(_MOST)
        ).all()
        found: list[_Open] = []
        for row in rows:
            history = self._keeping.history(connection, row.id)
            found.append(_Open(row.number, history, state_of(kept.event for kept in history)))
        return found

    def _due(self, one: _Open) -> bool:
        waits, last = self.plan.waits, one.history[-1]
        seconds = waits.least + one.chance(str(last.seq), waits.most - waits.least + 1)
        if one.state.owner == "citizen":
            seconds = waits.for_reply
        return self._now() - last.event.at >= timedelta(seconds=seconds)

    async def _step(self, one: _Open, writer: int, approver: int) -> bool:
        state = one.state
        if state.status == "fee_due":  # only the citizen goes on here, or time
            return False
        if state.owner == "central":
            await self._central(one, Officer(writer, WRITER, "central", None))
            return True
        if state.owner == "approver":
            role: OfficerRole = "approver"
            draft = max(kept.seq for kept in one.history if kept.event.kind == "drafted")
            who = Officer(approver, APPROVER, role, state.unit)
            await self._desk.act(who, one.number, d.approving(draft))
            return True
        who = Officer(writer, WRITER, "unit", state.unit)
        if state.status == "forwarded":
            await self._desk.read(who, one.number)
        else:
            await self._desk.act(who, one.number, self._next(one))
        return True

    async def _central(self, one: _Open, who: Officer) -> None:
        if one.state.status == "received":
            await self._desk.read(who, one.number)
            return
        to = self._units.named(self.plan.sends_to)
        assert to is not None
        await self._desk.act(who, one.number, d.forwarding(self._units, to.number, "action"))

    def _next(self, one: _Open) -> Deciding:
        """The next step of the unit that has it."""
        state, plan = one.state, self.plan
        if state.status == "more_information_needed":
            return d.simply(k.WentOn())
        if state.law is None:
            return d.simply(k.Noted())
        if state.status == "at_unit":
            return d.simply(k.Examining())
        if state.law == "information" and not one.did("fee_noticed") and one.chance("fee", 3) == 0:
            today = day_in_turkiye(self._now())
            return d.noticing(plan.fee.amount, plan.sign + plan.fee.text, today)
        if not one.did("asked") and one.chance("ask", 3) == 0:
            question = plan.questions[one.chance("question", len(plan.questions))]
            return d.simply(k.Asked(text=plan.sign + question))
        if not one.did("interim") and one.chance("interim", 4) == 0:
            return d.drafting("informative", plan.sign + plan.interim, None)
        told = plan.results[one.chance("result", len(plan.results))]
        reason = told.reason if state.law == "information" else None
        return d.drafting(told.outcome, plan.sign + told.text, reason)
