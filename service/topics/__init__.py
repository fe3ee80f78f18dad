"""What applications are about: the table of topics, a file beside this one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from mobile.api.checks import fold
from mobile.api.models import Topic, Topics
from service.i18n.texts import blank, read

FILE = Path(__file__).parent / "topics.json"
_PLACES = {
    "district": {"{province}", "{district}"},
    "province": {"{province}"},
    "nation": set[str](),
}
"""What the name of an office may leave open, by how near the office is."""


class TopicsRefused(Exception):
    """The table of topics is wrong; says which row and how."""

    def __init__(self, file: str, fault: str) -> None:
        super().__init__(f"service/topics/{file}: {fault}")


class TopicTable:
    """All topics, also as the bytes of an answer."""

    def __init__(self, topics: Topics) -> None:
        self.topics = topics
        self.choosable = frozenset(topic.id for topic in topics.topics if topic.parent is not None)
        """The ids that answer a question: heads only gather others."""
        self.body = topics.model_dump_json().encode()
        self.etag = f'"{sha256(self.body).hexdigest()[:20]}"'


@cache
def load(path: Path = FILE) -> TopicTable:
    """Reads and checks the table, once in a process. Raises TopicsRefused at the first thing that
    is wrong with it."""
    try:
        source = read(path)
        topics = Topics.model_validate(source)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise TopicsRefused(path.name, f"{place}: {first['msg']}") from None
    except ValueError as wrong:
        raise TopicsRefused(path.name, str(wrong)) from None
    told = topics.model_dump(mode="json", exclude_unset=True)
    if source != told:
        raise TopicsRefused(path.name, "has keys that nobody knows")
    for fault in _faults(topics.topics):
        raise TopicsRefused(path.name, fault)
    return TopicTable(topics)


def _faults(topics: tuple[Topic, ...]) -> Iterator[str]:
    by_id: dict[str, Topic] = {}
    for topic in topics:
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,63}", topic.id):
            yield f"{topic.id}: an id has small letters, digits and _ only"
        if topic.id in by_id:
            yield f"{topic.id}: is there twice"
        by_id[topic.id] = topic
    heads = {topic.parent for topic in topics}
    for topic in topics:
        for fault in (*_own_faults(topic), *_place_faults(topic, by_id)):
            yield f"{topic.id}: {fault}"
        if topic.parent is None and topic.id not in heads:
            yield f"{topic.id}: a head without topics under it cannot be chosen"


def _own_faults(topic: Topic) -> Iterator[str]:
    for language in blank(topic.title):
        yield f"has no title in {language!r}"
    if topic.parent is not None and not topic.words:
        yield "has no words by which it is found"
    for word in topic.words:
        if not word.strip() or word != fold(word):
            yield f"{word!r} is not folded (small letters, no accents)"


def _place_faults(topic: Topic, by_id: dict[str, Topic]) -> Iterator[str]:
    if topic.parent is not None:
        parent = by_id.get(topic.parent)
        if parent is None:
            yield f"its parent {topic.parent!r} is not there"
        elif parent.parent is not None:
            yield f"its parent {topic.parent!r} has a parent itself; there are two levels"
    if not topic.office.strip():
        yield "names no office"
    found = re.findall(r"\{.*?\}|[{}]", topic.office)
    for place in found:
        if place not in _PLACES[topic.level]:
            yield f"{place} has no place in an office of the level {topic.level!r}"
