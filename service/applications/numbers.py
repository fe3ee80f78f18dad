"""The public number of an application."""

from __future__ import annotations

import secrets

from mobile.api.checks import check_digit, grouped


def new_number(year: int) -> str:
    """A random number of that year, e.g. 2026-123-456-785, with its check digit. Random, so that
    a number tells nothing about how many there are, nor what the next one will be."""
    bare = f"{year}{secrets.randbelow(100_000_000):08}"
    return grouped(bare + check_digit(bare))
