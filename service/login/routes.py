"""The routes of logging in and out."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TypeVar

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from mobile.api.checks import mobile_phone, national_id, sms_code
from mobile.api.models import Challenge, Code, Identity, Prolong, Refresh, Resend, Tokens
from service.bodies import PRIVATE, answer, read
from service.documented import LOGIN, asks, says
from service.i18n import language_of, said, told
from service.identity import Person
from service.identity.fields import slips
from service.login.codes import Sent, Stopped
from service.login.sms import SmsNotSent
from service.problems import Refusal, Slip
from service.rooms import Rooms

Outcome = TypeVar("Outcome")
MESSAGE = said("Giriş kodunuz {code}. Kimseyle paylaşmayın; görevliler bu kodu sormaz.")
_NOT_SIX = said("Kod altı rakamdır. SMS'teki kodu yazın.")
_BODY = ("malformed", "too_large", "invalid")


def access_token(request: Request) -> str:
    """The bearer token (RFC 6750). Raises Refusal `login_needed`."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Refusal("login_needed")
    return token.strip()


async def signed_in(request: Request, rooms: Rooms) -> int:
    """Who is asking, as an id of `people`. Raises Refusal `login_needed`."""
    token, now = access_token(request), rooms.now()
    person = await rooms.database.glance(
        lambda connection: rooms.sessions.holder(connection, token, now)
    )
    if person is None:
        raise Refusal("login_needed")
    return person


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the routes to `api`."""

    async def send(request: Request, sent: Sent) -> Response:
        language = language_of(request.headers.get("accept-language", ""))
        try:
            await rooms.sms.send(
                sent.target, told(language, MESSAGE, code=sent.code), sent.challenge.id
            )
        except SmsNotSent:
            raise Refusal("unavailable") from None
        return answer(sent.challenge)

    def spoke(request: Request, connection: Connection, tokens: Tokens, now: datetime) -> None:
        """Notices come in the language that the citizen used last."""
        person = rooms.sessions.holder(connection, tokens.access_token, now)
        if person is not None:
            language = language_of(request.headers.get("accept-language", ""))
            rooms.wishes.spoken(connection, person, language)

    @api.post(
        "/login/identity",
        response_model=None,
        responses=says(Challenge, *_BODY, "identity_unknown", "too_many_logins", "unavailable"),
        openapi_extra=asks(Identity),
    )
    async def identity(request: Request) -> Response:
        """Recognises a person and sends a code to the phone."""
        asked = await read(request, Identity)
        if found := slips(asked):
            raise Refusal("invalid", found)
        number, phone = national_id(asked.national_id), mobile_phone(asked.phone)
        assert number and phone
        rooms.limits.begin(number, device_of(request), address_of(request))
        person = await rooms.verifier.verify(asked)
        if person is None:
            raise Refusal("identity_unknown")
        now = rooms.now()
        subject = json.dumps([person.national_id, person.given_name, person.family_name])
        sent = await rooms.database.write(
            lambda connection: rooms.codes.begin(connection, "login", subject, phone, now)
        )
        return await send(request, sent)

    @api.post(
        "/login/resend",
        response_model=None,
        responses=says(
            Challenge, *_BODY, "code_expired", "resend_too_soon", "code_locked", "unavailable"
        ),
        openapi_extra=asks(Resend),
    )
    async def resend(request: Request) -> Response:
        """Sends a new code; the old one counts no more."""
        asked = await read(request, Resend)
        now = rooms.now()
        sent = await rooms.database.write(
            lambda connection: rooms.codes.resend(connection, "login", asked.challenge, now)
        )
        return await send(request, going_on(sent))

    @api.post(
        "/codes/prolong",
        response_model=None,
        responses=says(
            Challenge,
            *_BODY,
            "code_expired",
            "code_locked",
            "code_not_prolonged",
            "too_many_prolongs",
        ),
        openapi_extra=asks(Prolong),
    )
    async def prolong(request: Request) -> Response:
        """More time for a code that was sent, to a phone or an e-mail address. Its tries stay."""
        asked = await read(request, Prolong)
        rooms.prolong_limits.begin(asked.challenge, device_of(request), address_of(request))
        now = rooms.now()
        told = await rooms.database.write(
            lambda connection: rooms.codes.prolong(connection, asked.challenge, now)
        )
        return answer(going_on(told))

    @api.post(
        "/login/code",
        response_model=None,
        responses=says(Tokens, *_BODY, "code_wrong", "code_expired", "code_locked"),
        openapi_extra=asks(Code),
    )
    async def code(request: Request) -> Response:
        """Takes the code and lets the person in."""
        asked = await read(request, Code)
        typed = code_of(asked)
        now = rooms.now()

        def let_in(connection: Connection) -> Tokens | Stopped:
            known = rooms.codes.redeem(connection, "login", asked.challenge, typed, now)
            if isinstance(known, Stopped):
                return known
            person = Person(*json.loads(known.subject))
            tokens = rooms.sessions.begin(connection, person, known.target, now)
            spoke(request, connection, tokens, now)
            return tokens

        tokens = await rooms.database.write(let_in)
        return answer(going_on(tokens))

    @api.post(
        "/login/refresh",
        response_model=None,
        responses=says(Tokens, *_BODY, "login_needed"),
        openapi_extra=asks(Refresh),
    )
    async def refresh(request: Request) -> Response:
        """New tokens for a refresh token, which is used up by it."""
        asked = await read(request, Refresh)
        now = rooms.now()

        def renew(connection: Connection) -> Tokens | None:
            tokens = rooms.sessions.refresh(connection, asked.refresh_token, now)
            if tokens is not None:
                spoke(request, connection, tokens, now)
            return tokens

        tokens = await rooms.database.write(renew)
        if tokens is None:
            raise Refusal("login_needed")
        return answer(tokens)

    @api.post(
        "/logout",
        response_model=None,
        status_code=204,
        responses=says(None, "login_needed", "too_large", status=204),
        openapi_extra=LOGIN,
    )
    async def logout(request: Request) -> Response:
        """Ends the session with all its tokens, at once."""
        token, now = access_token(request), rooms.now()
        ended = await rooms.database.write(
            lambda connection: rooms.sessions.end(connection, token, now)
        )
        if not ended:
            raise Refusal("login_needed")
        return Response(status_code=204, headers=PRIVATE)


def code_of(asked: Code) -> str:
    """The six digits. Raises Refusal `invalid`, before a try is counted."""
    typed = sms_code(asked.code)
    if typed is None:
        raise Refusal("invalid", [Slip("code", "not_six_digits", _NOT_SIX)])
    return typed


def going_on(outcome: Outcome | Stopped) -> Outcome:
    """What came of a code. Raises Refusal where it was stopped."""
    if isinstance(outcome, Stopped):
        raise Refusal(outcome.why, tries_left=outcome.tries_left, retry_after=outcome.retry_after)
    return outcome


def device_of(request: Request) -> str | None:
    """The random name an install may give itself; of no use to anybody but the limits."""
    name = request.headers.get("device-id", "")
    return name if re.fullmatch(r"[\x21-\x7e]{8,100}", name) else None


def address_of(request: Request) -> str:
    """The network address, of use to the limits alone."""
    return request.client.host if request.client else ""
