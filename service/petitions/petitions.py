"""The papers of one application: its letters and its last days, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, select

from service.applications.looking import Looking, Opened
from service.clock import day_in_turkiye
from service.clock.calendar_file import calendar_file, uid_of
from service.clock.windows import Window
from service.forms import Forms
from service.history.clock import running
from service.history.machine import state_of
from service.history.remedies import OBJECTION, open_windows, taken, takings
from service.history.states import State
from service.i18n import said, told
from service.i18n.texts import pick
from service.paper import paper
from service.petitions.letter import TEMPLATE, Known, decided, objection, words
from service.problems import Refusal
from service.secret_key import SecretKey
from service.store.database import Database
from service.store.tables import people
from service.units import UnitRegistry

DUE: Final = "due"
"""By this name the calendar has the last day of the clock that runs."""
_REMIND: Final = (3, 1)
_ANSWER: Final = said("Başvurunuza yanıt için son gün")
_PAYMENT: Final = said("Ücreti ödemek için son gün")
_LAST_DAY: Final = said("{words}: son gün")
_NOTE: Final = said("Dayanak: {article}. Bu bir hesaptır, hukuk görüşü değildir.")


class Petitions:
    """Only ever shows a person what is that person's. Raises Refusal: `not_found`, also for a way
    there is none of, and `way_closed` for one that is not open to this application today."""

    def __init__(
        self,
        *,
        database: Database,
        key: SecretKey,
        looking: Looking,
        forms: Forms,
        units: UnitRegistry,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._key = key
        self._looking = looking
        self._forms = forms
        self._units = units
        self._now = now

    async def letter(self, person: int, number: str, way: str) -> bytes:
        """A PDF, with the citizen's name on it: ready to be signed, or to be written on."""
        opened = await self._looking.open(person, number)
        taking = takings().get(way)
        if taking is None or taking.letter is None:
            raise Refusal("not_found")
        state, today = self._standing(opened)
        sent = objection(opened.history) if way == OBJECTION else None
        window = _window(state, today, way)
        if window is None and (sent is None or taken(state, today) is None):
            raise Refusal("way_closed")
        name = await self._database.read(lambda known: _name(known, person))
        event, unit = decided(opened.history)
        known = Known(
            name=name,
            number=opened.row["number"],
            institution=self._called(unit),
            title=opened.row["title"] or self._form(opened),
            received_at=opened.row["received_at"],
            decision=event,
            objection=sent,
            last=window and window.last,
            sites=tuple(how.site for how in taking.how if how.site),
        )
        written = words(taking.letter, known)
        return await paper(TEMPLATE, written, language="tr", at=self._now())

    async def day(self, person: int, number: str, way: str, language: str) -> bytes:
        """A calendar file with the last day of a way, or of the clock that runs (`due`)."""
        opened = await self._looking.open(person, number)
        state, today = self._standing(opened)
        if way == DUE:
            clock = running(state)
            if clock is None:
                raise Refusal("way_closed")
            title = _PAYMENT if clock.row.role == "payment" else _ANSWER
            last, article, name = clock.due, clock.row.article, told(language, title)
        else:
            if way not in takings():
                raise Refusal("not_found")
            window = _window(state, today, way)
            if window is None or window.last is None:
                raise Refusal("way_closed")
            last, article = window.last, ", ".join((window.rule.article, *window.moved_by))
            name = told(language, _LAST_DAY, words=pick(window.rule.words, language))
        return calendar_file(
            name,
            last,
            uid=uid_of(self._key, opened.row["number"], way),
            made=self._now(),
            remind=_REMIND,
            note=told(language, _NOTE, article=article),
        )

    def _standing(self, opened: Opened) -> tuple[State, date]:
        return state_of(kept.event for kept in opened.history), day_in_turkiye(self._now())

    def _called(self, unit: int | None) -> str:
        found = None if unit is None else self._units.unit(unit)
        return found.name if found else ""

    def _form(self, opened: Opened) -> str:
        form = self._forms.version(opened.row["form"], opened.row["form_version"])
        return form.title["tr"] if form else ""


def _window(state: State, today: date, way: str) -> Window | None:
    return next((one for one in open_windows(state, today) if one.rule.id == way), None)


def _name(connection: Connection, person: int) -> str:
    row = connection.execute(
        select(people.c.given_name, people.c.family_name).where(people.c.id == person)
    ).one()
    return f"{row.given_name} {row.family_name}"
