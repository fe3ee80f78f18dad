"""The routes by which a citizen says how to hear of news."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from mobile.api.checks import email as email_address
from mobile.api.models import Challenge, Code, NoticeEmail, NoticeSms, NoticeWishes
from service.bodies import answer, own, read
from service.documented import LOGIN, asks, says
from service.i18n import language_of
from service.login.codes import Stopped
from service.login.routes import address_of, code_of, going_on, signed_in
from service.login.sms import DemoSms
from service.notices.faults import NOT_AN_EMAIL
from service.notices.mail import MailNotSent
from service.problems import Refusal, Slip
from service.rooms import Rooms

_OWN = ("login_needed",)
_BODY = (*_OWN, "malformed", "too_large", "invalid")
_ANYWHERE = "any-device"


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the routes to `api`. Each change answers with the wishes as they then are."""

    def told(wishes: NoticeWishes, person: int) -> NoticeWishes:
        demo = isinstance(rooms.sms, DemoSms)
        return wishes.model_copy(update={"demo_box": rooms.notices.box(person) if demo else None})

    async def changed(person: int, change: Callable[[Connection], object]) -> Response:
        def work(writing: Connection) -> NoticeWishes:
            change(writing)
            return rooms.wishes.of(writing, person)

        return answer(told(await rooms.database.write(work), person))

    @api.get(
        "/notices",
        response_model=None,
        responses=says(NoticeWishes, *_OWN),
        openapi_extra=LOGIN,
    )
    async def wishes(request: Request) -> Response:
        """How the citizen hears of news."""
        person = await signed_in(request, rooms)
        found = await rooms.database.read(lambda known: rooms.wishes.of(known, person))
        return own(request, told(found, person))

    @api.put(
        "/notices/sms",
        response_model=None,
        responses=says(NoticeWishes, *_BODY),
        openapi_extra=LOGIN | asks(NoticeSms),
    )
    async def sms(request: Request) -> Response:
        """Notices by SMS, to the phone of the newest login: on or off."""
        person = await signed_in(request, rooms)
        asked = await read(request, NoticeSms)
        return await changed(person, lambda w: rooms.wishes.sms(w, person, on=asked.on))

    @api.post(
        "/notices/email",
        response_model=None,
        responses=says(Challenge, *_BODY, "too_many_codes", "unavailable"),
        openapi_extra=LOGIN | asks(NoticeEmail),
    )
    async def email(request: Request) -> Response:
        """Sends a code to an e-mail address. Until it comes back, nothing else goes there."""
        person = await signed_in(request, rooms)
        address = email_address((await read(request, NoticeEmail)).email)
        if address is None:
            raise Refusal("invalid", [Slip("email", "not_an_email", NOT_AN_EMAIL)])
        rooms.mail_limits.begin(str(person), _ANYWHERE, address_of(request))
        now = rooms.now()
        sent = await rooms.database.write(
            lambda writing: rooms.codes.begin(writing, "email", str(person), address, now)
        )
        language = language_of(request.headers.get("accept-language", ""))
        mail = rooms.notice_words.code(sent.code, language)
        try:
            await rooms.mail.send(address, mail, sent.challenge.id)
        except MailNotSent as refused:
            if refused.for_good:
                raise Refusal("invalid", [Slip("email", "not_an_email", NOT_AN_EMAIL)]) from None
            raise Refusal("unavailable") from None
        return answer(sent.challenge)

    @api.post(
        "/notices/email/code",
        response_model=None,
        responses=says(NoticeWishes, *_BODY, "code_wrong", "code_expired", "code_locked"),
        openapi_extra=LOGIN | asks(Code),
    )
    async def confirm(request: Request) -> Response:
        """Takes the code: from now on notices go to that address."""
        person = await signed_in(request, rooms)
        asked = await read(request, Code)
        typed, now = code_of(asked), rooms.now()

        def work(writing: Connection) -> NoticeWishes | Stopped:
            known = rooms.codes.redeem(writing, "email", asked.challenge, typed, now)
            if isinstance(known, Stopped):
                return known
            if known.subject != str(person):
                return Stopped("code_expired")
            rooms.wishes.email(writing, person, known.target, now)
            return rooms.wishes.of(writing, person)

        return answer(told(going_on(await rooms.database.write(work)), person))

    @api.delete(
        "/notices/email",
        response_model=None,
        responses=says(NoticeWishes, *_OWN, "too_large"),
        openapi_extra=LOGIN,
    )
    async def no_email(request: Request) -> Response:
        """Stops notices by e-mail and forgets the address."""
        person = await signed_in(request, rooms)
        return await changed(person, lambda w: rooms.wishes.no_email(w, person))
