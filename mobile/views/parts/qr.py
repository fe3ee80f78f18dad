"""QR codes."""

from __future__ import annotations

import io

import flet as ft

from mobile.views.at import At


def qr(at: At, text: str, says: str, *, width: int = 168) -> ft.Image:
    """The text alone as a code: no address stands in it, which would come into the history of
    whoever scans it. `says` is read out in its place; `width` grows with the text."""
    side = at.look.icon(width)
    return ft.Image(src=_drawn(text), width=side, height=side, semantics_label=says)


def _drawn(text: str) -> bytes:
    import segno

    picture = io.BytesIO()
    segno.make(text, micro=False).save(picture, kind="png", scale=8, border=4)
    return picture.getvalue()
