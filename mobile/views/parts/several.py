"""Choosing any of few: framed rows like those of one choice, with a box to tick in each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import flet as ft

from mobile.views.at import At
from mobile.views.parts.choice import Answer, option_row, sign_scale
from mobile.views.parts.field import error_text, heard, hint_text, label_text, marked
from mobile.views.parts.guard import guarded, part
from mobile.views.parts.layout import stack

C = ft.Colors


@part
def several(
    at: At,
    name: str,
    label: str,
    answers: Sequence[Answer],
    chosen: Collection[str],
    on_tick: Callable[[str], object],
    on_clear: Callable[[str], object],
    *,
    hint: str = "",
    error: str = "",
) -> ft.Control:
    """`on_tick` is called with what was ticked, `on_clear` with what no longer is."""

    def row(answer: Answer) -> ft.Control:
        picked = answer.value in chosen

        def tick(event: ft.Event[ft.Checkbox]) -> object:
            return (on_tick if event.control.value else on_clear)(answer.value)

        box = ft.Checkbox(
            value=picked,
            key=f"{name}-{answer.value}",
            scale=sign_scale(at),
            on_change=guarded(tick),
        )
        return option_row(at, box, answer, picked=picked)

    rows = stack(*[row(answer) for answer in answers], gap="s")
    named = ft.Semantics(content=rows, label=heard(at, label, error), container=True, key=name)
    return marked(
        at,
        error,
        stack(label_text(at, label), hint_text(hint), error_text(at, error), named, gap="s"),
    )
