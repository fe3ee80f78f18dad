"""What is told, in which words, how often, and what becomes of it where it is not taken."""

from __future__ import annotations

import logging
import re
from datetime import timedelta
from typing import get_args

import pytest
from sqlalchemy import insert, update

from service.app import Service
from service.history import kinds as k
from service.history.clock import last_day_to_pay
from service.history.kinds import Event, Role, What
from service.notices.outbox import deserves
from service.notices.rounds import AGAIN_AFTER
from service.store.tables import applications, notices
from tests.service.citizen import Citizen, Watch
from tests.service.history.office import acted, decided, filed
from tests.service.notices.gateways import REFUSED, Gateway, Post, rows, states

QUESTION: tuple[Role, What] = ("unit", k.Asked(text="Hangi sokak?"))
ELSEWHERE = k.Forwarded(to=91000035, name="İzmir Valiliği", elsewhere=True)

TOLD: list[tuple[Role, What, bool]] = [
    ("unit", ELSEWHERE, True),
    ("rules", ELSEWHERE.model_copy(update={"elsewhere": False}), False),
    ("unit", ELSEWHERE.model_copy(update={"purpose": "information"}), False),
    ("unit", k.Asked(text="?"), True),
    ("unit", k.Extended(reason="opinion"), True),
    ("approver", k.Interim(text="x"), True),
    ("approver", k.Answered(result="positive", text="x"), True),
    ("approver", k.NotProcessed(reason="m5_e", text="x"), True),
    ("clock", k.FeeLapsed(), True),
    ("unit", k.AtUnit(), False),
    ("unit", k.Examining(), False),
    ("central", k.Assessing(), False),
    ("unit", k.Drafted(outcome="positive", text="x"), False),
    ("approver", k.Returned(text="x"), False),
    ("unit", k.Looked(), False),
    ("unit", k.Noted(), False),
    ("unit", k.WentOn(), False),
    ("citizen", k.Withdrawn(), False),
    ("citizen", k.Objected(text="x", to=1, name="x"), False),
    ("citizen", k.Replied(text="x"), False),
]


@pytest.mark.parametrize(("by", "what", "told"), TOLD)
def test_what_deserves_a_notice(by: Role, what: What, told: bool, watch: Watch) -> None:
    assert deserves(Event(watch.time, by, what)) is told
    assert not deserves(Event(watch.time, "citizen", what)), "never of what one did oneself"


def test_every_kind_was_thought_of() -> None:
    known = {what.kind for _, what, _ in TOLD}
    assert {*get_args(k.Kind)} - known <= {
        *("received", "fee_noticed", "fee_paid", "fee_contested", "undone", "asked_where"),
        *("rated", "reopened"),
    }


async def test_it_is_written_with_the_event_and_sent_once(
    citizen: Citizen, service: Service, gateway: Gateway
) -> None:
    number = await filed(citizen)
    assert await rows(service) == [], "of what was just filed one knows"
    await acted(service, number, QUESTION)
    (row,) = await rows(service)
    assert (row.way, row.about, row.state, row.tries) == ("sms", "news", "waiting", 0)
    assert await service.rooms.notices.round() == 1
    assert await service.rooms.notices.round() == 0
    assert len(gateway.sent) == 1
    assert await states(service) == ["sent"]


async def test_an_event_that_was_refused_leaves_no_notice(
    citizen: Citizen, service: Service
) -> None:
    number = await filed(citizen)
    with pytest.raises(Exception, match="own_draft"):
        await acted(
            service,
            number,
            ("unit", k.Drafted(outcome="positive", text="x")),
            ("approver", k.Answered(result="positive", text="x")),
        )
    assert await rows(service) == []


async def test_the_words_tell_nothing(
    citizen: Citizen, service: Service, gateway: Gateway, watch: Watch
) -> None:
    """Whatever happened, whatever it is about, confidential or not: the same sentence."""
    number = await filed(citizen)
    await acted(service, number, QUESTION)
    await service.rooms.notices.round()
    watch.turn(minutes=1)
    await acted(service, number, ("unit", k.WentOn()))
    await decided(service, number, k.Drafted(outcome="negative", text="Olmaz."))
    await service.rooms.notices.round()
    (phone, first), (_, second) = gateway.sent
    assert (
        first
        == second
        == ("Başvurunuzda bir gelişme var. Uygulamadan ya da localhost:8550 adresinden bakın.")
    )
    assert phone == "+905000000000"
    for telling in (number, number[-3:], "Kaldırım", "Valili", "Olmaz", "sokak"):
        assert telling not in first


async def test_two_that_wait_are_told_once(
    citizen: Citizen, service: Service, gateway: Gateway, watch: Watch
) -> None:
    number = await filed(citizen)
    await acted(service, number, QUESTION, ("unit", k.WentOn()), ("unit", ELSEWHERE))
    assert len(await rows(service)) == 1
    await service.rooms.notices.round()
    await acted(service, number, ("unit", k.AtUnit()), QUESTION)
    await service.rooms.notices.round()
    assert len(gateway.sent) == 2, "what comes later is told anew"


async def test_the_same_event_never_twice(citizen: Citizen, service: Service) -> None:
    number = await filed(citizen)
    await acted(service, number, QUESTION)
    await service.rooms.notices.round()
    (row,) = await rows(service)
    asked = Event(service.rooms.now(), "unit", QUESTION[1])
    note = service.rooms.notices._outbox.note  # pyright: ignore[reportPrivateUsage]
    await service.rooms.database.write(lambda w: note(w, row.application, row.seq, asked))
    assert await states(service) == ["sent"]


# -- when it does not go -------------------------------------------------------------------


async def test_what_was_surely_not_taken_is_tried_again_and_then_given_up(
    citizen: Citizen, service: Service, gateway: Gateway, watch: Watch
) -> None:
    number = await filed(citizen)
    await acted(service, number, QUESTION)
    gateway.fault = REFUSED
    for wait in AGAIN_AFTER:
        assert await service.rooms.notices.round() == 0
        assert await states(service) == ["waiting"]
        watch.turn(seconds=wait.total_seconds() - 1)
        before = (await rows(service))[0].tries
        await service.rooms.notices.round()
        assert (await rows(service))[0].tries == before, "not before its time"
        watch.turn(seconds=1)
    await service.rooms.notices.round()
    assert await states(service) == ["given_up"]
    assert (await rows(service))[0].tries == len(AGAIN_AFTER) + 1
    gateway.fault = None
    watch.turn(days=2)
    await service.rooms.notices.round()
    assert gateway.sent == []


async def test_a_gateway_that_comes_back_gets_it(
    citizen: Citizen, service: Service, gateway: Gateway, watch: Watch
) -> None:
    number = await filed(citizen)
    await acted(service, number, QUESTION)
    gateway.fault = REFUSED
    await service.rooms.notices.round()
    gateway.fault = None
    watch.turn(minutes=1)
    assert await service.rooms.notices.round() == 1
    assert (await states(service), len(gateway.sent)) == (["sent"], 1)


async def test_what_may_have_been_taken_is_never_sent_again(
    citizen: Citizen,
    service: Service,
    gateway: Gateway,
    watch: Watch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    number = await filed(citizen)
    await acted(service, number, QUESTION)
    gateway.fault = TimeoutError("+905000000000 did not answer")
    await service.rooms.notices.round()
    assert await states(service) == ["unsure"]
    assert "TimeoutError at" in caplog.text and "905000" not in caplog.text
    gateway.fault = None
    watch.turn(days=2)
    assert await service.rooms.notices.round() == 0
    assert gateway.sent == []


async def test_a_process_that_dies_with_it_in_its_hands_sends_nothing_twice(
    citizen: Citizen, service: Service, gateway: Gateway, watch: Watch
) -> None:
    number = await filed(citizen)
    await acted(service, number, QUESTION)
    claimed = service.rooms.notices._claimed  # pyright: ignore[reportPrivateUsage]
    assert len(await service.rooms.database.write(claimed)) == 1
    watch.turn(days=1)
    assert await service.rooms.notices.round() == 0
    assert (await states(service), gateway.sent) == (["handed"], [])


async def test_one_that_is_broken_stops_no_other(
    service: Service, citizen: Citizen, gateway: Gateway, watch: Watch
) -> None:
    numbers = [await filed(citizen) for _ in range(30)]
    for number in numbers:
        await acted(service, number, QUESTION)
    broken = iter([True] + [False] * 50)
    take = gateway.send

    async def send(phone: str, text: str, box: str) -> None:
        if next(broken):
            raise RuntimeError
        await take(phone, text, box)

    gateway.send = send
    assert await service.rooms.notices.round() == 29
    assert sorted({*await states(service)}) == ["sent", "unsure"]


# -- what is nearly over -------------------------------------------------------------------


async def test_a_fee_is_reminded_of_once_before_its_last_day(
    citizen: Citizen, service: Service, gateway: Gateway, watch: Watch
) -> None:
    number, rooms = await filed(citizen), service.rooms
    pay_by = last_day_to_pay(watch.time.date())
    owing = update(applications).values(status="fee_due", due=pay_by)
    await rooms.database.write(lambda w: w.execute(owing))
    await rooms.notices.sweep()
    assert await rows(service) == [], "too early"
    watch.turn(days=(pay_by - watch.time.date()).days - 2)
    for _ in range(3):
        await rooms.notices.sweep()
        await rooms.notices.round()
    ((_, text),) = gateway.sent
    assert "süresi doluyor" in text and number not in text
    watch.turn(days=1)
    await rooms.notices.sweep()
    assert len(await rows(service)) == 1


async def test_what_ended_long_ago_is_forgotten(
    citizen: Citizen, service: Service, gateway: Gateway, watch: Watch
) -> None:
    number = await filed(citizen)
    await acted(service, number, QUESTION)
    await service.rooms.notices.round()
    watch.turn(days=89)
    await service.rooms.notices.sweep()
    assert len(await rows(service)) == 1
    watch.turn(days=2)
    await service.rooms.notices.sweep()
    assert await rows(service) == []


# -- nothing personal ----------------------------------------------------------------------


async def test_no_log_and_no_row_names_anybody(
    citizen: Citizen, service: Service, gateway: Gateway, caplog: pytest.LogCaptureFixture
) -> None:
    number = await filed(citizen)
    with caplog.at_level(logging.DEBUG):
        await acted(service, number, QUESTION)
        for fault in (REFUSED, RuntimeError(f"{number} +905000000000"), None):
            gateway.fault = fault
            service.rooms.now.turn(days=1)  # pyright: ignore[reportFunctionMemberAccess]
            await service.rooms.notices.round()
    assert not re.search(r"\+?905\d{9}", caplog.text) and number not in caplog.text
    stored = str(await rows(service))
    assert "905" not in stored and number not in stored


async def test_a_round_over_many_is_quick_and_whole(
    citizen: Citizen, service: Service, gateway: Gateway, watch: Watch
) -> None:
    number = await filed(citizen)
    await acted(service, number, QUESTION)
    (row,) = await rows(service)
    many = [
        {**row._asdict(), "id": None, "seq": seq, "due_at": watch.time - timedelta(hours=1)}
        for seq in range(100, 350)
    ]
    await service.rooms.database.write(lambda w: w.execute(insert(notices), many))
    assert await service.rooms.notices.round() == 251
    assert {*await states(service)} == {"sent"}


async def test_both_ways_where_both_are_wished(
    citizen: Citizen, service: Service, gateway: Gateway, post: Post, watch: Watch
) -> None:
    rooms = service.rooms
    await rooms.database.write(lambda w: rooms.wishes.email(w, 1, "ad@ornek.org", watch.time))
    number = await filed(citizen)
    await acted(service, number, QUESTION)
    assert await rooms.notices.round() == 2
    ((address, mail),) = post.sent
    assert (address, mail.subject) == ("ad@ornek.org", "Başvurunuzda bir gelişme var")
    assert "http://localhost:8550/ayarlar/bildirimler" in mail.text
    assert number not in mail.text and len(gateway.sent) == 1
