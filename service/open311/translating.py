"""A form in the words of GeoReport v2.

GeoReport knows six types of answers and no conditions, so a form loses something:

text, phone, email   string
long_text            text
choice               singlevaluelist
choices              multivaluelist
yes_no               singlevaluelist of "true" and "false"
topic                singlevaluelist of the topics that may be chosen
date                 datetime
unit                 number, that of the registry
place                string
file                 string
group                text; what it asks stands in its description
notice               a string with `variable` false, which GeoReport only shows

What is asked under a condition (`when`) is never `required`.
"""

from __future__ import annotations

from typing import assert_never

from mobile.api.answers import questions
from mobile.api.models import Form, FormSummary, Question, SingleQuestion, Text, Topics
from service.i18n import LANGUAGES, said, told
from service.i18n.texts import pick
from service.open311.shapes import Attribute, Datatype, Definition, ServiceType, Value

_ORDINARY = said("Başvurular")
_CRISIS = said("Afet ve acil durum")
_YES, _NO = said("Evet"), said("Hayır")


def service_type(form: FormSummary, language: str) -> ServiceType:
    return ServiceType(
        service_code=form.id,
        service_name=pick(form.title, language),
        description=pick(form.purpose, language),
        keywords=",".join(dict.fromkeys(_keyword(form.title, one) for one in LANGUAGES)),
        group=told(language, _CRISIS if form.crisis else _ORDINARY),
    )


def definition(form: Form, topics: Topics, language: str) -> Definition:
    return Definition(
        service_code=form.id,
        attributes=tuple(
            _attribute(question, order, topics, language)
            for order, question in enumerate(questions(form), 1)
        ),
    )


def _attribute(question: Question, order: int, topics: Topics, language: str) -> Attribute:
    description = pick(question.label, language)
    if question.kind == "notice":
        description = f"{description}: {pick(question.text, language)}"
    elif question.kind == "group":
        inner = ", ".join(pick(one.label, language) for one in question.questions)
        description = f"{description} ({inner})"
    variable = question.kind != "notice"
    return Attribute(
        variable=variable,
        code=question.id,
        datatype=_datatype(question),
        required=variable and question.required and not question.when,
        datatype_description=pick(question.hint or question.example or {}, language),
        order=order,
        description=description,
        values=_values(question, topics, language),
    )


def _datatype(question: Question | SingleQuestion) -> Datatype:
    match question.kind:
        case "text" | "phone" | "email" | "place" | "file" | "notice" | "unknown":
            return "string"
        case "long_text" | "group":
            return "text"
        case "choice" | "yes_no" | "topic":
            return "singlevaluelist"
        case "choices":
            return "multivaluelist"
        case "date":
            return "datetime"
        case "unit":
            return "number"
        case _:
            assert_never(question.kind)


def _values(question: Question, topics: Topics, language: str) -> tuple[Value, ...]:
    match question.kind:
        case "choice" | "choices":
            return tuple(
                Value(key=option.value, name=pick(option.text, language))
                for option in question.options
            )
        case "yes_no":
            return (
                Value(key="true", name=told(language, _YES)),
                Value(key="false", name=told(language, _NO)),
            )
        case "topic":
            return tuple(
                Value(key=topic.id, name=pick(topic.title, language))
                for topic in topics.topics
                if topic.parent is not None
            )
        case _:
            return ()


def _keyword(text: Text, language: str) -> str:
    return pick(text, language).replace(",", " ")
