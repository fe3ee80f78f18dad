"""The theme: the whole look, said once for all screens."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import flet as ft

from mobile.views.colours import SCHEMES, SLOTS
from mobile.views.look import FOCUS_FRAME, RADIUS, ROLES, TYPE, Look, Role
from mobile.views.pressed import pressed_style

C = ft.Colors


FONTS: Final = {
    "Metin": "fonts/Atkinson-Regular.ttf",
    "Metin Kalın": "fonts/Atkinson-Bold.ttf",
    "Arap": "fonts/Vazirmatn-Regular.ttf",
    "Arap Kalın": "fonts/Vazirmatn-Bold.ttf",
}
"""One file for each weight: a family of one file would have its bold faked."""
_WIDE: Final = {"Geniş": "fonts/Lexend-Regular.ttf", "Geniş Kalın": "fonts/Lexend-Bold.ttf"}
"""Lexend: wide, open letters. Brought only where it is wished."""
_CYRILLIC: Final = {"Kiril": "fonts/Golos-Regular.ttf", "Kiril Kalın": "fonts/Golos-Bold.ttf"}
"""Golos: Cyrillic, and the digits and signs that fit it. Brought only for who reads in it: a lone
word, as the name of the language, is drawn by the Roboto that every Flet client has."""


def fonts(look: Look) -> dict[str, str]:
    """The families that are in use. A client fetches each file as soon as it is named here."""
    wide = _WIDE if look.face == "wide" else {}
    cyrillic = _CYRILLIC if look.script == "cyrillic" else {}
    return FONTS | wide | cyrillic


def _families(look: Look) -> list[str]:
    """The family to write with, then those that have the other scripts."""
    latin = "Geniş" if look.face == "wide" else "Metin"
    own = {"latin": latin, "arabic": "Arap", "cyrillic": "Kiril"}[look.script]
    return [own, *(one for one in (latin, "Arap", "Kiril") if one != own)]


def bold_font(look: Look) -> str:
    """The file of the bold letters that are in use."""
    return fonts(look)[_families(look)[0] + " Kalın"]


def _style(look: Look, role: Role) -> ft.TextStyle:
    kind = TYPE[role]
    heavy = kind.bold or look.bold
    face, *others = _families(look)
    bold = " Kalın" if heavy else ""
    return ft.TextStyle(
        size=look.size(role),
        height=round(kind.height * look.lines, 2),
        color=SCHEMES[look.scheme]["ink"],
        # Arabic letters are joined: space between them would tear words apart.
        letter_spacing=0 if look.script == "arabic" else round(look.size(role) * look.letters, 1),
        weight=ft.FontWeight.W_700 if heavy else ft.FontWeight.W_400,
        font_family=face + bold,
        font_family_fallback=[other + bold for other in others],
    )


@lru_cache(maxsize=64)
def theme(look: Look) -> ft.Theme:
    """The whole look as a Flet theme."""
    c = SCHEMES[look.scheme]
    colours: dict[str, str] = {slot: c[role] for role, slot in SLOTS.items()}
    colours |= {
        "secondary": c["accent"],
        "on_secondary": c["on_accent"],
        "secondary_container": c["accent_soft"],
        "on_secondary_container": c["on_accent_soft"],
        "tertiary": c["on_good_soft"],
        "surface_container_low": c["card"],
        "surface_container_high": c["sunk"],
        "surface_container_highest": c["sunk"],
        "on_inverse_surface": c["paper"],
        "surface_tint": c["paper"],
    }
    still = ft.PageTransitionTheme.NONE
    return ft.Theme(
        color_scheme=ft.ColorScheme(**colours),  # pyright: ignore[reportArgumentType]
        scaffold_bgcolor=c["paper"],
        # What a row to choose is framed with while it has the focus (parts/choice.py).
        focus_color=c["focus"],
        font_family=_families(look)[0] + (" Kalın" if look.bold else ""),
        text_theme=ft.TextTheme(
            **{TYPE[role].slot: _style(look, role) for role in ROLES}  # pyright: ignore[reportArgumentType]
        ),
        visual_density=ft.VisualDensity.STANDARD,
        # The same for every row, so said once here and not with each.
        list_tile_theme=ft.ListTileTheme(
            min_height=68 if look.large_targets else 56,
            bgcolor=c["card"],
            shape=ft.RoundedRectangleBorder(
                radius=RADIUS["control"], side=ft.BorderSide(look.stroke, c["edge"])
            ),
            min_vertical_padding=FOCUS_FRAME,
            title_alignment=ft.ListTileTitleAlignment.CENTER,
            content_padding=ft.Padding.symmetric(horizontal=FOCUS_FRAME),
        ),
        filled_button_theme=ft.FilledButtonTheme(
            pressed_style(C.PRIMARY, C.ON_PRIMARY, padding=look.room(28, 16), scheme=look.scheme)
        ),
        outlined_button_theme=ft.OutlinedButtonTheme(
            pressed_style(
                C.SURFACE_CONTAINER_LOWEST,
                C.PRIMARY,
                edge=C.OUTLINE,
                stroke=look.stroke,
                padding=look.room(24, 16),
                scheme=look.scheme,
            )
        ),
        checkbox_theme=ft.CheckboxTheme(border_side=ft.BorderSide(2, c["ink_soft"])),
        # Nothing moves: a new screen simply stands there.
        page_transitions=ft.PageTransitionsTheme(
            android=still, ios=still, linux=still, macos=still, windows=still
        ),
    )
