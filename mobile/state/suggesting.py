"""Help while writing: what it may be about, where it would go, whether it was written before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobile.api.answers import questions
from mobile.state.topic_index import TopicIndex, alike, office

if TYPE_CHECKING:
    from mobile.api.models import ApplicationSummary, Topic
    from mobile.state.draft import Draft
    from mobile.state.store import Store
    from mobile.state.topic_index import Suggestion

_SAME = 0.5
"""From so much likeness of the titles on, two applications may be about the same."""


class Suggesting:
    """Everything here is found on the device: what is being written goes nowhere."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index: TopicIndex | None = None
        self._indexed: tuple[Topic, ...] = ()

    def topics(self, draft: Draft) -> tuple[Suggestion, ...]:
        """Topics that the draft's own texts point to, the strongest first."""
        written = (
            draft.answers.get(question.id)
            for question in questions(draft.form)
            if question.kind in ("text", "long_text")
        )
        text = " ".join(answer for answer in written if isinstance(answer, str))
        topics = self._store.filing.topics
        if self._index is None or self._indexed is not topics:
            self._index, self._indexed = TopicIndex(topics), topics
        return self._index.suggest(text)

    def office(self, draft: Draft, topic: Topic) -> str:
        """The office to which a topic goes first, named by the draft's place where it has one."""
        for question in questions(draft.form):
            if question.kind == "place":
                return office(topic, *self._place(draft, question.id))
        return office(topic)

    def earlier(self, draft: Draft) -> tuple[ApplicationSummary, ...]:
        """Applications of one's own, among those shown under Takip, that may be about the same."""
        title = draft.answers.get("title")
        if not isinstance(title, str):
            return ()
        mine = self._store.tracking.mine or ()
        return tuple(one for one in mine if alike(title, one.title) >= _SAME)[:2]

    def _place(self, draft: Draft, question: str) -> tuple[str, str]:
        answer, places = draft.answers.get(question), self._store.filing.places
        if not isinstance(answer, dict) or places is None:
            return "", ""
        for province in places.provinces:
            if province.id == answer.get("province"):
                names = {one.id: one.name for one in province.districts}
                district = answer.get("district")
                return province.name, names.get(district, "") if isinstance(district, int) else ""
        return "", ""
