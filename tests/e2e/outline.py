"""A screen as a listener knows it at a glance, and what must be true of that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from mobile.i18n import words
from mobile.i18n.words import RIGHT_TO_LEFT

NAMED_BY_WHAT_STANDS_IN_THEM = "textbox"
PLACES = ("Ana sayfa", "Başvur", "Takip", "Ayarlar")
"""These stand on every screen. A button of a screen's own with such a name leads to the same."""


def plain(text: str) -> str:
    """One kind of space, and nothing that has no width."""
    return " ".join(text.replace("\u200b", "").split())


@dataclass(frozen=True)
class Control:
    """Something to press or to write in; `groups` are the names around it, innermost first."""

    role: str
    name: str
    groups: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " in ".join([f"{self.role} {self.name!r}", *map(repr, self.groups)])


@dataclass(frozen=True)
class Outline:
    """`headings` are levels with words, in the order of reading; `language` and `direction` are
    what the document says of itself."""

    title: str
    language: str
    direction: str
    headings: tuple[tuple[int, str], ...]
    controls: tuple[Control, ...]

    @classmethod
    def of(cls, told: dict[str, Any]) -> Outline:
        """From what page_scripts.OUTLINE tells."""
        return cls(
            plain(told["title"]),
            told["language"],
            told["direction"],
            tuple((level, plain(said)) for level, said in told["headings"]),
            tuple(
                Control(role, plain(name), tuple(map(plain, groups)))
                for role, name, groups in told["controls"]
            ),
        )

    @property
    def heading(self) -> str:
        """The first level-1 heading, or nothing."""
        return next((said for level, said in self.headings if level == 1), "")


def faults_of(outline: Outline, language: str, *, discreet: bool = False) -> list[str]:
    """What is wrong, each with the name of its rule in front. `discreet`: the title tells nothing
    of the page (an anonymous tip)."""
    return [
        *_headings(outline),
        *_title(outline, language, discreet),
        *_names(outline, language),
        *_document(outline, language),
    ]


def _headings(outline: Outline) -> Iterator[str]:
    first = [said for level, said in outline.headings if level == 1]
    if len(first) != 1:
        yield f"one-heading: {len(first)} level-1 headings {first}"
    for (above, _), (level, said) in pairwise(outline.headings):
        if level - above > 1:
            yield f"heading-order: level {level} {said!r} after level {above}"
    for level, said in outline.headings:
        if not said:
            yield f"empty-heading: of level {level}"


def _title(outline: Outline, language: str, discreet: bool) -> Iterator[str]:
    app = words(language)("Başvuru")
    if discreet and outline.title != app:
        yield f"title: {outline.title!r} tells of what nobody may know"
    if not discreet and (not outline.heading or outline.heading not in outline.title):
        yield f"title: {outline.title!r} does not say {outline.heading!r}"


def _names(outline: Outline, language: str) -> Iterator[str]:
    places = {plain(words(language)(place)) for place in PLACES}
    for control, count in Counter(outline.controls).items():
        if not control.name and control.role != NAMED_BY_WHAT_STANDS_IN_THEM:
            yield f"name: a {control} without a name"
        elif count > 1 and not (count == 2 and control.role == "button" and control.name in places):
            yield f"unique-name: {count} times {control}"


def _document(outline: Outline, language: str) -> Iterator[str]:
    spoken = words(language).spoken
    if outline.language.partition("-")[0] != spoken:
        yield f"language: the document says {outline.language!r}, not {spoken!r}"
    wanted = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    if (outline.direction or "ltr") != wanted:
        yield f"direction: the document says {outline.direction!r}, not {wanted!r}"
