"""A theme says values: the names of its own colours mean nothing before it stands, and Flutter
would take those of its default theme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, cast

import flet as ft
import pytest

from mobile.views.colours import SCHEMES, SLOTS
from mobile.views.look import Look
from mobile.views.theme import theme

NAMES = {slot.replace("_", "") for slot in SLOTS.values()}


def words(value: object) -> Iterator[str]:
    """Every text inside a theme."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in cast("dict[Any, object]", value).values():
            yield from words(one)
    elif isinstance(value, list | tuple):
        for one in cast("list[object]", value):
            yield from words(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from words(getattr(value, field.name, None))


def named(value: object) -> set[str]:
    """The names of slots among the colours; "primary,0.12" is one that is seen through."""
    return {word for word in words(value) if word.split(",")[0] in NAMES}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_theme_names_no_colour_of_its_own(scheme: str) -> None:
    whole = theme(Look(scheme))
    assert not named(whole)
    colours = [word for word in words(whole) if re.fullmatch("#[0-9A-F]{6}", word)]
    assert len(colours) > 20


def test_a_name_would_be_found() -> None:
    side = ft.BorderSide(2, ft.Colors.ON_SURFACE_VARIANT)
    assert named(ft.Theme(checkbox_theme=ft.CheckboxTheme(border_side=side)))
