"""What a receipt says, as the paper wants to have it."""

from __future__ import annotations

from mobile.api.models import ReceiptSays
from service.receipts.signing import OfApplication, Verdict


def told_of(verdict: Verdict) -> ReceiptSays:
    says = verdict.says
    assert isinstance(says, OfApplication)
    return ReceiptSays(
        kind="application",
        on=says.on,
        at=says.at,
        number=says.number,
        form=says.form,
        form_version=says.form_version,
        due=says.due,
        digest=says.digest.hex(),
    )
