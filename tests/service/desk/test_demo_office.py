"""The demo office brings every kind of application to an end, and says what it is."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from mobile.api.models import Application
from service.adapters import adapters
from service.app import create_app
from service.history.keeping import columns
from service.history.kinds import FeeNoticed
from service.history.machine import state_of
from service.history.reasons import reasons
from service.settings import Settings, SettingsRefused
from service.store.tables import applications, officers
from tests.service.citizen import Citizen, Watch
from tests.service.desk.worker import ANKARA, filed
from tests.service.history.office import acted

OWN = {"ethics": {"happened_on": "2026-03-01"}}
"""What must lie before the day of these tests."""


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the office does follows from the number: here they are always the same."""
    following = iter(range(10_000))

    def count(_below: int) -> int:
        return next(following)

    monkeypatch.setattr("service.applications.numbers.secrets.randbelow", count)


async def whole(citizen: Citizen, number: str) -> Application:
    told = await citizen.get(f"applications/{number}")
    if told.status_code == 401:  # time went by
        await citizen.log_in()
        told = await citizen.get(f"applications/{number}")
    return Application.model_validate_json(told.content)


async def rounds(citizen: Citizen, watch: Watch, minutes: int) -> None:
    for _ in range(minutes * 6):
        watch.turn(seconds=10)
        await citizen.service.rooms.demo_office.round()


async def test_every_application_comes_to_an_end(citizen: Citizen, watch: Watch) -> None:
    numbers = [await filed(citizen) for _ in range(12)]
    numbers += [await filed(citizen, unit={"number": ANKARA}) for _ in range(2)]
    numbers.append(await filed(citizen, "thanks"))
    numbers.append(await filed(citizen, "suggestion", scope="policy", topic="pavement"))
    await rounds(citizen, watch, 8)
    found = [await whole(citizen, number) for number in numbers]
    assert {one.status for one in found} == {"answered", "noted"}
    assert len({tuple(step.kind for step in one.events) for one in found}) > 4, "ways differ"
    kinds = {step.kind for one in found for step in one.events}
    assert {"asked", "went_on", "interim", "drafted", "assessing"} <= kinds
    texts = [step.text for one in found for step in one.events if step.text and step.by == "office"]
    assert texts and all(text.startswith("Deneme kurumu") for text in texts)


async def test_the_columns_are_what_the_events_say(citizen: Citizen, watch: Watch) -> None:
    for form in ("request", "information_request", "thanks", "ethics"):
        await filed(citizen, form, **OWN.get(form, {}))
    rooms = citizen.service.rooms
    seen: set[str] = set()

    def check(known: Connection) -> None:
        for row in known.execute(select(applications)).mappings():
            history = [kept.event for kept in rooms.keeping.history(known, row["id"])]
            told = columns(history, state_of(history))
            assert {name: row[name] for name in told} == told
            seen.add(row["status"])

    for _ in range(30):
        await rounds(citizen, watch, 1)
        await rooms.database.read(check)
    assert len(seen) > 4


async def test_it_goes_on_by_itself_from_a_reply_but_not_from_a_fee(
    citizen: Citizen, watch: Watch
) -> None:
    numbers = [await filed(citizen, "information_request") for _ in range(9)]
    await rounds(citizen, watch, 8)
    found = [await whole(citizen, number) for number in numbers]
    waiting = [one for one in found if one.status == "fee_due"]
    assert waiting and all(one.status in ("fee_due", "answered") for one in found)
    told = await citizen.post(f"applications/{waiting[0].number}/pay", {})
    assert told.status_code == 200
    await rounds(citizen, watch, 8)
    assert (await whole(citizen, waiting[0].number)).status == "answered"


async def test_it_takes_its_time(citizen: Citizen, watch: Watch) -> None:
    number = await filed(citizen)
    office = citizen.service.rooms.demo_office
    assert await office.round() == 0
    watch.turn(seconds=office.plan.waits.least - 1)
    assert await office.round() == 0
    watch.turn(seconds=office.plan.waits.most)
    assert await office.round() == 1
    assert await office.round() == 0
    assert (await whole(citizen, number)).status == "at_unit"


async def test_a_withdrawn_one_stays_withdrawn(citizen: Citizen, watch: Watch) -> None:
    number = await filed(citizen)
    await citizen.post(f"applications/{number}/withdraw", {})
    await rounds(citizen, watch, 2)
    assert (await whole(citizen, number)).status == "withdrawn"


def test_its_reasons_are_those_of_the_law(tmp_path: Path) -> None:
    plan = create_app(Settings(data_dir=tmp_path)).rooms.demo_office.plan
    for result in plan.results:
        if result.outcome == "negative":
            assert reasons()[result.reason or ""].fits("information", "negative")


@pytest.mark.parametrize("wanted", [False, True])
async def test_off_unless_it_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    monkeypatch.setattr("service.demo_office.PAUSE", 0.01)
    app = create_app(Settings(data_dir=tmp_path, demo_office=wanted))

    async def hired() -> list[str]:
        asked = select(officers.c.name).order_by(officers.c.name)
        return [*await app.rooms.database.read(lambda known: known.execute(asked).scalars().all())]

    async with app.router.lifespan_context(app):
        for _ in range(20):
            await asyncio.sleep(0.02)
            if wanted and len(await hired()) == 2:
                break
        assert await hired() == (["Deneme amiri", "Deneme memuru"] if wanted else [])


def test_production_refuses_it(tmp_path: Path) -> None:
    settings = Settings(app_env="production", data_dir=tmp_path, demo_office=True)
    with pytest.raises(SettingsRefused, match="DEMO_OFFICE=1 is for demos only"):
        adapters(settings, Watch())


async def test_an_unpaid_fee_lapses(citizen: Citizen, watch: Watch) -> None:
    number = await filed(citizen, "information_request", unit={"number": ANKARA})
    kept = await filed(citizen, unit={"number": ANKARA})
    pay_by = watch.time.date()
    await acted(citizen.service, number, ("unit", FeeNoticed(amount=1, pay_by=pay_by, text="x")))
    rooms = citizen.service.rooms
    await rooms.sweep()
    assert (await whole(citizen, number)).status == "fee_due", "its last day is not over"
    watch.turn(days=1)
    await rooms.sweep()
    await rooms.sweep()
    gone = await whole(citizen, number)
    assert (gone.status, gone.can) == ("withdrawn", ())
    assert gone.events[-1].words["tr"].startswith("Ücret süresinde ödenmedi")
    stored = await rooms.database.read(
        lambda known: known.execute(
            select(applications.c.status).where(applications.c.number == kept)
        ).scalar_one()
    )
    assert stored == "at_unit"
