"""The states that rooms of their own list themselves."""

from __future__ import annotations

from tests.screens import looking_up, notices, running_out
from tests.screens.reading_aloud import SEEN as ALOUD

SEEN = [*looking_up.SEEN, *notices.SEEN, *running_out.SEEN, *ALOUD]
