"""An application's way over the desk, and every way that is refused."""

from __future__ import annotations

from typing import Any

import pytest

from tests.service.citizen import Citizen, Watch, fields, problem
from tests.service.desk.worker import ANKARA, IZMIR, Worker, filed, unit_of, worker


async def offices(citizen: Citizen) -> tuple[Worker, Worker]:
    return (
        await worker(citizen, "unit", ANKARA, "Yazan"),
        await worker(citizen, "approver", ANKARA, "Onaylayan"),
    )


async def mine(citizen: Citizen, number: str) -> dict[str, Any]:
    return (await citizen.get(f"applications/{number}")).json()


async def test_from_the_first_look_to_the_answer(citizen: Citizen) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    unit, approver = await offices(citizen)
    assert "examine" not in (await unit.read(number))["moves"]
    assert "examining" in (await unit.read(number))["moves"]
    await unit.did(number, "examine")
    await unit.did(number, "ask", text="Hangi sokak?")
    assert (await mine(citizen, number))["status"] == "more_information_needed"
    told = await citizen.post(
        f"applications/{number}/reply", {"text": "Çiçek."}, **{"idempotency-key": "k" * 20}
    )
    assert told.status_code == 200
    assert "Çiçek." in (await unit.get(f"/{number}")).text
    drafted = await unit.did(number, "draft", outcome="informative", text="Ekip yolda.")
    assert (drafted["status"], "answered" in drafted["moves"]) == ("awaiting_approval", False)
    await approver.did(number, "approve", draft=drafted["draft"])
    assert (await mine(citizen, number))["status"] == "examining"
    drafted = await unit.did(number, "draft", outcome="positive", text="Onarıldı.")
    await approver.did(number, "return", text="Tarih ekleyin.")
    drafted = await unit.did(number, "draft", outcome="positive", text="20 Martta onarıldı.")
    seen = await approver.read(number)
    assert seen["draft"] == drafted["draft"] and "answered" in seen["moves"]
    done = await approver.did(number, "approve", draft=drafted["draft"])
    assert (done["status"], done["draft"]) == ("answered", None)
    answered = await mine(citizen, number)
    assert answered["events"][-1]["text"] == "20 Martta onarıldı."
    assert "Tarih ekleyin" not in str(answered)
    assert number not in await unit.numbers()


async def test_four_eyes(citizen: Citizen) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    unit, approver = await offices(citizen)
    first = await unit.did(number, "draft", outcome="positive", text="Bir.")
    problem(await unit.do(number, "approve", draft=first["draft"]), 403, "not_your_move")
    await approver.did(number, "return", text="Olmamış.")
    second = await unit.did(number, "draft", outcome="negative", text="İki.")
    problem(await approver.do(number, "approve", draft=first["draft"]), 409, "not_as_drafted")
    far = await worker(citizen, "approver", IZMIR)
    problem(await far.do(number, "approve", draft=second["draft"]), 404, "not_found")
    await approver.did(number, "approve", draft=second["draft"])
    problem(await approver.do(number, "approve", draft=second["draft"]), 409, "move_impossible")


async def test_a_refusal_has_its_reason(citizen: Citizen) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    unit, approver = await offices(citizen)
    for reason in ("nonsense", "m4982_21"):  # a request is no information request
        told = await unit.do(number, "refuse", reason=reason, text="Hayır.")
        assert fields(told) == {"reason": "unknown_reason"}
    told = await unit.do(number, "draft", outcome="not_processed", text="Hayır.")
    assert fields(told) == {"reason": "missing"}
    drafted = await unit.did(number, "refuse", reason="m5_c", text="Bu bir kira davası.")
    await approver.did(number, "approve", draft=drafted["draft"])
    whole = await mine(citizen, number)
    assert whole["status"] == "not_processed"
    assert "m.5/2-c" in whole["events"][-1]["words"]["tr"]
    information = await filed(citizen, "information_request", unit={"number": ANKARA})
    told = await unit.do(information, "draft", outcome="negative", text="Verilemez.")
    assert fields(told) == {"reason": "missing"}
    told = await unit.do(information, "draft", outcome="negative", text="x", reason="m5_c")
    assert fields(told) == {"reason": "unknown_reason"}
    drafted = await unit.did(information, "refuse", reason="m4982_9", text="Kalanı ekte.")
    done = await approver.did(information, "approve", draft=drafted["draft"])
    assert done["events"][-1]["what"]["result"] == "partly"


async def test_information_costs_and_takes_longer(citizen: Citizen, watch: Watch) -> None:
    number = await filed(citizen, "information_request", unit={"number": ANKARA})
    unit, _ = await offices(citizen)
    told = await unit.did(number, "fee", amount=2550, text="51 sayfa")
    assert (told["status"], told["due"]) == ("fee_due", "2026-04-07")
    problem(await unit.do(number, "examine"), 409, "move_impossible")
    assert fields(await unit.do(number, "fee", amount=0, text="x")).keys() == {"amount"}
    await citizen.post(f"applications/{number}/pay", {})
    extended = await unit.did(number, "extend", reason="opinion")
    assert (extended["status"], extended["due"]) == ("extended", "2026-04-29")
    problem(await unit.do(number, "extend", reason="opinion"), 409, "move_impossible")
    late = await filed(citizen, "information_request", unit={"number": ANKARA})
    watch.turn(days=23)
    problem(await unit.do(late, "extend", reason="opinion"), 409, "too_late_to_extend")


async def test_an_extension_is_told_by_working_day_fourteen(citizen: Citizen, watch: Watch) -> None:
    """Received on 16 March 2026: working day 14 is 6 April, 15 the 7th, 16 the 8th."""
    numbers = [await filed(citizen, "information_request", unit={"number": ANKARA}) for _ in "123"]
    unit, _ = await offices(citizen)
    watch.turn(days=21)
    assert (await unit.did(numbers[0], "extend", reason="opinion"))["due"] == "2026-04-29"
    for number in numbers[1:]:
        watch.turn(days=1)
        problem(await unit.do(number, "extend", reason="opinion"), 409, "too_late_to_extend")


async def test_sent_on_to_another_institution(citizen: Citizen, watch: Watch) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    before = (await mine(citizen, number))["due"]
    unit, _ = await offices(citizen)
    inside = unit_of(citizen.service, "Çankaya Kaymakamlığı", 6)
    watch.turn(minutes=10)
    await unit.did(number, "forward", to=inside)
    assert (await mine(citizen, number))["due"] == before, "the same institution, the same clock"
    town = unit_of(citizen.service, "Çankaya Belediyesi", 6)
    watch.turn(days=3)
    told = await unit.did(number, "forward", to=town)
    assert (told["unit"], told["status"]) == ("Çankaya Belediyesi", "forwarded")
    assert told["due"] == "2026-04-18"
    assert fields(await unit.do(number, "forward", to=town)) == {"to": "already_there"}
    assert fields(await unit.do(number, "forward", to=5)) == {"to": "unknown_unit"}


async def test_without_a_place_the_central_office_reads(citizen: Citizen) -> None:
    scope = {"scope": "policy", "topic": "pavement"}
    number = await filed(citizen, "suggestion", **scope)
    assert (await mine(citizen, number))["status"] == "received"
    central, other = (
        await worker(citizen, "central", None),
        await worker(citizen, "approver", None),
    )
    assert (await central.read(number))["status"] == "assessing"
    told = await central.do(number, "draft", outcome="positive", text="Olur.")
    problem(told, 409, "move_impossible")
    drafted = await central.did(number, "refuse", reason="m5_a", text="Bu Meclisin işi.")
    assert (await other.did(number, "approve", draft=drafted["draft"]))["status"] == "not_processed"


async def test_thanks_are_read(citizen: Citizen) -> None:
    number = await filed(citizen, "thanks", unit={"number": ANKARA})
    unit, _ = await offices(citizen)
    assert (await unit.did(number, "note"))["status"] == "noted"
    request = await filed(citizen, unit={"number": ANKARA})
    problem(await unit.do(request, "note"), 409, "move_impossible")


@pytest.mark.parametrize("verb", ["ask", "draft", "return", "refuse", "fee"])
async def test_nothing_written_is_refused(citizen: Citizen, verb: str) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    unit, _ = await offices(citizen)
    body: dict[str, dict[str, Any]] = {
        "draft": {"outcome": "positive"},
        "refuse": {"reason": "m5_c"},
        "fee": {"amount": 1},
    }
    told = await unit.do(number, verb, text=" \u200b\n", **body.get(verb, {}))
    assert fields(told) == {"text": "missing"}
