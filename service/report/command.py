"""`python -m service report 2026-11 [--csv FILE] [--pdf FILE]`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from service.clock import day_in_turkiye
from service.report.gathering import Gathering, Report
from service.report.month import NoSuchMonth, month
from service.report.printing import printed
from service.report.spreadsheet import spreadsheet
from service.report.table import HEAD, cells, groups, tips
from service.rooms import Rooms
from service.settings import Settings, SettingsRefused

_USAGE: Final = (
    "Kullanım: python -m service report MONTH [--csv FILE] [--pdf FILE]\n"
    "  MONTH   raporun ayı, örneğin 2026-11\n"
    "  --csv   tablo programları için dosya\n"
    "  --pdf   basılacak rapor; hiçbiri verilmezse rapor ekrana yazılır"
)
_KINDS: Final = ("--csv", "--pdf")
_WIDE = 40


class _Refused(Exception):
    """What was asked cannot be done; the sentence is said to whoever typed it."""


def report(settings: Settings, arguments: list[str], now: Callable[[], datetime]) -> int:
    """Writes a month's report. Returns the exit status: 0, or 2 with a sentence about what was
    not understood or is not there."""
    try:
        told = asyncio.run(_report(settings, arguments, now))
    except (NoSuchMonth, _Refused) as refused:
        sys.stderr.write(f"{refused}\n")
    except SettingsRefused as refused:
        sys.stderr.write("\n".join([*refused.sentences, ""]))
    else:
        sys.stdout.write(told)
        return 0
    return 2


async def _report(settings: Settings, arguments: list[str], now: Callable[[], datetime]) -> str:
    match arguments:
        case [written, *more] if len(more) % 2 == 0 and not written.startswith("-"):
            files = dict(zip(more[::2], more[1::2], strict=True))
        case _:
            raise _Refused(_USAGE)
    if set(files) - set(_KINDS) or len(files) < len(more) // 2:
        raise _Refused(_USAGE)
    at = now()
    of = month(written, day_in_turkiye(at))
    rooms = Rooms(settings, now)
    await rooms.database.open()
    try:
        gathering = Gathering(rooms.units, rooms.places, rooms.topics)
        found = await rooms.database.read(lambda known: gathering.report(known, of))
    finally:
        await rooms.close()
    if found.empty:
        raise _Refused(f"{of}: bu ayda ne başvuru ne yanıt var; rapor yazılmadı.")
    if not files:
        return _shown(found)
    for kind, file in files.items():
        made = (
            spreadsheet(found)
            if kind == "--csv"
            else await printed(found, at, demo=not settings.production)
        )
        _write(file, made)
    return "".join(f"{of}: {file}\n" for file in files.values())


def _write(file: str, content: bytes) -> None:
    try:
        Path(file).write_bytes(content)
    except (OSError, ValueError):
        raise _Refused(f"{file}: dosya yazılamadı.") from None


def _shown(found: Report) -> str:
    lines = [f"{found.month}", " " * _WIDE + "  ".join(HEAD)]
    for group, name, row in groups(found):
        numbers = (cell.rjust(len(head)) for cell, head in zip(cells(row), HEAD, strict=True))
        label = name if group == "Toplam" else f"{group}: {name}"
        lines.append(f"{label[: _WIDE - 1]:<{_WIDE}}" + "  ".join(numbers))
    lines.append(f"İsimsiz ihbar: {tips(found)}")
    return "\n".join([*lines, ""])
