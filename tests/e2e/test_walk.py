"""The whole journey by mouse, with a close look at every screen on the way."""

import re
from itertools import chain

import pytest

from mobile.views import sitemap
from tests.e2e import gate
from tests.e2e.chromium import Browser
from tests.e2e.tip_walk import tip_walk
from tests.e2e.walk import Walker, walk

pytestmark = pytest.mark.browser


def test_the_whole_walk_is_whole_and_accessible(chromium: Browser) -> None:
    """Every address and every step of every form is walked, and at each stop there is no
    error block, and nothing that the gate finds."""
    faults: list[str] = []
    visited: set[str] = set()
    steps: set[str] = set()
    with chromium.tab() as tab:
        for name in chain(walk(tab), tip_walk(Walker(tab))):
            tab.screenshot()
            stop, params = sitemap.find(tab.path)
            visited.add(stop.path)
            steps.add(params.get("step", ""))
            discreet = name.startswith("tip-")
            # With its answers in, a step is what it was before; that state is linted in-process.
            found = gate.faults(tab, discreet=discreet, axe=not name.endswith("-answered"))
            faults += [f"{name}: {one}" for one in found]
            if discreet:
                assert re.fullmatch(r"/sayfa(/\d)?|/", tab.path), "an address that tells nothing"
                continue
            mistaken = "mistakes" in name or name == "code-wrong"
            # Midway through mending, the error may still stand in the title.
            midway = any(word in name for word in ("open", "attached", "answered"))
            title = tab.titled("Hata: ") if mistaken else tab.page.title()
            assert mistaken or midway or not title.startswith("Hata: "), f"{name}: {title}"
        tab.assert_clean()
        forms = Walker(tab).forms()
    assert not faults, "\n".join(faults)
    # A new screen that is not walked makes this fail.
    assert visited >= {stop.path for stop in sitemap.STOPS}
    assert steps >= {step.id for form in forms for step in form.steps}
