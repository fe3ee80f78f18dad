"""Somebody in the middle of a text."""

from __future__ import annotations

from tests.house import Visit

TEXT = "Sokağımızdaki lamba iki haftadır yanmıyor; çocuklar karanlıkta yürüyor."


async def writing(visit: Visit) -> str:
    """On the step with the text, with something in it; the address."""
    await visit.log_in()
    await visit.begin(whole=False)
    form = visit.store.filing.drafts["request"].form
    step = next(one.id for one in form.steps if any(q.id == "text" for q in one.questions))
    await visit.screen.goto(f"/basvur/request/{step}")
    await visit.screen.fill("text", TEXT)
    return visit.screen.route
