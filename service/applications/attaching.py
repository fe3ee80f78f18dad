"""The files that answers name, held against what the service itself knows of them."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from mobile.api.answers import Fault
from mobile.api.models import Answers, FileQuestion, Question
from service.discretion import where
from service.files.files import Files
from service.problems import Refusal

_log = logging.getLogger("service")
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ON_ITS_WAY = {"waiting", "receiving", "looking"}

Unfit = Literal["file_unknown", "file_not_ready"]


@dataclass(frozen=True)
class Ready:
    """A file that may be attached. `size` is in bytes, as they were received."""

    id: str
    name: str
    size: int
    kind: str

    def answer(self) -> JsonValue:
        return {"id": self.id, "name": self.name, "size": self.size, "kind": self.kind}


FilesKnown = Mapping[str, Ready | Unfit] | None
"""By id; None when there were too many to look at."""


class Attaching:
    """Looks before an application is stored, and tidies up afterwards."""

    def __init__(self, files: Files, most: int) -> None:
        self._files = files
        self.most = most
        """How many files one application may have."""

    async def known(self, person: int, asked: Sequence[Question], answers: Answers) -> FilesKnown:
        """What is known of the files that the answers to these questions name. More than an
        application may have are not looked at: they are refused anyhow."""
        ids = {*named(asked, answers)}
        if not ids:
            return {}
        if len(ids) > self.most:
            return None
        asked_for = [file for file in ids if _ID.fullmatch(file)]
        free = await self._files.attachable(person, asked_for)
        return {file: await self._one(person, file, free) for file in asked_for}

    async def _one(self, person: int, file: str, free: Collection[str]) -> Ready | Unfit:
        try:
            state = await self._files.state(person, file, "tr")
        except Refusal:
            return "file_unknown"
        if file in free and state.kind is not None:
            return Ready(file, state.name, state.received, state.kind)
        return "file_not_ready" if state.state in _ON_ITS_WAY else "file_unknown"

    async def tidy(self, ids: Sequence[str]) -> None:
        """Throws away what attaching left over. The application is there already, so nothing
        that goes wrong here is the citizen's; the daily sweep comes by again."""
        try:
            await self._files.discard(ids)
        except Exception as failure:
            _log.error("discarding failed: %s", where(failure))


def named(asked: Sequence[Question], answers: Answers) -> Iterator[str]:
    """The ids that the answers to questions for files name, in their order."""
    for question in asked:
        if question.kind == "file":
            yield from ids_in(answers.get(question.id))


def named_files(asked: Sequence[Question], answers: Answers) -> Iterator[JsonValue]:
    """What the answers to questions for files say of each, in their order."""
    for question in asked:
        answer = answers.get(question.id)
        if question.kind == "file" and isinstance(answer, list):
            yield from answer


def ids_in(answer: JsonValue) -> Iterator[str]:
    for file in answer if isinstance(answer, list) else []:
        name = file.get("id") if isinstance(file, dict) else None
        if isinstance(name, str):
            yield name


def file_faults(
    question: FileQuestion, answer: JsonValue, known: FilesKnown, before: int, most: int
) -> Iterator[Fault]:
    """What is wrong with the files of one question; `before` were named by earlier ones."""
    ids = [*ids_in(answer)]
    if before + len(ids) > most:
        yield Fault(question.id, "too_many_files", most)
    elif known is not None:
        found = [known.get(file, "file_unknown") for file in ids]
        if "file_unknown" in found:
            yield Fault(question.id, "file_unknown")
        elif "file_not_ready" in found:
            yield Fault(question.id, "file_not_ready")
        elif any(isinstance(one, Ready) and one.kind not in question.accepts for one in found):
            yield Fault(question.id, "wrong_type")
