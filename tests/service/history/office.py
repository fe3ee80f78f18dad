"""An office that does what it likes with an application, past every desk."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from mobile.api.models import Application
from service.app import Service
from service.history.kinds import Event, Role, What
from service.history.machine import state_of
from service.history.moves import ripe
from service.history.states import State
from service.store.tables import applications, officers
from tests.service.citizen import Citizen, Watch

ANKARA = 91000006


async def acted(
    service: Service, number: str, *moves: tuple[Role, What], officer: int = 1
) -> State:
    """Adds the events, as one officer, now."""
    rooms = service.rooms

    def work(connection: Connection) -> State:
        row = connection.execute(select(applications).where(applications.c.number == number)).one()
        known = connection.execute(select(officers.c.id)).scalars().all()
        for one in {1, 2} - {*known}:
            connection.execute(
                officers.insert(),
                {
                    "id": one,
                    "name": f"Görevli {one}",
                    "role": "unit",
                    "token_hash": bytes([one]),
                    "added_at": rooms.now(),
                },
            )
        new = [Event(rooms.now(), role, what, "Bir birim", officer) for role, what in moves]
        history = rooms.keeping.history(connection, row.id)
        return rooms.keeping.add(connection, row.id, history, new)

    return await rooms.database.write(work)


async def decided(service: Service, number: str, what: What) -> State:
    """A draft of one officer, approved by another."""
    await acted(service, number, ("unit", what))
    draft = (await history(service, number)).draft
    assert draft
    return await acted(service, number, ("approver", ripe(draft)), officer=2)


async def history(service: Service, number: str) -> State:
    def work(connection: Connection) -> State:
        row = connection.execute(
            select(applications.c.id).where(applications.c.number == number)
        ).one()
        return state_of(kept.event for kept in service.rooms.keeping.history(connection, row.id))

    return await service.rooms.database.read(work)


async def filed(citizen: Citizen, **other: Any) -> str:
    """The number of an application that stands with Ankara Valiliği."""
    told = await citizen.file(unit={"number": ANKARA}, **other)
    assert told.status_code == 201, told.text
    return told.json()["number"]


async def seen(citizen: Citizen, number: str) -> Application:
    told = await citizen.get(f"applications/{number}")
    assert told.status_code == 200, told.text
    return Application.model_validate_json(told.content)


async def later(citizen: Citizen, watch: Watch, **step: float) -> None:
    """Time goes by, and the citizen logs in again."""
    watch.turn(**step)
    await citizen.log_in()
