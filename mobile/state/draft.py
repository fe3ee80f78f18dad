"""One application being written."""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from pydantic import JsonValue

    from mobile.api.models import Answers, Form, Receipt
    from mobile.state.mistakes import Mistake

Kept = Literal["", "saved", "not_saved", "parted"]
"""How the last saving went: not yet, well, not at all (what was typed stands in this session), or
as a draft of its own, because another device had changed or sent the saved one."""


def new_name() -> str:
    """A random name for a draft, or the key with which it is sent."""
    return secrets.token_urlsafe(24)


@dataclass(frozen=True)
class Draft:
    """One application being written. `answers` changes with every key, without a redraw.

    `key` is made once, with the draft: sent twice, it is still one application.
    """

    form: Form
    answers: Answers = field(default_factory=dict["str", "JsonValue"])
    key: str = field(default_factory=new_name)
    mistakes: tuple[Mistake, ...] = ()
    checking: bool = False
    """The citizen came from "check your answers" and goes straight back there."""
    receipt: Receipt | None = None
    begun: bool = False
    """The citizen began or resumed it here. Until then there is nothing to go on with: an old
    address, or a session that ended, leads to the form's start and to what was saved."""
    step: str = ""
    """The step that stands on the screen, or stood there last."""
    again: tuple[str, ...] = ()
    """Questions to look at again: the form changed since they were answered."""
    name: str = field(default_factory=new_name)
    """By which the service keeps it."""
    revision: int = 0
    """Of what the service keeps; 0 while it keeps nothing."""
    written: str = "{}"
    """The answers as the service keeps them, as JSON."""
    tried: str = ""
    """The answers as they were sent last; whether they arrived may be unknown."""
    kept: Kept = ""
    saved_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """Whether there is something to go on with."""
        return self.begun or bool(self.answers)

    @property
    def worth_keeping(self) -> bool:
        """Whether there is something that the service does not keep yet, and may keep."""
        unsent = self.receipt is None and not self.form.anonymous
        return unsent and as_written(self.answers) != self.written


_HALVES = re.compile("[\ud800-\udfff]")


def as_written(answers: Answers) -> str:
    """The answers as JSON, without those that were taken back, and without halves of letters,
    which no wire would carry."""
    full = {name: answer for name, answer in answers.items() if answer not in (None, "", {}, [])}
    return _HALVES.sub("", json.dumps(full, sort_keys=True, ensure_ascii=False))
