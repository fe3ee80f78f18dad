"""Every pair of colours that a part puts together can be read, in every scheme (WCAG 1.4.3,
1.4.6, 1.4.11)."""

from __future__ import annotations

import pytest
from coloraide import Color

from mobile.views.colours import DARK, HIGH_CONTRAST, SCHEMES, SLOTS

TEXT: dict[str, tuple[str, ...]] = {
    # on pages, cards and quiet boxes, and under the focus
    "ink": ("paper", "card", "sunk", "focus_soft", "accent_soft"),
    "ink_soft": ("paper", "card", "sunk", "focus_soft"),
    "accent": ("paper", "card", "sunk", "focus_soft"),
    # on a fill of its own
    "on_accent": ("accent",),
    "on_accent_soft": ("accent_soft",),
    "on_good_soft": ("good_soft",),
    "on_warn_soft": ("warn_soft",),
    "on_bad": ("bad",),
    "on_bad_soft": ("bad_soft",),
    "on_focus_fill": ("focus_fill",),
    # an error stands above its field, on the page
    "bad": ("paper", "card"),
}
"""What is read, and what it stands on."""

PARTS: dict[str, tuple[str, ...]] = {
    "edge": ("paper", "card"),
    "accent": ("paper", "card", "accent_soft"),
    "bad": ("paper", "card", "bad_soft"),
    "focus": ("paper", "card", "focus_fill", "focus_soft"),
    "on_accent_soft": ("accent_soft",),
    "on_warn_soft": ("warn_soft",),
}
"""What must be seen to use something: frames, signs, the focus."""

FOCUS_CHANGES = (("focus", "paper"), ("focus", "card"))
"""The ring of the focus against what stood there before (2.4.13)."""


def ratio(one: str, other: str) -> float:
    return Color(one).contrast(other, method="wcag21")


def short(scheme: dict[str, str], *, text: float, part: float = 3) -> list[str]:
    """Every pair that falls short, in words."""
    wanted = [(TEXT, text), (PARTS, part)]
    return [
        f"{ink} on {ground}: {ratio(scheme[ink], scheme[ground]):.2f} < {least}"
        for table, least in wanted
        for ink, grounds in table.items()
        for ground in grounds
        if ratio(scheme[ink], scheme[ground]) < least
    ]


@pytest.mark.parametrize("name", SCHEMES)
def test_every_pair_of_a_scheme_can_be_read(name: str) -> None:
    assert short(SCHEMES[name], text=7 if name in HIGH_CONTRAST else 4.5) == []


@pytest.mark.parametrize("name", SCHEMES)
def test_the_focus_is_seen_where_it_comes(name: str) -> None:
    for ring, ground in FOCUS_CHANGES:
        assert ratio(SCHEMES[name][ring], SCHEMES[name][ground]) >= 4.5


def test_every_colour_that_text_can_have_is_in_the_table() -> None:
    inks = {role for role in SLOTS if role.startswith(("on_", "ink"))} | {"accent", "bad"}
    assert TEXT.keys() == inks
    seen = set(TEXT) | set(PARTS) | {ground for one in TEXT.values() for ground in one}
    assert SLOTS.keys() - seen == {"line"}, "a hairline between rows may be faint: words part them"


def test_every_scheme_has_every_colour_and_a_slot_of_its_own() -> None:
    for name, scheme in SCHEMES.items():
        assert scheme.keys() == SLOTS.keys(), name
        assert all(Color.match(colour, fullmatch=True) for colour in scheme.values())
    assert len(set(SLOTS.values())) == len(SLOTS)


def test_dark_schemes_are_dark_and_light_ones_light() -> None:
    for name, scheme in SCHEMES.items():
        assert (Color(scheme["paper"]).luminance() < 0.18) is (name in DARK), name


@pytest.mark.parametrize(
    ("role", "colour", "told"),
    [
        ("ink_soft", "#8A8F8C", "ink_soft on paper"),
        ("edge", "#E2DBD0", "edge on card"),
        ("on_bad", "#A8321F", "on_bad on bad"),
    ],
)
def test_a_colour_too_faint_is_found(role: str, colour: str, told: str) -> None:
    found = short(SCHEMES["light"] | {role: colour}, text=4.5)
    assert any(one.startswith(told) for one in found), found


def test_high_contrast_asks_for_more_than_the_plain_scheme_has() -> None:
    assert short(SCHEMES["light"], text=7)
