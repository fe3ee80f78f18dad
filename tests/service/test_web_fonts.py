"""The font that Flutter asks for on its own is given from ours."""

from __future__ import annotations

import httpx
from fastapi import FastAPI

from service.web import fallback_fonts


async def test_arabic_letters_come_from_our_own_font() -> None:
    service = FastAPI()
    fallback_fonts.add(service)
    transport = httpx.ASGITransport(service)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as browser:
        told = await browser.get("/assets/fonts/notosansarabic/v28/some-name.woff2")
        assert told.status_code == 200
        assert told.headers["content-type"] == "font/ttf"
        assert told.content[:4] == b"\x00\x01\x00\x00"
        assert (await browser.get("/assets/fonts/notosansjp/x.woff2")).status_code == 404
