"""The font that Flutter asks for on its own when it meets letters before our fonts have come.

It looks under the page's own address, where no such file is: Arabic letters would be boxes for a
moment, and an error would stand in the browser's console. Ours is given instead.
"""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse

_FONTS = Path(__file__).parents[2] / "assets" / "fonts"
_A_DAY = {"cache-control": "public, max-age=86400"}


def add(service: FastAPI) -> None:
    """Serves them, before the page itself answers."""

    @service.get("/assets/fonts/notosansarabic/{name:path}", include_in_schema=False)
    async def arabic(name: str) -> FileResponse:  # pyright: ignore[reportUnusedFunction]
        del name  # another one with each version of Flutter
        return FileResponse(_FONTS / "Vazirmatn-Regular.ttf", media_type="font/ttf", headers=_A_DAY)
