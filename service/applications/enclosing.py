"""Files that go along with what is written about an application, by the citizen or at the desk."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from mobile.api.answers import FaultCode, questions
from mobile.api.models import Answers, Form
from service.applications.attaching import named_files
from service.applications.sentences import SENTENCES
from service.discretion import where
from service.files.files import Attachable, Files
from service.files.names import saved_as
from service.files.rows import Owner
from service.history.kinds import Document, Enclosing, What
from service.problems import Refusal, Slip

_log = logging.getLogger("service")
FIELD = "files"


def enclosing(
    files: Files, connection: Connection, owner: Owner, what: What, ids: Sequence[str]
) -> What | Refusal:
    """What is to happen, with the files of these ids named in it. Nothing is stored yet: once it
    has happened, `Files.attach` makes them part of the application."""
    if not ids:
        return what
    if not isinstance(what, Enclosing):
        return _refused("file_unknown")
    try:
        found = files.ready(connection, owner, ids)
    except Refusal as refused:
        if refused.code == "too_many_files":
            return _refused("too_many_files", refused.values["limit"])
        return _refused("file_unknown")
    return what.model_copy(update={"files": tuple(map(_document, found))})


async def tidy(files: Files, ids: Sequence[str]) -> None:
    """Throws away what attaching left over. The event stands, so nothing that goes wrong here is
    anybody's trouble; the daily sweep comes by again."""
    try:
        await files.discard(ids)
    except Exception as failure:
        _log.error("discarding failed: %s", where(failure))


def filed_with(form: Form, answers: Answers) -> Iterator[Document]:
    """The files that the answers name, as they were filed."""
    for file in named_files([*questions(form)], answers):
        yield Document.model_validate(file)


def _document(found: Attachable) -> Document:
    name = saved_as(found.name, found.media)
    return Document(id=found.id, name=name, size=found.size, kind=found.kind)


def _refused(code: FaultCode, limit: int | None = None) -> Refusal:
    return Refusal("invalid", [Slip(FIELD, code, SENTENCES[code], limit)])
