"""What the device does for the app, where Flet tells that it failed."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest

from mobile.device import KeptSettings
from tests.client import NEVER, Client


class Failing:
    """Flet's memory of a device, which fails with these words."""

    def __init__(self, words: str) -> None:
        self._words = words

    async def get(self, _key: str) -> object:
        raise RuntimeError(self._words)

    async def set(self, _key: str, _value: object) -> bool:
        raise RuntimeError(self._words)


def device(words: str, monkeypatch: pytest.MonkeyPatch) -> KeptSettings:
    made = SimpleNamespace(SharedPreferences=lambda: Failing(words))
    monkeypatch.setattr("mobile.device.ft", made)
    return KeptSettings()


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Session closed", ConnectionError), ("the disk is full", RuntimeError)],
)
async def test_a_visit_that_ended_is_told_from_a_device_that_fails(
    words: str, expected: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is left to hear of the one; of the other the citizen must be told."""
    kept = device(words, monkeypatch)
    with pytest.raises(expected):
        await kept.load("x")
    with pytest.raises(expected):
        await kept.save("x", "y")


async def test_flet_still_says_it_in_these_words() -> None:
    """The day it says it otherwise, every quick exit would be told as a failure."""
    session = Client({"get": NEVER}).session
    asked = asyncio.create_task(session.invoke_method(1, "get", {}))
    await asyncio.sleep(0)
    session.close()
    with pytest.raises(RuntimeError, match=r"^Session closed$"):
        await asked
