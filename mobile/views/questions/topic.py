"""What it is about: suggested from the citizen's own words, or searched in the whole table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from mobile.api.answers import questions
from mobile.api.checks import fold
from mobile.state.topic_index import office
from mobile.views.parts.choice import Answer, choices
from mobile.views.parts.layout import Part, stack
from mobile.views.parts.notice import notice, status
from mobile.views.parts.picker import picker
from mobile.views.questions.here import Here
from mobile.views.questions.place import chosen_place

if TYPE_CHECKING:
    from mobile.api.models import Topic, TopicQuestion
    from mobile.i18n import Words
    from mobile.state.topic_index import Suggestion
    from mobile.views.at import At


def topic(here: Here, asked: TopicQuestion) -> ft.Control:
    at, say, topics = here.at, here.at.say, here.at.store.filing.topics
    chosen = next((one for one in topics if one.id == here.text), None)
    suggested = at.store.suggesting.topics(here.draft)
    shown: list[Part] = []
    if suggested:
        shown.append(
            choices(
                at,
                here.path,
                here.label(asked),
                [_suggestion(here, one) for one in suggested],
                chosen.id if chosen and chosen in [s.topic for s in suggested] else None,
                here.pick,
                hint=here.hint(asked, say("Yazdıklarınıza göre:")),
                error=here.error,
            )
        )
    shown.append(
        picker(
            at,
            f"{here.path}-all",
            say("Bütün konular") if suggested else here.label(asked),
            listed(at.say, topics),
            say.pick(chosen.title) if chosen else "",
            here.pick,
            hint="" if suggested else here.hint(asked),
            error="" if suggested else here.error,
            search=say("Konu arayın"),
        )
    )
    if chosen:
        shown.append(status(_where(here, chosen)))
    return stack(*shown, gap="l")


def _suggestion(here: Here, one: Suggestion) -> Answer:
    say = here.at.say
    # The same word at a sentence's beginning says nothing new.
    because = {fold(word): word for word in reversed(one.because)}
    words = ", ".join(say("“{word}”", word=word) for word in [*reversed(because.values())][:3])
    below = [say("İlk gideceği yer: {office}", office=_office(here, one.topic))]
    below += [say("Metninizde {words} geçiyor.", words=words)] if words else []
    return Answer(one.topic.id, say.pick(one.topic.title), "\n".join(below))


def listed(say: Words, topics: tuple[Topic, ...]) -> list[Answer]:
    """Those that can be chosen, each with its head."""
    heads = {one.id: one for one in topics if one.parent is None}
    return [
        Answer(
            one.id,
            say.pick(one.title),
            say.pick(heads[one.parent].title) if one.parent in heads else "",
            # Whatever language is shown, a title is found by its words in each of them.
            stems=(*one.words, *(fold(title) for title in one.title.values())),
        )
        for one in topics
        if one.parent is not None or not any(other.parent == one.id for other in topics)
    ]


def _where(here: Here, chosen: Topic) -> ft.Control:
    """Where an application of this topic goes first."""
    return notice(
        here.at,
        _office(here, chosen),
        head=here.at.say("İlk gideceği yer"),
        icon=ft.Icons.ACCOUNT_BALANCE_OUTLINED,
    )


def _office(here: Here, chosen: Topic) -> str:
    """By its whole name where the place is known; before that, "İlçe Belediyesi"."""
    at = here.at
    for asked in questions(here.draft.form):
        if asked.kind == "place" and all(chosen_place(at, here.draft.answers.get(asked.id))):
            return at.store.suggesting.office(here.draft, chosen)
    words = office(chosen, at.say("İl"), at.say("İlçe")).split()
    # "İlçe" stands in some names already.
    return " ".join(word for n, word in enumerate(words) if n == 0 or word != words[n - 1])


def topic_text(at: At, answer: str) -> str:
    """A topic in words; empty where it is not known."""
    found = next((one for one in at.store.filing.topics if one.id == answer), None)
    return at.say.pick(found.title) if found else ""
