"""Where the pages of a form stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from mobile.api.models import Form

CHECK: Final = "kontrol"
VERIFY: Final = "/belge-dogrula"
NUMBERS: Final = "/sayilarla"
LOOKUP: Final = "/sorgula"
"""Where one application is looked up by its number, which never stands in the address."""
NOTICES: Final = "/ayarlar/bildirimler"
"""How one hears of news; every e-mail says this address."""
HELP: Final = "/yardim"
STATEMENT: Final = "/erisilebilirlik"
LANGUAGE: Final = "/dil"
BESIDE: Final = ("/ayarlar", HELP, STATEMENT, LANGUAGE)
"""What belongs to every screen: one looks there, and goes on. None of these says where one was."""
SIGN_CALL: Final = "sign_call"
"""The form by which a call in sign language is asked for, where it is offered."""
TIP: Final = "/sayfa"
"""Where an anonymous tip begins. Its pages have numbers and no names: a browser's history shall
not say what was done."""
TIP_RETURN: Final = f"{TIP}/0"
"""Where one comes back to a tip."""
NUMBER_PAGE: Final = f"{TIP}/1"
"""A number that is to be kept stands on every page of a tip but the one before."""


def page_of(form: Form, step: str) -> str:
    """The address of a step, or of the check behind the last one."""
    if not form.anonymous:
        return f"/basvur/{quote(form.id, safe='')}/{quote(step, safe='')}"
    ids = [one.id for one in form.steps]
    return f"{TIP}/{ids.index(step) + 1 if step in ids else len(ids) + 1}"


def start_of(form: Form) -> str:
    """The address of what stands before the first step."""
    return TIP if form.anonymous else f"/basvur/{quote(form.id, safe='')}"


def step_at(form: Form, page: str) -> str | None:
    """What stands on a page of a tip: a step, or the check; None for no page of it."""
    ids = [*(one.id for one in form.steps), CHECK]
    number = int(page) if page.isdecimal() and len(page) < 4 else 0
    return ids[number - 1] if 0 < number <= len(ids) else None
