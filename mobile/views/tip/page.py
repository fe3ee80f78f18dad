"""What stands on a numbered page: a step, the check, the number, or the way back in."""

from __future__ import annotations

from dataclasses import replace

from mobile.state.reporting import FORM
from mobile.state.store import Store
from mobile.views.addresses import CHECK, TIP, TIP_RETURN, step_at
from mobile.views.at import At, Screen
from mobile.views.home import home
from mobile.views.step import before, step
from mobile.views.tip.check import check
from mobile.views.tip.number import number
from mobile.views.tip.returned import returned
from mobile.views.tip.start import start

_RETURN = TIP_RETURN.rpartition("/")[2]


def page(at: At) -> Screen:
    """An address that leads nowhere by now leads to the beginning."""
    reporting, asked = at.store.reporting, at.params["page"]
    if not reporting.opened:
        return home(at)
    if asked == _RETURN:
        return returned(at)
    if reporting.receipt:
        return number(at, reporting.receipt)
    draft = reporting.draft
    here = step_at(at.store.filing.pages(draft.form), asked) if draft and draft.begun else None
    if draft is None or here is None or at.store.filing.places is None:
        return start(at)
    if here == CHECK:
        return check(at, draft)
    return step(replace(at, params={"form": FORM, "step": here}))


def above(store: Store, asked: str) -> str:
    """Where a phone's own "back" leads."""
    draft = store.reporting.draft
    here = step_at(store.filing.pages(draft.form), asked) if draft else None
    if draft is None or here is None or asked == _RETURN:
        return TIP if asked != _RETURN else "/"
    return before(store, FORM, None if here == CHECK else here)
