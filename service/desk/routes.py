"""The routes of the desk. An officer shows his token as a citizen shows his own: as a bearer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from mobile.api.models import FileTicket, NewFile
from service.bodies import answer, read
from service.clock import day_in_turkiye
from service.desk import deciding as d
from service.desk.desk import Deciding
from service.desk.models import (
    AnswerDraft,
    Approval,
    DeskApplication,
    DeskFiles,
    DeskList,
    DeskNote,
    DeskQuestion,
    Extension,
    FeeNotice,
    Forwarding,
    RefusalDraft,
)
from service.desk.officers import Officer
from service.documented import OFFICER, asks, says
from service.files.handing_out import handed_out
from service.files.rows import Office
from service.history import kinds as k
from service.login.routes import access_token
from service.problems import Refusal
from service.rooms import Rooms

_LOOK = ("officer_needed", "not_found", "invalid")
_MOVE = (*_LOOK, "too_large", "move_impossible", "not_your_move")
_BODY = "malformed"
Enclosed = tuple[Deciding, tuple[str, ...]]
"""A wish, and the ids of the files that go along."""


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the routes to `api`. Each move answers with the application as it then is."""

    async def officer(request: Request) -> Officer:
        try:
            token = access_token(request)
        except Refusal:
            raise Refusal("officer_needed") from None
        return await rooms.desk.officer(token)

    @api.get(
        "/desk/applications",
        response_model=None,
        responses=says(DeskList, *_LOOK),
        openapi_extra=OFFICER,
    )
    async def inbox(
        request: Request,
        after: Annotated[str | None, Query(max_length=100)] = None,
        limit: Annotated[int, Query(ge=1, le=100)] = 50,
        form: Annotated[str | None, Query(max_length=64)] = None,
    ) -> Response:
        """What is open and with the officer's units, the soonest due first; with `form`, only what
        was filed with it, such as requests for a call in sign language."""
        return answer(await rooms.desk.inbox(await officer(request), after, limit, form))

    @api.get(
        "/desk/applications/{number}",
        response_model=None,
        responses=says(DeskApplication, *_LOOK),
        openapi_extra=OFFICER,
    )
    async def one(request: Request, number: str) -> Response:
        """One application. The look is logged, and the first one tells the citizen that it has
        arrived."""
        return answer(await rooms.desk.read(await officer(request), number))

    @api.get(
        "/desk/applications/{number}/files",
        response_model=None,
        responses=says(DeskFiles, *_LOOK),
        openapi_extra=OFFICER,
    )
    async def files(request: Request, number: str) -> Response:
        """The files of an application, as far as the officer sees what they belong to. The look is
        logged."""
        seen = await rooms.desk.read(await officer(request), number)
        return answer(DeskFiles(files=seen.files))

    @api.get(
        "/desk/applications/{number}/files/{file}",
        response_model=None,
        responses=says(None, *_LOOK, "file_gone"),
        openapi_extra=OFFICER,
    )
    async def file(request: Request, number: str, file: str) -> Response:
        """The bytes of a file. That it was opened is logged."""
        return handed_out(await rooms.desk.file(await officer(request), number, file))

    @api.post(
        "/desk/files",
        response_model=None,
        status_code=201,
        responses=says(
            FileTicket,
            *("malformed", "officer_needed", "too_large", "invalid"),
            *("file_too_large", "file_empty", "too_many_files"),
            status=201,
        ),
        openapi_extra=OFFICER | asks(NewFile),
    )
    async def begin(request: Request) -> Response:
        """A ticket for uploading one file, as a citizen's: PUT its bytes to `upload`; once it is
        ready, name its id with a question or a draft."""
        who = await officer(request)
        return answer(await rooms.files.begin(Office(who.id), await read(request, NewFile)), 201)

    def post(
        verb: str,
        decide: Callable[[Request], Awaitable[Deciding | Enclosed]],
        body: type[BaseModel] | None = None,
        *more: str,
        says_: str,
    ) -> None:
        async def move(request: Request, number: str) -> Response:
            who = await officer(request)
            decided, files = _apart(await decide(request))
            return answer(await rooms.desk.act(who, number, decided, files))

        api.add_api_route(
            f"/desk/applications/{{number}}/{verb}",
            move,
            methods=["POST"],
            name=f"desk_{verb}",
            description=says_,
            response_model=None,
            responses=says(DeskApplication, *_MOVE, *more, *([_BODY] if body else [])),
            openapi_extra=OFFICER | (asks(body) if body else {}),
        )

    def today() -> date:
        return day_in_turkiye(rooms.now())

    async def examine(_request: Request) -> Deciding:
        return d.simply(k.Examining())

    async def go_on(_request: Request) -> Deciding:
        return d.simply(k.WentOn())

    async def note(_request: Request) -> Deciding:
        return d.simply(k.Noted())

    async def forward(request: Request) -> Deciding:
        asked = await read(request, Forwarding)
        return d.forwarding(rooms.units, asked.to, asked.purpose)

    async def ask(request: Request) -> Enclosed:
        asked = await read(request, DeskQuestion)
        return d.simply(k.Asked(text=d.worded(asked.text))), asked.files

    async def return_(request: Request) -> Deciding:
        return d.simply(k.Returned(text=d.worded((await read(request, DeskNote)).text)))

    async def extend(request: Request) -> Deciding:
        reason = (await read(request, Extension)).reason
        return d.extending(k.Extended(reason=reason), today())

    async def fee(request: Request) -> Deciding:
        asked = await read(request, FeeNotice)
        return d.noticing(asked.amount, asked.text, today())

    async def draft(request: Request) -> Enclosed:
        asked = await read(request, AnswerDraft)
        return d.drafting(asked.outcome, asked.text, asked.reason), asked.files

    async def refuse(request: Request) -> Enclosed:
        asked = await read(request, RefusalDraft)
        return d.refusing(asked.reason, asked.text), asked.files

    async def approve(request: Request) -> Deciding:
        return d.approving((await read(request, Approval)).draft)

    post("examine", examine, says_="Begins to examine it.")
    post("go-on", go_on, says_="Goes on without the citizen's reply.")
    post("note", note, says_="Read, where no answer is owed.")
    post("forward", forward, Forwarding, says_="Sends it on: gereği, or bilgi.")
    post("ask", ask, DeskQuestion, says_="Asks the citizen something.")
    post("extend", extend, Extension, "too_late_to_extend", says_="To 30 working days (4982 m.11).")
    post("fee", fee, FeeNotice, says_="Notices a fee (4982 m.10); the clock is cut.")
    post("draft", draft, AnswerDraft, says_="Writes an answer, for somebody else to approve.")
    post("refuse", refuse, RefusalDraft, says_="Writes a refusal, by the row of its reason.")
    post("return", return_, DeskNote, says_="Does not approve the draft, and says why.")
    post(
        "approve",
        approve,
        Approval,
        *("own_draft", "not_as_drafted"),
        says_="Approves somebody else's draft: it goes to the citizen in that moment.",
    )


def _apart(wish: Deciding | Enclosed) -> Enclosed:
    return (wish, ()) if callable(wish) else wish
