"""While something is on its way: words, not a spinning wheel."""

import flet as ft

from mobile.views.at import At
from mobile.views.parts.notice import status
from mobile.views.parts.text import soft


def waiting(at: At) -> ft.Control | None:
    """Says that something is being brought, as long as nothing went wrong."""
    return None if at.store.trouble else status(soft(at.say("Getiriliyor…")))
