"""Filling in the request form as a citizen does: by presses and keys."""

from __future__ import annotations

import flet as ft

from tests.house import Visit

TITLE, TEXT = "Kaldırım taşları kırık", "Sokağımızdaki kaldırım kırık; geçemiyorum."


def text_in(visit: Visit, key: str) -> str:
    return visit.screen.get(key, ft.TextField).value or ""


async def stands(visit: Visit, key: str, text: str) -> None:
    """What a field holds, at the latest a moment after it is drawn."""
    await visit.screen.until(lambda: text_in(visit, key) == text)


async def answer_by_hand(visit: Visit, topic: str = "kaldirim") -> None:
    """Each step of the request form, with Devam after each."""
    screen = visit.screen
    await screen.type("title", TITLE[:5])
    await screen.fill("title", TITLE)
    await screen.fill("text", TEXT)
    await screen.blur("text")
    await screen.click("go-on")
    await screen.click("topic-all")
    await screen.fill("topic-all-search", topic)
    await screen.click("topic-all-pavement")
    await screen.click("go-on")
    await screen.click("place-province")
    await screen.fill("place-province-search", "ANKARA")
    await screen.click("place-province-6")
    await screen.click("place-district")
    await screen.fill("place-district-search", "cankaya")
    await screen.click(next(key for key in screen.keys() if key.startswith("place-district-1")))  # noqa: SIM118
    await screen.fill("place-address", "Kızılay")
    await screen.click("go-on")
    await screen.choose("unit", "unknown")
    await screen.click("go-on")
    await screen.choose("answer_by", "app")
    await screen.click("go-on")


async def at_the_check(visit: Visit) -> None:
    await visit.log_in()
    await visit.screen.goto("/basvur/request")
    await visit.screen.click("begin")
    await answer_by_hand(visit)
    assert visit.screen.route == "/basvur/request/kontrol"
