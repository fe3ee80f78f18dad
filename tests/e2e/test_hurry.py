"""Visitors who leave at any moment: while the page loads, while a screen arrives, by quick exit,
by Back. What that leaves in the service's log is looked at after each test (conftest.py)."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error as Interrupted

from tests.e2e.chromium import Browser, Tab

pytestmark = pytest.mark.browser

MOMENTS = (100, 500, 900, 1300, 1700, 2100)
"""Milliseconds after which they leave: from before the first word to after the first screen."""


def comes(tab: Tab, path: str) -> None:
    with suppress(Interrupted):  # the page before it is on its way out
        tab.page.goto(tab.address + path, wait_until="commit")


def by_another_page(tab: Tab) -> None:
    comes(tab, "/healthz")


def by_escape(tab: Tab) -> None:
    for _ in range(3):
        tab.key("Escape")


def by_escape_and_back(tab: Tab) -> None:
    by_escape(tab)
    with suppress(Interrupted):
        tab.page.go_back(wait_until="commit")


@pytest.mark.parametrize("leave", [by_another_page, by_escape, by_escape_and_back])
@pytest.mark.parametrize("path", ["/", "/sayfa/1"])
def test_who_leaves_at_any_moment_leaves_no_error(
    chromium: Browser, path: str, leave: Callable[[Tab], None]
) -> None:
    with chromium.tab() as tab:
        for moment in MOMENTS:
            comes(tab, path)
            tab.page.wait_for_timeout(moment)
            leave(tab)
        tab.page.wait_for_timeout(1000)
