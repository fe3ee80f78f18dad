"""A question that is asked alone or in the row of a group. A new kind makes the type checker
point here."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import flet as ft

from mobile.views.questions import chosen, written
from mobile.views.questions.place import place
from mobile.views.questions.topic import topic
from mobile.views.questions.unit import unit

if TYPE_CHECKING:
    from mobile.api.models import SingleQuestion
    from mobile.views.questions.here import Here


def single(here: Here, asked: SingleQuestion) -> ft.Control:
    match asked.kind:
        case "text":
            return written.line(here, asked)
        case "long_text":
            return written.long_text(here.at, here.path, here, asked)
        case "date":
            return written.day(here.at, here.path, here, asked)
        case "phone":
            return written.phone(here, asked)
        case "email":
            return written.email(here, asked)
        case "choice":
            return chosen.choice(here, asked)
        case "choices":
            return chosen.several_choices(here, asked)
        case "yes_no":
            return chosen.yes_no(here, asked)
        case "place":
            return place(here, asked)
        case "unit":
            return unit(here, asked)
        case "topic":
            return topic(here, asked)
        case _:
            assert_never(asked.kind)
