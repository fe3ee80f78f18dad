"""What an officer sees of an application."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from mobile.api.answers import confidential
from mobile.api.models import Answers
from service.applications.enclosing import filed_with
from service.desk.models import Applicant, DeskApplication, DeskFile, DeskLine, DeskStep
from service.desk.officers import Officer
from service.desk.seeing import Seeing, masked
from service.forms import Forms
from service.history.keeping import Kept
from service.history.kinds import files_of
from service.history.moves import moves
from service.history.states import State
from service.store.tables import officers, people
from service.units import UnitRegistry


@dataclass(frozen=True)
class Case:
    """An application in an officer's hands; `informed` where his unit has it for information
    only, so that he reads and does nothing."""

    row: Any
    history: tuple[Kept, ...]
    state: State
    informed: bool = False


class Showing:
    """A case in the desk's own words. The functions run on a connection."""

    def __init__(self, forms: Forms, units: UnitRegistry, seeing: Seeing) -> None:
        self._forms = forms
        self._units = units
        self._seeing = seeing

    def whole(self, connection: Connection, officer: Officer, case: Case) -> DeskApplication:
        """One application, as this officer may see it."""
        row, answers = case.row, self._answers(officer, case)
        unnamed = self._unnamed(officer, answers)
        person = connection.execute(select(people).where(people.c.id == row.person)).one()
        names = {
            one.id: one.name for one in connection.execute(select(officers.c.id, officers.c.name))
        }
        drafts = [kept.seq for kept in case.history if kept.event.kind == "drafted"]
        return DeskApplication(
            **dict(self.line(row, informed=case.informed)),
            title=row.title,
            applicant=None
            if unnamed
            else Applicant(name=f"{person.given_name} {person.family_name}", phone=person.phone),
            answers=answers,
            files=self.files(officer, case),
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
            moves=() if case.informed else tuple(sorted(_open_to(officer, case.state))),
            draft=drafts[-1] if case.state.draft else None,
        )

    def files(self, officer: Officer, case: Case) -> tuple[DeskFile, ...]:
        """The files he may open: those of the answers that he sees, and those of every step, the
        drafts too; each once, at its first step."""
        form = self._forms.version(case.row.form, case.row.form_version)
        told = [*filed_with(form, self._answers(officer, case))] if form else []
        found = {one.id: DeskFile(**dict(one), step=None) for one in told}
        for kept in case.history:
            for one in files_of(kept.event.what):
                found.setdefault(one.id, DeskFile(**dict(one), step=kept.seq))
        return tuple(found.values())

    def _answers(self, officer: Officer, case: Case) -> Answers:
        """Without what tells who it is, where that is none of his business."""
        answers: Answers = json.loads(case.row.answers)
        form = self._forms.version(case.row.form, case.row.form_version)
        if form is None or not self._unnamed(officer, answers):
            return answers
        return masked(form, answers)

    def _unnamed(self, officer: Officer, answers: Answers) -> bool:
        return confidential(answers) and not self._seeing.central(officer)

    def line(self, row: Any, *, informed: bool = False) -> DeskLine:
        """One line of the inbox; `informed` where the unit has it for information only."""
        unit = None if row.unit is None else self._units.unit(row.unit)
        return DeskLine(
            number=row.number,
            form=row.form,
            status=row.status,
            unit=unit and unit.name,
            received_at=row.received_at,
            due=row.due,
            purpose="information" if informed else "action",
        )


def _open_to(officer: Officer, state: State) -> Iterator[str]:
    return (kind for kind, roles in moves(state).items() if officer.role in roles)
