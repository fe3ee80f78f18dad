"""How a citizen comes into a state: what happened before, and what happens there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

from mobile.api.models import Receipt
from mobile.state.draft import Kept
from mobile.views import sitemap
from mobile.views.at import At, Screen
from tests.house import Visit, another, code_in, every_form
from tests.screens import sampler
from tests.wire import Fault, lost_before, portal, problem

FORMS = every_form()

Reach = Callable[[Visit], Awaitable[None]]
Seen = tuple[str, str, Reach | None, Reach | None]
"""A state: its name, where it is, what happened before and there."""

TROUBLES: dict[str, Fault] = {
    "unreachable": lost_before,
    "garbled": portal,
    "broken": problem(503, "unavailable"),
    "too many": problem(429, "too_many_logins", retry_after=60),
    "refused": problem(400, "malformed"),
    "invalid": problem(422, "invalid"),
    "not found": problem(404, "not_found"),
}


def after(*steps: Reach) -> Reach:
    async def reach(visit: Visit) -> None:
        for step in steps:
            await step(visit)
            await visit.screen.settle()

    return reach


# -- what happens before -------------------------------------------------------------------


async def logged_in(visit: Visit) -> None:
    await visit.log_in()


async def with_drafts(visit: Visit) -> None:
    await visit.log_in()
    for form in FORMS:
        await visit.begin(form=form.id)


async def with_empty_drafts(visit: Visit) -> None:
    await visit.log_in()
    for form in FORMS:
        await visit.begin(form=form.id, whole=False)


async def with_a_filed_one(visit: Visit) -> None:
    await visit.log_in()
    await visit.house.file(visit.store)


async def with_many_filed(visit: Visit) -> None:
    await visit.log_in()
    for _ in range(22):
        await visit.house.file(visit.store)


async def with_odd_answers(visit: Visit) -> None:
    """A draft that the check must refuse."""
    await with_drafts(visit)
    for form in FORMS:
        for step in form.steps:
            for question in step.questions:
                visit.store.filing.answer(form.id, question.id, None)


async def with_sampler(visit: Visit) -> None:
    await visit.log_in()
    await sampler.put_in(visit, sampler.ANSWERS)


async def with_empty_sampler(visit: Visit) -> None:
    await visit.log_in()
    await sampler.put_in(visit, {})


async def with_changed_sampler(visit: Visit) -> None:
    await visit.log_in()
    await sampler.put_in(visit, sampler.ANSWERS, again=("title", "call", "earlier"))


async def with_confidential_sampler(visit: Visit) -> None:
    await visit.log_in()
    await sampler.put_in(visit, sampler.ANSWERS | {"secrecy": "confidential"})


async def with_kept(kept: Kept, visit: Visit) -> None:
    await visit.log_in()
    await sampler.put_in(visit, sampler.ANSWERS, kept=kept, saved_at=datetime.now(UTC))


async def with_begun(visit: Visit) -> None:
    """Two drafts kept by the service, one of them without a title; none stands open."""
    await visit.log_in()
    for title in ("Sokak lambası yanmıyor", ""):
        await visit.begin(whole=False)
        visit.store.filing.answer("request", "text", "Lamba yanmıyor.")
        visit.store.filing.answer("request", "title", title)
        await visit.store.drafts.save("request")
        visit.store.filing.forget()
    await visit.screen.goto("/ayarlar")


async def with_the_same_filed(visit: Visit) -> None:
    """The draft's title is that of an application filed before."""
    await with_a_filed_one(visit)
    visit.store.filing.forget()
    await visit.begin()


async def thanked(visit: Visit) -> None:
    """A receipt and an application without a clock."""
    await visit.log_in()
    await sampler.put_in(visit, sampler.ANSWERS)
    receipt = Receipt(number="2026-000-000-000", form=sampler.FORM, received_at=datetime.now(UTC))
    draft = visit.store.filing.drafts[sampler.FORM]
    visit.store.filing.replace(replace(draft, receipt=receipt))


async def sent_in_a_crisis(visit: Visit) -> None:
    await with_drafts(visit)
    await in_a_crisis(visit)
    assert await visit.store.filing.send(visit.store.filing.forms[0].id)


async def without_a_clock(visit: Visit) -> None:
    tracking = visit.store.tracking
    assert tracking.opened
    tracking.opened = tracking.opened.model_copy(update={"clock": None, "due": None})
    visit.store.changed()


async def nothing_due(visit: Visit) -> None:
    tracking = visit.store.tracking
    tracking.mine = tuple(one.model_copy(update={"due": None}) for one in (tracking.mine or ()))
    visit.store.changed()


# -- what happens there --------------------------------------------------------------------


async def press(key: str, visit: Visit) -> None:
    await visit.screen.click(key)


async def nothing_arrives(fault: Fault, visit: Visit) -> None:
    visit.house.wire.spoil(fault)


async def at_the_code(visit: Visit) -> None:
    await visit.screen.click("take-sample")
    await visit.screen.click("identify")


async def identity_filled(visit: Visit) -> None:
    await visit.screen.click("take-sample")


async def identity_odd(visit: Visit) -> None:
    await visit.screen.fill("document_serial", "AB1234567")
    await visit.screen.blur("document_serial")


async def identity_wrong(visit: Visit) -> None:
    await visit.screen.fill("national_id", "123")
    await visit.screen.click("identify")


async def identity_unknown(visit: Visit) -> None:
    await visit.screen.click("take-sample")
    await visit.screen.fill("given_name", "Başka")
    await visit.screen.click("identify")


async def code_empty(visit: Visit) -> None:
    await at_the_code(visit)
    await visit.screen.click("enter-code")


async def code_wrong(visit: Visit) -> None:
    await at_the_code(visit)
    await visit.screen.fill("code", another(code_in(visit.store)))
    await visit.screen.click("enter-code")


async def code_expired(visit: Visit) -> None:
    await at_the_code(visit)
    await visit.screen.fill("code", code_in(visit.store))
    visit.house.clock.turn(minutes=4)
    await visit.screen.click("enter-code")


async def code_locked(visit: Visit) -> None:
    await code_wrong(visit)
    for _ in range(4):
        await visit.screen.click("enter-code")


async def code_too_soon(visit: Visit) -> None:
    await at_the_code(visit)
    await visit.screen.click("new-code")


async def login_ran_out(visit: Visit) -> None:
    visit.house.clock.turn(days=31)
    await visit.store.tracking.look()


async def sending(visit: Visit) -> None:
    visit.house.wire.hold("/applications", times=1)
    await visit.screen.click("send")


async def sent(visit: Visit) -> None:
    await visit.screen.click("send")


async def refused_there(visit: Visit) -> None:
    """The service finds a mistake that the device could not."""
    visit.store.filing.answer("request", "unit", {"number": 5})
    await visit.screen.click("send")


async def written_about(title: str, visit: Visit) -> None:
    """A text that points to topics."""
    for form in visit.store.filing.drafts:
        visit.store.filing.pick(form, title, "Kaldırım kırık, çöp toplanmıyor")


async def no_address(key: str, visit: Visit) -> None:
    await visit.screen.fill(f"{key}-address", " ")
    await visit.screen.click("go-on")


async def day_typed(key: str, visit: Visit) -> None:
    await visit.screen.fill(key, "14 3 2026")
    await visit.screen.blur(key)


async def rows_added(key: str, visit: Visit) -> None:
    await visit.screen.click(f"{key}-add")
    await visit.screen.click(f"{key}-add")


async def rows_mistaken(key: str, visit: Visit) -> None:
    await visit.screen.fill(f"{key}.0.name", "")
    await visit.screen.fill(f"{key}.1.date", "geçen yaz")
    await visit.screen.click("go-on")


async def condition_false(visit: Visit) -> None:
    await visit.screen.choose("asked_before", "no")


async def asked_to_delete(visit: Visit) -> None:
    await visit.screen.click(
        next(key for key in visit.screen.keys() if key.startswith("delete-"))  # noqa: SIM118
    )


async def in_a_crisis(visit: Visit) -> None:
    """The first form is open for a while only."""
    filing = visit.store.filing
    await filing.look_at_forms()
    first, *others = filing.forms
    filing.forms = (first.model_copy(update={"crisis": True}), *others)
    visit.store.changed()


async def picker_open(key: str, visit: Visit) -> None:
    await visit.screen.click(key)


async def picker_without_results(key: str, visit: Visit) -> None:
    await visit.screen.click(key)
    await visit.screen.fill(f"{key}-search", "qqqqqq")


async def picker_mistaken(key: str, visit: Visit) -> None:
    await visit.screen.click("go-on")
    await visit.screen.click(key)


async def unit_by_hand(key: str, visit: Visit) -> None:
    await visit.screen.choose(key, "known")


async def unit_by_hand_open(key: str, visit: Visit) -> None:
    await visit.screen.choose(key, "known")
    await visit.screen.click(f"{key}-unit")


async def text_too_long(key: str, most: int, visit: Visit) -> None:
    await visit.screen.fill(key, "ş" * (most + 5))
    await visit.screen.click("go-on")


async def pressed_in_trouble(key: str, fault: Fault, visit: Visit) -> None:
    visit.house.wire.spoil(fault)
    await visit.screen.click(key)


async def unforeseen(visit: Visit) -> None:
    visit.store.failed(RuntimeError("unforeseen"))
    await visit.screen.settle()


async def cannot_be_drawn(visit: Visit) -> None:
    """Draws the broken page as the boundary would: by a view that raises."""

    def raising(at: At) -> Screen:
        raise RuntimeError("x")

    whole = sitemap.find

    def find(route: str) -> tuple[sitemap.Stop, dict[str, str]]:
        return sitemap.Stop("/broken", raising), {}

    sitemap.find = find
    try:
        visit.store.changed()
        await visit.screen.settle()
    finally:
        sitemap.find = whole
