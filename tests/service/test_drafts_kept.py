"""How many drafts, for how long, and the files they name."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from datetime import datetime, timedelta

import httpx
import pytest
from sqlalchemy import select

from mobile.api.models.files import NewFile
from service.app import Service
from service.drafts.contents import files_in
from service.settings import Settings
from service.store.tables import files, people
from service.sweeping import every_day
from tests.service.citizen import JSON, Watch
from tests.service.drafts import ID, Devices, count, refused, saved


@pytest.fixture
def settings(settings: Settings, request: pytest.FixtureRequest) -> Settings:
    return settings.model_copy(update=getattr(request, "param", {}))


@pytest.fixture
async def device(service: Service, http: httpx.AsyncClient) -> AsyncGenerator[Devices]:
    devices = Devices(service, http, httpx.ASGITransport(service))
    yield devices
    await devices.close()


async def test_twenty_drafts_and_no_more(device: Devices) -> None:
    client = await device()
    names = [f"draft-number-{number:04}" for number in range(21)]
    for name in names[:20]:
        await client.save_draft(name, saved())
    told = await refused(client.save_draft(names[20], saved()), "too_many_drafts")
    assert "gönderin ya da silin" in told.detail
    assert len(await client.drafts()) == 20
    assert (await client.save_draft(names[0], saved(1, text="on"))).revision == 2
    await client.delete_draft(names[1])
    assert (await client.save_draft(names[20], saved())).revision == 1


async def test_what_nobody_saves_for_ninety_days_is_gone(
    device: Devices, watch: Watch, service: Service
) -> None:
    client = await device()
    await client.save_draft(ID, saved())
    await client.save_draft("another-draft-0123", saved())
    watch.turn(days=60)
    client = await device()
    await client.save_draft(ID, saved(1))
    watch.turn(days=30)
    client = await device()
    assert [one.id for one in await client.drafts()] == [ID]  # even before anybody swept
    await refused(client.draft("another-draft-0123"), "not_found")
    assert await count(service) == 2
    await service.rooms.sweep()
    assert await count(service) == 1
    assert (await client.draft(ID)).kept_until == watch() + timedelta(days=60)
    watch.turn(days=60)
    client = await device()
    await refused(client.save_draft(ID, saved(2)), "draft_gone")


async def test_swept_at_start(device: Devices, watch: Watch, service: Service) -> None:
    await (await device()).save_draft(ID, saved())
    await service.close()
    watch.turn(days=90)
    await service.open()
    assert await count(service) == 0


@pytest.mark.parametrize(
    "settings", [{"drafts_per_person": 1, "drafts_kept_days": 2}], indirect=True
)
async def test_an_installation_may_decide_otherwise(device: Devices, watch: Watch) -> None:
    client = await device()
    assert (await client.save_draft(ID, saved())).kept_until == watch() + timedelta(days=2)
    await refused(client.save_draft("another-draft-0123", saved()), "too_many_drafts")


# -- files ---------------------------------------------------------------------------------


def test_the_files_that_a_draft_names() -> None:
    file = {"id": "file-1", "name": "a.jpg"}
    row = {"proof": [{"id": "file-2"}], "text": "id"}
    odd = [{"id": 7}, {"id": ""}, {"id": "x" * 65}, "id", [{"id": "file-3"}]]
    answers: JSON = {"proof": [file, file], "rows": [row, {"proof": None}], "odd": odd}
    answers |= {"id": "no", "unit": {"id": "no"}}
    assert files_in(answers) == {"file-1", "file-2", "file-3"}


async def test_saving_a_draft_keeps_its_files(
    device: Devices, watch: Watch, service: Service
) -> None:
    client, begun = await device(), watch()
    await device(1)
    rooms = service.rooms
    first, second = await rooms.database.read(
        lambda connection: connection.execute(select(people.c.id).order_by(people.c.id)).scalars()
    )
    own = (await rooms.files.begin(first, NewFile(name="own.jpg", size=9))).id
    unnamed = (await rooms.files.begin(first, NewFile(name="unnamed.jpg", size=9))).id
    foreign = (await rooms.files.begin(second, NewFile(name="foreign.jpg", size=9))).id

    async def touched() -> dict[str, datetime]:
        rows = await rooms.database.read(
            lambda connection: connection.execute(select(files.c.id, files.c.touched_at)).all()
        )
        return {row.id: row.touched_at for row in rows}

    watch.turn(minutes=5)
    named = [{"id": own, "name": "own.jpg"}, {"id": foreign}]
    await client.save_draft(ID, saved(proof=named))
    # A file by itself is kept for 30 days, one of a draft as long as the draft: for 90.
    saved_at = watch() + timedelta(days=60)
    assert await touched() == {own: saved_at, unnamed: begun, foreign: begun}
    watch.turn(minutes=5)
    await refused(client.save_draft(ID, saved(7, proof=named, text="other")), "draft_changed")
    await client.delete_draft(ID)
    assert (await touched())[own] == saved_at


# -- the sweep -----------------------------------------------------------------------------


async def test_the_sweep_goes_on_after_a_failure(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    class Enough(BaseException):
        pass

    times = 0

    async def sweep() -> None:
        nonlocal times
        times += 1
        await service.rooms.sweep()
        raise RuntimeError("KANARYA") if times < 3 else Enough

    with pytest.raises(Enough):
        await every_day(sweep, pause=0)
    assert times == 3
    assert "sweep failed: RuntimeError" in caplog.text
    assert "KANARYA" not in caplog.text


async def test_a_running_service_sweeps_daily(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cancelled when the service ends."""
    works: list[object] = []
    ended = asyncio.Event()

    async def once(work: object, _pause: float = 0) -> None:
        works.append(work)
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    monkeypatch.setattr("service.app.every_day", once)
    async with service.router.lifespan_context(service):
        await asyncio.sleep(0)
        rooms = service.rooms
        assert works == [rooms.sweep, rooms.statistics.round, rooms.notices.round]
    await asyncio.wait_for(ended.wait(), 5)
