"""A last day in the citizen's own calendar: read again by the library, and by the rules of RFC 5545
that other readers keep to."""

from __future__ import annotations

# The package's components are dictionaries of anything.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from service.clock.calendar_file import calendar_file, uid_of
from service.secret_key import SecretKey

KEY = SecretKey(b"k" * 32)
NUMBER = "2026-481-372-056"
MADE = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LAST = date(2026, 12, 31)
TITLE = "Başvurunuza yanıt için son gün"
LINES = re.compile(rb"\r\n(?![ \t])")


def made(title: str = TITLE, **other: Any) -> bytes:
    usual: dict[str, Any] = {"uid": uid_of(KEY, NUMBER, "petition"), "made": MADE}
    return calendar_file(title, LAST, **(usual | other))


def read(content: bytes) -> Any:
    """The one event, as the library reads it."""
    calendar = Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")
    assert not event.errors
    return event


def test_it_is_a_day_and_not_an_hour() -> None:
    event = read(made())
    assert event["summary"] == TITLE
    assert event.decoded("dtstart") == LAST
    assert event.decoded("dtend") == date(2027, 1, 1), "the end is not in it"
    assert event.decoded("dtstamp") == MADE
    assert (event["transp"], event["class"]) == ("TRANSPARENT", "PRIVATE")


@pytest.mark.parametrize(
    ("remind", "hours"),
    [((3,), [-63]), ((0,), [9]), ((1, 7, 1), [-159, -15]), ((), [])],
)
def test_it_reminds_at_nine_in_the_morning(remind: tuple[int, ...], hours: list[int]) -> None:
    alarms = read(made(remind=remind)).walk("VALARM")
    assert [one.decoded("trigger") for one in alarms] == [timedelta(hours=one) for one in hours]
    assert {str(one["action"]) for one in alarms} <= {"DISPLAY"}
    assert {str(one["description"]) for one in alarms} <= {TITLE}


def test_a_file_says_who_made_it_and_in_which_version() -> None:
    calendar = Calendar.from_ical(made())
    assert (calendar["version"], calendar["calscale"], calendar["method"]) == (
        "2.0", "GREGORIAN", "PUBLISH",
    )  # fmt: skip
    assert calendar["prodid"]
    assert made() == made(), "the same day is the same file"


def test_the_name_of_an_event_is_stable_and_tells_nothing() -> None:
    uid = uid_of(KEY, NUMBER, "petition")
    assert uid == uid_of(KEY, NUMBER, "petition")
    others = {uid_of(KEY, NUMBER, "court"), uid_of(KEY, "2026-481-372-057", "petition")}
    others |= {uid_of(SecretKey(b"x" * 32), NUMBER, "petition")}
    assert uid not in others and len(others) == 3
    assert re.fullmatch(r"[0-9a-f]{32}@basvuru", uid)
    assert NUMBER.encode() not in made() and b"481" not in made()


def test_what_is_wrong_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        made(made=MADE.replace(tzinfo=None))
    with pytest.raises(ValueError, match="before"):
        made(remind=(-1,))


HOSTILE = [
    "Bir\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:iki",
    "a\nATTENDEE:mailto:x@example.org",
    "a\rX-EVIL:1",
    "a\u2028b\u2029c\x85d",
    "noktalı; virgül, ters \\ bölü \\n \\, : ve \"tırnak\"",
    "\x00\x07\x1b[31mkırmızı\x7f",
    "\u202etersten\u202c \u200bboş",
    "ş" * 300,
    "👩‍👩‍👧‍👦" * 40,
    "\ud800 yarım",
    "الشكوى رقم واحد " * 9,
    "",
    " \t ",
    "BEGIN:VALARM",
]  # fmt: skip


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_no_title_breaks_out(title: str) -> None:
    whole(title)


@given(st.text(st.characters(), max_size=400), st.text(st.characters(), max_size=400))
def test_no_words_break_out(title: str, note: str) -> None:
    whole(title, note=note)


def whole(title: str, note: str = "") -> None:
    content = made(title, note=note)
    lines = content.split(b"\r\n")
    assert lines[-1] == b"", "it ends with a line's end"
    assert max(map(len, lines)) <= 75
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", content)
    assert content.count(b"\r") == content.count(b"\n") == len(lines) - 1
    for line in lines:
        line.decode()  # no letter is torn apart
    names = [re.split(rb"[:;]", one)[0] for one in LINES.split(content)[:-1]]
    expected = {b"BEGIN": 3, b"END": 3, b"SUMMARY": 1, b"UID": 1, b"TRIGGER": 1}
    assert {name: names.count(name) for name in expected} == expected
    assert b"ATTENDEE" not in names and b"X-EVIL" not in names
    event = read(content)
    plain = " ".join("".join(one if one.isprintable() else " " for one in title).split())
    assert event["summary"] == plain[:200]
    assert len(event.walk("VALARM")) == 1
