"""What a text is about: topics suggested from the citizen's own words, on the device alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mobile.api.checks import clean, fold

if TYPE_CHECKING:
    from mobile.api.models import Topic

_HEAD = 3
"""Beginnings are looked up by so many letters."""
_WHOLE = 2
"""A part of a stem with so few letters begins too many words: it stands as a word of its own."""
_OF_TITLE = 6
"""Words of a topic's title count from so many letters on, by their first letters: Turkish changes
the ends of words."""
_GENERAL = (
    "basvur", "bildir", "calis", "davran", "degis", "destek", "durum", "duzen", "edilm", "genel",
    "gonder", "hizmet", "islem", "istenm", "kaldir", "kesil", "korun", "kosul", "kurum", "odeme",
    "odenm", "ozel", "reddedil", "servis", "sorun", "talep", "tehlike", "toplam", "ucret", "verilm",
    "yapi", "yardim", "yerinde", "yerlestirme", "yetkili", "yonet", "zarar",
    "applying", "between", "building", "change", "condition", "conduct", "control", "extra",
    "families", "finding", "general", "given", "governm", "management", "matter", "missing",
    "official", "people", "person", "place", "problem", "public", "record", "regist", "request",
    "right", "service", "social", "stopped", "support", "without",
)  # fmt: skip
"""So words begin that stand in a title and say nothing of what it is about."""


@dataclass(frozen=True)
class Suggestion:
    """A topic, with the citizen's words that pointed to it."""

    topic: Topic
    because: tuple[str, ...]


@dataclass(frozen=True)
class _Entry:
    """Words that point to a topic by their beginnings."""

    parts: tuple[str, ...]
    weight: int
    topic: Topic
    of_title: bool


class TopicIndex:
    """Finds topics by the beginnings of words."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._by_head: dict[str, list[_Entry]] = defaultdict(list)
        topics = tuple(topics)
        titles = {topic.id: _of_title(topic) for topic in topics}
        held = Counter(beginning for title in titles.values() for beginning in title)
        for topic in topics:
            if topic.parent is None:
                continue  # a head only gathers others
            for stem in topic.words:
                parts = tuple(stem.split())
                # Two words that stand together say more than one; a long one more than a short.
                self._enter(parts, len(stem) * (2 if len(parts) > 1 else 1), topic)
            for beginning in titles[topic.id]:
                if held[beginning] == 1:
                    self._enter((beginning,), _OF_TITLE // 2, topic, of_title=True)

    def _enter(
        self, parts: tuple[str, ...], weight: int, topic: Topic, *, of_title: bool = False
    ) -> None:
        self._by_head[parts[0][:_HEAD]].append(_Entry(parts, weight, topic, of_title))

    def suggest(self, text: str, most: int = 3) -> tuple[Suggestion, ...]:
        """The topics the text points to, the strongest first; none where nothing does."""
        shown = re.findall(r"\w+", clean(text))
        words = [fold(word) for word in shown]
        found: dict[str, dict[tuple[str, ...], tuple[_Entry, int]]] = defaultdict(dict)
        for place, word in enumerate(words):
            for head in dict.fromkeys(word[:length] for length in range(1, _HEAD + 1)):
                for entry in self._by_head.get(head, ()):
                    if _stands(entry.parts, words, place):
                        # The same word again says nothing new.
                        found[entry.topic.id].setdefault(entry.parts, (entry, place))
        pointed = [[*entries.values()] for entries in found.values()]
        sure = [entries for entries in pointed if _says_enough([entry for entry, _ in entries])]
        best = sorted(sure, key=lambda entries: -sum(entry.weight for entry, _ in entries))[:most]
        return tuple(
            Suggestion(
                entries[0][0].topic,
                tuple(dict.fromkeys(shown[place] for _, place in entries)),
            )
            for entries in best
        )


def _of_title(topic: Topic) -> set[str]:
    """How the words of the titles begin, in every language that the topic has."""
    words = (word for title in topic.title.values() for word in _words(title))
    return {
        word[:_OF_TITLE]
        for word in words
        if len(word) >= _OF_TITLE and not word.startswith(_GENERAL)
    }


def _says_enough(entries: list[_Entry]) -> bool:
    """One word of a title alone points nowhere: it may be there by chance."""
    return len(entries) > 1 or not entries[0].of_title


def _stands(parts: tuple[str, ...], words: list[str], place: int) -> bool:
    """Whether the parts begin words from `place` on, in their order, at most one word apart."""
    if not _begins(parts[0], words[place]):
        return False
    for part in parts[1:]:
        near = range(place + 1, min(place + 3, len(words)))
        at = next((n for n in near if _begins(part, words[n])), None)
        if at is None:
            return False
        place = at
    return True


def _begins(part: str, word: str) -> bool:
    return word.startswith(part) if len(part) > _WHOLE else word == part


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
