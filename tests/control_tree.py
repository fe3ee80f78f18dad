"""The control tree as the client sees it: components opened, invisible parts left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, cast

import flet as ft
from flet.components.public_utils import unwrap_component
from flet.controls.base_control import BaseControl

# Parts that stand before their neighbours on the screen, whatever the order of the fields.
STANDS_BEFORE = {"appbar": -2, "leading": -1}
# Fields in which a control shows a plain string.
WORDED = ("value", "content", "text", "title", "subtitle", "label", "error", "helper", "hint_text")


@dataclass(frozen=True, slots=True)
class Node:
    """A control and all that stand around it, outermost first."""

    control: BaseControl
    path: tuple[BaseControl, ...]


def opened(value: object) -> Any:
    """What a component, or a chain of them, has rendered."""
    return unwrap_component(value)


@cache
def _child_fields(kind: type[BaseControl]) -> tuple[str, ...]:
    names = [
        field.name
        for field in fields(kind)
        if not field.name.startswith("_") and not field.metadata.get("skip")
    ]
    return tuple(sorted(names, key=lambda name: STANDS_BEFORE.get(name, 0)))


def _controls_in(value: object) -> Iterator[BaseControl]:
    value = opened(value)
    if isinstance(value, BaseControl):
        yield value
    elif isinstance(value, list | tuple):
        for item in cast("Iterable[object]", value):
            yield from _controls_in(item)


def children(control: BaseControl) -> Iterator[BaseControl]:
    """The controls directly inside, in reading order."""
    kind = type(control)
    # Flet keeps only what differs from the default; reading just that is ten times quicker.
    given: Any = getattr(control, "_values", {})
    structural: Any = getattr(kind, "_structural_fields", ())
    for name in _child_fields(kind):
        if name in given or name in structural:
            yield from _controls_in(getattr(control, name, None))


def walk(*roots: object, path: tuple[BaseControl, ...] = ()) -> Iterator[Node]:
    """Every visible control, depth first, in reading order."""
    for root in roots:
        for control in _controls_in(root):
            if getattr(control, "visible", True) is False:
                continue
            yield Node(control, path)
            yield from walk(*children(control), path=(*path, control))


def key_of(control: BaseControl) -> str | None:
    """The key as a plain string."""
    return None if control.key is None else str(control.key)


def shown(control: BaseControl) -> list[str]:
    """The strings this control itself shows, without those of its children."""
    names = WORDED[1:] if isinstance(control, ft.TextField) else WORDED
    found = [getattr(control, name, None) for name in names]
    if isinstance(control, ft.Text) and control.spans:
        found += [span.text for span in control.spans]
    return [words for words in found if isinstance(words, str) and words]


def spoken(value: object) -> str:
    """What a screen reader says for a control or a string."""
    value = opened(value)
    if isinstance(value, str):
        return value
    if not isinstance(value, BaseControl) or getattr(value, "visible", True) is False:
        return ""
    own = getattr(value, "semantics_label", None)
    if own:
        return str(own)
    said: list[str] = []
    if isinstance(value, ft.Semantics):
        said.append(value.label or "")
        if value.exclude_semantics:
            return said[0]
    said += shown(value)
    said += [spoken(child) for child in children(value)]
    return " ".join(words for words in said if words)


def outline(*roots: object) -> str:
    """The tree as indented lines, for the message of a test that failed."""
    lines: list[str] = []
    for node in walk(*roots):
        key = key_of(node.control)
        words = " · ".join(shown(node.control))
        marks = [f"[{key}]"] if key else []
        marks += [repr(words)] if words else []
        marks += ["(disabled)"] if getattr(node.control, "disabled", False) else []
        lines.append(" ".join(["  " * len(node.path) + type(node.control).__name__, *marks]))
    return "\n".join(lines)


def heading_of(view: BaseControl) -> str:
    """The words of the one level-1 heading."""
    (found,) = [
        node.control
        for node in walk(view)
        if isinstance(node.control, ft.Semantics) and node.control.heading_level == 1
    ]
    return spoken(found)
