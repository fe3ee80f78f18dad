"""The questions of a form, drawn and told by their kinds: a new kind makes the type checker point
to each place where it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import flet as ft

from mobile.views.at import At
from mobile.views.parts.layout import stack
from mobile.views.parts.notice import chip, notice
from mobile.views.questions.chosen import FEW
from mobile.views.questions.files import files
from mobile.views.questions.group import group
from mobile.views.questions.here import Here, fault_of, name_of, with_need
from mobile.views.questions.marks import marks_of
from mobile.views.questions.saying import shown
from mobile.views.questions.single import single

if TYPE_CHECKING:
    from mobile.api.models import Question
    from mobile.state.draft import Draft

__all__ = ["FEW", "fault_of", "marks_of", "name_of", "question", "shown", "with_need"]


def question(at: At, draft: Draft, asked: Question, path: str = "") -> ft.Control:
    """The control for one question, with its answer and what is wrong with it. One to look at
    again says so first."""
    here = Here(at, draft, path or asked.id)
    drawn = _drawn(here, asked)
    if here.path not in draft.again:
        return drawn
    again = chip(at, at.say("Yeniden bakın"), "warn", ft.Icons.HISTORY_ROUNDED)
    return stack(again, ft.Container(drawn, key=f"drawn-{here.path}"), gap="s")


def _drawn(here: Here, asked: Question) -> ft.Control:
    at, say = here.at, here.at.say
    match asked.kind:
        case "group":
            return group(at, here.path, here, asked)
        case "file":
            form, label = here.draft.form.id, here.label(asked)
            most, hint = asked.max_files, here.hint(asked)
            return files(at, here.path, form, label, most, hint, here.error, asked.record)
        case "notice":
            tone = "warn" if asked.tone == "warn" else "info"
            law = say("Dayanağı: {law}", law=asked.law) if asked.law else ""
            text = "\n".join(line for line in (say.pick(asked.text), law) if line)
            return notice(at, text, tone, head=say.pick(asked.label))
        case "unknown":
            return notice(
                at,
                say(
                    "Bu soru, uygulamanın bu sürümünde sorulamıyor. Uygulamayı güncelleyin; "
                    "yazdıklarınız taslak olarak saklanır."
                ),
                "warn",
                head=say.pick(asked.label),
            )
        case (
            "text" | "long_text" | "choice" | "choices" | "yes_no" | "date" | "place" | "unit"
            | "topic" | "phone" | "email"
        ):  # fmt: skip
            return single(here, asked)
        case _:
            assert_never(asked.kind)
