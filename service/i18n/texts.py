"""Texts that stand in files of data: forms, topics, articles, reasons.

A text is an object with its Turkish words, `{"tr": "Konu"}`. The catalogues hold the others; words
that a file brings itself, `{"tr": "Konu", "en": "Topic"}`, go before them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from io import BufferedIOBase
from pathlib import Path
from typing import Any, TypeGuard, cast

from pydantic import JsonValue

from mobile.api.models import Text
from service.i18n import LANGUAGES, translated


def read(path: Path) -> JsonValue:
    """A file of data, its texts in every language that has words for them. Raises ValueError
    where it is no JSON, OSError where it cannot be read."""
    return in_every_language(json.loads(path.read_text("utf-8")))


def in_every_language(data: JsonValue) -> JsonValue:
    """The same with its texts filled up from the catalogues."""
    if is_text(data):
        found = {one: data.get(one) or translated(one, data["tr"]) for one in LANGUAGES}
        return {**data, **{language: words for language, words in found.items() if words}}
    if isinstance(data, dict):
        return {key: in_every_language(part) for key, part in data.items()}
    if isinstance(data, list):
        return [in_every_language(part) for part in data]
    return data


def in_turkish(data: JsonValue) -> JsonValue:
    """The same with the Turkish words of its texts alone: what was asked, however it is told."""
    if is_text(data):
        return {"tr": data["tr"]}
    if isinstance(data, dict):
        return {key: in_turkish(part) for key, part in data.items()}
    if isinstance(data, list):
        return [in_turkish(part) for part in data]
    return data


def pick(text: Text, language: str) -> str:
    """The words of a text in a language, or in Turkish."""
    return text.get(language) or text.get("tr", "")


def only(text: Text, languages: Collection[str]) -> Text:
    """The words of a text in these languages alone."""
    return {language: words for language, words in text.items() if language in languages}


def blank(text: Text) -> list[str]:
    """The languages in which a text must have words and has none: Turkish, and each it names."""
    return [one for one in dict.fromkeys(("tr", *text)) if not text.get(one, "").strip()]


def is_text(data: object) -> TypeGuard[dict[str, str]]:
    return isinstance(data, dict) and isinstance(cast("dict[str, object]", data).get("tr"), str)


def extracted(
    file: BufferedIOBase, keywords: Any, comments: Any, options: Any
) -> Iterator[tuple[int, str, str, list[str]]]:
    """The Turkish words of a file's texts, as Babel asks an extractor for them (`make words`)."""
    del keywords, comments, options
    for words in dict.fromkeys(_turkish(json.load(file))):
        yield 1, "", words, []


def _turkish(data: JsonValue) -> Iterator[str]:
    if is_text(data):
        yield data["tr"]
    elif isinstance(data, dict):
        for part in data.values():
            yield from _turkish(part)
    elif isinstance(data, list):
        for part in data:
            yield from _turkish(part)
