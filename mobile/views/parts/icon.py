"""Icons that point somewhere."""

from __future__ import annotations

from typing import Final

import flet as ft

from mobile.views.at import At

POINTING: Final = frozenset({ft.Icons.LOGIN_ROUNDED, ft.Icons.LOGOUT_ROUNDED})
"""Those that Flutter leaves as they are from right to left; arrows it turns by itself."""


def pointing(at: At, icon: ft.IconData) -> ft.Icon:
    """An icon of a button, turned where it points the way of reading."""
    turned = ft.Flip(flip_x=True) if at.say.rtl and icon in POINTING else None
    return ft.Icon(icon, size=at.look.icon(22), flip=turned)
