"""Choosing one of few: the whole framed row is the target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import flet as ft

from mobile.views.at import At
from mobile.views.look import FOCUS_FRAME, RADIUS
from mobile.views.parts.field import error_text, heard, hint_text, label_text, marked
from mobile.views.parts.guard import guarded, part
from mobile.views.parts.layout import stack
from mobile.views.parts.text import soft, words

C = ft.Colors


@dataclass(frozen=True)
class Answer:
    """One thing to choose."""

    value: str
    text: str
    below: str = ""
    beside: ft.Control | None = None
    stems: tuple[str, ...] = ()
    """Beginnings of words, folded, by which it is found too."""


@part
def choices(
    at: At,
    name: str,
    label: str,
    answers: Sequence[Answer],
    chosen: str | None,
    on_choose: Callable[[str], object],
    *,
    hint: str = "",
    error: str = "",
    columns: int = 1,
) -> ft.Control:
    """Radios in one group, with the group's label above them."""

    def choose(event: ft.Event[ft.RadioGroup]) -> object:
        return on_choose(event.control.value or "")

    def row(answer: Answer) -> ft.Control:
        picked = answer.value == chosen
        radio = ft.Radio(
            value=answer.value,
            key=f"{name}-{answer.value}",
            scale=sign_scale(at),
        )
        return option_row(at, radio, answer, picked=picked)

    shown = [row(answer) for answer in answers]
    if columns == 2:
        shown += [ft.Container()] * (len(shown) % 2 and at.look.wide)
        shown = [_pair(at, shown[n : n + 2]) for n in range(0, len(shown), 2)]
    group = ft.RadioGroup(
        key=name, value=chosen, on_change=guarded(choose), content=stack(*shown, gap="s")
    )
    named = ft.Semantics(content=group, label=heard(at, label, error), container=True)
    return marked(
        at,
        error,
        stack(
            label_text(at, label),
            hint_text(hint),
            error_text(at, error),
            named,
            gap="s",
        ),
    )


def _pair(at: At, rows: list[ft.Control]) -> ft.Control:
    """Two beside each other where there is room. Not of equal height: a list row does not know
    its height before it is as wide as it will be."""
    if not at.look.wide or at.look.large:
        return stack(*rows, gap="s")
    return ft.Row(
        [ft.Container(row, expand=1) for row in rows],
        spacing=8,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def option_row(at: At, sign: ft.Radio | ft.Checkbox, answer: Answer, *, picked: bool) -> ft.Control:
    """A list row paints its focus over its own edge, and tells nobody of it: so what it holds
    leaves a rim free, and the focus is a frame of that width. What all rows have in common, the
    edge among it, is said by the theme."""
    # A list row writes its title in the type of reading text by itself.
    said: ft.Control = ft.Text(answer.text, expand=True)
    if answer.below:
        both: list[ft.Control] = [words(answer.text, "strong"), soft(answer.below, "small")]
        said = ft.Column(both, spacing=2, tight=True, expand=True)
    inside = ft.Container(
        ft.Row([sign, said, *([answer.beside] if answer.beside else [])]),
        bgcolor=C.PRIMARY_CONTAINER if picked else C.SURFACE_CONTAINER_LOWEST,
        border_radius=RADIUS["control"] - FOCUS_FRAME,
        padding=16 if at.look.large_targets else 8,
    )
    tile = ft.ListTile(title=inside, toggle_inputs=True)
    if picked:
        tile.bgcolor = C.PRIMARY_CONTAINER
        tile.shape = ft.RoundedRectangleBorder(
            radius=RADIUS["control"], side=ft.BorderSide(2, C.PRIMARY)
        )
    return ft.MergeSemantics(content=tile)


def sign_scale(at: At) -> float | None:
    """How much a circle or box to tick grows with the text."""
    return None if at.look.scale == 1 else min(at.look.scale, 1.5)
