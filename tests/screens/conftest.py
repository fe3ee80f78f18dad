"""A house for each test, on its own database, where one person may log in as often as needed."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.house import House, open_house

OFTEN = {"login_per_person": "1000/minute", "login_per_address": "1000/minute"}


@pytest.fixture
async def house(tmp_path: Path) -> AsyncGenerator[House]:
    async with open_house(tmp_path, **OFTEN) as opened:
        yield opened
