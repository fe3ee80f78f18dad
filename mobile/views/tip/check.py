"""Check your answers before an anonymous tip is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobile.views.addresses import CHECK, page_of
from mobile.views.at import At, Screen
from mobile.views.check import answered, head, send_or_back, sending, to_mend
from mobile.views.kept import kept
from mobile.views.parts.layout import Part
from mobile.views.parts.notice import mistakes
from mobile.views.tip.enclosed import files_of

if TYPE_CHECKING:
    from mobile.state.draft import Draft


def check(at: At, draft: Draft) -> Screen:
    """Check your answers, before the tip is sent."""
    say = at.say

    async def send() -> None:
        if await at.store.reporting.send():
            at.go(page_of(at.store.filing.pages(draft.form), CHECK))

    faulty = to_mend(at, draft)
    name = say("Yanıtlarınızı gözden geçirin")
    told = say("Sizi ele verecek bir ayrıntı kalmış mı, bakın. Sonra takip numaranızı görürsünüz.")
    content: list[Part] = [
        mistakes(at, faulty) if faulty else None,
        head(at, draft, name, told),
        answered(at, draft),
        files_of(at) if at.store.enclosing.rows else None,
    ]
    if at.store.doing("send_tip"):
        content.append(sending(at, say("İhbarınız gönderiliyor. Bu sayfada bekleyin.")))
    content += [send_or_back(at, draft, say("İhbarı gönderin"), send), kept(at, draft)]
    return Screen(name, "home", content, mistaken=bool(faulty), discreet=True)
