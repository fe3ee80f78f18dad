"""What a part remembers between two drawings; Flet's own hook, with its types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar, cast

import flet as ft

T = TypeVar("T")


def remembered(first: T) -> tuple[T, Callable[[T | Callable[[T], T]], None]]:
    """The value and its setter. After an await, set it by a function of what it is then."""
    pair = ft.use_state(first)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return cast("tuple[T, Callable[[T | Callable[[T], T]], None]]", pair)


class Slot(Protocol[T]):
    """A place to keep something; changing it draws nothing."""

    current: T


def slot(first: T) -> Slot[T]:
    return cast("Slot[T]", ft.use_ref(first))  # pyright: ignore[reportUnknownMemberType]
