"""The desk: an officer's inbox, reading, and doing what the state machine allows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from mobile.api.checks import application_number
from service.applications.enclosing import enclosing, tidy
from service.desk.inbox import Inbox
from service.desk.models import DeskApplication, DeskList
from service.desk.officers import Officer, Officers
from service.desk.seeing import Seeing
from service.desk.showing import Case, Showing
from service.files.files import Content, Files
from service.files.rows import Office
from service.forms import Forms
from service.history.keeping import Keeping
from service.history.kinds import Assessing, AtUnit, Event, Looked, What
from service.history.machine import state_of
from service.history.moves import moves
from service.history.states import Illegal
from service.problems import Refusal
from service.store.database import Database
from service.store.tables import applications
from service.units import UnitRegistry

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
        files: Files,
        officers: Officers,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._units = units
        self._keeping = keeping
        self._files = files
        self._officers = officers
        self._now = now
        self._seeing = Seeing(units)
        self._showing = Showing(forms, units, self._seeing)
        self._inbox = Inbox(self._showing, self._seeing)

    async def officer(self, token: str) -> Officer:
        """Whose token this is. Raises Refusal `officer_needed`."""
        found = await self._database.glance(lambda known: self._officers.holder(known, token))
        if found is None:
            raise Refusal("officer_needed")
        return found

    async def inbox(
        self,
        officer: Officer,
        after: str | None = None,
        limit: int = 50,
        form: str | None = None,
    ) -> DeskList:
        """What is open and with the officer's units, for action or for information, the soonest
        due first; only what was filed with `form`, if one is named."""
        return await self._database.read(
            lambda known: self._inbox.page(known, officer, after, limit, form)
        )

    async def read(self, officer: Officer, number: str) -> DeskApplication:
        """Opens an application. That it was looked at is logged, and whoever looks first has it:
        it has arrived at the unit, or is being assessed."""

        def work(writing: Connection) -> DeskApplication | Refusal:
            case = self._case(writing, officer, number)
            if isinstance(case, Refusal):
                return case
            new = [self._event(officer, Looked()), *self._arrival(officer, case)]
            self._add(writing, case, new)
            fresh = self._case(writing, officer, number)
            assert isinstance(fresh, Case)
            return self._showing.whole(writing, officer, fresh)

        return _told(await self._database.write(work))

    async def file(self, officer: Officer, number: str, file: str) -> Content:
        """Opens a file of an application, as far as the officer sees what it belongs to. That, too,
        is a look."""

        def work(writing: Connection) -> int | Refusal:
            case = self._case(writing, officer, number)
            if isinstance(case, Refusal):
                return case
            if file not in (one.id for one in self._showing.files(officer, case)):
                return Refusal("not_found")
            new = [self._event(officer, Looked(file=file)), *self._arrival(officer, case)]
            self._add(writing, case, new)
            return case.row.id

        application = await self._database.write(work)
        if isinstance(application, Refusal):
            raise application
        return await self._files.filed(application, file)

    async def act(
        self, officer: Officer, number: str, decide: Deciding, files: Sequence[str] = ()
    ) -> DeskApplication:
        """Does what `decide` makes of the case, with the officer's `files` of these ids enclosed,
        and answers with how it then stands."""
        owner = Office(officer.id)

        def work(writing: Connection) -> DeskApplication | Refusal:
            case = self._case(writing, officer, number)
            if isinstance(case, Refusal):
                return case
            if case.informed:
                return Refusal("only_informed")
            what = decide(case)
            if not isinstance(what, Refusal):
                what = enclosing(self._files, writing, owner, what, files)
            if isinstance(what, Refusal):
                return what
            try:
                self._add(writing, case, [self._event(officer, what)])
            except Illegal as refused:
                return Refusal(refused.why)
            self._files.attach(writing, owner, case.row.id, files)
            fresh = self._case(writing, officer, number, always=True)
            assert isinstance(fresh, Case)
            return self._showing.whole(writing, officer, fresh)

        done = _told(await self._database.write(work))
        await tidy(self._files, files)
        return done

    def _case(
        self,
        connection: Connection,
        officer: Officer,
        number: str,
        *,
        always: bool = False,
    ) -> Case | Refusal:
        """The case, if it is the officer's to see, or his unit has it for information. `always`:
        he had it a moment ago, and may have sent it on."""
        known = application_number(number)
        row = connection.execute(
            select(applications).where(applications.c.number == known).with_for_update()
        ).one_or_none()
        if row is None:
            return Refusal("not_found")
        history = self._keeping.history(connection, row.id)
        state = state_of(kept.event for kept in history)
        seen = always or self._seeing.sees(officer, state.unit)
        if seen:
            return Case(row, history, state)
        if any(self._seeing.sees(officer, unit) for unit in state.informed):
            return Case(row, history, state, informed=True)
        return Refusal("not_found")

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


def _told(outcome: DeskApplication | Refusal) -> DeskApplication:
    """Refusals come back as values, so that nobody else's writing has to begin anew."""
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome
