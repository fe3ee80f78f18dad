"""The gate: everything that a program can say against the screen that stands in a tab.

Each fault has the name of its rule in front; tests/e2e/broken.py keeps a broken screen for each.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.e2e import page_scripts
from tests.e2e.chromium import TARGET, Tab
from tests.e2e.outline import Outline, faults_of

MOMENT = 4.0  # seconds: the title comes a message after its screen, the tree before its paint


def faults(
    tab: Tab,
    *,
    least: int = TARGET,
    language: str = "tr",
    discreet: bool = False,
    axe: bool = True,
    moment: float = MOMENT,
) -> list[str]:
    """What is wrong with a screen in itself, without a key pressed: headings, title, names,
    language, direction, sizes of targets, and (with `axe`) all that axe-core knows."""
    found = lasting(tab, lambda: faults_of(outline(tab), language, discreet=discreet), moment)
    found += [f"target: {small}" for small in tab.targets(least)]
    return found + (tab.axe() if axe else [])


def outline(tab: Tab) -> Outline:
    """The screen as it is this very moment."""
    return Outline.of(tab.page.evaluate(page_scripts.OUTLINE))


def lasting(tab: Tab, look: Callable[[], list[str]], moment: float) -> list[str]:
    """What is still wrong after a moment. What is right costs no wait."""
    end = time.monotonic() + moment
    while (found := look()) and time.monotonic() < end:
        tab.page.wait_for_timeout(100)
    return found
