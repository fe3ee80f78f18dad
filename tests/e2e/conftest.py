"""One service and one Chromium for all browser tests; each test is a new visitor.

They end with this folder: while Playwright stands, no other event loop runs in this thread.
"""

import os
from collections.abc import Iterator

import pytest

from tests.e2e.chromium import Browser
from tests.e2e.server import Server, executable

WHOLE = "service.web.serving:create"


@pytest.fixture(scope="package")
def whole_service() -> Iterator[Server]:
    """The real service with the app, on an empty database."""
    if executable() is None and not os.environ.get("CI"):
        pytest.skip("there is no Chromium on this machine (make chromium)")
    # Every test logs in the same sample citizen from the same address.
    limits = {"LOGIN_PER_PERSON": "500/minute", "LOGIN_PER_ADDRESS": "500/minute"}
    with Server(
        WHOLE, environment={"DATA_DIR": "{data}", "CRISIS_FORMS": "earthquake", **limits}
    ) as server:
        yield server


@pytest.fixture(scope="package")
def chromium(whole_service: Server) -> Iterator[Browser]:
    with Browser(whole_service.address) as browser:
        yield browser


@pytest.fixture(autouse=True)
def nothing_breaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """No test may leave an error in the service's log: at the test that caused it, not later."""
    if "whole_service" not in request.fixturenames:
        yield
        return
    server: Server = request.getfixturevalue("whole_service")
    before = len(server.log)
    yield
    told = server.faults(before)
    assert not told, f"the service went wrong:\n{told}"
