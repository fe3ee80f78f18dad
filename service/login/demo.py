"""What only a demo has: a sample citizen, and the SMS box on the screen."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from mobile.api.models import Demo, DemoBox, DemoLook
from service.bodies import answer, read
from service.documented import asks, says
from service.identity.synthetic import SyntheticRegister
from service.login.sms import DemoSms
from service.notices.mail import DemoMail
from service.problems import Refusal
from service.rooms import Rooms


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the routes to `api`. Beside real adapters they answer `not_found`."""

    @api.get("/demo", response_model=None, responses=says(Demo, "not_found"))
    async def demo() -> Response:
        """A sample identity to log in with."""
        if not isinstance(rooms.verifier, SyntheticRegister) or not rooms.sms.demo:
            raise Refusal("not_found")
        return answer(Demo(identity=rooms.verifier.sample()))

    @api.post(
        "/demo/messages",
        response_model=None,
        responses=says(DemoBox, "malformed", "too_large", "invalid", "not_found"),
        openapi_extra=asks(DemoLook),
    )
    async def messages(request: Request) -> Response:
        """The messages and mails sent for one challenge, or into a citizen's own box."""
        if not isinstance(rooms.sms, DemoSms) or not rooms.verifier.demo:
            raise Refusal("not_found")
        asked = await read(request, DemoLook)
        await rooms.courier.rest()  # what is on its way has arrived, in a demo
        found = rooms.sms.messages(asked.challenge)
        if isinstance(rooms.mail, DemoMail):
            found += rooms.mail.messages(asked.challenge)
        in_order = sorted(found, key=lambda message: message.sent_at)
        return answer(DemoBox(messages=tuple(in_order)))
