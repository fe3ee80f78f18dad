"""What a unit has for information only (bilgi) stands in its inbox; it reads, and does nothing."""

from __future__ import annotations

from tests.service.citizen import Citizen, problem
from tests.service.desk.worker import ANKARA, INTERIOR, IZMIR, Worker, filed, unit_of, worker


async def purposes(office: Worker) -> dict[str, str]:
    lines = (await office.get()).json()["applications"]
    return {one["number"]: one["purpose"] for one in lines}


async def test_the_inbox_says_what_it_is_for(citizen: Citizen) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    ankara, izmir = await worker(citizen, "unit", ANKARA), await worker(citizen, "unit", IZMIR)
    approver = await worker(citizen, "approver", IZMIR)
    assert await purposes(izmir) == {}
    await ankara.did(number, "forward", to=IZMIR, purpose="information")
    assert await purposes(ankara) == {number: "action"}
    assert await purposes(izmir) == await purposes(approver) == {number: "information"}
    seen = await izmir.read(number)
    assert (seen["purpose"], seen["moves"], seen["status"]) == ("information", [], "at_unit")
    for verb, body in (
        ("examine", {}),
        ("ask", {"text": "x"}),
        ("draft", {"outcome": "positive", "text": "x"}),
        ("forward", {"to": IZMIR}),
    ):
        problem(await izmir.do(number, verb, **body), 403, "only_informed")
    draft = await ankara.did(number, "draft", outcome="positive", text="Olur.")
    problem(await approver.do(number, "approve", draft=draft["draft"]), 403, "only_informed")
    boss = await worker(citizen, "approver", ANKARA)
    await boss.did(number, "approve", draft=draft["draft"])
    assert await purposes(izmir) == {}, "at an end nothing is left to know"


async def test_told_and_then_given_it_is_for_action(citizen: Citizen) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    ankara, izmir = await worker(citizen, "unit", ANKARA), await worker(citizen, "unit", IZMIR)
    await ankara.did(number, "forward", to=IZMIR, purpose="information")
    await ankara.did(number, "forward", to=IZMIR)
    assert await purposes(izmir) == {number: "action"}
    assert await purposes(ankara) == {}
    assert (await izmir.read(number))["moves"]


async def test_whoever_stands_above_sees_it_too(citizen: Citizen) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    ankara = await worker(citizen, "unit", ANKARA)
    below = unit_of(citizen.service, "Konak Kaymakamlığı", 35)
    await ankara.did(number, "forward", to=below, purpose="information")
    valilik = await worker(citizen, "valilik", IZMIR)
    ministry = await worker(citizen, "ministry", INTERIOR)
    central = await worker(citizen, "central", None)
    assert await purposes(valilik) == {number: "information"}
    assert await purposes(central) == {number: "action"}
    assert (await purposes(ministry)).get(number) in ("action", "information")


async def test_pages_hold_both(citizen: Citizen) -> None:
    numbers = [await filed(citizen, unit={"number": ANKARA}) for _ in range(5)]
    ankara, izmir = await worker(citizen, "unit", ANKARA), await worker(citizen, "unit", IZMIR)
    for number in numbers[::2]:
        await ankara.did(number, "forward", to=IZMIR, purpose="information")
    found: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = (await izmir.get(limit=1, **after)).json()
        found += [one["number"] for one in page["applications"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert sorted(found) == sorted(numbers[::2])
