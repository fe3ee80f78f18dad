"""Handing out the bytes of a file, so that whatever a citizen sent is never run by the browser that
fetches it."""

from __future__ import annotations

from starlette.responses import Response, StreamingResponse

from service.bodies import PRIVATE
from service.files.files import Content
from service.files.names import disposition

_INERT = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def handed_out(found: Content) -> Response:
    headers = {"Content-Disposition": disposition(found.name, found.media)}
    return StreamingResponse(found.chunks, 200, PRIVATE | _INERT | headers, media_type=found.media)
