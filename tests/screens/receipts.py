"""How a receipt, and the checking of one, comes into each of its states."""

from __future__ import annotations

from datetime import date
from functools import partial

from sqlalchemy import update

from mobile.api.models import CheckedReceipt, ReceiptSays
from mobile.state.mistakes import Mistake
from mobile.views.addresses import VERIFY
from service.receipts.issuing import Issuing
from service.store.tables import applications
from tests.house import Visit
from tests.screens.reaching import Reach

OF_TIP = ReceiptSays(kind="tip", on=date(2026, 11, 20))


async def filed(visit: Visit) -> str:
    if not visit.store.login.done:
        await visit.log_in()
    return await visit.house.file(visit.store)


async def one(visit: Visit) -> None:
    """One's own, standing open."""
    number = await filed(visit)
    await visit.screen.goto(f"/takip/{number}/belge")


async def saved(visit: Visit) -> None:
    await one(visit)
    visit.store.saving.saved = "alindi-belgesi.pdf"
    visit.store.changed()


async def from_before(visit: Visit) -> None:
    """An application that came before there were receipts."""
    number = await filed(visit)
    old = update(applications).values(receipt=None, salt=None)
    await visit.house.service.rooms.database.write(lambda writing: writing.execute(old) and None)
    await visit.screen.goto(f"/takip/{number}/belge")


async def genuine(visit: Visit) -> None:
    """Pasted, as a stranger does it, and asked about."""
    number = await filed(visit)
    text = (await visit.store.client.receipt(number)).text
    await visit.screen.goto(VERIFY)
    await visit.screen.fill("receipt", text)
    await visit.screen.click("verify")
    assert visit.store.verifying.found, visit.store.trouble or visit.store.verifying.mistakes


async def changed(visit: Visit) -> None:
    number = await filed(visit)
    text = (await visit.store.client.receipt(number)).text
    await visit.screen.goto(VERIFY)
    await visit.screen.fill("receipt", text.replace(number, "2026-000-000-000"))
    await visit.screen.click("verify")


async def of_a_tip(visit: Visit) -> None:
    rooms = visit.house.service.rooms
    await visit.screen.goto(VERIFY)
    text = Issuing(rooms.receipts.keys).of_tip(visit.house.clock().date())
    await visit.screen.fill("receipt", text)
    await visit.screen.click("verify")
    assert visit.store.verifying.found


async def answered(found: CheckedReceipt, visit: Visit) -> None:
    await genuine(visit)
    says = visit.store.verifying.found and visit.store.verifying.found.says
    if found.verdict == "genuine":
        found = found.model_copy(update={"says": found.says or says})
    visit.store.verifying.found = found
    visit.store.verifying.file, visit.store.verifying.content_file = "belge.pdf", "icerik.json"
    visit.store.changed()


ANSWERS = {
    "same content": CheckedReceipt(verdict="genuine", content="same"),
    "other content": CheckedReceipt(verdict="genuine", content="other"),
    "old key": CheckedReceipt(verdict="genuine", key_retired_on=date(2026, 11, 20)),
    "unknown form": CheckedReceipt(verdict="genuine", says=OF_TIP),
    "unknown key": CheckedReceipt(verdict="unknown_key"),
    "unreadable": CheckedReceipt(verdict="unreadable"),
    "of a later version": CheckedReceipt(verdict="something new"),
}

MISTAKES = (
    "receipt_missing", "receipt_cut", "several_receipts", "no_receipt_in_text",
    "no_receipt_in_file", "receipt_file_too_large", "receipt_file_not_read",
)  # fmt: skip


async def mistaken(code: str, visit: Visit) -> None:
    field = "content" if code.startswith("receipt_file") else "receipt"
    await visit.screen.goto(VERIFY)
    visit.store.verifying.mistakes = (Mistake(field, code),)
    visit.store.changed()


async def pasted(visit: Visit) -> None:
    """The text of a receipt, not yet asked about."""
    number = await filed(visit)
    text = (await visit.store.client.receipt(number)).text
    await visit.screen.goto(VERIFY)
    await visit.screen.fill("receipt", text)


REACHED: dict[str, tuple[str, Reach]] = {
    "receipt, one's own": ("/takip", one),
    "receipt, saved": ("/takip", saved),
    "receipt from before": ("/takip", from_before),
    "receipt genuine": (VERIFY, genuine),
    "receipt changed": (VERIFY, changed),
    "receipt of a tip": (VERIFY, of_a_tip),
    **{f"receipt, {name}": (VERIFY, partial(answered, found)) for name, found in ANSWERS.items()},
    **{f"receipt, {code}": (VERIFY, partial(mistaken, code)) for code in MISTAKES},
}
