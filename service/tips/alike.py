"""An answer for a number that is somebody's, and for one that is nobody's: both are written every
time, one of them is sent, and by its size nobody on the way tells which."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from mobile.api.models import TipStatus
from service.bodies import answer
from service.problems import Refusal, problem

_SMALLEST = 1024
"""Bytes. A tip with some messages is of one size with none."""
_NOBODYS = TipStatus(status="received", received_on=date(2026, 1, 1))


def alike(request: Request, status: TipStatus | None) -> Response:
    """The tip's status, or `tip_unknown` where there is none."""
    right = answer(status or _NOBODYS)
    wrong = problem(request, Refusal("tip_unknown"))
    return _filled(wrong if status is None else right)


def _filled(response: Response) -> Response:
    """With blanks behind its JSON, so that head and body together are a power of two."""
    del response.headers["content-length"]
    rest = len(HTTPStatus(response.status_code).phrase) + len("content-length: \r\n") + 2
    rest += sum(len(name) + len(value) + 4 for name, value in response.raw_headers)
    size = max(_SMALLEST, 1 << (rest + len(response.body) + 4).bit_length())
    # What says how long the body is, is a part of the head.
    length = size - rest - len(str(size - rest))
    response.body = bytes(response.body).ljust(length)
    response.headers["content-length"] = str(length)
    return response
