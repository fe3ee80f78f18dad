"""Where a question takes the focus: the keys of its controls, what is open of it first."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from mobile.api.answers import asked_in_row, counted, rows
from mobile.views.at import At
from mobile.views.questions.chosen import FEW, YES
from mobile.views.questions.here import Here, asked_by
from mobile.views.questions.place import OF_THE_ADDRESS
from mobile.views.questions.unit import UNKNOWN

if TYPE_CHECKING:
    from mobile.api.models import GroupQuestion
    from mobile.state.draft import Draft
    from mobile.views.questions.here import Asked


def marks_of(at: At, draft: Draft, path: str) -> tuple[str, ...]:
    """The keys for a path, as a mistake names it; none where there is nothing to answer."""
    asked = asked_by(draft.form, path)
    return _marks(Here(at, draft, path), asked) if asked else ()


def marks_of_row(at: At, draft: Draft, group: GroupQuestion, row: int) -> tuple[str, ...]:
    """The keys of the first question of a row."""
    standing = rows(draft.answers.get(group.id))
    answers = standing[row] if row < len(standing) else {}
    for asked in asked_in_row(group, answers, counted(draft.form, draft.answers)):
        return _marks(Here(at, draft, f"{group.id}.{row}.{asked.id}"), asked)
    return ()


def _marks(here: Here, asked: Asked) -> tuple[str, ...]:
    path = here.path
    match asked.kind:
        case "text" | "long_text" | "date" | "phone" | "email":
            return (path,)
        case "file":
            return (f"{path}-any",)
        case "choice" if len(asked.options) > FEW:
            return f"{path}-search", path
        case "choice" | "choices":
            return (f"{path}-{asked.options[0].value}",)
        case "yes_no":
            return (f"{path}-{YES}",)
        case "place":
            if here.mistake and here.mistake.code in OF_THE_ADDRESS:
                return (f"{path}-address",)
            ends = ("-province-search", "-district-search", "-district", "-province")
            return tuple(f"{path}{end}" for end in ends)
        case "unit":
            return f"{path}-unit-search", f"{path}-unit", f"{path}-{UNKNOWN}"
        case "topic":
            return f"{path}-all-search", f"{path}-all"
        case "group":
            return marks_of_row(here.at, here.draft, asked, 0)
        case "notice" | "unknown":
            return ()
        case _:
            assert_never(asked.kind)
