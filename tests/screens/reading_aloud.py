"""How a citizen comes to a screen that is read aloud."""

from __future__ import annotations

from functools import partial
from typing import get_args

from mobile.state.aloud import Stage
from tests.house import Visit
from tests.screens.reaching import Seen, with_drafts


async def wished(visit: Visit) -> None:
    await visit.store.set(read_aloud=True)


async def wished_with_drafts(visit: Visit) -> None:
    await wished(visit)
    await with_drafts(visit)


async def told(stage: Stage, visit: Visit) -> None:
    visit.store.aloud.hear(stage)
    await visit.screen.settle()


SEEN: tuple[Seen, ...] = (
    *((f"aloud {one}", "/", wished, partial(told, one)) for one in get_args(Stage)),
    ("aloud settings", "/ayarlar", wished, None),
    ("aloud step", "/basvur/request/konu", wished_with_drafts, partial(told, "reading")),
)
