"""What is in a draft: its texts for the database, its title for a list, the files it names."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator

from pydantic import JsonValue

from mobile.api.checks import clean
from mobile.api.models import Answers

LONGEST_TITLE = 200
_LONGEST_ID = 64


def written(answers: Answers) -> str:
    """The answers for the database: as they came, in the same letters for the same content."""
    return json.dumps(_finite(answers), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _finite(answer: JsonValue) -> JsonValue:
    """A number that JSON can write but nobody can hold (1e999) is no answer."""
    if isinstance(answer, float):
        return answer if math.isfinite(answer) else None
    if isinstance(answer, list):
        return [_finite(inner) for inner in answer]
    if isinstance(answer, dict):
        return {name: _finite(inner) for name, inner in answer.items()}
    return answer


def title(answers: Answers) -> str:
    """What the citizen calls it; "" where nothing is written yet."""
    text = answers.get("title")
    return clean(text)[:LONGEST_TITLE] if isinstance(text, str) else ""


def files_in(answers: Answers) -> set[str]:
    """The ids of the files that answers name, also those inside the rows of a group."""
    return set(_ids(answers))


def _ids(answer: JsonValue) -> Iterator[str]:
    if isinstance(answer, dict):
        for inner in answer.values():
            yield from _ids(inner)
    elif isinstance(answer, list):
        for item in answer:
            name = item.get("id") if isinstance(item, dict) else None
            if isinstance(name, str) and 0 < len(name) <= _LONGEST_ID:
                yield name
            yield from _ids(item)
