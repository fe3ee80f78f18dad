"""The whole service, with an app in whose clock a session and a code are short."""

from __future__ import annotations

from starlette.types import ASGIApp

SECONDS = 20.0
"""After so many without a key the question comes."""


def create() -> ASGIApp:
    from mobile.state import code_time, sitting
    from service.web import serving

    sitting.__dict__["IDLE"] = sitting.LEAD + SECONDS
    code_time.__dict__["LEAD"] = 180.0 - SECONDS
    return serving.create()
