"""The routes by which a citizen goes on with an application of his own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from mobile.api.checks import clean
from mobile.api.models import Application, Note, Rating
from service.applications.keys import KEY_HEADER, key_of
from service.applications.sentences import SENTENCES
from service.bodies import answer, asked_language, read
from service.documented import LOGIN, asks, says
from service.files.handing_out import handed_out
from service.history import kinds
from service.history.kinds import What
from service.history.telling import told_files
from service.login.routes import signed_in
from service.problems import Refusal, Slip
from service.rooms import Rooms

_MOVE = ("login_needed", "not_found", "too_large", "invalid", "move_impossible")
_ONCE = ("malformed", "idempotency_key_missing", "key_used_otherwise")


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the routes to `api`. Each answers with the application as it then is."""

    async def done(
        request: Request,
        number: str,
        what: What,
        key: str | None = None,
        files: tuple[str, ...] = (),
    ) -> Response:
        person = await signed_in(request, rooms)
        await rooms.acting.act(person, number, what, key, files)
        return answer(await rooms.looking.one(person, number, asked_language(request)))

    def post(
        verb: str, endpoint: Callable[..., Any], *more: str, body: type[BaseModel] | None = None
    ) -> None:
        extra = LOGIN | (asks(body) if body else {}) | (KEY_HEADER if body is Note else {})
        api.add_api_route(
            f"/applications/{{number}}/{verb}",
            endpoint,
            methods=["POST"],
            response_model=None,
            responses=says(Application, *_MOVE, *more),
            openapi_extra=extra,
        )

    @api.get(
        "/applications/{number}/files/{file}",
        response_model=None,
        responses=says(None, "login_needed", "not_found", "file_gone", "invalid"),
        openapi_extra=LOGIN,
    )
    async def file(request: Request, number: str, file: str) -> Response:
        """The bytes of a document that stands at a step of the timeline, whoever attached it."""
        person = await signed_in(request, rooms)
        opened = await rooms.looking.open(person, number)
        shown = (one.id for kept in opened.history for one in told_files(kept.event.what))
        if file not in shown:
            raise Refusal("not_found")
        return handed_out(await rooms.files.filed(opened.row["id"], file))

    async def withdraw(request: Request, number: str) -> Response:
        """Withdraws the application. It can be undone for a minute, then never."""
        return await done(request, number, kinds.Withdrawn())

    async def undo(request: Request, number: str) -> Response:
        """Undoes a withdrawal, in its first minute."""
        return await done(request, number, kinds.Undone())

    async def reply(request: Request, number: str) -> Response:
        """Answers what the institution asked."""
        key, text, files = await _written(request)
        return await done(request, number, kinds.Replied(text=text), key, files)

    async def pay(request: Request, number: str) -> Response:
        """Says that the fee was paid; the legal time goes on."""
        return await done(request, number, kinds.FeePaid())

    async def contest(request: Request, number: str) -> Response:
        """Says why the fee is wrong; the institution looks at it again."""
        key, text, files = await _written(request)
        return await done(request, number, kinds.FeeContested(text=text), key, files)

    async def ask(request: Request, number: str) -> Response:
        """Asks where the application is. Once a day is noted, more often changes nothing."""
        return await done(request, number, kinds.AskedWhere())

    async def rate(request: Request, number: str) -> Response:
        """Says how good the answer was; the newest rating counts."""
        asked = await read(request, Rating)
        comment = clean(asked.comment, lines=True)
        return await done(request, number, kinds.Rated(stars=asked.stars, comment=comment))

    async def reopen(request: Request, number: str) -> Response:
        """Says why it is not solved; the legal time begins anew."""
        key, text, files = await _written(request)
        return await done(request, number, kinds.Reopened(text=text), key, files)

    async def object_(request: Request, number: str) -> Response:
        """Objects to a refusal of information, or to silence, within 15 days (4982 m.13)."""
        key, text, files = await _written(request)
        board = rooms.routes.objection_board
        what = kinds.Objected(text=text, to=board.number, name=board.name)
        return await done(request, number, what, key, files)

    post("withdraw", withdraw)
    post("undo", undo, "undo_too_late")
    post("reply", reply, *_ONCE, body=Note)
    post("pay", pay, "fee_too_late")
    post("contest", contest, *_ONCE, "fee_too_late", body=Note)
    post("ask", ask)
    post("rate", rate, "malformed", body=Rating)
    post("reopen", reopen, *_ONCE, body=Note)
    post("object", object_, *_ONCE, "objection_too_late", "too_early", body=Note)


async def _written(request: Request) -> tuple[str, str, tuple[str, ...]]:
    """The key of the sending, the text, which has something in it, and the ids of the files."""
    key, note = key_of(request), await read(request, Note)
    text = clean(note.text, lines=True)
    if not text:
        raise Refusal("invalid", [Slip("text", "missing", SENTENCES["missing"])])
    return key, text, note.files
