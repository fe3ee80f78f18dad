"""What a text is about: topics suggested from the citizen's own words, on the device alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mobile.api.checks import clean, fold

if TYPE_CHECKING:
    from mobile.api.models import Topic

_HEAD = 3
"""Beginnings are looked up by so many letters."""
_OF_TITLE = 6
"""Words of a topic's title count from so many letters on, by their first letters: Turkish changes
the ends of words."""


@dataclass(frozen=True)
class Suggestion:
    """A topic, with the citizen's words that pointed to it."""

    topic: Topic
    because: tuple[str, ...]


class TopicIndex:
    """Finds topics by the beginnings of words."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._by_head: dict[str, list[tuple[tuple[str, ...], int, Topic]]] = defaultdict(list)
        for topic in topics:
            if topic.parent is None:
                continue  # a head only gathers others
            for stem in topic.words:
                parts = tuple(stem.split())
                # Two words that stand together say more than one; a long one more than a short.
                self._enter(parts, len(stem) * (2 if len(parts) > 1 else 1), topic)
            for word in _words(topic.title["tr"]):
                if len(word) >= _OF_TITLE:
                    self._enter((word[:_OF_TITLE],), _OF_TITLE // 2, topic)

    def _enter(self, parts: tuple[str, ...], weight: int, topic: Topic) -> None:
        self._by_head[parts[0][:_HEAD]].append((parts, weight, topic))

    def suggest(self, text: str, most: int = 3) -> tuple[Suggestion, ...]:
        """The topics the text points to, the strongest first; none where nothing does."""
        shown = re.findall(r"\w+", clean(text))
        words = [fold(word) for word in shown]
        found: dict[str, dict[tuple[str, ...], tuple[int, int]]] = defaultdict(dict)
        topics: dict[str, Topic] = {}
        for place, word in enumerate(words):
            for length in range(1, _HEAD + 1):
                for parts, weight, topic in self._by_head.get(word[:length], ()):
                    if _stands(parts, words, place):
                        topics[topic.id] = topic
                        # The same word again says nothing new.
                        found[topic.id].setdefault(parts, (weight, place))
        best = sorted(found, key=lambda name: -sum(w for w, _ in found[name].values()))[:most]
        return tuple(
            Suggestion(
                topics[name],
                tuple(dict.fromkeys(shown[place] for _, place in found[name].values())),
            )
            for name in best
        )


def _stands(parts: tuple[str, ...], words: list[str], place: int) -> bool:
    """Whether the parts begin words from `place` on, in their order, at most one word apart."""
    if not words[place].startswith(parts[0]):
        return False
    for part in parts[1:]:
        near = range(place + 1, min(place + 3, len(words)))
        at = next((n for n in near if words[n].startswith(part)), None)
        if at is None:
            return False
        place = at
    return True


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def office(topic: Topic, province: str = "", district: str = "") -> str:
    """The name of the office a topic goes to first, as far as the place is known."""
    named: Mapping[str, str] = {
        "province": province,
        # The central district is known by the province's name.
        "district": province if district == "Merkez" else district,
    }
    filled = re.sub(r"\{(\w+)\}", lambda found: named.get(found[1], ""), topic.office)
    return " ".join(filled.split())


def alike(one: str, other: str) -> float:
    """How much two titles are about the same, 0 to 1: the share of words that begin alike."""
    a, b = ({word[:_OF_TITLE] for word in _words(text) if len(word) > 2} for text in (one, other))
    return len(a & b) / len(a | b) if a and b else 0.0
