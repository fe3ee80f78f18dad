"""A wish for a call in sign language is work of its own kind, for those who hold such calls."""

from __future__ import annotations

from asyncio import to_thread
from datetime import UTC, datetime, timedelta

import pytest

from mobile.api.answers.days import today_in_turkiye
from service.settings import Settings
from tests.service.citizen import Citizen, Watch, fields
from tests.service.desk.test_commands import Shell
from tests.service.desk.worker import ANKARA, filed, worker

CALLS = "Cumhurbaşkanlığı İletişim Başkanlığı Engelsiz CİMER Görüntülü Görüşme Birimi"
LONE_WISH = {"day": "", "hours": ["morning"], "about": "new", "language": "tid"}


@pytest.fixture
async def wisher(citizen: Citizen, watch: Watch) -> Citizen:
    """On a day of now: whoever asks for a day asks for one that comes."""
    watch.time = datetime.now(UTC)
    return await Citizen(citizen.service, citizen.http).log_in()


async def test_only_who_holds_the_calls_has_it_and_answers_with_the_time(wisher: Citizen) -> None:
    unit = wisher.service.rooms.units.named(CALLS)
    assert unit
    other = await filed(wisher, unit={"number": ANKARA})
    number = await filed(wisher, "sign_call")
    calls = await worker(wisher, "unit", unit.number)
    ankara = await worker(wisher, "unit", ANKARA)
    assert await calls.numbers() == [number]
    assert await ankara.numbers() == [other]
    seen = await calls.read(number)
    assert (seen["form"], seen["unit"]) == ("sign_call", CALLS)
    assert seen["answers"]["text_beside"] is True
    text = "26 Kasım 2026, saat 10.00. Görüşmeye bu yazıdaki adresten girersiniz."
    draft = await calls.did(number, "draft", outcome="positive", text=text)
    approver = await worker(wisher, "approver", unit.number)
    await approver.did(number, "approve", draft=draft["draft"])
    told = (await wisher.get(f"applications/{number}")).json()
    assert (told["status"], told["events"][-1]["text"]) == ("answered", text)


async def test_the_inbox_lists_one_kind_alone(wisher: Citizen) -> None:
    other = await filed(wisher, unit={"number": ANKARA})
    number = await filed(wisher, "sign_call")
    central = await worker(wisher, "central", None)
    assert {*await central.numbers()} == {number, other}
    for form, found in (("sign_call", [number]), ("request", [other]), ("nothing", [])):
        lines = (await central.get(form=form)).json()["applications"]
        assert [one["number"] for one in lines] == found


async def test_so_does_the_command_line(
    wisher: Citizen,
    settings: Settings,
    watch: Watch,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = await filed(wisher, unit={"number": ANKARA})
    number = await filed(wisher, "sign_call")
    shell = Shell(settings, watch, capsys, monkeypatch)

    def work() -> None:
        token = shell.added("Merkez", "central")
        status, everything, _ = shell.desk(token, "inbox")
        assert status == 0 and {number, other} <= {*everything.split()}
        assert "sign_call" in everything
        status, calls, _ = shell.desk(token, "inbox", "sign_call")
        assert status == 0 and number in calls and other not in calls
        assert shell.desk(token, "inbox", "sign_call", "more")[0] == 2

    await to_thread(work)


@pytest.mark.parametrize(("days", "fault"), [(0, "too_early"), (2, "too_early"), (31, "too_late")])
async def test_nobody_is_asked_for_a_day_that_cannot_be(
    wisher: Citizen, days: int, fault: str
) -> None:
    day = today_in_turkiye() + timedelta(days=days)
    answers = LONE_WISH | {"day": day.isoformat()}
    answers |= {"text_beside": False, "companion": "alone", "answer_by": "app"}
    body = {"form": "sign_call", "form_version": 1, "answers": answers}
    told = await wisher.post("applications", body, **{"idempotency-key": "k" * 20})
    assert fields(told) == {"day": fault}
