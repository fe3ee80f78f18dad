"""How things are shown: sizes, spaces and the theme. No control is built here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, get_args

import flet as ft

from mobile.views.colours import HIGH_CONTRAST, SCHEMES, SLOTS

Space = Literal["xs", "s", "m", "l", "xl", "xxl"]
SPACE: Final[dict[Space, int]] = {"xs": 4, "s": 8, "m": 16, "l": 24, "xl": 32, "xxl": 48}
RADIUS: Final = {"chip": 8, "control": 12, "card": 16}
COLUMN, FRAME = 720, 976
"""The widest that is read, and the widest that the header is."""
WIDE = 900
"""From this width on the places stand in the header, below it in a bar at the bottom."""

Role = Literal["number", "title", "heading", "strong", "body", "small", "button", "chip", "bar"]


@dataclass(frozen=True)
class _Type:
    """One text role: size and line height at 100 %, weight, the theme's slot, and, for what is
    larger than reading text, its size on a narrow screen at 100 % and at 200 %."""

    size: int
    height: float
    bold: bool
    slot: str
    narrow: tuple[int, int] | None = None


TYPE: Final[dict[Role, _Type]] = {
    "number": _Type(34, 1.25, True, "display_small", (30, 42)),
    "title": _Type(30, 1.25, True, "headline_large", (27, 40)),
    "heading": _Type(21, 1.35, True, "title_large", (21, 37)),
    "strong": _Type(17, 1.45, True, "title_medium"),
    "body": _Type(17, 1.5, False, "body_large"),
    "small": _Type(15, 1.45, False, "body_medium"),
    "button": _Type(17, 1.3, True, "label_large"),
    "chip": _Type(15, 1.4, True, "label_small"),
    "bar": _Type(14, 1.2, True, "label_medium"),
}
ROLES: Final = get_args(Role)

FONTS: Final = {
    "Metin": "fonts/Atkinson-Regular.ttf",
    "Metin Kalın": "fonts/Atkinson-Bold.ttf",
    "Arap": "fonts/Vazirmatn-Regular.ttf",
    "Arap Kalın": "fonts/Vazirmatn-Bold.ttf",
}
"""One file for each weight: a family of one file would have its bold faked."""
_WIDE: Final = {"Geniş": "fonts/Lexend-Regular.ttf", "Geniş Kalın": "fonts/Lexend-Bold.ttf"}
"""Lexend: wide, open letters. Brought only where it is wished."""


@dataclass(frozen=True)
class Look:
    """All that a screen may know about how it is shown. `width` in logical pixels."""

    scheme: str = "light"
    scale: float = 1.0
    rtl: bool = False
    width: float = 390
    face: str = "plain"
    lines: float = 1.0
    letters: float = 0.0
    large_targets: bool = False

    @property
    def wide(self) -> bool:
        return self.width >= WIDE

    @property
    def large(self) -> bool:
        """Text so large, or so wide, that rows become stacks."""
        wider = (1.12 if self.face == "wide" else 1) * (1 + 1.6 * self.letters)
        return self.scale * wider >= 1.4

    @property
    def margin(self) -> int:
        return 16 if self.width < 360 or (self.large and not self.wide) else 20

    @property
    def frame(self) -> float:
        """How wide header and column are together; the column begins where the header begins."""
        return min(FRAME if self.wide else COLUMN, self.width - 2 * self.margin)

    @property
    def column(self) -> float:
        return min(COLUMN, self.frame)

    @property
    def stroke(self) -> int:
        return 2 if self.scheme in HIGH_CONTRAST else 1

    def room(self, beside: int, above: int) -> tuple[int, int]:
        """The room inside of something to press, so that it is 48 high at least, or 64."""
        return beside, above + (8 if self.large_targets else 0)

    @property
    def target(self) -> int:
        """How large a sign to press is at least."""
        return 64 if self.large_targets else 48

    def icon(self, size: int = 24) -> int:
        """Icons grow with the text, up to half as much again."""
        return round(size * min(self.scale, 1.5))

    def size(self, role: Role) -> int:
        """Reading text grows fully. On a narrow screen larger text grows less, so that a long
        word such as "istiyorsunuz?" still fits on 320 pixels at 200 %."""
        kind = TYPE[role]
        if self.wide or kind.narrow is None:
            return round(kind.size * self.scale)
        start, end = kind.narrow
        return round(start + (end - start) * (self.scale - 1))


def fonts(look: Look) -> dict[str, str]:
    """The families that are in use."""
    return FONTS | _WIDE if look.face == "wide" else FONTS


def _families(look: Look) -> tuple[str, str]:
    """The family to write with, and the one that has the other script."""
    latin = "Geniş" if look.face == "wide" else "Metin"
    return ("Arap", latin) if look.rtl else (latin, "Arap")


def bold_font(look: Look) -> str:
    """The file of the bold letters that are in use."""
    return fonts(look)[_families(look)[0] + " Kalın"]


def _style(look: Look, role: Role) -> ft.TextStyle:
    kind = TYPE[role]
    face, other = _families(look)
    bold = " Kalın" if kind.bold else ""
    return ft.TextStyle(
        size=look.size(role),
        height=round(kind.height * look.lines, 2),
        color=SCHEMES[look.scheme]["ink"],
        # Arabic letters are joined: space between them would tear words apart.
        letter_spacing=0 if look.rtl else round(look.size(role) * look.letters, 1),
        weight=ft.FontWeight.W_700 if kind.bold else ft.FontWeight.W_400,
        font_family=face + bold,
        font_family_fallback=[other + bold],
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
        focus_color=c["focus_soft"],
        font_family=_families(look)[0],
        text_theme=ft.TextTheme(
            **{TYPE[role].slot: _style(look, role) for role in ROLES}  # pyright: ignore[reportArgumentType]
        ),
        visual_density=ft.VisualDensity.STANDARD,
        # The same for every row, so said once here and not with each.
        list_tile_theme=ft.ListTileTheme(
            min_height=68 if look.large_targets else 56,
            min_leading_width=24,
            horizontal_spacing=16 if look.large else 8,
            min_vertical_padding=12,
            title_alignment=ft.ListTileTitleAlignment.CENTER,
            content_padding=ft.Padding.symmetric(horizontal=12, vertical=2),
        ),
        checkbox_theme=ft.CheckboxTheme(border_side=ft.BorderSide(2, ft.Colors.ON_SURFACE_VARIANT)),
        # Nothing moves: a new screen simply stands there.
        page_transitions=ft.PageTransitionsTheme(
            android=still, ios=still, linux=still, macos=still, windows=still
        ),
    )
