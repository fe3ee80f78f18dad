"""One question where it stands: by its path, with its answer and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mobile.api.answers import answer_at, questions
from mobile.views.at import At
from mobile.views.faults import sentence

if TYPE_CHECKING:
    from pydantic import JsonValue

    from mobile.api.models import Form, Question, SingleQuestion
    from mobile.state.draft import Draft
    from mobile.state.mistakes import Mistake

    Asked = Question | SingleQuestion


_NOTHING: tuple[JsonValue, ...] = (None, "", {}, [])


@dataclass(frozen=True)
class Here:
    """Where a question stands. Its path ("title", "earlier.0.date") is its control's key too."""

    at: At
    draft: Draft
    path: str

    @property
    def answer(self) -> JsonValue:
        """What is answered by now: handlers ask again."""
        return answer_at(self.draft.answers, self.path)

    @property
    def text(self) -> str:
        answer = self.answer
        return answer if isinstance(answer, str) else ""

    @property
    def mistake(self) -> Mistake | None:
        return next((m for m in self.draft.mistakes if m.field == self.path), None)

    @property
    def error(self) -> str:
        """What is wrong, in words. What was missing and is there by now is mended."""
        mistake = self.mistake
        if mistake is None or (mistake.code == "missing" and self.answer not in _NOTHING):
            return ""
        return sentence(self.at.say, mistake)

    def label(self, asked: Asked) -> str:
        """The question with "(zorunlu)" or "(isteğe bağlı)": said in words, since Flet cannot say
        it to screen readers otherwise."""
        return with_need(self.at, self.at.say.pick(asked.label), required=asked.required)

    def hint(self, asked: Asked, *more: str, example: str = "") -> str:
        """What helps to answer, softly: each on its own line."""
        say = self.at.say
        example = say.pick(asked.example) or example
        lines = [
            say.pick(asked.hint),
            *more,
            say("Örnek: {example}", example=example) if example else "",
            say("Dayanağı: {law}", law=asked.law) if asked.law else "",
        ]
        return "\n".join(line for line in lines if line)

    def write(self, answer: JsonValue) -> None:
        """Writes the answer down; the screen shows it already."""
        self.at.store.filing.answer(self.draft.form.id, self.path, answer)

    def pick(self, answer: JsonValue) -> None:
        """Writes down an answer that changes what the screen shows."""
        self.at.store.filing.pick(self.draft.form.id, self.path, answer)


def with_need(at: At, label: str, *, required: bool) -> str:
    if required:
        return at.say("{label} (zorunlu)", label=label)
    return at.say("{label} (isteğe bağlı)", label=label)


def asked_by(form: Form, path: str) -> Asked | None:
    """The question at a path; None where there is none."""
    name, _, inner = path.partition(".")
    found = next((one for one in questions(form) if one.id == name), None)
    if not inner or found is None or found.kind != "group":
        return found
    last = inner.rpartition(".")[2]
    return next((one for one in found.questions if one.id == last), found)


def name_of(at: At, form: Form, path: str) -> str:
    """What a question is called in a list of several: "Tarih", or "Kurum 2, Tarih" in a group."""
    say, (name, *inner) = at.say, path.split(".")
    asked, around = asked_by(form, path), asked_by(form, name)
    if asked is None or around is None:
        return ""
    if around.kind != "group" or not inner or not inner[0].isdecimal():
        return say.pick(asked.label)
    return f"{thing(at, say.pick(around.one), int(inner[0]))}, {say.pick(asked.label)}"


def fault_of(at: At, form: Form, mistake: Mistake) -> str:
    """A mistake in a list of several: which question, and how to mend it."""
    name = name_of(at, form, mistake.field)
    return f"{name}{' ' if name.endswith('?') else ': '}{sentence(at.say, mistake)}"


def thing(at: At, one: str, row: int) -> str:
    """A row of a group by its number: "Kurum 2" for the second."""
    return at.say("{thing} {n}", thing=one, n=row + 1)
