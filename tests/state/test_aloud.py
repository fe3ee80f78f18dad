"""What the page's script says of its reading becomes what the bar shows."""

from __future__ import annotations

from typing import get_args

import pytest

from mobile.state.aloud import Stage
from tests.house import House


@pytest.mark.parametrize("told", get_args(Stage))
async def test_what_the_page_says_is_shown_once(house: House, told: Stage) -> None:
    store, heard = house.store(), list[str]()
    store.aloud.stage = "paused" if told != "paused" else "reading"
    store.listen(lambda: heard.append(store.aloud.stage))
    store.aloud.hear(told)
    store.aloud.hear(told)
    assert heard == [told]
    assert store.aloud.under_way is (told in ("reading", "paused"))


@pytest.mark.parametrize("told", ["", "READING", "reading ", "sesli", "\x00", "silent; reading"])
async def test_nonsense_changes_nothing(house: House, told: str) -> None:
    store, heard = house.store(), list[str]()
    store.aloud.hear("reading")
    store.listen(lambda: heard.append(store.aloud.stage))
    store.aloud.hear(told)
    assert not heard and store.aloud.stage == "reading"


async def test_on_another_screen_nothing_is_read_yet(house: House) -> None:
    store = house.store()
    store.aloud.hear("far_voice")
    store.moved()
    assert store.aloud.stage == "silent"
