"""The desk: an officer's inbox, reading, and doing what the state machine allows."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select, tuple_

from mobile.api.answers import confidential
from mobile.api.checks import application_number
from service.desk.models import Applicant, DeskApplication, DeskLine, DeskList, DeskStep
from service.desk.officers import Officer, Officers
from service.desk.seeing import Seeing, masked
from service.forms import Forms
from service.history.keeping import Keeping, Kept
from service.history.kinds import Assessing, AtUnit, Event, Looked, What
from service.history.machine import state_of
from service.history.moves import moves
from service.history.states import ENDS, Illegal, State
from service.problems import Refusal
from service.store.database import Database
from service.store.tables import applications, officers, people
from service.units import UnitRegistry

_NEVER = date(9999, 12, 31)
_BATCH, _BATCHES = 500, 20
_DUE = func.coalesce(applications.c.due, _NEVER)


@dataclass(frozen=True)
class Case:
    """An application in an officer's hands."""

    row: Any
    history: tuple[Kept, ...]
    state: State


Deciding = Callable[[Case], What | Refusal]
"""What is to happen to a case, now that it is known."""


class Desk:
    """All of it on the same rules for the API and the command line. Raises Refusal: `not_found`
    for what an officer does not see, or the state machine's reasons."""

    def __init__(
        self,
        *,
        database: Database,
        forms: Forms,
        units: UnitRegistry,
        keeping: Keeping,
        officers: Officers,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._forms = forms
        self._units = units
        self._keeping = keeping
        self._officers = officers
        self._now = now
        self._seeing = Seeing(units)

    async def officer(self, token: str) -> Officer:
        """Whose token this is. Raises Refusal `officer_needed`."""
        found = await self._database.glance(lambda known: self._officers.holder(known, token))
        if found is None:
            raise Refusal("officer_needed")
        return found

    async def inbox(self, officer: Officer, after: str | None = None, limit: int = 50) -> DeskList:
        """What is open and with the officer's units, the soonest due first."""
        return await self._database.read(
            lambda known: self._inbox(known, officer, _key(after), limit)
        )

    async def read(self, officer: Officer, number: str) -> DeskApplication:
        """Opens an application. That it was looked at is logged, and whoever looks first has it:
        it has arrived at the unit, or is being assessed."""

        def work(writing: Connection) -> DeskApplication | Refusal:
            case = self._case(writing, officer, number, reading=True)
            if isinstance(case, Refusal):
                return case
            new = [self._event(officer, Looked()), *self._arrival(officer, case)]
            self._add(writing, case, new)
            fresh = self._case(writing, officer, number, reading=True)
            assert isinstance(fresh, Case)
            return self._shown(writing, officer, fresh)

        return _told(await self._database.write(work))

    async def act(self, officer: Officer, number: str, decide: Deciding) -> DeskApplication:
        """Does what `decide` makes of the case, and answers with how it then stands."""

        def work(writing: Connection) -> DeskApplication | Refusal:
            case = self._case(writing, officer, number)
            if isinstance(case, Refusal):
                return case
            what = decide(case)
            if isinstance(what, Refusal):
                return what
            try:
                self._add(writing, case, [self._event(officer, what)])
            except Illegal as refused:
                return Refusal(refused.why)
            fresh = self._case(writing, officer, number, reading=True, always=True)
            assert isinstance(fresh, Case)
            return self._shown(writing, officer, fresh)

        return _told(await self._database.write(work))

    def _case(
        self,
        connection: Connection,
        officer: Officer,
        number: str,
        *,
        reading: bool = False,
        always: bool = False,
    ) -> Case | Refusal:
        """The case, if it is the officer's to see; for `reading` also where his unit has it for
        information. `always`: he had it a moment ago, and may have sent it on."""
        known = application_number(number)
        row = connection.execute(
            select(applications).where(applications.c.number == known).with_for_update()
        ).one_or_none()
        if row is None:
            return Refusal("not_found")
        history = self._keeping.history(connection, row.id)
        state = state_of(kept.event for kept in history)
        seen = always or self._seeing.sees(officer, state.unit)
        if not seen and reading:
            seen = any(self._seeing.sees(officer, unit) for unit in state.informed)
        return Case(row, history, state) if seen else Refusal("not_found")

    def _event(self, officer: Officer, what: What) -> Event:
        unit = None if officer.unit is None else self._units.unit(officer.unit)
        return Event(self._now(), officer.role, what, unit and unit.name, officer.id)

    def _arrival(self, officer: Officer, case: Case) -> list[Event]:
        if not self._seeing.sees(officer, case.state.unit):
            return []
        allowed = moves(case.state)
        for what in (AtUnit(), Assessing()):
            if officer.role in allowed.get(what.kind, ()):
                return [self._event(officer, what)]
        return []

    def _add(self, connection: Connection, case: Case, new: Sequence[Event]) -> None:
        self._keeping.add(connection, case.row.id, case.history, new)

    def _shown(self, connection: Connection, officer: Officer, case: Case) -> DeskApplication:
        row, answers = case.row, json.loads(case.row.answers)
        central = self._seeing.central(officer)
        form = self._forms.version(row.form, row.form_version)
        unnamed = confidential(answers) and not central
        person = connection.execute(select(people).where(people.c.id == row.person)).one()
        names = {
            one.id: one.name for one in connection.execute(select(officers.c.id, officers.c.name))
        }
        drafts = [kept.seq for kept in case.history if kept.event.kind == "drafted"]
        return DeskApplication(
            **dict(self._line(row)),
            title=row.title,
            applicant=None
            if unnamed
            else Applicant(name=f"{person.given_name} {person.family_name}", phone=person.phone),
            answers=masked(form, answers) if unnamed and form else answers,
            events=tuple(
                DeskStep(
                    seq=kept.seq,
                    kind=kept.event.kind,
                    at=kept.event.at,
                    by=kept.event.by,
                    officer=names.get(kept.event.officer or 0),
                    unit=kept.event.unit,
                    what=kept.event.what.model_dump(mode="json", exclude={"kind"}),
                )
                for kept in case.history
            ),
            moves=tuple(
                sorted(k for k, roles in moves(case.state).items() if officer.role in roles)
            ),
            draft=drafts[-1] if case.state.draft else None,
        )

    def _line(self, row: Any) -> DeskLine:
        unit = None if row.unit is None else self._units.unit(row.unit)
        return DeskLine(
            number=row.number,
            form=row.form,
            status=row.status,
            unit=unit and unit.name,
            received_at=row.received_at,
            due=row.due,
        )

    def _inbox(
        self, connection: Connection, officer: Officer, key: tuple[date, int] | None, limit: int
    ) -> DeskList:
        asked = (
            select(applications)
            .where(applications.c.status.not_in(ENDS))
            .order_by(_DUE, applications.c.id)
            .limit(_BATCH)
        )
        few = self._seeing.few(officer)
        if few is not None:
            asked = asked.where(applications.c.unit.in_(few))
        found: list[DeskLine] = []
        for _ in range(_BATCHES):
            rows = connection.execute(
                asked if key is None else asked.where(tuple_(_DUE, applications.c.id) > key)
            ).all()
            for row in rows:
                if len(found) == limit:
                    return DeskList(applications=tuple(found), next=_written(key))
                key = (row.due or _NEVER, row.id)
                if self._seeing.sees(officer, row.unit):
                    found.append(self._line(row))
            if len(rows) < _BATCH:
                return DeskList(applications=tuple(found))
        return DeskList(applications=tuple(found), next=_written(key))


def _told(outcome: DeskApplication | Refusal) -> DeskApplication:
    """Refusals come back as values, so that nobody else's writing has to begin anew."""
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


def _written(key: tuple[date, int] | None) -> str | None:
    return key and f"{key[0].isoformat()}.{key[1]}"


def _key(after: str | None) -> tuple[date, int] | None:
    if after is None:
        return None
    day, _, number = after.partition(".")
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        raise Refusal("not_found") from None
