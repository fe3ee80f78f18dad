"""The whole service, with an app in whose clock a session and a code are short."""

from __future__ import annotations

from starlette.types import ASGIApp

SECONDS = 20.0
"""After so many without a key the question comes."""


def create() -> ASGIApp:
    from mobile.state import code_time, sitting
    from service.web import serving

    vars(sitting)["IDLE"] = sitting.LEAD + SECONDS
    vars(code_time)["LEAD"] = 180.0 - SECONDS
    return serving.create()
