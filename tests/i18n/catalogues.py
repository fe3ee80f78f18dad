"""What the code says, what a catalogue holds, and how the two differ."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
ROOMS = ("mobile", "service")
ENDS = {".": ".", "?": "?", "!": "!", ":": ":", ";": ";", "…": "…", "؟": "?", "۔": "."}
"""What a sentence may end with, in any script, as its plain sign."""


def said_in(room: str) -> Catalog:
    """All sentences of a room's code and its files of data, found as `make words` finds them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    methods: list[tuple[str, str]] = []
    options: dict[str, dict[str, Any]] = {}
    for mapping in project["tool"]["babel"]["mappings"]:
        pattern = str(mapping["pattern"])
        methods.append((pattern, str(mapping["method"])))
        keywords = cast("dict[str, Any]", parse_keywords(mapping.get("keywords", [])))
        options[pattern] = {"keywords": keywords}
    found = Catalog()
    for place, line, sentence, _, about in extract_from_dir(ROOT / room, methods, options):
        found.add(sentence, locations=[(place, line)], context=about)
    return found


def path_of(room: str, language: str) -> Path:
    folder = language.replace("-", "_")
    return ROOT / room / "i18n" / folder / "LC_MESSAGES" / f"{room}.po"


def catalogue(room: str, language: str) -> Catalog:
    with path_of(room, language).open("rb") as file:
        return read_po(file)


def languages_of(room: str) -> set[str]:
    """Those that have a folder."""
    folders = (ROOT / room / "i18n").iterdir()
    found = {path.name.replace("_", "-") for path in folders if path.is_dir()}
    return found - {"--pycache--"}


def entries(found: Catalog) -> dict[str, Message]:
    """By the Turkish sentence, with what it is about in front where that is told; the header
    left out."""
    return {
        f"{entry.context}: {forms(entry.id)[0]}" if entry.context else forms(entry.id)[0]: entry
        for entry in found
        if entry.id
    }


def forms(words: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """A sentence as its forms: one, or one for each kind of number."""
    return (words or "",) if isinstance(words, str | None) else tuple(words)


def faults(said: Catalog, translated: Catalog) -> Iterator[str]:
    """Everything that is wrong with a catalogue."""
    wanted, there = entries(said), entries(translated)
    yield from (f"missing: {one}" for one in wanted.keys() - there.keys())
    yield from (f"unused: {one}" for one in there.keys() - wanted.keys())
    yield from (f"obsolete: {one}" for one in translated.obsolete)
    for source, entry in there.items():
        words = forms(entry.string)
        plural = source in wanted and len(forms(wanted[source].id)) > 1
        if entry.fuzzy:
            yield f"fuzzy: {source}"
        if len(words) != (translated.num_plurals if plural else 1):
            yield f"plural: {source}"
        for one in words:
            differ = differences(forms(entry.id)[0], one)
            yield from (f"{fault}: {source}" for fault in differ)


def differences(source: str, translation: str) -> Iterator[str]:
    """How a translation is less than its source, whatever the words mean."""
    if not translation.strip():
        yield "empty"
        return
    if translation != translation.strip():
        yield "blanks"
    if placeholders(source) != placeholders(translation):
        yield "placeholders"
    if ENDS.get(source[-1]) != ENDS.get(translation.rstrip()[-1]):
        yield "end"


def placeholders(text: str) -> list[str]:
    """The {names} of a sentence; a brace that stands alone is one too."""
    try:
        return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return ["{"]
