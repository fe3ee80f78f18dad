"""Half letters: surrogates without their other half, as a keyboard or a cut text leaves them.

They are no Unicode text: no database takes them, and JSON that spells one out is refused by every
strict reader. In a draft, which is saved while somebody types, they are simply left out.
"""

from __future__ import annotations

import re

_SPELLED = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # both halves: a letter
    rb"|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
    rb"|\\."  # any other escape, so that an escaped backslash begins none
)


def without_halves(body: bytes | bytearray) -> bytes:
    """The same JSON text without the half letters it spells out."""
    return _SPELLED.sub(lambda found: b"" if found["half"] else found[0], body)
