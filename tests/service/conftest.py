"""A service for each test: a real database in its own folder, a clock to turn."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest

from service.app import Service, create_app
from service.settings import Settings
from tests.service.citizen import Citizen, Watch

FORMS = Path(__file__).parent / "forms"
"""The tests' own forms, so that none of them depends on how a real one is worded today."""


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, forms_dir=FORMS)


@pytest.fixture
async def service(settings: Settings, watch: Watch) -> AsyncGenerator[Service]:
    app = create_app(settings, now=watch)
    await app.open()
    yield app
    await app.close()


@pytest.fixture
async def http(service: Service) -> AsyncGenerator[httpx.AsyncClient]:
    wire = httpx.ASGITransport(service)
    async with httpx.AsyncClient(transport=wire, base_url="http://service") as client:
        yield client


@pytest.fixture
def stranger(service: Service, http: httpx.AsyncClient) -> Citizen:
    """Somebody who has not logged in."""
    return Citizen(service, http)


@pytest.fixture
async def citizen(service: Service, http: httpx.AsyncClient) -> Citizen:
    """Somebody who is logged in."""
    return await Citizen(service, http).log_in()
