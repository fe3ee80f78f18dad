"""Questions that are answered by choosing from a fixed list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from mobile.views.parts.choice import Answer, choices
from mobile.views.parts.picker import picker
from mobile.views.parts.several import several
from mobile.views.questions.here import Here

if TYPE_CHECKING:
    from pydantic import JsonValue

    from mobile.api.models import ChoiceQuestion, ChoicesQuestion, YesNoQuestion
    from mobile.views.at import At

FEW = 7
"""Up to so many options stand as radios; more are searched."""
YES, NO = "yes", "no"


def choice(here: Here, asked: ChoiceQuestion) -> ft.Control:
    at, say = here.at, here.at.say
    answers = [Answer(o.value, say.pick(o.text), say.pick(o.hint)) for o in asked.options]
    if len(answers) <= FEW:
        return choices(
            at,
            here.path,
            here.label(asked),
            answers,
            here.text or None,
            here.pick,
            hint=here.hint(asked),
            error=here.error,
        )
    return picker(
        at,
        here.path,
        here.label(asked),
        answers,
        option_text(at, asked, here.text) if here.text else "",
        here.pick,
        hint=here.hint(asked),
        error=here.error,
    )


def several_choices(here: Here, asked: ChoicesQuestion) -> ft.Control:
    say, most = here.at.say, asked.max_chosen
    many = (
        say.count("En çok {n} seçenek işaretleyin.", "En çok {n} seçenek işaretleyin.", most)
        if most and most < len(asked.options)
        else say("Birden çok seçenek işaretleyebilirsiniz.")
    )

    def choose(values: set[str]) -> None:
        # In the order of the list, whatever the order of the ticks.
        here.pick([option.value for option in asked.options if option.value in values])

    return several(
        here.at,
        here.path,
        here.label(asked),
        [Answer(o.value, say.pick(o.text), say.pick(o.hint)) for o in asked.options],
        ticked(here.answer),
        lambda value: choose({*ticked(here.answer), value}),
        lambda value: choose({*ticked(here.answer)} - {value}),
        hint=here.hint(asked, many),
        error=here.error,
    )


def yes_no(here: Here, asked: YesNoQuestion) -> ft.Control:
    say, answer = here.at.say, here.answer
    return choices(
        here.at,
        here.path,
        here.label(asked),
        [Answer(YES, say("Evet")), Answer(NO, say("Hayır"))],
        (YES if answer else NO) if isinstance(answer, bool) else None,
        lambda value: here.pick(value == YES),
        hint=here.hint(asked),
        error=here.error,
        columns=2,
    )


def ticked(answer: JsonValue) -> list[str]:
    """The chosen values, whatever came as an answer."""
    return [one for one in answer if isinstance(one, str)] if isinstance(answer, list) else []


def option_text(at: At, asked: ChoiceQuestion | ChoicesQuestion, value: JsonValue) -> str:
    option = next((o for o in asked.options if o.value == value), None)
    return at.say.pick(option.text) if option else str(value)
