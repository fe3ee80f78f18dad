"""What applications are about: a table in two levels, konu and alt konu."""

from __future__ import annotations

from typing import Literal

from mobile.api.models.base import Said, Text


class Topic(Said):
    """One topic. Those with a `parent` are chosen; those without are heads."""

    id: str
    title: Text
    parent: str | None = None
    words: tuple[str, ...] = ()
    """Beginnings of words, folded, that point to this topic ("kaldirim", "nufus cuz")."""
    office: str
    """Where it goes first, e.g. "{district} İlçe Nüfus Müdürlüğü"; a proper name."""
    level: Literal["district", "province", "nation"] = "province"
    """What can be solved near is not sent far: how near the office is."""


class Topics(Said):
    topics: tuple[Topic, ...]
