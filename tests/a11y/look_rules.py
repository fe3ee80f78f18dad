"""The rules about looks: colours and text sizes come from the theme, so that schemes and large
text reach everything.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, cast

import flet as ft
from flet.controls.base_control import BaseControl

from tests.a11y.finding import for_each_control
from tests.control_tree import Node, shown, walk

ROLES = {field.name.replace("_", "") for field in fields(ft.ColorScheme)} | {"transparent"}
# A theme is where colours and sizes are defined (and a preview carries one of its own).
DEFINES = {"theme", "dark_theme"}
SHORTENS = (ft.TextOverflow.ELLIPSIS, ft.TextOverflow.FADE)


def given(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Every plain value set on a control or inside its styles, with the name of its field."""
    if isinstance(value, Mapping):
        for key, item in cast("Mapping[object, object]", value).items():
            # A value for each state of a button keeps the name of its field.
            yield from given(item, name or str(key))
    elif isinstance(value, list | tuple):
        for item in cast("list[object]", value):
            yield from given(item, name)
    elif isinstance(value, ft.BorderSide) and not value.width:
        return  # a side that is not drawn is black by default
    elif is_dataclass(value) and not isinstance(value, BaseControl | type):
        for field in fields(value):
            if not field.name.startswith("_"):
                yield from given(getattr(value, field.name, None), field.name)
    elif value is not None:
        yield name, value


@cache
def kept_aside(kind: type[BaseControl]) -> frozenset[str]:
    """Fields that Flet sends in another shape (a button's style), so not among the set ones."""
    aside = (field.name for field in fields(kind) if field.metadata.get("skip"))
    return frozenset(name for name in aside if not name.startswith("_") and name != "data")


def values_of(control: BaseControl) -> dict[str, object]:
    """What is set on one control, without its children and its theme."""
    sparse: Any = getattr(control, "_values", {})
    aside = {name: getattr(control, name, None) for name in kept_aside(type(control))}
    return {
        name: value
        for name, value in {**sparse, **aside}.items()
        if name not in DEFINES and not isinstance(value, BaseControl)
    }


def is_role(colour: object) -> bool:
    """Whether a colour is a role of the theme, perhaps with an opacity."""
    plain = colour.value if isinstance(colour, Enum) else colour
    return isinstance(plain, str) and plain.partition(",")[0].lower().replace("_", "") in ROLES


def is_whisper(control: BaseControl) -> bool:
    """Words for screen readers only: 1 × 1 and transparent."""
    return (
        isinstance(control, ft.Text)
        and (control.width, control.height) == (1, 1)
        and control.color == ft.Colors.TRANSPARENT
    )


@for_each_control("theme-colour", "1.4.3 1.4.11")
def theme_colour(node: Node) -> Iterator[str]:
    """A fixed colour stays as it is in the dark and in high contrast."""
    for name, value in given(values_of(node.control)):
        if "color" in name and isinstance(value, (str, Enum)) and not is_role(value):
            yield f"{name}={value!s} is no role of the theme"


@for_each_control("theme-text-size", "1.4.4")
def theme_text_size(node: Node) -> Iterator[str]:
    """A fixed size does not grow with the citizen's text size."""
    control = node.control
    if is_whisper(control):
        return
    if isinstance(control, ft.Text) and control.size is not None:
        yield f"size={control.size:g}: use a role of the theme"
    if isinstance(control, ft.TextField) and control.text_size is not None:
        yield f"text_size={control.text_size:g}: use a role of the theme"
    for style in text_styles(values_of(control)):
        if style.size is not None:
            yield f"a TextStyle with size={style.size:g}: use a role of the theme"


def text_styles(value: object) -> Iterator[ft.TextStyle]:
    """Every text style inside a value."""
    if isinstance(value, ft.TextStyle):
        yield value
    elif isinstance(value, Mapping):
        yield from text_styles(list(cast("Mapping[object, object]", value).values()))
    elif isinstance(value, list | tuple):
        for item in cast("list[object]", value):
            yield from text_styles(item)
    elif is_dataclass(value) and not isinstance(value, BaseControl | type):
        yield from text_styles([getattr(value, field.name, None) for field in fields(value)])


@for_each_control("whole-words", "1.4.4 1.4.10")
def whole_words(node: Node) -> Iterator[str]:
    """Words take the room they need: nothing shortens them, and no height is set where they
    stand. (The picture of a narrow window is compared with a wide one in tests/e2e/ink.py.)"""
    control = node.control
    if isinstance(control, ft.Text) and not is_whisper(control):
        if control.max_lines is not None:
            yield "max_lines cuts off what does not fit"
        if control.no_wrap:
            yield "no_wrap cuts off what does not fit"
        if control.overflow in SHORTENS:
            yield f"overflow={control.overflow.value} shortens the words"
    scrolls = getattr(control, "scroll", None) is not None
    if getattr(control, "height", None) is None or is_whisper(control) or scrolls:
        return
    if any(shown(one.control) and not is_whisper(one.control) for one in walk(control)):
        yield "words in a fixed height do not grow: give it a padding"
