"""Where the fonts of our papers are: they are those of the app."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parents[2] / "assets" / "fonts"
