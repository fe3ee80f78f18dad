"""A form is data: its steps, its questions and what is said around them."""

from __future__ import annotations

from typing import Annotated, Literal, cast

from pydantic import BeforeValidator, Discriminator, Field, JsonValue, Tag

from mobile.api.models.base import Said, Text


class Condition(Said):
    """Holds when an earlier question was answered with one of these; where several may be chosen,
    when any of the chosen is among them."""

    question: str
    one_of: tuple[str | bool, ...]


class Option(Said):
    """One answer of a choice: `value` is stored, `text` is shown."""

    value: str
    text: Text
    hint: Text | None = None


class Asking(Said):
    """What every question has."""

    id: str
    label: Text
    hint: Text | None = None
    example: Text | None = None
    """How an answer may look, shown after "Örnek"."""
    required: bool = True
    when: tuple[Condition, ...] = ()
    """The question is asked when all of these hold."""
    law: str | None = None
    """The article that asks for this answer, e.g. "3071 m.4"."""
    identifying: bool = False
    """The answer tells who the citizen is, so a confidential application hides it."""


class TextQuestion(Asking):
    """A short answer on one line. Lengths are in characters."""

    kind: Literal["text"] = "text"
    min_length: int = 1
    max_length: int = 200


class LongTextQuestion(Asking):
    """An answer in sentences. Lengths are in characters."""

    kind: Literal["long_text"] = "long_text"
    min_length: int = 1
    max_length: int = 3000
    voice: str | None = None
    """The question where one may speak instead."""


class ChoiceQuestion(Asking):
    """One of a fixed list."""

    kind: Literal["choice"] = "choice"
    options: tuple[Option, ...]


class ChoicesQuestion(Asking):
    """Any of a fixed list, at least one where it is required."""

    kind: Literal["choices"] = "choices"
    options: tuple[Option, ...]
    max_chosen: int | None = None


class YesNoQuestion(Asking):
    """Evet or Hayır."""

    kind: Literal["yes_no"] = "yes_no"


class DateQuestion(Asking):
    """A day. The bounds are themselves allowed: a day as 2020-01-31, or counted from the day of
    answering in Türkiye: "today", "-2y", "-6m", "+30d"."""

    kind: Literal["date"] = "date"
    earliest: str | None = None
    latest: str | None = None


class PlaceQuestion(Asking):
    """A province, one of its districts, and where `address` asks for it the neighbourhood and
    address in the citizen's own words."""

    kind: Literal["place"] = "place"
    address: Literal["no", "optional", "required"] = "no"
    max_length: int = 500
    """Of the address, in characters."""


class UnitQuestion(Asking):
    """An institution from the registry. Where `unknown` has words, leaving the choice to the
    service is a full answer."""

    kind: Literal["unit"] = "unit"
    unknown: Text | None = None


class TopicQuestion(Asking):
    """What it is about, from the table of topics."""

    kind: Literal["topic"] = "topic"


class PhoneQuestion(Asking):
    """A telephone number in any country; a Turkish one may leave its country out."""

    kind: Literal["phone"] = "phone"


class EmailQuestion(Asking):
    """An e-mail address."""

    kind: Literal["email"] = "email"


FileKind = Literal["picture", "document", "audio", "video"]


class FileQuestion(Asking):
    """Attachments. `accepts` names what may be attached."""

    kind: Literal["file"] = "file"
    accepts: tuple[FileKind, ...] = ("picture", "document", "audio", "video")
    max_files: int = 10
    record: int | None = None
    """Seconds for which one may speak here."""


class NoticeQuestion(Asking):
    """Nothing is asked: something to know at this place, with `label` as its head."""

    kind: Literal["notice"] = "notice"
    text: Text
    tone: Literal["info", "warn"] = "info"


class UnknownQuestion(Asking):
    """A kind that this app does not know yet: it says so, and the citizen can save."""

    kind: Annotated[Literal["unknown"], BeforeValidator(lambda _: "unknown")] = "unknown"


SingleQuestion = Annotated[
    TextQuestion
    | LongTextQuestion
    | ChoiceQuestion
    | ChoicesQuestion
    | YesNoQuestion
    | DateQuestion
    | PlaceQuestion
    | UnitQuestion
    | TopicQuestion
    | PhoneQuestion
    | EmailQuestion,
    Field(discriminator="kind"),
]
"""What may be asked again and again in a group."""


class GroupQuestion(Asking):
    """Some questions asked once for each of several things. `one` names a thing ("Kurum"), `add`
    stands on the button that adds another."""

    kind: Literal["group"] = "group"
    questions: tuple[SingleQuestion, ...]
    one: Text
    add: Text
    max_rows: int = 10


_KINDS = {
    "text", "long_text", "choice", "choices", "yes_no", "date", "place", "unit", "topic", "phone",
    "email", "file", "notice", "group",
}  # fmt: skip
_ALONE = {"file", "notice", "group", "unknown"}
"""Kinds that no group asks again and again."""


def _kind(asked: object) -> str:
    if not isinstance(asked, dict):
        return str(getattr(asked, "kind", "unknown"))
    said = cast("dict[str, object]", asked)
    kind = said.get("kind")
    inside = said.get("questions") if kind == "group" else ()
    # Whoever cannot ask one question of a group cannot ask the group.
    whole = not isinstance(inside, list | tuple) or all(
        _kind(one) not in _ALONE for one in cast("list[object]", inside)
    )
    return kind if isinstance(kind, str) and kind in _KINDS and whole else "unknown"


Question = Annotated[
    Annotated[TextQuestion, Tag("text")]
    | Annotated[LongTextQuestion, Tag("long_text")]
    | Annotated[ChoiceQuestion, Tag("choice")]
    | Annotated[ChoicesQuestion, Tag("choices")]
    | Annotated[YesNoQuestion, Tag("yes_no")]
    | Annotated[DateQuestion, Tag("date")]
    | Annotated[PlaceQuestion, Tag("place")]
    | Annotated[UnitQuestion, Tag("unit")]
    | Annotated[TopicQuestion, Tag("topic")]
    | Annotated[PhoneQuestion, Tag("phone")]
    | Annotated[EmailQuestion, Tag("email")]
    | Annotated[FileQuestion, Tag("file")]
    | Annotated[NoticeQuestion, Tag("notice")]
    | Annotated[GroupQuestion, Tag("group")]
    | Annotated[UnknownQuestion, Tag("unknown")],
    Discriminator(_kind),
]


class Step(Said):
    """The questions that stand on one page."""

    id: str
    title: Text
    hint: Text | None = None
    questions: tuple[Question, ...]
    takes_files: bool = False
    """Of an anonymous form: files may be added here. They are no answers: each is sent once the
    tip has its number."""
    sign: str | None = None
    """The id of the video in sign language that says the same."""


class Span(Said):
    """A legal time: 30 days, 15 working days, 3 months."""

    amount: int
    unit: Literal["day", "working_day", "month"] = "day"


class Elsewhere(Said):
    """What is not processed here, and where to go instead; `law` is the article that says so."""

    what: Text
    instead: Text
    law: str | None = None


class FormSummary(Said):
    """A form as the list of forms shows it. `icon` is a name; an app may not know it."""

    id: str
    title: Text
    purpose: Text
    icon: str = "document"
    crisis: bool = False
    """Open for a while, after a disaster: it stands first on the first screen."""
    anonymous: bool = False
    """A tip without a name: never in the list of forms, filed by nobody who is logged in."""


class FormList(Said):
    """In the order in which they are offered."""

    forms: tuple[FormSummary, ...]


class Form(FormSummary):
    """One type of application, as data. `answer` is the legal time for an answer, by `law`; both
    None where no answer is owed."""

    version: int
    need: Text
    """What to have at hand."""
    answer: Span | None = None
    law: Text | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    steps: tuple[Step, ...]
    sign: str | None = None


Answers = dict[str, JsonValue]
"""Answers by question id, in the shape in which they travel and are stored:

text, long_text, choice, topic  a string (an option's value, a topic's id)
choices                         a list of values
yes_no                          true or false
date                            "2026-11-22"
place                           {"province": 6, "district": 1231, "address": "..."}
unit                            {"number": 91000006}, or {"number": null} for "bilmiyorum"
phone, email                    "+905321234567", "ad@ornek.org"
file                            [{"id": "...", "name": "foto.jpg", "size": 48213}]
group                           a list of answers by question id, one for each row
notice                          never answered
"""
