"""What Flet's server still sends when the browser has just gone."""

from __future__ import annotations

from typing import Any

from flet_web.fastapi.flet_app import FletApp  # pyright: ignore[reportMissingTypeStubs]

_send = FletApp.send_message
QUEUE = "_FletApp__send_queue"


def _send_while_there(self: FletApp, message: Any) -> None:
    """Lets a message fall where the line has been cut. Its end takes Flet a moment; a screen that
    is drawn anew in that moment would break the drawing for good, and the citizen whose line
    comes back would press in vain. The browser that comes back asks for the whole screen."""
    if getattr(self, QUEUE, None) is not None:
        _send(self, message)


def mend() -> None:
    """Closes that trap of Flet's, for every visit of this process."""
    FletApp.send_message = _send_while_there
