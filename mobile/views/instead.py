"""What stands at an address of filling in while there is nothing to fill in."""

from __future__ import annotations

from mobile.views.at import At, Screen
from mobile.views.form_start import form_start
from mobile.views.sent import sent


def instead(at: At) -> Screen | None:
    """The form's start where nothing was begun, the receipt of what was sent; None where a draft
    and the lists stand to be filled in."""
    draft = at.store.filing.draft(at.params["form"])
    if draft is None or at.store.filing.places is None or not draft.stands:
        return form_start(at)
    return sent(at) if draft.receipt else None
