"""`python -m service officer ...` and `python -m service desk ...`."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any, cast, get_args

from service.clock import day_in_turkiye
from service.desk import deciding as d
from service.desk.carrying import save, upload
from service.desk.desk import Deciding
from service.desk.models import DeskApplication, DeskFile, DeskLine
from service.desk.officers import ROLES, NameTaken, OfficerRole
from service.files.names import plain_name
from service.history import kinds as k
from service.history.kinds import Outcome
from service.history.reasons import reasons
from service.i18n import told
from service.problems import KINDS, Refusal
from service.rooms import Rooms
from service.settings import Settings, SettingsRefused

_OFFICER = f"""\
python -m service officer add NAME ROLE [UNIT]   tells the new token, this once
python -m service officer end NAME               the token opens nothing any more
ROLE is one of {", ".join(ROLES)}; UNIT is a number of the registry, and is
left out for the central office.
"""
_DESK = """\
OFFICER_TOKEN=... python -m service desk inbox [FORM]
                                         read NUMBER
                                         examine | go-on | note NUMBER
                                         forward NUMBER UNIT [information]
                                         ask | return NUMBER                 *
                                         extend NUMBER another_unit|opinion|several_bodies
                                         fee NUMBER KURUS                    *
                                         draft NUMBER OUTCOME [REASON]       *
                                         refuse NUMBER REASON                *
                                         approve NUMBER DRAFT
                                         attachments NUMBER
                                         file NUMBER FILE --to PATH
                                         reasons
  ... --attach PATH [--attach PATH]      with ask, draft and refuse: a file goes along,
                                         looked at and cleaned as a citizen's
* what is written comes from the standard input, so that it stands in no list of processes.
FORM is the kind of application, as `sign_call`: only those are listed.
OUTCOME is positive, partly, negative, informative (an interim answer) or not_processed.
What is approved goes to the citizen in that moment.
"""


_PURPOSES = {"action": "gereği", "information": "bilgi"}


def officer(settings: Settings, arguments: list[str], now: Callable[[], datetime]) -> int:
    """Adds or ends an officer. Returns the exit status."""
    return _run(_officer(settings, arguments, now))


def desk(settings: Settings, arguments: list[str], now: Callable[[], datetime]) -> int:
    """Works on the desk as the officer whose token stands in OFFICER_TOKEN."""
    if arguments == ["reasons"]:
        rows = reasons().values()
        sys.stdout.write("".join(f"{row.id}  {row.law}  {row.text['tr']}\n" for row in rows))
        return 0
    return _run(_desk(settings, arguments, now))


def _run(work: Coroutine[Any, Any, str]) -> int:
    try:
        sys.stdout.write(asyncio.run(work))
    except SettingsRefused as refused:
        sys.stderr.write("\n".join([*refused.sentences, ""]))
    except NameTaken:
        sys.stderr.write("There is an officer of this name, or there was one.\n")
    except Refusal as refused:
        sentences = [slip.sentence for slip in refused.slips] or [KINDS[refused.code].detail]
        sys.stderr.write("".join(f"{told('tr', sentence)}\n" for sentence in sentences))
    except ValueError as wrong:
        sys.stderr.write(f"{wrong}\n")
    else:
        return 0
    return 2


async def _officer(settings: Settings, arguments: list[str], now: Callable[[], datetime]) -> str:
    rooms = Rooms(settings, now)
    await rooms.database.open()
    try:
        match arguments:
            case ["add", name, role, *unit] if role in ROLES and len(unit) <= 1:
                number = int(unit[0]) if unit else None
                if number is not None and rooms.units.unit(number) is None:
                    raise ValueError("There is no unit of this number.")
                if number is None and role not in ("central", "approver"):
                    raise ValueError("Only the central office has officers without a unit.")
                chosen: OfficerRole = role
                token = await rooms.database.write(
                    lambda writing: rooms.officers.add(writing, name, chosen, number, now())
                )
                return f"{token}\nThis is told once. Whoever has it is {name}.\n"
            case ["end", name]:
                if not await rooms.database.write(
                    lambda writing: rooms.officers.end(writing, name, now())
                ):
                    raise ValueError("There is no such officer.")
                return "Ended.\n"
            case _:
                raise ValueError(_OFFICER)
    finally:
        await rooms.close()


async def _desk(settings: Settings, arguments: list[str], now: Callable[[], datetime]) -> str:
    rooms = Rooms(settings, now)
    await rooms.database.open()
    try:
        await rooms.forms.archive(rooms.database)
        who = await rooms.desk.officer(os.environ.get("OFFICER_TOKEN", ""))
        match arguments:
            case ["inbox", *form] if len(form) <= 1:
                found = await rooms.desk.inbox(who, form=form[0] if form else None)
                lines = map(_inbox_line, found.applications)
                return "".join(lines) + ("There are more.\n" if found.next else "")
            case ["read", number]:
                return _shown(await rooms.desk.read(who, number))
            case ["attachments", number]:
                return "".join(map(_file_line, (await rooms.desk.read(who, number)).files))
            case ["file", number, file, "--to", path]:
                await save(rooms, who, number, file, Path(path))
                return f"{path}\n"
            case [verb, number, *rest]:
                rest, paths = _attached(rest)
                if paths and verb not in ("ask", "draft", "refuse"):
                    raise ValueError(_DESK)
                decide = await asyncio.to_thread(_deciding, rooms, verb, rest)
                files = [await upload(rooms, who, path) for path in paths]
                return _shown(await rooms.desk.act(who, number, decide, files))
            case _:
                raise ValueError(_DESK)
    finally:
        await rooms.close()


def _deciding(rooms: Rooms, verb: str, rest: list[str]) -> Deciding:
    """Raises ValueError with the usage for what is no command."""
    today = day_in_turkiye(rooms.now())
    match [verb, *rest]:
        case ["examine"]:
            return d.simply(k.Examining())
        case ["go-on"]:
            return d.simply(k.WentOn())
        case ["note"]:
            return d.simply(k.Noted())
        case ["forward", unit] | ["forward", unit, "information"]:
            return d.forwarding(rooms.units, int(unit), rest[-1] if rest[1:] else "action")
        case ["ask"]:
            return d.simply(k.Asked(text=d.worded(sys.stdin.read())))
        case ["return"]:
            return d.simply(k.Returned(text=d.worded(sys.stdin.read())))
        case ["extend", "another_unit" | "opinion" | "several_bodies" as reason]:
            return d.extending(k.Extended(reason=reason), today)
        case ["fee", amount]:
            return d.noticing(int(amount), sys.stdin.read(), today)
        case ["draft", outcome, *reason] if outcome in get_args(Outcome) and len(reason) <= 1:
            return d.drafting(
                cast("Outcome", outcome), sys.stdin.read(), reason[0] if reason else None
            )
        case ["refuse", reason]:
            return d.refusing(reason, sys.stdin.read())
        case ["approve", draft]:
            return d.approving(int(draft))
        case _:
            raise ValueError(_DESK)


def _attached(rest: list[str]) -> tuple[list[str], list[Path]]:
    """What is left of the arguments without `--attach PATH`, and those paths."""
    kept: list[str] = []
    paths: list[Path] = []
    each = iter(rest)
    for one in each:
        if one != "--attach":
            kept.append(one)
        elif (path := next(each, None)) is not None:
            paths.append(Path(path))
        else:
            raise ValueError(_DESK)
    return kept, paths


def _inbox_line(one: DeskLine) -> str:
    due, purpose = one.due or "-", _PURPOSES[one.purpose]
    start = f"{one.number}  {due!s:<10}  {purpose:<8}{one.form:<21}{one.status:<24}"
    return f"{start}{one.unit or '-'}\n"


def _file_line(file: DeskFile) -> str:
    came = f"step {file.step}" if file.step else "filed"
    return f"{file.id}  {file.size:>9}  {file.kind:<9}{came:<9}{plain_name(file.name)}\n"


def _shown(one: DeskApplication) -> str:
    named = f"{one.applicant.name}, {one.applicant.phone}" if one.applicant else "gizli kimlik"
    lines = [
        f"{one.number}  {one.form}  {one.status}  {one.unit or '-'}  {one.due or '-'}",
        named,
        one.title,
        "",
        *(f"{question}: {answer}" for question, answer in one.answers.items()),
        "",
        *(
            f"{step.seq:>3}  {step.at:%Y-%m-%d %H:%M}  {step.by}  {step.kind}  {step.what or ''}"
            for step in one.events
        ),
        "",
        f"You can: {', '.join(one.moves) or 'nothing now'}",
        *([f"Draft {one.draft} waits for approval."] if one.draft else []),
    ]
    return "\n".join([*lines, ""])
