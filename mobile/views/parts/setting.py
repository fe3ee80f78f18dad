"""One setting below its heading, applied as soon as it is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from mobile.views.at import At
from mobile.views.parts.choice import Answer, choices
from mobile.views.parts.layout import stack
from mobile.views.parts.text import heading


def setting(
    at: At,
    name: str,
    label: str,
    answers: list[Answer],
    chosen: str,
    choose: Callable[[str], object],
    hint: str = "",
) -> ft.Control:
    """One of several."""
    group = choices(
        replace(at, headed=label), name, label, answers, chosen, choose, hint=hint, columns=2
    )
    return stack(heading(label), group)


def either(
    at: At,
    name: str,
    label: str,
    answers: tuple[Answer, Answer],
    turn: Callable[[bool], object],
    *,
    on: bool,
    hint: str = "",
) -> ft.Control:
    """One that is on or off: the second answer turns it on."""
    second = answers[1].value
    return setting(
        at, name, label, [*answers], answers[on].value, lambda value: turn(value == second), hint
    )
