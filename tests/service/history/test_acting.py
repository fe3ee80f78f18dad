"""What a citizen can do with an application, and what happens when it is done twice."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import httpx
import pytest

from mobile.api.models import Application
from service.history import kinds as k
from tests.house import whole_answers
from tests.service.citizen import Citizen, Watch, fields, problem
from tests.service.history.office import ANKARA, acted, decided, filed, history, later, seen


async def do(
    citizen: Citizen, number: str, verb: str, key: str | None = None, **body: Any
) -> httpx.Response:
    headers = {"idempotency-key": key or uuid4().hex}
    return await citizen.post(f"applications/{number}/{verb}", body, **headers)


def whole(told: httpx.Response) -> Application:
    assert told.status_code == 200, told.text
    return Application.model_validate_json(told.content)


def told_in(one: Application) -> list[tuple[str, str | None]]:
    """The timeline without its marks, which are gone once it was looked at."""
    return [(step.kind, step.text) for step in one.events]


async def test_withdrawn_and_undone_within_a_minute(citizen: Citizen, watch: Watch) -> None:
    number = await filed(citizen)
    gone = whole(await do(citizen, number, "withdraw"))
    assert (gone.status, gone.can, gone.new) == ("withdrawn", ("undo",), False)
    assert gone.undo_until and (gone.undo_until - watch.time).total_seconds() == 60
    watch.turn(seconds=60)
    back = whole(await do(citizen, number, "undo"))
    assert (back.status, back.undo_until) == ("at_unit", None)
    assert told_in(whole(await do(citizen, number, "undo"))) == told_in(back), (
        "done twice is done once"
    )
    gone = whole(await do(citizen, number, "withdraw"))
    again = whole(await do(citizen, number, "withdraw"))
    assert [one.kind for one in again.events].count("withdrawn") == 2 == len(gone.events) - 3
    watch.turn(seconds=61)
    assert (await seen(citizen, number)).can == ()
    problem(await do(citizen, number, "undo"), 409, "undo_too_late")
    problem(await do(citizen, number, "ask"), 409, "move_impossible")


async def test_a_reply_comes_once(citizen: Citizen) -> None:
    number = await filed(citizen)
    problem(await do(citizen, number, "reply", text="Çiçek Sk."), 409, "move_impossible")
    await acted(citizen.service, number, ("unit", k.Asked(text="Hangi sokak?")))
    assert fields(await do(citizen, number, "reply", text=" \n ")) == {"text": "missing"}
    told = await citizen.post(f"applications/{number}/reply", {"text": "x"})
    problem(told, 400, "idempotency_key_missing")
    key = uuid4().hex
    first = whole(await do(citizen, number, "reply", key, text=" Çiçek\u202e Sokak. "))
    assert (first.status, first.events[-1].text, first.events[-1].by) == (
        "examining",
        "Çiçek Sokak.",
        "citizen",
    )
    assert told_in(whole(await do(citizen, number, "reply", key, text="Çiçek Sokak."))) == told_in(
        first
    )
    told = await do(citizen, number, "reply", key, text="Başka bir sokak.")
    problem(told, 422, "key_used_otherwise")
    problem(await do(citizen, number, "reply", text="Çiçek Sokak."), 409, "move_impossible")


async def test_an_answer_is_rated_and_reopened(citizen: Citizen, watch: Watch) -> None:
    number = await filed(citizen)
    problem(await do(citizen, number, "rate", stars=5), 409, "move_impossible")
    draft = k.Drafted(outcome="positive", text="Yapıldı.")
    await decided(citizen.service, number, draft)
    rated = whole(await do(citizen, number, "rate", stars=2, comment=" Geç oldu. "))
    assert (rated.events[-1].kind, rated.events[-1].text) == ("rated", "Geç oldu.")
    assert told_in(
        whole(await do(citizen, number, "rate", stars=2, comment="Geç oldu."))
    ) == told_in(rated)
    assert len(whole(await do(citizen, number, "rate", stars=5)).events) == len(rated.events) + 1
    assert set(fields(await do(citizen, number, "rate", stars=6))) == {"stars"}
    await later(citizen, watch, days=40)
    key = uuid4().hex
    opened = whole(await do(citizen, number, "reopen", key, text="Çukur duruyor."))
    assert (opened.status, opened.unit) == ("at_unit", "Ankara Valiliği")
    assert opened.clock and opened.clock.started == watch.time.date(), "with a clock of its own"
    assert told_in(
        whole(await do(citizen, number, "reopen", key, text="Çukur duruyor."))
    ) == told_in(opened)
    await decided(citizen.service, number, draft)
    replayed = whole(await do(citizen, number, "reopen", key, text="Çukur duruyor."))
    assert replayed.status == "answered", "an old sending opens nothing again"


async def test_where_it_is_is_noted_once_a_day(citizen: Citizen, watch: Watch) -> None:
    number = await filed(citizen)
    first = whole(await do(citizen, number, "ask"))
    await acted(citizen.service, number, ("unit", k.Examining()))
    second = whole(await do(citizen, number, "ask"))
    assert [one.kind for one in second.events].count("asked_where") == 1
    assert "ask" in (await seen(citizen, number)).can or "ask" not in first.can
    await later(citizen, watch, days=1)
    third = whole(await do(citizen, number, "ask"))
    assert [one.kind for one in third.events].count("asked_where") == 2


async def test_only_information_has_a_fee(citizen: Citizen) -> None:
    number = await filed(citizen)
    for verb in ("pay", "contest"):
        told = await do(citizen, number, verb, **({"text": "x"} if verb == "contest" else {}))
        problem(told, 409, "move_impossible")


async def information(citizen: Citizen) -> str:
    """The number of a request for information that stands with Ankara Valiliği."""
    rooms = citizen.service.rooms
    form = rooms.forms.current("information_request")
    assert form
    asked = whole_answers(form, rooms.places.places) | {"unit": {"number": ANKARA}}
    body = {"form": form.id, "form_version": form.version, "answers": asked}
    told = await citizen.post("applications", body, **{"idempotency-key": uuid4().hex})
    assert told.status_code == 201, told.text
    return told.json()["number"]


async def test_a_fee_cuts_the_clock(citizen: Citizen, watch: Watch) -> None:
    number = await information(citizen)
    fee = k.FeeNoticed(amount=2550, pay_by=date(2026, 4, 7), text="51 sayfa")
    await acted(citizen.service, number, ("unit", fee))
    due = await seen(citizen, number)
    assert (due.status, due.due) == ("fee_due", date(2026, 4, 7))
    assert due.fee and (due.fee.amount, due.fee.pay_by) == (2550, date(2026, 4, 7))
    assert {"pay", "contest"} <= {*due.can}
    await later(citizen, watch, days=1)
    paid = whole(await do(citizen, number, "pay"))
    assert (paid.status, paid.fee) == ("examining", None)
    assert paid.clock and paid.clock.started == date(2026, 3, 16)
    assert paid.due == paid.clock.due == date(2026, 4, 8), "a day stood, so the last one is a later"
    assert paid.legal and paid.legal.standing == "running"
    assert "Süre 1 gün durduktan sonra" in " ".join(one["tr"] for one in paid.legal.why)
    assert whole(await do(citizen, number, "pay")).status == "examining", "twice is once"
    await acted(citizen.service, number, ("unit", fee))
    contested = whole(await do(citizen, number, "contest", text="Bu kadar istemedim."))
    assert (contested.status, contested.events[-1].text) == ("examining", "Bu kadar istemedim.")


async def test_a_fee_is_paid_in_time_or_not_at_all(citizen: Citizen, watch: Watch) -> None:
    number = await information(citizen)
    fee = k.FeeNoticed(amount=2550, pay_by=date(2026, 4, 7), text="51 sayfa")
    await acted(citizen.service, number, ("unit", fee))
    await later(citizen, watch, days=22)  # 2026-04-07
    assert {"pay", "contest"} <= {*(await seen(citizen, number)).can}
    await later(citizen, watch, days=1)
    assert not {"pay", "contest"} & {*(await seen(citizen, number)).can}
    problem(await do(citizen, number, "pay"), 409, "fee_too_late")


async def test_silence_is_objected_to(citizen: Citizen, watch: Watch) -> None:
    number = await information(citizen)
    await acted(citizen.service, number, ("unit", k.Drafted(outcome="positive", text="Eskisi.")))
    problem(await do(citizen, number, "object", text="x"), 409, "too_early")
    await later(citizen, watch, days=30)  # the 30th day: 2026-04-15
    problem(await do(citizen, number, "object", text="x"), 409, "too_early")
    await later(citizen, watch, days=1)
    silent = await seen(citizen, number)
    assert "object" in silent.can and silent.legal and silent.legal.standing == "late"
    citizen.language = "en"
    gone = whole(await do(citizen, number, "object", text="Yanıt gelmedi."))
    assert (gone.status, gone.unit) == ("forwarded", "Bilgi Edinme Değerlendirme Kurulu")
    assert gone.clock and gone.clock.law["en"].endswith("article 13")
    assert gone.due == gone.clock.due == date(2026, 6, 5)
    assert gone.legal and gone.legal.working_days_left == 30, "of the board's own time"
    stored = await history(citizen.service, number)
    assert (stored.draft, stored.drafter) == (None, None), "the unit's draft is nobody's any more"


async def test_silence_can_be_objected_to_for_fifteen_days(citizen: Citizen, watch: Watch) -> None:
    number = await information(citizen)
    await later(citizen, watch, days=30 + 15)
    assert "object" in (await seen(citizen, number)).can
    await later(citizen, watch, days=1)
    assert "object" not in (await seen(citizen, number)).can
    problem(await do(citizen, number, "object", text="x"), 409, "objection_too_late")


async def test_at_an_end_nothing_is_due(citizen: Citizen) -> None:
    number = await filed(citizen)
    gone = whole(await do(citizen, number, "withdraw"))
    assert (gone.due, gone.clock) == (None, None)
    back = whole(await do(citizen, number, "undo"))
    assert back.due == date(2026, 4, 15) and back.clock, "and undone, the same day is due again"


async def test_a_refusal_of_information_is_objected_to(citizen: Citizen, watch: Watch) -> None:
    number = await information(citizen)
    draft = k.Drafted(outcome="negative", text="Verilemez.", reason="m4982_21")
    await decided(citizen.service, number, draft)
    citizen.language = "en"
    answered = await seen(citizen, number)
    assert "object" in answered.can and "4982 m.21" in answered.events[-1].words["en"]
    key = uuid4().hex
    gone = whole(await do(citizen, number, "object", key, text="Kişisel bilgi istemedim."))
    assert (gone.status, gone.unit) == ("forwarded", "Bilgi Edinme Değerlendirme Kurulu")
    assert gone.clock and gone.clock.span.amount == 30
    again = whole(await do(citizen, number, "object", key, text="Kişisel bilgi istemedim."))
    assert told_in(again) == told_in(gone)
    await acted(citizen.service, number, ("unit", k.AtUnit()))
    await decided(citizen.service, number, draft)
    assert "object" not in (await seen(citizen, number)).can, "the board decides once"


async def test_fifteen_days_to_object(citizen: Citizen, watch: Watch) -> None:
    number = await information(citizen)
    await decided(citizen.service, number, k.Drafted(outcome="partly", text="Bir bölümü."))
    await later(citizen, watch, days=16)
    problem(await do(citizen, number, "object", text="x"), 409, "objection_too_late")


VERBS = ["withdraw", "undo", "reply", "pay", "contest", "ask", "rate", "reopen", "object"]


@pytest.mark.parametrize("verb", VERBS)
async def test_only_the_citizen_moves_it(citizen: Citizen, verb: str) -> None:
    number = await filed(citizen)
    other = await Citizen(citizen.service, citizen.http, index=1).log_in()
    body: dict[str, Any] = {"reply": {"text": "x"}, "contest": {"text": "x"}}.get(verb, {})
    body |= {"stars": 1} if verb == "rate" else {}
    body |= {"text": "x"} if verb in ("reopen", "object") else {}
    problem(await do(other, number, verb, **body), 404, "not_found")
    problem(await do(other, "2026-000-000-000", verb, **body), 404, "not_found")
    stranger = Citizen(citizen.service, citizen.http)
    problem(await do(stranger, number, verb, **body), 401, "login_needed")
    assert len((await seen(citizen, number)).events) == 2


async def test_no_event_is_ever_changed_or_deleted() -> None:
    """Append-only: nothing in the service says otherwise."""
    from pathlib import Path

    import service

    sources = [*Path(service.__file__).parent.rglob("*.py")]
    code = [path for path in sources if "migrations" not in path.parts]
    assert len(code) > 100
    for path in code:
        text = path.read_text("utf-8")
        assert "update(events)" not in text and "delete(events)" not in text, path.name
