"""The same questions for each of several things, each in a frame of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import flet as ft

from mobile.api.answers import asked_in_row, counted, rows
from mobile.views.at import At
from mobile.views.parts.field import error_text, marked
from mobile.views.parts.guard import part
from mobile.views.parts.layout import Part, box, stack
from mobile.views.parts.memory import remembered, slot
from mobile.views.parts.press import buttons, quiet, secondary
from mobile.views.parts.standing import focus
from mobile.views.parts.text import soft, strong
from mobile.views.questions.here import Here, thing
from mobile.views.questions.marks import marks_of_row
from mobile.views.questions.single import single

if TYPE_CHECKING:
    from mobile.api.models import Answers, GroupQuestion

I = ft.Icons  # noqa: E741


@part
def group(at: At, name: str, here: Here, asked: GroupQuestion) -> ft.Control:
    """The first row stands there from the beginning. The focus follows: into a row that was
    added, and after one was taken away to the one in its place."""
    say, filing, form = at.say, at.store.filing, here.draft.form.id
    standing = rows(here.answer) or [{}]
    around = counted(here.draft.form, here.draft.answers)
    turn, set_turn = remembered(0)
    wanted = slot(-1)

    async def follow() -> None:
        if wanted.current >= 0:
            row = min(wanted.current, max(0, len(rows(here.answer)) - 1))
            wanted.current = -1
            marks = marks_of_row(at, here.draft, asked, row)
            await focus(*marks, sight=f"{name}.{row}-row")

    ft.use_effect(follow, [turn])

    def add() -> None:
        wanted.current = max(1, len(rows(here.answer)))
        filing.add_row(form, name)
        set_turn(lambda n: n + 1)

    def remove(row: int) -> None:
        wanted.current = row
        filing.remove_row(form, name, row)
        set_turn(lambda n: n + 1)

    def framed(n: int, row: Answers) -> ft.Control:
        one = thing(at, say.pick(asked.one), n)
        inside: list[Part] = [
            ft.Semantics(content=strong(one), heading_level=3, key=f"{name}.{n}-head"),
            *[
                ft.Container(
                    ft.Semantics(
                        content=single(Here(at, here.draft, f"{name}.{n}.{inner.id}"), inner),
                        container=True,
                    ),
                    key=ft.ScrollKey(f"asked-{name}.{n}.{inner.id}"),
                )
                for inner in asked_in_row(asked, row, around)
            ],
            quiet(
                at,
                say("{thing} bilgilerini silin", thing=one),
                partial(remove, n),
                key=f"{name}.{n}-remove",
                icon=I.DELETE_OUTLINE_ROUNDED,
            ),
        ]
        frame = box(at.look, stack(*inside, gap="l"), border=ft.Colors.OUTLINE, padding="m")
        frame.key = ft.ScrollKey(f"{name}.{n}-row")
        # Its questions are called the same in every row: the row's name is heard before theirs,
        # and without their hints, which would join it if they stood in no box of their own.
        return ft.Semantics(content=frame, label=one, container=True)

    head = ft.Semantics(content=strong(here.label(asked)), heading_level=2, key=f"{name}-head")
    hint = here.hint(asked)
    shown: list[Part] = [
        stack(
            head,
            soft(hint, "small") if hint else None,
            _error(at, f"{name}-error", here.error),
            gap="s",
        ),
        *[framed(n, row) for n, row in enumerate(standing)],
    ]
    if len(standing) < asked.max_rows:
        add_one = secondary(at, say.pick(asked.add), add, key=f"{name}-add", icon=I.ADD_ROUNDED)
        shown.append(ft.Container(buttons(at.look, add_one), key=f"{name}-adding"))
    return marked(at, here.error, stack(*shown))


def _error(at: At, name: str, error: str) -> Part:
    """What is wrong with the group as a whole is said by itself: it has no box of its own."""
    if not error:
        return None
    said = at.say("Hata: {title}", title=error)
    return ft.Semantics(content=error_text(at, error), label=said, container=True, key=name)
