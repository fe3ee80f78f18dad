"""The colour schemes. Parts name a role's slot in the theme, never a colour, so that a scheme
changes everything at once. tests/test_contrast.py holds every pair to WCAG."""

from typing import Final

SLOTS: Final = {
    "paper": "surface",
    "card": "surface_container_lowest",
    "sunk": "surface_container",
    "ink": "on_surface",
    "ink_soft": "on_surface_variant",
    "line": "outline_variant",
    "edge": "outline",
    "accent": "primary",
    "on_accent": "on_primary",
    "accent_soft": "primary_container",
    "on_accent_soft": "on_primary_container",
    "good_soft": "tertiary_container",
    "on_good_soft": "on_tertiary_container",
    "warn_soft": "tertiary_fixed",
    "on_warn_soft": "on_tertiary_fixed",
    "bad": "error",
    "on_bad": "on_error",
    "bad_soft": "error_container",
    "on_bad_soft": "on_error_container",
    "focus": "inverse_surface",
    "focus_fill": "secondary_fixed",
    "on_focus_fill": "on_secondary_fixed",
    "focus_soft": "secondary_fixed_dim",
}
"""Our role, and the Material slot it lives in."""

_COLUMNS: Final = ("light", "dark", "contrast_light", "contrast_dark", "cream", "night")
_TABLE: Final = """
paper           FAF7F2 131819 FFFFFF 000000 F7EDD8 0F0C09
card            FFFFFF 1C2324 FFFFFF 000000 FDF6E7 1A1511
sunk            F2EDE5 252D2E F3F3F3 161616 EFE2C7 241D17
ink             1B2321 EDEBE5 000000 FFFFFF 2A2317 E9DAC2
ink_soft        4F5956 B8C0BC 1C1C1C EBEBEB 554A37 BFAF97
line            E2DBD0 364041 000000 FFFFFF E0D1B1 3A3026
edge            7B8480 86918E 000000 FFFFFF 807150 8D7C65
accent          0B5B66 86D3D6 00333A FFE14D 2A5450 E8AE66
on_accent       FFFFFF 04343A FFFFFF 000000 FFFAEE 2B1900
accent_soft     D9ECEC 17454B E2F3F4 2B2700 DCE6D4 402A0E
on_accent_soft  083F47 CFF0F0 00262B FFF2A8 1B3F3B FADBAB
good_soft       DCEFE1 1B3E2A E4F5E9 002B10 DDE8CB 28331A
on_good_soft    12492A CDEED5 003314 C8FFD6 27451B DCE8C0
warn_soft       FBEBCB 483710 FFF2D2 2E2000 F6DFA8 43320F
on_warn_soft    5A3B00 FBE2AE 3D2800 FFE0A0 553600 F7DBA0
bad             A8321F FFB4A4 7A0C00 FFA595 963319 F2A68C
on_bad          FFFFFF 541106 FFFFFF 000000 FFFAEE 3D0F02
bad_soft        FBE6E0 53211A FFEBE6 3A0A00 F6DCCB 4A2015
on_bad_soft     7A1F10 FFDAD1 5E0900 FFD3C9 74240F F8D3C5
focus           1B2321 FFFFFF 000000 FFFFFF 2A2317 F6E8D0
focus_fill      FFD65A 0C1112 FFE24A 00237A FFD65A 0C0907
on_focus_fill   1B2321 FFD65A 000000 FFFFFF 2A2317 FFD65A
focus_soft      FFF3CC 3B3415 FFEE99 00237A FFEBAF 3A2F12
"""

SCHEMES: Final[dict[str, dict[str, str]]] = {name: {} for name in _COLUMNS}
for _line in _TABLE.split("\n"):
    if _line:
        _role, *_values = _line.split()
        for _name, _value in zip(_COLUMNS, _values, strict=True):
            SCHEMES[_name][_role] = f"#{_value}"

_ROLES: Final = {slot.replace("_", ""): role for role, slot in SLOTS.items()}


def of_scheme(scheme: str, colour: str) -> str:
    """The value of a slot's colour in a scheme; what names no slot stays as it is. A theme has to
    say values: the names mean nothing before it stands."""
    return SCHEMES[scheme][_ROLES[colour]] if colour in _ROLES else colour


DARK: Final = {"dark", "contrast_dark", "night"}
HIGH_CONTRAST: Final = {"contrast_light", "contrast_dark"}
