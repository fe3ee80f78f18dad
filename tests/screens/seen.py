"""The states that rooms of their own list themselves."""

from __future__ import annotations

from tests.screens import looking_up, notices, running_out
from tests.screens.reading_aloud import SEEN as ALOUD
from tests.screens.speaking import SEEN as SPEAKING

SEEN = [*looking_up.SEEN, *notices.SEEN, *running_out.SEEN, *ALOUD, *SPEAKING]
