"""What everybody may read of the applications, and what stands behind it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, select

from mobile.api.models import Statistics
from service.app import create_app
from service.history import kinds as k
from service.settings import Settings
from service.statistics.telling import Telling
from service.store.tables import applications, decisions
from tests.service.citizen import Citizen, Watch
from tests.service.history.office import ANKARA, acted, decided, filed, later

POSITIVE = k.Drafted(outcome="positive", text="Onarıldı.")


async def told(citizen: Citizen) -> Statistics:
    """Counted now, and asked for without a login."""
    await citizen.service.rooms.statistics.round()
    answer = await citizen.http.get("/api/v1/statistics")
    assert answer.status_code == 200, answer.text
    return Statistics.model_validate_json(answer.content)


async def ask(citizen: Citizen, topic: str = "pavement", province: int = 6) -> None:
    """By a form that asks for a topic."""
    district = {6: 1231, 34: 1183}[province]
    answers: dict[str, Any] = {
        "topic": topic,
        "place": {"province": province, "district": district},
        "unit": {"number": None},
        "title": "Kaldırım taşları kırık",
        "text": "Sokağımızdaki kaldırım kırık; tekerlekli sandalyeyle geçemiyorum.",
        "answer_by": "app",
    }
    form = (await citizen.http.get("/api/v1/forms/request")).json()
    body = {"form": "request", "form_version": form["version"], "answers": answers}
    filed = await citizen.post("applications", body, **{"idempotency-key": uuid4().hex})
    assert filed.status_code == 201, filed.text


async def test_an_empty_service_tells_that_there_is_nothing(stranger: Citizen) -> None:
    found = await told(stranger)
    assert found.applications.n == found.over.n == found.decided.n == 0
    assert found.answered_percent is None and found.days is None and found.topics == ()
    assert len(found.provinces) == 81 and {one.count.n for one in found.provinces} == {0}
    assert found.demo


async def test_few_applications_are_not_told(citizen: Citizen) -> None:
    for _ in range(4):
        await citizen.file()
    found = await told(citizen)
    assert (found.applications.n, found.applications.why) == (None, "few")
    assert found.topics == ()
    (ankara,) = [one for one in found.provinces if one.id == 6]
    assert (ankara.count.n, ankara.count.why) == (None, "few")


async def test_what_was_filed_is_counted_by_place(citizen: Citizen) -> None:
    for _ in range(6):
        await ask(citizen)
    await ask(citizen, province=34)
    found = await told(citizen)
    by_id = {one.id: one.count for one in found.provinces}
    assert found.applications.why == "kept", "6 of 7 would tell of the seventh"
    assert by_id[6].n == 6 and by_id[34].why == "few"
    assert found.topics == ()
    for _ in range(9):
        await ask(citizen, province=34)
    found = await told(citizen)
    assert found.applications.n == 16
    assert {one.id: one.count.n for one in found.provinces if one.count.n} == {6: 6, 34: 10}


async def test_the_topics_are_the_most_frequent_first(citizen: Citizen) -> None:
    for topic, times in (("pavement", 5), ("refund", 7), ("passport", 3)):
        for _ in range(times):
            await ask(citizen, topic)
    titles = {one.id: one.title for one in citizen.service.rooms.topics.topics.topics}
    found = await told(citizen)
    # Five of the first would leave three, so only the second stands there.
    assert [(one.title, one.n) for one in found.topics] == [(titles["refund"], 7)]
    for _ in range(2):
        await ask(citizen, "passport")
    found = await told(citizen)
    assert {one.title["tr"]: one.n for one in found.topics} == {
        titles["refund"]["tr"]: 7,
        titles["pavement"]["tr"]: 5,
        titles["passport"]["tr"]: 5,
    }
    assert found.topics[0].n == 7


async def test_a_form_without_a_topic_counts_too(citizen: Citizen) -> None:
    for _ in range(5):
        await citizen.file()
    found = await told(citizen)
    assert found.applications.n == 5 and found.topics == ()


async def test_the_average_is_of_calendar_days_from_filing_to_the_answer(
    citizen: Citizen, watch: Watch
) -> None:
    numbers = [await filed(citizen) for _ in range(5)]
    for place, number in enumerate(numbers):
        watch.turn(days=2 if place else 1)
        await decided(citizen.service, number, POSITIVE)
    found = await told(citizen)
    assert found.decided.n == 5
    assert found.days == (1 + 3 + 5 + 7 + 9) / 5


async def test_the_share_is_of_those_whose_time_is_over(citizen: Citizen, watch: Watch) -> None:
    numbers = [await filed(citizen) for _ in range(6)]
    for number in numbers[:4]:
        await decided(citizen.service, number, POSITIVE)
    await acted(citizen.service, numbers[4], ("citizen", k.Withdrawn()))
    assert (await told(citizen)).over.n == 0
    await later(citizen, watch, days=30)
    assert (await told(citizen)).over.n == 0, "the last day is not over"
    await later(citizen, watch, days=1)
    found = await told(citizen)
    assert found.over.n == 5, "one was withdrawn"
    assert found.answered_percent == 80.0


async def test_an_answer_stays_counted_when_it_is_opened_again(
    citizen: Citizen, watch: Watch
) -> None:
    number = await filed(citizen)
    await decided(citizen.service, number, POSITIVE)
    watch.turn(days=3)
    await acted(citizen.service, number, ("citizen", k.Reopened(text="Çözülmedi.")))
    watch.turn(days=2)
    no = k.Drafted(outcome="not_processed", text="Olmaz.", reason="m5_e")
    await acted(citizen.service, number, ("unit", k.Examining()))
    await decided(citizen.service, number, no)
    rows = await citizen.service.rooms.database.read(
        lambda known: known.execute(select(decisions).order_by(decisions.c.seq)).all()
    )
    assert [(one.result, one.days) for one in rows] == [("positive", 0), ("not_processed", 2)]
    assert [one.due for one in rows] == [date(2026, 4, 15), date(2026, 4, 18)]
    assert {(one.province, one.topic, one.unit) for one in rows} == {(6, None, ANKARA)}


async def test_it_is_counted_once_in_a_while_and_not_when_asked(citizen: Citizen) -> None:
    for _ in range(5):
        await citizen.file()
    answer = await citizen.http.get("/api/v1/statistics")
    assert Statistics.model_validate_json(answer.content).applications.n == 0
    assert (await told(citizen)).applications.n == 5


async def test_it_may_be_kept_by_caches_and_is_not_sent_twice(stranger: Citizen) -> None:
    answer = await stranger.http.get("/api/v1/statistics")
    assert answer.headers["cache-control"] == "public, max-age=300"
    again = await stranger.http.get(
        "/api/v1/statistics", headers={"if-none-match": answer.headers["etag"]}
    )
    assert again.status_code == 304 and again.content == b""


async def test_a_start_takes_up_what_was_counted(citizen: Citizen, settings: Settings) -> None:
    for _ in range(5):
        await citizen.file()
    before = await told(citizen)
    again = create_app(settings, now=Watch())
    await again.open()
    try:
        assert Statistics.model_validate_json(again.rooms.statistics.told.body) == before
    finally:
        await again.close()


async def test_in_production_whole_days_are_counted(citizen: Citizen, watch: Watch) -> None:
    for _ in range(5):
        await citizen.file()
    rooms = citizen.service.rooms
    real = Telling(rooms.database, rooms.places, rooms.topics, watch, demo=False)
    await real.round()
    today = Statistics.model_validate_json(real.told.body)
    assert today.applications.n == 0 and today.until == date(2026, 3, 15)
    watch.turn(days=1)
    await real.round()
    tomorrow = Statistics.model_validate_json(real.told.body)
    assert tomorrow.applications.n == 5 and not tomorrow.demo
    assert tomorrow.since == date(2025, 3, 17), "a year, with both its ends"
    watch.turn(days=365)
    await real.round()
    assert Statistics.model_validate_json(real.told.body).applications.n == 0


async def test_a_day_is_a_day_in_turkiye(citizen: Citizen, watch: Watch) -> None:
    """21:30 UTC on the 16th is half past midnight on the 17th."""
    watch.turn(hours=12, minutes=30)
    await citizen.log_in()
    for _ in range(5):
        await citizen.file()
    rooms = citizen.service.rooms
    real = Telling(rooms.database, rooms.places, rooms.topics, watch, demo=False)
    await real.round()
    assert Statistics.model_validate_json(real.told.body).applications.n == 0
    watch.turn(days=1)
    await real.round()
    assert Statistics.model_validate_json(real.told.body).applications.n == 5


async def test_nothing_that_was_written_is_read(citizen: Citizen) -> None:
    """The counting reads an index, which has neither words nor names in it."""
    c = applications.c
    asked = select(c.province, c.topic).where(c.received_at > citizen.service.rooms.now())

    def plan(known: Connection) -> str:
        text = str(asked.compile(known))
        return str(known.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", (0,)).all())

    found = await citizen.service.rooms.database.read(plan)
    assert "COVERING INDEX ix_applications_counted" in found
