"""The way to a screen's video in sign language."""

from __future__ import annotations

from urllib.parse import unquote

import flet as ft

from mobile.views.at import At, Screen
from mobile.views.parts.layout import Part
from mobile.views.parts.press import secondary


def sign_video(at: At, screen: Screen) -> Part:
    """Stands on a screen that has a video, and opens it on a page of its own: the app stays as
    it is, in the window it is in. Never where nothing may tell afterwards that one was there."""
    if screen.discreet or at.store.tip_stands:
        return None
    address = unquote(at.route.partition("?")[0]).rstrip("/") or "/"
    video = at.store.signs.of(address, screen.sign)
    if video is None:
        return None
    say = at.say
    button = secondary(
        at,
        say("İşaret dilinde izleyin (yeni sayfada açılır)"),
        None,
        key="sign-video",
        icon=ft.Icons.SIGN_LANGUAGE_ROUNDED,
        action=ft.OpenUrl(at.store.signs.page(video), target=ft.UrlTarget.BLANK),
    )
    return ft.Container(button, key="sign-video-of-screen")
