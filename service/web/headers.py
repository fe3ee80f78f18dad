"""What every answer says about itself to the browser."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_FIXED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "geolocation=(), microphone=(self), camera=(), payment=()",
    "cross-origin-resource-policy": "same-origin",
}


@lru_cache(maxsize=8)
def policy(page: bytes) -> str:
    """The content security policy of a page: nothing from elsewhere, and of the scripts inside
    the page only those that stand in it now, by their digest."""
    digests = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _SCRIPT.findall(page)
    )
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'wasm-unsafe-eval' {digests}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "media-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' data: blob:",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


class Headers:
    """Adds them; takes away Flet's permission for every other site to read our answers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        held: Message | None = None

        async def dressed(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_FIXED)
                del headers["access-control-allow-origin"]
                if headers.get("content-type", "").startswith("text/html"):
                    headers["cache-control"] = "no-store"
                    held = message  # its policy depends on the page that follows
                    return
            elif held is not None:
                body = message.get("body", b"")
                MutableHeaders(scope=held)["content-security-policy"] = policy(body)
                await send(held)
                held = None
            await send(message)

        await self._app(scope, receive, dressed)
