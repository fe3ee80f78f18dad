"""What every test needs: the app's catalogues, compiled, so that a clean clone can be tested."""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).parents[1] / "mobile" / "i18n"


def pytest_sessionstart() -> None:
    """Before anything is collected: a test module may say something when it is imported."""
    for source in CATALOGUES.glob("*/LC_MESSAGES/mobile.po"):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime > source.stat().st_mtime:
            continue
        # Put in place at once: another run may be reading.
        made = compiled.with_suffix(f".{os.getpid()}")
        with source.open("rb") as words, made.open("wb") as file:
            write_mo(file, read_po(words))
        made.replace(compiled)
