"""A reporter for each test."""

from __future__ import annotations

import httpx
import pytest

from service.app import Service
from tests.service.tips.reporter import Reporter


@pytest.fixture
def reporter(service: Service, http: httpx.AsyncClient) -> Reporter:
    return Reporter(service, http)
