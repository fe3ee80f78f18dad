"""What the office does arrives in the citizen's window, and stands there for everybody to use."""

from __future__ import annotations

import pytest

from tests.e2e.chromium import Browser
from tests.e2e.lives import LIVES, lives
from tests.e2e.server import Server

pytestmark = pytest.mark.browser


def test_the_life_of_every_kind_arrives_in_the_window(
    chromium: Browser, whole_service: Server
) -> None:
    faults: list[str] = []
    lived, looked_at = set[str](), set[str]()
    with chromium.tab() as tab:
        for name in lives(tab, whole_service):
            form, _, state = name.partition("-life-")
            lived.add(form)
            if state in looked_at:  # it looks the same in every life
                continue
            looked_at.add(state)
            tab.screenshot()
            faults += [f"{name}: {found}" for found in (*tab.axe(), *tab.targets())]
        tab.assert_clean()
    assert not faults, "\n".join(faults)
    assert lived >= LIVES.keys()
