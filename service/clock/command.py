"""`python -m service due KIND DATE`: the last days of one application, with their articles."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, cast

from service.clock.events import ANSWERS, KINDS, EventsRefused, Happened
from service.clock.reckoning import NoSuchClock, reckon
from service.clock.rules import Clocks, load
from service.clock.telling import sentences
from service.i18n import told

_LANGUAGE = "tr"
"""Whoever reckons by Turkish law reads it in Turkish; so do the sentences here."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KEYS = {"kind", "day", "answer"}
_LARGEST = 1_000_000  # bytes

_USAGE: Final = (
    "Kullanım: python -m service due KIND DATE [--events FILE] [--on DATE]\n"
    "  KIND    şunlardan biri: {kinds}\n"
    "  DATE    başvurunun alındığı gün, örneğin 2026-03-16\n"
    "  --events  her satırında bir olay olan dosya, örneğin\n"
    "            {example}\n"
    "  --on    hangi güne göre hesaplanacağı; verilmezse bugün"
)
_EXAMPLE: Final = '{"kind": "answered", "day": "2026-04-01", "answer": "negative"}'
_NO_KIND: Final = "{given}: böyle bir süre yok. Şunlardan birini yazın: {kinds}."
_NO_DAY: Final = "{given}: böyle bir gün yok. Günü şöyle yazın: 2026-03-16."
_NO_FILE: Final = "{given}: dosya okunamadı."
_TOO_LARGE: Final = "{given}: dosya çok büyük."
_NOT_TEXT: Final = "{given}: dosya UTF-8 metin değil."
_NO_JSON: Final = "{line}. satır: JSON değil. Şöyle yazın: {example}"
_OTHER_KEYS: Final = "{line}. satır: yalnızca kind, day ve answer yazılır."
_NO_EVENT: Final = "{line}. satır: kind şunlardan biri olmalı: {kinds}."
_NO_EVENT_DAY: Final = "{line}. satır: day yok ya da yanlış. Şöyle yazın: 2026-03-16."
_NO_ANSWER: Final = "{line}. satır: answer şunlardan biri olmalı: {kinds}."


class _Refused(Exception):
    """What was given cannot be read; the sentence is said to whoever typed it."""

    def __init__(self, sentence: str, **values: str | int) -> None:
        super().__init__(sentence.format(**values))


def due(arguments: list[str], today: date) -> int:
    """Prints the last days in Turkish. `today` is the day in Türkiye. Returns the exit status: 0,
    or 2 with a sentence about what was not understood."""
    clocks = load()
    try:
        lines = _reckoned(clocks, arguments, today)
    except EventsRefused as refused:
        sys.stderr.write(f"{told(_LANGUAGE, refused.sentence, **refused.values)}\n")
        return 2
    except _Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 2
    sys.stdout.write("\n".join([*lines, ""]))
    return 0


def _reckoned(clocks: Clocks, arguments: list[str], today: date) -> list[str]:
    kinds = ", ".join(clocks.ids)
    match arguments:
        case [kind, day, *more] if len(more) % 2 == 0 and set(more[::2]) <= {"--events", "--on"}:
            options = dict(zip(more[::2], more[1::2], strict=True))
        case _:
            raise _Refused(_USAGE, kinds=kinds, example=_EXAMPLE)
    events = [Happened("filed", _day(day))]
    if "--on" in options:
        today = _day(options["--on"])
    if "--events" in options:
        events += _events(options["--events"])
    try:
        found = reckon(clocks, kind, events, today)
    except NoSuchClock:
        raise _Refused(_NO_KIND, given=kind, kinds=kinds) from None
    return sentences(clocks, found, _LANGUAGE)


def _day(given: str) -> date:
    try:
        if _DAY.fullmatch(given):
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise _Refused(_NO_DAY, given=given)


def _events(name: str) -> Iterator[Happened]:
    try:
        with Path(name).open("rb") as file:
            content = file.read(_LARGEST + 1)
    except (OSError, ValueError):
        raise _Refused(_NO_FILE, given=name) from None
    if len(content) > _LARGEST:
        raise _Refused(_TOO_LARGE, given=name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _Refused(_NOT_TEXT, given=name) from None
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _event(line, number)


def _event(line: str, number: int) -> Happened:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise _Refused(_NO_JSON, line=number, example=_EXAMPLE)
    row = cast("dict[str, Any]", given)
    if row.keys() - _KEYS:
        raise _Refused(_OTHER_KEYS, line=number)
    kind, day, answer = row.get("kind"), row.get("day"), row.get("answer")
    if kind not in KINDS:
        raise _Refused(_NO_EVENT, line=number, kinds=", ".join(KINDS))
    if answer is not None and answer not in ANSWERS:
        raise _Refused(_NO_ANSWER, line=number, kinds=", ".join(ANSWERS))
    try:
        return Happened(kind, _day(day if isinstance(day, str) else ""), answer)
    except _Refused:
        raise _Refused(_NO_EVENT_DAY, line=number) from None
