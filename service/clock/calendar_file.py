"""A last day as a calendar file (RFC 5545), for the citizen's own calendar. Calendars are copied to
other devices and other people, so it says nothing of the application but what it is handed."""

# The package's `add` takes values of any kind, so it has no whole type.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from service.secret_key import SecretKey

TYPE = "text/calendar; charset=utf-8"
_PRODUCT = "-//basvuru//clock//TR"
_AT = timedelta(hours=9)  # of the reminder's day, by the device's own clock
_LONGEST = 200


def uid_of(key: SecretKey, number: str, rule: str) -> str:
    """The same for the same last day of the same application, so that a later file takes the place
    of an earlier one; keyed, so that it tells nobody the application's number."""
    return f"{key.hexdigest('calendar', number, rule)[:32]}@basvuru"


def calendar_file(
    title: str,
    last: date,
    *,
    uid: str,
    made: datetime,
    remind: Sequence[int] = (3,),
    note: str = "",
) -> bytes:
    """One event for the whole of the day `last`, with a reminder so many days before, at nine in
    the morning; 0 is the day itself. `title` and `note` are one line of plain words each, `made`
    an aware moment. Raises ValueError for a moment without a zone, or a day less than 0."""
    if made.tzinfo is None:
        raise ValueError("a time without a zone")
    if any(days < 0 for days in remind):
        raise ValueError("a reminder comes before the day, or on it")
    title, note = _plain(title), _plain(note)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", made.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", last)
    event.add("dtend", last + timedelta(days=1))  # RFC 5545, 3.6.1: the end is not in it
    event.add("summary", title)
    if note:
        event.add("description", note)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    for days in sorted(set(remind), reverse=True):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", _AT - timedelta(days=days))
        event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical()


def _plain(words: str) -> str:
    """One line: what is no character to print (RFC 5545, 3.3.11 forbids control characters) stands
    as a blank, and it is not longer than a calendar shows."""
    printed = "".join(one if one.isprintable() else " " for one in words)
    return " ".join(printed.split())[:_LONGEST]
