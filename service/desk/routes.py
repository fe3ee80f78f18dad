"""The routes of the desk. An officer shows his token as a citizen shows his own: as a bearer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from service.bodies import answer, read
from service.clock import day_in_turkiye
from service.desk import deciding as d
from service.desk.desk import Deciding
from service.desk.models import (
    AnswerDraft,
    Approval,
    DeskApplication,
    DeskList,
    DeskNote,
    Extension,
    FeeNotice,
    Forwarding,
    RefusalDraft,
)
from service.desk.officers import Officer
from service.documented import OFFICER, asks, says
from service.history import kinds as k
from service.login.routes import access_token
from service.problems import Refusal
from service.rooms import Rooms

_LOOK = ("officer_needed", "not_found", "invalid")
_MOVE = (*_LOOK, "too_large", "move_impossible", "not_your_move")
_BODY = "malformed"


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
    ) -> Response:
        """What is open and with the officer's units, the soonest due first."""
        return answer(await rooms.desk.inbox(await officer(request), after, limit))

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

    def post(
        verb: str,
        decide: Callable[[Request], Awaitable[Deciding]],
        body: type[BaseModel] | None = None,
        *more: str,
        says_: str,
    ) -> None:
        async def move(request: Request, number: str) -> Response:
            who = await officer(request)
            return answer(await rooms.desk.act(who, number, await decide(request)))

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

    async def ask(request: Request) -> Deciding:
        return d.simply(k.Asked(text=d.worded((await read(request, DeskNote)).text)))

    async def return_(request: Request) -> Deciding:
        return d.simply(k.Returned(text=d.worded((await read(request, DeskNote)).text)))

    async def extend(request: Request) -> Deciding:
        reason = (await read(request, Extension)).reason
        return d.extending(k.Extended(reason=reason), today())

    async def fee(request: Request) -> Deciding:
        asked = await read(request, FeeNotice)
        return d.noticing(asked.amount, asked.text, today())

    async def draft(request: Request) -> Deciding:
        asked = await read(request, AnswerDraft)
        return d.drafting(asked.outcome, asked.text, asked.reason)

    async def refuse(request: Request) -> Deciding:
        asked = await read(request, RefusalDraft)
        return d.refusing(asked.reason, asked.text)

    async def approve(request: Request) -> Deciding:
        return d.approving((await read(request, Approval)).draft)

    post("examine", examine, says_="Begins to examine it.")
    post("go-on", go_on, says_="Goes on without the citizen's reply.")
    post("note", note, says_="Read, where no answer is owed.")
    post("forward", forward, Forwarding, says_="Sends it on: gereği, or bilgi.")
    post("ask", ask, DeskNote, says_="Asks the citizen something.")
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
