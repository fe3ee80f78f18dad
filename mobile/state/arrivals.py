"""What a screen brings once it stands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from mobile.state.store import Store

Params = dict[str, str]


async def at_home(store: Store, _params: Params) -> None:
    """The forms for a crisis, what was begun, and whether there is news; without any of it, the
    first screen is whole."""
    await look_quietly(store, store.filing.look_at_forms)
    await look_quietly(store, store.drafts.look)
    if store.login.done:
        await look_quietly(store, store.tracking.look)


async def at_forms(store: Store, _params: Params) -> None:
    await store.filing.look_at_forms()


async def at_form(store: Store, params: Params) -> None:
    """The form, and what of it was begun."""
    await store.filing.open(params["form"])
    if not store.trouble:
        await look_quietly(store, store.drafts.look)


async def at_step(store: Store, params: Params) -> None:
    """The form and its files; there another device would go on. One's own applications come
    early: on the check they would push the buttons away."""
    form, step = params["form"], params.get("step", "kontrol")
    await store.filing.open(form)
    draft = store.filing.draft(form)
    if draft and not draft.begun and store.drafts.begun is None and not store.trouble:
        await look_quietly(store, store.drafts.look)
    store.filing.stand_at(form, step)
    await store.attaching.arrive(form)
    if store.tracking.mine is None and not store.trouble:
        await look_quietly(store, store.tracking.look)


async def at_sent(store: Store, params: Params) -> None:
    """The form, and whether it is one for a crisis."""
    await store.filing.open(params["form"])
    await look_quietly(store, store.filing.look_at_forms)


async def at_applications(store: Store, _params: Params) -> None:
    """The applications, and what their forms are called."""
    await store.tracking.look()
    if not store.trouble:
        await look_quietly(store, store.filing.look_at_forms)


async def at_application(store: Store, params: Params) -> None:
    """The application, and the names of what it answers with."""
    await store.tracking.open(params["number"])
    if not store.trouble:
        async with store.attempt("bring_lists"):
            await store.filing.bring_lists()


async def at_receipt(store: Store, params: Params) -> None:
    await store.receipts.open(params["number"])


async def at_verifying(store: Store, _params: Params) -> None:
    store.verifying.begin()


async def at_numbers(store: Store, _params: Params) -> None:
    await store.counting.look()


async def at_settings(store: Store, _params: Params) -> None:
    """Whether there are calls in sign language to ask for."""
    await look_quietly(store, store.filing.look_at_forms)


async def at_notices(store: Store, _params: Params) -> None:
    await store.notices.arrive()


async def at_login(store: Store, _params: Params) -> None:
    await store.login.arrive()


async def at_tip(store: Store, _params: Params) -> None:
    await store.reporting.arrive()


async def look_quietly(store: Store, look: Callable[[], Awaitable[object]]) -> None:
    """Brings what only helps: its failing is nothing the citizen has to hear of."""
    before = store.trouble
    await look()
    if store.trouble is not before:
        store.trouble = store.again = None
        store.changed()
