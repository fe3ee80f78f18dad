"""How things are shown: sizes and spaces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

import flet as ft

from mobile.i18n.words import Script
from mobile.views.colours import HIGH_CONTRAST

Space = Literal["xs", "s", "m", "l", "xl", "xxl"]
SPACE: Final[dict[Space, int]] = {"xs": 4, "s": 8, "m": 16, "l": 24, "xl": 32, "xxl": 48}
RADIUS: Final = {"chip": 8, "control": 12, "card": 16}
FOCUS_FRAME = 3
"""How wide the frame of what has the focus is, around a row to choose."""
COLUMN, FRAME = 720, 976
"""The widest that is read, and the widest that the header is."""
WIDE = 900
"""From this width on the places stand in the header, below it in a bar at the bottom."""

Role = Literal["number", "title", "heading", "strong", "body", "small", "button", "chip", "bar"]


@dataclass(frozen=True)
class _Type:
    """One text role: size and line height at 100 %, weight, the theme's slot, and, for what is
    larger than reading text or has half a screen for a long word, its size on a narrow screen at
    100 % and at 200 %."""

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
    "bar": _Type(14, 1.2, True, "label_medium", (14, 23)),
}
ROLES: Final = get_args(Role)


@dataclass(frozen=True)
class Look:
    """All that a screen may know about how it is shown. `width` in logical pixels."""

    scheme: str = "light"
    scale: float = 1.0
    script: Script = "latin"
    width: float = 390
    face: str = "plain"
    lines: float = 1.0
    letters: float = 0.0
    bold: bool = False
    """With heavy letters throughout."""
    large_targets: bool = False
    calm: bool = False
    """Without what is only there to be seen."""
    places_last: bool = False
    """The places, and the switch of the accessible mode, stand below what the screen says."""

    @property
    def rtl(self) -> bool:
        return self.script == "arabic"

    @property
    def wide(self) -> bool:
        return self.width >= WIDE

    @property
    def large(self) -> bool:
        """Text so large, or so wide, that rows become stacks."""
        wider = (1.12 if self.face == "wide" else 1) * (1 + 1.6 * self.letters)
        wider *= 1.07 if self.bold else 1
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

    def ornament(self, *only_seen: ft.Control) -> list[ft.Control]:
        """What is there to be seen and says nothing that the words do not say."""
        return [] if self.calm else [*only_seen]

    def icon(self, size: int = 24) -> int:
        """Icons grow with the text, up to half as much again."""
        return round(size * min(self.scale, 1.5))

    def size(self, role: Role) -> int:
        """Reading text grows fully. On a narrow screen larger text grows less, so that a long
        word such as "istiyorsunuz?" still fits on 320 pixels at 200 %, or "Einstellungen" on
        half of them."""
        kind = TYPE[role]
        if self.wide or kind.narrow is None:
            return round(kind.size * self.scale)
        start, end = kind.narrow
        return round(start + (end - start) * (self.scale - 1))
