"""The states that rooms of their own list themselves."""

from __future__ import annotations

from tests.screens import looking_up, notices, running_out

SEEN = [*looking_up.SEEN, *notices.SEEN, *running_out.SEEN]
