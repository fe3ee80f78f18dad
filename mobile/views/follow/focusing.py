"""Where the focus goes on an application's page, once the button that was pressed is gone."""

from __future__ import annotations

from typing import Final

from mobile.views.parts.standing import focus

TOLD: Final = "told"
"""The scroll key of what the citizen just did."""
_NEXT: Final = (
    "undo", "do-pay", "do-rate", "do-contest", "do-reopen", "do-object", "do-ask", "do-withdraw",
    "back",
)  # fmt: skip
"""What takes the focus once a button is gone; the first that stands there."""


async def to_what_was_told(*keys: str) -> None:
    """Behind a press whose button is gone: the words come into sight, and the focus goes to what
    can be done next to them, never to the top of the page."""
    await focus(*keys, *_NEXT, sight=TOLD)
