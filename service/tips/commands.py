"""`python -m service intake-key` and `python -m service tips read|file|answer`."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from service.files.names import saved_as
from service.files.storage import open_storage
from service.settings import Settings, SettingsRefused
from service.store.database import Database
from service.tips.desk import Desk, File, NoSuchFile, NoSuchTip, Report
from service.tips.intake import make_pair, private_key
from service.tips.sealing import Unreadable

_USAGE = """\
python -m service tips read             every tip, oldest first
python -m service tips read NAME        one tip, opened: the reporter sees that it was read
python -m service tips file NAME N PATH writes file N of it, opened, with the ending of its kind
python -m service tips answer NAME      asks the reporter what stands on the standard input
python -m service tips answer NAME final   the same, as the answer
"""


def intake_key(settings: Settings) -> int:
    """Makes the pair and says where it is. Returns the exit status."""
    try:
        public = make_pair(settings.intake_private)
    except FileExistsError:
        sys.stderr.write(
            f"There is a key already, and what is sealed for it: {settings.intake_private}\n"
        )
        return 2
    sys.stdout.write(
        f"{settings.intake_private}  reads tips: move it to the office's own machine.\n"
        f"{public}  takes them in: leave it where the service runs.\n"
        "Whoever loses the first can read no tip any more.\n"
    )
    return 0


def tips(settings: Settings, arguments: list[str], now: Callable[[], datetime]) -> int:
    """Reads or answers. What is written to a reporter comes from the standard input, so that it
    stands in no list of processes and no shell's history. Returns the exit status."""
    try:
        sys.stdout.write(asyncio.run(_tips(settings, arguments, now)))
    except SettingsRefused as refused:
        sys.stderr.write("\n".join([*refused.sentences, ""]))
    except NoSuchTip:
        sys.stderr.write("No tip is called so, or it was withdrawn.\n")
    except NoSuchFile:
        sys.stderr.write("The tip has no such file, or it was lost.\n")
    except FileExistsError:
        sys.stderr.write("There is a file of that name already.\n")
    except OSError as failed:
        sys.stderr.write(f"It could not be written: {failed.strerror}.\n")
    except Unreadable:
        sys.stderr.write("This tip was sealed for another key.\n")
    except ValueError as wrong:
        sys.stderr.write(f"{wrong}\n")
    else:
        return 0
    return 2


async def _tips(settings: Settings, arguments: list[str], now: Callable[[], datetime]) -> str:
    office = private_key(settings.intake_private)
    database = Database(settings.database)
    await database.open()
    try:
        storage = open_storage(settings.files_url, settings.files_folder)
        desk = Desk(database, storage, office, now)
        match arguments:
            case ["read"]:
                lines = await desk.list()
                return "".join(f"{one.name}  {one.received_on}  {one.status}\n" for one in lines)
            case ["read", name]:
                return _shown(await desk.read(name))
            case ["file", name, number, path] if number.isdecimal():
                return f"{_written(Path(path), await desk.file(name, int(number)))}\n"
            case ["answer", name] | ["answer", name, "final"]:
                text = await asyncio.to_thread(sys.stdin.read)
                await desk.answer(name, text, final=len(arguments) == 3)
                return "Written.\n"
            case _:
                raise ValueError(_USAGE)
    finally:
        await database.close()


def _written(path: Path, file: File) -> Path:
    """Never over another file; with the ending of what the content is, whatever was asked for, so
    that nothing is run that should be looked at."""
    path = path.with_name(saved_as(path.name, file.media))
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(file.content)
    return path


def _shown(report: Report) -> str:
    lines = [f"{report.line.name}  {report.line.received_on}  {report.line.status}", ""]
    lines += [f"{question}: {answer}" for question, answer in report.answers.items()]
    number = 0
    for message in report.messages:
        number += bool(message.file)
        text = f"file {number}: {message.file}" if message.file else message.text
        lines += ["", f"{message.by}, {message.on}:", text]
    return "\n".join([*lines, ""])
