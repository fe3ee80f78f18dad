"""A citizen who touches no pointer: the same walks, every press by Tab and Enter or Space."""

from __future__ import annotations

from playwright.sync_api import Locator

from tests.e2e.chromium import Tab
from tests.e2e.page_scripts import NAME_OF

MOST = 80
"""Presses of Tab until somebody would give up."""


class KeyboardTab(Tab):
    """A tab in which the pointer does nothing."""

    def write(self, label: str, text: str) -> None:
        """Replaces what stands in a field."""
        field = self.field(label)
        self._come_to(field)
        self.key("Control+A")
        self.type(text)
        assert field.input_value() == text, f"{label!r} says {field.input_value()!r}"

    def _press(self, found: Locator, key: str) -> None:
        self._settle(found)
        self._come_to(found)
        # No finger is quicker, and Flutter is still letting go of what had the focus.
        self.page.wait_for_timeout(200)
        self.key(key)

    def _come_to(self, found: Locator) -> None:
        """By name: Flutter makes another node of a field as soon as it has the focus."""
        name = found.evaluate(NAME_OF)
        passed: list[str] = []
        for _ in range(MOST):
            node = self.step("Tab")
            if node and node["name"] == name:
                return
            passed.append(node["name"] if node else "(nothing)")
        raise AssertionError(f"Tab never came to {name!r}, but to:\n" + "\n".join(passed))
