"""There is nothing at this address, or it could not be drawn."""

from __future__ import annotations

import flet as ft

from mobile.views.at import At, Screen
from mobile.views.parts.layout import stack
from mobile.views.parts.press import buttons, primary
from mobile.views.parts.text import soft, title


def lost(at: At) -> Screen:
    """No such page."""
    name = at.say("Bu sayfa yok")
    told = at.say("Adres değişmiş ya da yanlış yazılmış olabilir.")
    return Screen(name, "home", [stack(title(name), soft(told), gap="s"), _home(at)])


def broken(at: At) -> Screen:
    """This screen could not be drawn; the rest of the app goes on, and nothing typed is gone."""
    name = at.say("Bu sayfa açılamadı")
    told = at.say("Sorun bizde. Yazdıklarınız duruyor. Ana sayfadan yeniden deneyin.")
    return Screen(name, "home", [stack(title(name), soft(told), gap="s"), _home(at)])


def _home(at: At) -> ft.Control:
    return buttons(at.look, primary(at, at.say("Ana sayfa"), lambda: at.go("/"), key="go-home"))
