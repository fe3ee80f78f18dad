"""A unit sees its own and what is below; names stay hidden; every look is written down."""

from __future__ import annotations

from typing import Any

import pytest

from service.desk.officers import OfficerRole
from tests.service.citizen import Citizen, Watch, problem
from tests.service.desk.worker import (
    ANKARA,
    HEALTH,
    INTERIOR,
    IZMIR,
    Worker,
    filed,
    unit_of,
    worker,
)


@pytest.mark.parametrize(
    ("role", "unit", "sees"),
    [
        ("unit", ("Çankaya İlçe Nüfus Müdürlüğü", 6), True),
        ("unit", ("Çankaya Kaymakamlığı", 6), True),
        ("valilik", ("Ankara Valiliği", 6), True),
        ("approver", ("Çankaya Kaymakamlığı", 6), True),
        ("approver", None, False),
        ("central", None, True),
        ("ministry", ("İçişleri Bakanlığı", None), True),
        ("ministry", ("Nüfus ve Vatandaşlık İşleri Genel Müdürlüğü", None), True),
        ("ministry", ("Sağlık Bakanlığı", None), False),
        ("unit", ("Keçiören İlçe Nüfus Müdürlüğü", 6), False),
        ("unit", ("Çankaya İlçe Sağlık Müdürlüğü", 6), False),
        ("valilik", ("İzmir Valiliği", 35), False),
    ],
)
async def test_who_sees_an_application(
    citizen: Citizen, role: OfficerRole, unit: tuple[str, Any] | None, sees: bool
) -> None:
    there = unit_of(citizen.service, "Çankaya İlçe Nüfus Müdürlüğü", 6)
    number = await filed(citizen, unit={"number": there})
    at = unit and unit_of(citizen.service, *unit)
    officer = await worker(citizen, role, at)
    assert (number in await officer.numbers()) is sees
    told = await officer.get(f"/{number}")
    if sees:
        assert told.status_code == 200
    else:
        problem(told, 404, "not_found")
        problem(await officer.do(number, "examine"), 404, "not_found")


async def test_a_ministry_sees_its_institutions_in_every_province(citizen: Citizen) -> None:
    health = unit_of(citizen.service, "Van İl Sağlık Müdürlüğü", 65)
    number = await filed(citizen, unit={"number": health})
    assert number in await (await worker(citizen, "ministry", HEALTH)).numbers()
    assert number not in await (await worker(citizen, "ministry", INTERIOR)).numbers()
    assert number in await (await worker(citizen, "valilik", 91000065)).numbers()


async def test_a_confidential_name_stays_with_the_central_office(citizen: Citizen) -> None:
    unit = {"number": ANKARA}
    answers = {"unit": unit, "about": "act", "happened_on": "2026-03-01"}
    for secrecy, shown in (("open", True), ("confidential", False)):
        number = await filed(citizen, "complaint", **answers, secrecy=secrecy)
        office, central = (
            await worker(citizen, "valilik", ANKARA),
            await worker(citizen, "central", None),
        )
        seen = await office.read(number)
        assert (seen["applicant"] is not None) is shown
        assert "secrecy" in seen["answers"]
        whole = await central.read(number)
        assert whole["applicant"]["name"] and whole["applicant"]["phone"]
        if not shown:
            text = (await office.get(f"/{number}")).text
            assert whole["applicant"]["name"] not in text
            assert whole["applicant"]["phone"] not in text


async def test_every_look_is_logged_and_none_is_told(citizen: Citizen) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    before = (await citizen.get(f"applications/{number}")).json()["events"]
    office = await worker(citizen, "valilik", ANKARA, "Ayşe")
    other = await worker(citizen, "central", None, "Bilge")
    await office.read(number)
    await other.read(number)
    seen = await office.read(number)
    looks = [step["officer"] for step in seen["events"] if step["kind"] == "looked"]
    assert looks == ["Ayşe", "Bilge", "Ayşe"]
    told = await citizen.get(f"applications/{number}")
    assert told.json()["events"] == before
    assert "Ayşe" not in told.text
    await office.numbers()
    again = await office.read(number)
    assert len([1 for step in again["events"] if step["kind"] == "looked"]) == 4


async def test_the_inbox_says_nothing_of_what_was_written(citizen: Citizen) -> None:
    await filed(citizen, unit={"number": ANKARA}, title="KANARYA")
    told = await (await worker(citizen, "valilik", ANKARA)).get()
    assert "KANARYA" not in told.text


async def test_the_first_look_is_an_arrival(citizen: Citizen) -> None:
    number = await filed(citizen)  # routed by the rules, and on its way
    mine = (await citizen.get(f"applications/{number}")).json()
    assert mine["status"] == "forwarded"
    found = citizen.service.rooms.units.named(mine["unit"])
    assert found
    office = await worker(citizen, "unit", found.number)
    assert (await office.read(number))["status"] == "at_unit"
    assert (await citizen.get("applications")).json()["applications"][0]["new"]
    mine = (await citizen.get(f"applications/{number}")).json()
    assert mine["events"][-1]["kind"] == "at_unit"
    assert mine["events"][-1]["unit"] == found.name


async def test_what_was_sent_for_information_may_be_read_not_moved(citizen: Citizen) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    ankara, izmir = (
        await worker(citizen, "valilik", ANKARA),
        await worker(citizen, "valilik", IZMIR),
    )
    problem(await izmir.get(f"/{number}"), 404, "not_found")
    await ankara.did(number, "forward", to=IZMIR, purpose="information")
    seen = await izmir.read(number)
    assert (seen["status"], seen["purpose"], seen["moves"]) == ("at_unit", "information", [])
    problem(await izmir.do(number, "examine"), 403, "only_informed")
    mine = (await citizen.get(f"applications/{number}")).json()
    assert (mine["unit"], mine["status"]) == ("Ankara Valiliği", "at_unit")


async def test_pages_of_the_inbox_meet(citizen: Citizen, watch: Watch) -> None:
    numbers = [await filed(citizen, unit={"number": ANKARA}) for _ in range(5)]
    watch.turn(minutes=1)
    numbers.append(await filed(citizen, "thanks", unit={"number": ANKARA}))
    await filed(citizen, unit={"number": IZMIR})
    office, seen, after = await worker(citizen, "valilik", ANKARA), list[str](), dict[str, str]()
    while True:
        page = (await office.get(limit=2, **after)).json()
        seen += [line["number"] for line in page["applications"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert seen == numbers, "those that nothing is due for come last"
    problem(await office.get(after="nonsense"), 404, "not_found")


async def test_tokens(citizen: Citizen) -> None:
    rooms = citizen.service.rooms
    number = await filed(citizen, unit={"number": ANKARA})
    stranger = Worker(citizen.http, "x" * 43)
    problem(await stranger.get(), 401, "officer_needed")
    assert citizen.tokens
    as_citizen = Worker(citizen.http, citizen.tokens.access_token)
    problem(await as_citizen.get(f"/{number}"), 401, "officer_needed")
    told = await citizen.http.get("/api/v1/desk/applications")
    problem(told, 401, "officer_needed")
    office = await worker(citizen, "valilik", ANKARA, "Ayşe")
    as_officer = await citizen.http.get(
        "/api/v1/applications", headers={"authorization": f"Bearer {office.token}"}
    )
    problem(as_officer, 401, "login_needed")
    assert await rooms.database.write(
        lambda writing: rooms.officers.end(writing, "Ayşe", rooms.now())
    )
    problem(await office.get(), 401, "officer_needed")
