"""Time that runs out: almost over, and over."""

from __future__ import annotations

from tests.house import Visit
from tests.screens.reaching import Seen, at_the_code, logged_in, with_drafts


async def idle(visit: Visit) -> None:
    """Nothing was done for so long that the session is about to end."""
    visit.house.clock.turn(minutes=29)
    await visit.store.sitting.look()
    await visit.screen.settle()


async def timed_out(visit: Visit) -> None:
    await idle(visit)
    await idle(visit)


async def code_almost_over(visit: Visit) -> None:
    await at_the_code(visit)
    visit.house.clock.turn(minutes=2, seconds=20)
    await visit.store.code_time.look()
    await visit.screen.settle()


async def code_asked_for_the_last_time(visit: Visit) -> None:
    await at_the_code(visit)
    for _ in range(10):
        visit.house.clock.turn(minutes=2, seconds=20)
        await visit.store.code_time.prolong()
    visit.house.clock.turn(minutes=2, seconds=20)
    await visit.store.code_time.look()
    await visit.screen.settle()


async def code_over(visit: Visit) -> None:
    await code_almost_over(visit)
    visit.house.clock.turn(minutes=1)
    await visit.store.code_time.look()
    await visit.screen.settle()


_CHECK = "/basvur/request/kontrol"
SEEN: list[Seen] = [
    ("session almost over", _CHECK, with_drafts, idle),
    ("session almost over, home", "/", logged_in, idle),
    ("session over", _CHECK, with_drafts, timed_out),
    ("session over, home", "/", logged_in, timed_out),
    ("code almost over", "/giris", None, code_almost_over),
    ("code almost over, last time", "/giris", None, code_asked_for_the_last_time),
    ("code over", "/giris", None, code_over),
]
