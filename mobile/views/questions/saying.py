"""An answer in words, as "check your answers" and the institution see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never, cast

from mobile.api.answers import asked_in_row, hidden, rows
from mobile.api.checks import digits, typed_day
from mobile.views.at import At
from mobile.views.questions.chosen import option_text, ticked
from mobile.views.questions.files import shown_name
from mobile.views.questions.here import thing
from mobile.views.questions.place import place_text
from mobile.views.questions.topic import topic_text
from mobile.views.questions.unit import unit_text

if TYPE_CHECKING:
    from pydantic import JsonValue

    from mobile.api.models import Answers, GroupQuestion
    from mobile.views.questions.here import Asked


def shown(at: At, asked: Asked, answers: Answers, *, masked_by: Answers | None = None) -> str:
    """The answer in words, in several lines where it has several parts. With `masked_by`, the
    answers of the whole application, what a confidential one hides is not told."""
    say, answer = at.say, answers.get(asked.id)
    if masked_by is not None and hidden(asked, masked_by):
        return say("Kurum görmez")
    if answer in (None, "", [], {}):
        return say("Yanıtlanmadı")
    match asked.kind:
        case "text" | "long_text" | "email":
            return str(answer)
        case "phone":
            return _phone(str(answer))
        case "date":
            day = typed_day(str(answer))
            return say.day(day) if day else str(answer)
        case "choice":
            return option_text(at, asked, answer)
        case "choices":
            return ", ".join(option_text(at, asked, value) for value in ticked(answer))
        case "yes_no":
            return say("Evet") if answer is True else say("Hayır")
        case "place":
            return place_text(at, answer) or _not_there(at)
        case "unit":
            return unit_text(at, asked, answer)
        case "topic":
            return topic_text(at, str(answer)) or _not_there(at)
        case "file":
            return _names(answer) or say("Yanıtlanmadı")
        case "group":
            return _rows(at, asked, answers, masked_by)
        case "notice" | "unknown":
            return say("Bu yanıt, uygulamanın bu sürümünde gösterilemiyor.")
        case _:
            assert_never(asked.kind)


def _not_there(at: At) -> str:
    """The lists that have the names could not be brought."""
    return at.say("Şu anda gösterilemiyor")


def _phone(written: str) -> str:
    number = digits(written)
    if number.startswith("+90") and len(number) == 13:
        parts = number[:3], number[3:6], number[6:9], number[9:11], number[11:]
        return "\u00a0".join(parts)
    return written


def _names(answer: JsonValue) -> str:
    files = cast("list[object]", answer) if isinstance(answer, list) else []
    names = [str(one.get("name", "")) for one in files if isinstance(one, dict)]  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    return "\n".join(shown_name(name) for name in names)


def _rows(at: At, group: GroupQuestion, answers: Answers, masked_by: Answers | None) -> str:
    lines: list[str] = []
    for n, row in enumerate(rows(answers.get(group.id))):
        if all(answer in (None, "", [], {}) for answer in row.values()):
            continue
        lines.append(thing(at, at.say.pick(group.one), n))
        lines += [
            f"{at.say.pick(asked.label)}: {shown(at, asked, row, masked_by=masked_by)}"
            for asked in asked_in_row(group, row, answers)
        ]
    return "\n".join(lines) or at.say("Yanıtlanmadı")
