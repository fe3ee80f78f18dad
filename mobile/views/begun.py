"""What was begun and kept: each with its age, to go on with or to throw away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import flet as ft

from mobile.state.arrivals import look_quietly
from mobile.views.at import At
from mobile.views.parts.guard import part
from mobile.views.parts.layout import Part, rows, stack
from mobile.views.parts.memory import remembered, slot
from mobile.views.parts.notice import status
from mobile.views.parts.press import secondary
from mobile.views.parts.standing import focus
from mobile.views.parts.text import soft, strong
from mobile.views.times import age, clock_time

if TYPE_CHECKING:
    from mobile.api.models import DraftSummary

I = ft.Icons  # noqa: E741


@part
def begun(at: At, name: str, drafts: tuple[DraftSummary, ...]) -> ft.Control:
    """The drafts in one box. Throwing one away is asked once more, in its own row; after it the
    focus goes on to the next."""
    say, store = at.say, at.store
    asking, set_asking = remembered("")
    deleted, set_deleted = remembered("")
    lead = slot("")

    async def follow() -> None:
        key, lead.current = lead.current, ""
        if key:
            await focus(key)

    ft.use_effect(follow, [asking, deleted])

    def ask(draft: str) -> None:
        set_deleted("")
        lead.current = f"keep-{draft}"
        set_asking(draft)

    def keep(draft: str) -> None:
        lead.current = f"delete-{draft}"
        set_asking("")

    async def delete(draft: str) -> None:
        ids = [one.id for one in drafts]
        place = ids.index(draft)
        beside = (*ids[place + 1 :], *reversed(ids[:place]))
        set_asking("")
        await store.drafts.delete(draft)
        if beside and not any(one.id == draft for one in store.drafts.begun or ()):
            lead.current = f"resume-{beside[0]}"
            set_deleted(draft)

    async def resume(draft: str) -> None:
        route = await store.drafts.resume(draft)
        if route:
            await look_quietly(store, store.tracking.look)
            at.go(route)

    titles = {form.id: say.pick(form.title) for form in store.filing.forms}

    def row(draft: DraftSummary) -> ft.Control:
        form, saved = titles.get(draft.form), draft.saved_at
        title = draft.title or form or say("Başlıksız taslak")
        when = say(
            "{age}, Türkiye saatiyle {time}", age=age(say, saved), time=clock_time(say, saved)
        )
        below = f"{form} · {when}" if form and title != form else when
        said = stack(strong(title), soft(below, "small"), gap="xs")
        if asking == draft.id:
            acts: Part = stack(
                status(strong(say("Silinsin mi? Geri alınamaz."))),
                _acts(
                    at,
                    secondary(
                        at,
                        say("Evet, silin"),
                        partial(delete, draft.id),
                        key=f"really-{draft.id}",
                        icon=I.DELETE_OUTLINE_ROUNDED,
                    ),
                    secondary(at, say("Vazgeçin"), partial(keep, draft.id), key=f"keep-{draft.id}"),
                ),
                gap="s",
            )
        else:
            acts = _acts(
                at,
                secondary(
                    at,
                    say("Devam"),
                    partial(resume, draft.id),
                    key=f"resume-{draft.id}",
                    icon=I.EDIT_OUTLINED,
                ),
                secondary(
                    at,
                    say("Silin"),
                    partial(ask, draft.id),
                    key=f"delete-{draft.id}",
                    icon=I.DELETE_OUTLINE_ROUNDED,
                ),
            )
        whole = ft.Semantics(content=stack(said, acts), container=True)
        return ft.Container(
            whole, padding=ft.Padding.symmetric(horizontal=16, vertical=16), key=f"draft-{draft.id}"
        )

    told = status(soft(say("Taslak silindi."), "small")) if deleted else None
    return stack(rows(at.look, *[row(draft) for draft in drafts]), told, gap="s")


def _acts(at: At, *controls: ft.Control) -> ft.Control:
    """Beside each other, wrapping where there is no room."""
    if at.look.large:
        return stack(*controls, gap="s")
    return ft.Row(list(controls), spacing=12, run_spacing=8, wrap=True)
