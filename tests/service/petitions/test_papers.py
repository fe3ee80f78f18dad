"""Letters and days for the calendar: to whom they are given, when, and what stands in them."""

# The calendar's package has no whole type.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import io
from datetime import date
from typing import Any

import icalendar
import pikepdf
import pytest

from service.history import kinds as k
from tests.service.citizen import Citizen, Watch, problem
from tests.service.desk.worker import ANKARA
from tests.service.desk.worker import filed as filed_by
from tests.service.history.office import acted, decided, filed, later

REFUSED = k.Drafted(outcome="negative", text="Verilemez.", reason="m4982_21")
HOSTILE = (
    '#import "/etc/passwd"\n*b* _i_ $x^2$ <script>alert(1)</script> @ref `raw` [x](y)\n'
    '#set page(fill: red) // c /* d */ = Başlık \u202e\u0007\x00 😀 漢字 "العربية" ' + "x" * 2000
)


async def information(citizen: Citizen, **other: Any) -> str:
    return await filed_by(citizen, "information_request", unit={"number": ANKARA}, **other)


async def pdf(citizen: Citizen, number: str, name: str = "objection") -> pikepdf.Pdf:
    told = await citizen.get(f"applications/{number}/{name}.pdf")
    assert told.status_code == 200, told.text
    assert told.headers["content-type"] == "application/pdf"
    assert told.headers["cache-control"] == "no-store"
    assert told.headers["content-disposition"] == 'attachment; filename="dilekce.pdf"'
    return pikepdf.open(io.BytesIO(told.content))


async def day(citizen: Citizen, number: str, way: str) -> icalendar.Event:
    told = await citizen.get(f"applications/{number}/calendar/{way}.ics")
    assert told.status_code == 200, told.text
    assert told.headers["content-type"].startswith("text/calendar")
    assert number not in told.text and "Yılmaz" not in told.text
    (event,) = icalendar.Calendar.from_ical(told.content).walk("VEVENT")
    assert isinstance(event, icalendar.Event)
    return event


async def test_a_letter_to_the_board_before_and_after_the_objection(
    citizen: Citizen, watch: Watch
) -> None:
    number = await information(citizen)
    problem(await citizen.get(f"applications/{number}/objection.pdf"), 409, "way_closed")
    await decided(citizen.service, number, REFUSED)
    made = await pdf(citizen, number)
    assert made.Root.Lang == "tr" and made.Root.MarkInfo.Marked
    assert made.docinfo["/Title"] == "Bilgi Edinme Değerlendirme Kurulu Başkanlığına"
    told = await citizen.post(
        f"applications/{number}/object", {"text": HOSTILE}, **{"idempotency-key": "k" * 20}
    )
    assert told.status_code == 200, told.text
    assert len((await pdf(citizen, number)).pages) >= len(made.pages)
    await later(citizen, watch, days=15)
    await pdf(citizen, number)  # as long as the board has it
    await acted(citizen.service, number, ("unit", k.AtUnit()))
    await decided(citizen.service, number, REFUSED)
    problem(await citizen.get(f"applications/{number}/objection.pdf"), 409, "way_closed")


async def test_a_letter_is_there_for_fifteen_days(citizen: Citizen, watch: Watch) -> None:
    number = await information(citizen)
    await decided(citizen.service, number, REFUSED)
    await later(citizen, watch, days=15)
    await pdf(citizen, number)
    assert (await day(citizen, number, "bedk_objection")).start == date(2026, 3, 31)
    await later(citizen, watch, days=1)
    for paper in ("objection.pdf", "calendar/bedk_objection.ics"):
        problem(await citizen.get(f"applications/{number}/{paper}"), 409, "way_closed")


async def test_markup_is_only_words_and_long_texts_take_pages(citizen: Citizen) -> None:
    number = await information(citizen, title="#import <b> 漢字 😀")
    long = "\n".join([HOSTILE] * 4)[:9_900]
    draft = REFUSED.model_copy(update={"text": long})
    await decided(citizen.service, number, draft)
    made = await pdf(citizen, number)
    assert len(made.pages) > 4
    assert not any("/Annots" in page for page in made.pages)
    assert "/OpenAction" not in made.Root and "/Names" not in made.Root


@pytest.mark.parametrize("way", ["ombudsman", "tihek"])
async def test_a_letter_elsewhere(citizen: Citizen, way: str) -> None:
    number = await filed(citizen)
    problem(await citizen.get(f"applications/{number}/letters/{way}.pdf"), 409, "way_closed")
    await decided(citizen.service, number, k.Drafted(outcome="negative", text="Hayır."))
    assert len((await pdf(citizen, number, f"letters/{way}")).pages) >= 2


async def test_nobody_writes_to_a_court_for_the_citizen(citizen: Citizen) -> None:
    number = await filed(citizen)
    await decided(citizen.service, number, k.Drafted(outcome="negative", text="Hayır."))
    for way in ("court", "nonsense", "due", "..", "%00"):
        problem(await citizen.get(f"applications/{number}/letters/{way}.pdf"), 404, "not_found")
    assert (await day(citizen, number, "court")).start == date(2026, 5, 15)


@pytest.mark.parametrize(
    ("outcome", "reason"), [("positive", None), ("partly", None), ("not_processed", "m5_e")]
)
async def test_only_what_was_refused_opens_a_way(
    citizen: Citizen, outcome: k.Outcome, reason: str | None
) -> None:
    number = await filed(citizen)
    await decided(citizen.service, number, k.Drafted(outcome=outcome, text="x", reason=reason))
    told = await citizen.get(f"applications/{number}/calendar/court.ics")
    assert told.status_code == (409 if outcome == "positive" else 200)


async def test_the_last_day_of_what_runs(citizen: Citizen) -> None:
    number = await information(citizen)
    event = await day(citizen, number, "due")
    assert (event.start, event["summary"]) == (date(2026, 4, 7), "Başvurunuza yanıt için son gün")
    first = event["uid"]
    await acted(citizen.service, number, ("unit", k.Extended(reason="opinion")))
    event = await day(citizen, number, "due")
    assert (event.start, event["uid"]) == (date(2026, 4, 29), first), "it takes the other's place"
    fee = k.FeeNoticed(amount=2550, pay_by=date(2026, 4, 7), text="51 sayfa")
    await acted(citizen.service, number, ("unit", fee))
    assert (await day(citizen, number, "due"))["summary"] == "Ücreti ödemek için son gün"
    citizen.language = "en"
    assert (await day(citizen, number, "due"))["summary"] == "Last day to pay the fee"
    assert (await citizen.post(f"applications/{number}/withdraw", {})).status_code == 200
    problem(await citizen.get(f"applications/{number}/calendar/due.ics"), 409, "way_closed")


async def test_a_way_without_a_last_day_has_none_for_the_calendar(citizen: Citizen) -> None:
    number = await filed(citizen)
    await decided(citizen.service, number, k.Drafted(outcome="negative", text="Hayır."))
    problem(await citizen.get(f"applications/{number}/calendar/tihek.ics"), 409, "way_closed")
    problem(await citizen.get(f"applications/{number}/calendar/nonsense.ics"), 404, "not_found")


async def test_another_citizens_number_is_nobodys(citizen: Citizen) -> None:
    number = await information(citizen)
    await decided(citizen.service, number, REFUSED)
    other = await Citizen(citizen.service, citizen.http, index=1).log_in()
    stranger = Citizen(citizen.service, citizen.http)
    for path in ("objection.pdf", "letters/tihek.pdf", "calendar/due.ics", "files/abc"):
        problem(await other.get(f"applications/{number}/{path}"), 404, "not_found")
        problem(await stranger.get(f"applications/{number}/{path}"), 401, "login_needed")
        problem(await citizen.get(f"applications/2026-000-000-000/{path}"), 404, "not_found")


async def test_looking_at_a_paper_is_no_news_read(citizen: Citizen) -> None:
    number = await information(citizen)
    await decided(citizen.service, number, REFUSED)
    await pdf(citizen, number)
    assert (await citizen.get("applications")).json()["applications"][0]["new"]
