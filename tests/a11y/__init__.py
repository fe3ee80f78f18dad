"""Tests that hold every screen to the accessibility checklist."""
