"""What happened to an application, as far as the legal clock cares. Plain and dated: whoever keeps
the events hands them over, and nothing here asks where they are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from service.i18n import said

EventKind = Literal[
    "filed",  # received: day 0
    "fee_notified",  # the applicant was told what access costs
    "fee_paid",
    "information_asked",  # more was asked of the applicant
    "information_given",
    "extended",  # the applicant was told in writing, with the reason
    "answered",  # see AnswerKind
    "not_processed",  # refused with a reason of CİMER Yönetmeliği m.5/2
    "withdrawn",
    "notified",  # the applicant got the answer later than on its own day
    "objected",  # the applicant objected to the refusal
]
"""On one day they come in this order."""
KINDS: Final[tuple[EventKind, ...]] = get_args(EventKind)

AnswerKind = Literal["positive", "partly", "negative", "informative"]
"""`informative` tells how the matter stands and is not final."""
ANSWERS: Final[tuple[AnswerKind, ...]] = get_args(AnswerKind)

CLOSING: Final = ("answered", "not_processed", "withdrawn")


@dataclass(frozen=True)
class Happened:
    """One event. `day` is a day in Türkiye (Europe/Istanbul); `answer` only where it was
    answered."""

    kind: EventKind
    day: date
    answer: AnswerKind | None = None

    @property
    def closes(self) -> bool:
        return self.kind in CLOSING and self.answer != "informative"


class EventsRefused(ValueError):
    """These events cannot have happened so. `sentence` is Turkish, a key of the catalogues, with
    places for `values`."""

    def __init__(self, sentence: str, **values: str | int | date) -> None:
        super().__init__(sentence.format(**values))
        self.sentence = sentence
        self.values = values


NOT_FILED: Final = said("Başvurunun alındığı gün verilmemiş.")
FILED_TWICE: Final = said("Başvurunun alındığı gün iki kez verilmiş.")
BEFORE_FILED: Final = said("{day}: Başvuru alınmadan önce bir olay verilmiş ({kind}).")
PAID_UNASKED: Final = said("{day}: Ücret bildirilmeden ödenmiş görünüyor.")
NO_ANSWER_KIND: Final = said("{day}: Yanıtın türü verilmemiş (answer).")
NO_ANSWER: Final = said("{day}: Bu olay yanıt değil, yanıt türü verilmez ({kind}).")
NOTHING_TO_TELL: Final = said("{day}: Yanıt verilmeden bildirilmiş görünüyor.")


def in_order(events: Iterable[Happened]) -> list[Happened]:
    """The events by day, with the filing first, in whatever order they came. Raises
    EventsRefused."""
    told = sorted(events, key=lambda one: (one.day, KINDS.index(one.kind), one.answer or ""))
    filed = [one for one in told if one.kind == "filed"]
    if not filed:
        raise EventsRefused(NOT_FILED)
    if len(filed) > 1:
        raise EventsRefused(FILED_TWICE)
    owing = closed = False
    for one in told:
        if one.day < filed[0].day:
            raise EventsRefused(BEFORE_FILED, day=one.day, kind=one.kind)
        if (one.kind == "answered") != (one.answer is not None):
            sentence = NO_ANSWER_KIND if one.answer is None else NO_ANSWER
            raise EventsRefused(sentence, day=one.day, kind=one.kind)
        owing = owing or one.kind == "fee_notified"
        if one.kind == "fee_paid" and not owing:
            raise EventsRefused(PAID_UNASKED, day=one.day)
        closed = closed or one.closes
        if one.kind == "notified" and not closed:
            raise EventsRefused(NOTHING_TO_TELL, day=one.day)
    return told
