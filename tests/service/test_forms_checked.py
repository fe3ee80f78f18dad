"""A form's file that is wrong does not start the service; it is told which place and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from service import clock, forms
from service.forms.checking import Bounds, FormRefused, checked
from tests.service.conftest import FORMS

Form = dict[str, Any]
Change = Callable[[Form], object]
BOUNDS = Bounds(clock.load(), most_files=10)
WORDS = {"tr": "x", "en": "x"}


def question(form: Form, name: str) -> Form:
    """A question of the sampler, also one inside its group."""
    asked = [question for step in form["steps"] for question in step["questions"]]
    inner = [one for question in asked for one in question.get("questions", ())]
    return next(one for one in asked + inner if one["id"] == name)


def ask(form: Form, *asked: Form) -> None:
    """Asks something more, at the end."""
    form["steps"].append({"id": "more", "title": WORDS, "questions": [*asked]})


def on(name: str, **other: Any) -> Change:
    return lambda form: question(form, name).update(other)


def more(**asked: Any) -> Change:
    return lambda form: ask(form, {"label": WORDS} | asked)


def when(name: str, other: str, *values: object) -> Change:
    return on(name, when=[{"question": other, "one_of": [*values]}])


def secrecy(*values: str, **other: Any) -> Change:
    options = [{"value": value, "text": WORDS} for value in values]
    return more(**{"kind": "choice", "id": "secrecy", "options": options} | other)


def yes_no(number: int) -> Form:
    return {"kind": "yes_no", "id": f"q{number}", "label": WORDS}


RED = {"value": "red", "text": WORDS}


def unnamed(*asked: Form, **other: Any) -> Change:
    """An anonymous form with one question that is right, and these."""
    questions = [yes_no(0), *({"label": WORDS} | one for one in asked)]
    step = {"id": "one", "title": WORDS, "questions": questions}
    return lambda form: form.update({"anonymous": True, "clock": None, "steps": [step]} | other)


def taking(name: str, number: int) -> Form:
    return {"id": name, "title": WORDS, "takes_files": True, "questions": [yes_no(number)]}


CHANGES: list[tuple[Change, str]] = [
    (lambda form: form.pop("purpose"), "purpose: Field required"),
    (lambda form: form.update(id="other"), "the file is called 'sampler'"),
    (lambda form: form.update(version=0), "version: begins at 1"),
    (lambda form: form.update(steps=[]), "steps: there are none"),
    (lambda form: form["steps"][0].update(questions=[]), "words: a step without questions"),
    # Its clock.
    (lambda form: form.pop("clock"), 'clock: is one of "petition", "information", "ethics", "per'),
    (lambda form: form.update(clock="court"), 'clock: is one of "petition"'),
    (lambda form: form.update(clock="lunch"), 'clock: is one of "petition"'),
    (lambda form: form.update(clock=30), 'clock: is one of "petition"'),
    (lambda form: form.update(law=WORDS), "law: comes from the clock, leave it out"),
    (lambda form: form.update(answer={"amount": 1}), "answer: comes from the clock"),
    # Keys, kinds and words.
    (lambda form: form.update(colour="red"), "nobody knows the key 'colour'"),
    (on("title", requird=False), "steps.0.questions.1: nobody knows the key 'requird'"),
    (on("title", max_chosen=1), "steps.0.questions.1: nobody knows the key 'max_chosen'"),
    (on("old_address", x=1), "steps.3.questions.0.questions.3: nobody knows the key 'x'"),
    (on("title", kind="song"), "steps.0.questions.1: there is no kind 'song'"),
    (on("title", kind="unknown"), "there is no kind 'unknown'"),
    (lambda form: question(form, "title").pop("kind"), "there is no kind None"),
    (on("office", kind="file"), "steps.3.questions.0"),
    (lambda form: form["title"].update(de=""), "title: has no words in 'de'"),
    (lambda form: form["title"].update(tr=" "), "title: has no words in 'tr'"),
    (lambda form: form["title"].pop("tr"), "title: has no words in 'tr'"),
    (on("office", label={"tr": "x", "en": " "}), "questions.0.label: has no words in 'en'"),
    (on("unit", unknown={}), "unknown: has no words in 'tr'"),
    (lambda form: form["elsewhere"][0].update(what={"en": "x"}), "what: has no words in 'tr'"),
    # Ids.
    (on("title", id="earlier.0.x"), "earlier.0.x: an id has small letters"),
    (on("title", id="Title"), "Title: an id has"),
    (on("title", id="0title"), "0title: an id has"),
    (on("office", id="şube"), "şube: an id has"),
    (lambda form: form["steps"][0].update(id="bir-iki"), "bir-iki: an id has"),
    (lambda form: form["steps"][1].update(id="words"), "words: a step twice"),
    (on("story", id="title"), "title: asked twice"),
    (on("answered", id="office"), "office: asked twice"),
    (on("office", id="title"), "title: asked twice"),
    # Conditions.
    (when("title", "moved", True), "title: when: 'moved' is not asked before it"),
    (when("title", "title", "x"), "title: when: 'title' is not asked before it"),
    (when("from_where", "nothing", True), "when: 'nothing' is not asked before it"),
    (when("office", "answered", True), "office: when: 'answered' is not asked before it"),
    (when("papers", "answered", True), "papers: when: 'answered' is not asked before it"),
    (when("day", "colour", "blue"), "one_of: 'blue' is no answer of 'colour'"),
    (when("day", "pets", "cow"), "one_of: 'cow' is no answer of 'pets'"),
    (when("day", "moved", "yes"), "one_of: 'yes' is no answer of 'moved'"),
    (when("day", "colour", True), "one_of: True is no answer of 'colour'"),
    (when("day", "colour"), "one_of: names no answer of 'colour'"),
    (when("day", "title", "x"), "'title' is a text; only choice, choices and yes_no can decide"),
    (when("old_address", "place", "x"), "'place' is a place; only choice"),
    # Options and limits.
    (on("colour", options=[]), "colour: needs options"),
    (on("pets", options=[]), "pets: needs options"),
    (on("colour", options=[RED, RED]), "colour: needs options, each with its own value"),
    (on("colour", options=[RED | {"value": " "}]), "colour: options: one has no value"),
    (on("pets", max_chosen=0), "pets: max_chosen: does not fit the options"),
    (on("pets", max_chosen=4), "pets: max_chosen: does not fit the options"),
    (on("title", min_length=500), "title: min_length and max_length do not fit"),
    (on("story", min_length=0), "story: min_length and max_length do not fit"),
    (on("old_address", max_length=0), "old_address: min_length and max_length do not fit"),
    (on("place", max_length=0), "place: max_length: nothing could be written"),
    (on("day", earliest="yesterday"), "day: earliest, latest: no bound of a date: yesterday"),
    (on("day", earliest="2026-02-30"), "day: earliest, latest: "),
    (on("day", latest="+9999y"), "day: earliest, latest: "),
    (on("day", earliest="+1d"), "day: earliest, latest: no day lies between them"),
    (on("answered_on", earliest="today", latest="2020-01-01"), "answered_on: earliest, latest"),
    (on("papers", max_files=11), "papers: max_files: an application has 1 to 10 files"),
    (on("papers", max_files=0), "papers: max_files: an application has 1 to 10 files"),
    (on("papers", accepts=[]), "papers: accepts: names kinds of files"),
    (on("papers", accepts=["audio", "audio"]), "papers: accepts: names kinds of files"),
    (on("earlier", max_rows=0), "earlier: max_rows: nothing could be added"),
    (on("earlier", questions=[]), "earlier: questions: a group without questions"),
    # What some of them mean.
    (on("mind", required=True), "mind: required: a notice asks nothing"),
    (more(kind="topic", id="topic_2"), "topic_2: only one question asks for the topic"),
    (on("title", kind="long_text"), "title: names the application in lists, so it is a text"),
    (
        lambda form: (
            question(form, "unit").update(id="x") or question(form, "phone").update(id="unit")
        ),
        "unit: says where the application goes",
    ),
    (secrecy("open", "anonymous"), 'its options are "open" and "confidential"'),
    (secrecy("open"), 'its options are "open" and "confidential"'),
    (secrecy("open", "confidential", "x"), 'its options are "open" and "confidential"'),
    (more(kind="yes_no", id="secrecy"), 'its options are "open" and "confidential"'),
    # Without a name.
    (lambda form: form.update(anonymous=True), "phone: an anonymous form asks for nothing that"),
    (unnamed(clock="petition"), "clock: whoever has no name is owed no answer"),
    (unnamed(crisis=True), "anonymous: a form for a crisis is filed under a name"),
    (unnamed({"kind": "file", "id": "f"}), "f: files of a tip are no answers"),
    (lambda form: form["steps"][0].update(sign="Konu!"), "words: sign: 'Konu!' can be no video's"),
    (on("story", voice="sound"), "story: voice: 'sound' is no question of this form that records"),
    (on("story", voice="papers"), "story: voice: 'papers' is no question of this form that rec"),
    (on("papers", record=60), "papers: record: 10 to 600 seconds, and it accepts audio alone"),
    (on("papers", record=5, accepts=["audio"]), "papers: record: 10 to 600 seconds"),
    (on("papers", record=601, accepts=["audio"]), "papers: record: 10 to 600 seconds"),
    (unnamed({"kind": "long_text", "id": "t", "voice": "v"}), "a form that may hide who writes"),
    (unnamed(sign="tip"), "sign: the page of a video would stay in the browser's history"),
    (lambda form: form["steps"][0].update(takes_files=True), "words: takes_files: only an anon"),
    (unnamed(steps=[taking("a", 0), taking("b", 1)]), "b: takes_files: files are added on one"),
    (unnamed({"kind": "email", "id": "e"}), "e: an anonymous form asks for nothing that tells"),
    (unnamed(yes_no(1) | {"identifying": True}), "q1: an anonymous form asks for nothing"),
    (
        unnamed(
            {
                "kind": "choice",
                "id": "secrecy",
                "options": [RED | {"value": "open"}, RED | {"value": "confidential"}],
            }
        ),
        "secrecy: an anonymous form has no name to hide",
    ),
    (lambda form: ask(form, *map(yes_no, range(30))), "steps: ask 49 questions, at most 40"),
]


def written(folder: Path, form: Form) -> Path:
    path = folder / "sampler.json"
    path.write_text(json.dumps(form))
    return path


def sampler() -> Form:
    return json.loads((FORMS / "sampler.json").read_text("utf-8"))


@pytest.mark.parametrize(("change", "words"), CHANGES, ids=[words for _, words in CHANGES])
def test_a_form_that_is_wrong_says_where(tmp_path: Path, change: Change, words: str) -> None:
    source = sampler()
    change(source)
    path = written(tmp_path, source)
    with pytest.raises(FormRefused) as refused:
        checked(path, BOUNDS)
    assert str(refused.value).startswith(f"{path}: ")
    assert words in str(refused.value)


@pytest.mark.parametrize("text", ["", "[]", "7", '"x"', "{", "\ud800"])
def test_a_file_that_is_no_form(tmp_path: Path, text: str) -> None:
    (tmp_path / "sampler.json").write_text(text, "utf-8", "surrogatepass")
    with pytest.raises(FormRefused):
        checked(tmp_path / "sampler.json", BOUNDS)


ALLOWED: list[Change] = [
    lambda form: form.update(clock="information"),
    secrecy("open", "confidential"),
    secrecy("confidential", "open", required=False),
    when("old_address", "answered", True, False),
    when("earlier", "colour", "red", "green"),
    on("day", earliest="2020-02-29", latest="+30d"),
    on("mind", required=False),
    unnamed(),
]


@pytest.mark.parametrize("change", ALLOWED)
def test_a_form_that_is_right(tmp_path: Path, change: Change) -> None:
    source = sampler()
    change(source)
    assert checked(written(tmp_path, source), BOUNDS).id == "sampler"


def test_the_clock_gives_the_time_and_its_law(tmp_path: Path) -> None:
    assert checked(FORMS / "sampler.json", BOUNDS).answer is None
    source = sampler() | {"clock": "information"}
    form = checked(written(tmp_path, source), BOUNDS)
    rule = BOUNDS.clocks.rule("information")
    assert rule
    assert (form.answer, form.law) == (rule.span, rule.law)


def test_a_file_of_ours_is_named_from_the_root_of_the_house() -> None:
    refused = FormRefused(forms.FOLDER / "request.json", "is wrong")
    assert str(refused) == "service/forms/request.json: is wrong"


SPOKEN = {"kind": "file", "id": "spoken", "accepts": ["audio"], "record": 60, "required": False}


@pytest.mark.parametrize(
    ("text", "spoken", "fault"),
    [
        ({}, {}, None),
        ({}, {"required": True}, "'spoken' may stay empty, and is asked when this is"),
        (
            {"when": [{"question": "moved", "one_of": [True]}]},
            {},
            "'spoken' may stay empty, and is asked when this is",
        ),
    ],
)
def test_who_speaks_need_not_write(
    tmp_path: Path, text: Form, spoken: Form, fault: str | None
) -> None:
    form = json.loads((FORMS / "sampler.json").read_text())
    moved = {"kind": "yes_no", "id": "moved", "label": WORDS}
    written = {"kind": "long_text", "id": "t", "label": WORDS, "voice": "spoken"} | text
    form["steps"] = [{"id": "a", "title": WORDS, "questions": [moved, written]}]
    ask(form, {"label": WORDS} | SPOKEN | spoken)
    path = tmp_path / "sampler.json"
    path.write_text(json.dumps(form))
    if fault is None:
        assert checked(path, BOUNDS).id == "sampler"
    else:
        with pytest.raises(FormRefused, match=fault):
            checked(path, BOUNDS)


def test_whoever_may_stay_unknown_is_asked_for_no_voice(tmp_path: Path) -> None:
    form = json.loads((FORMS / "sampler.json").read_text())
    secrecy("open", "confidential")(form)
    ask_voice = {"id": "v", "title": WORDS, "questions": [{"label": WORDS} | SPOKEN]}
    form["steps"].append(ask_voice)
    path = tmp_path / "sampler.json"
    path.write_text(json.dumps(form))
    with pytest.raises(FormRefused, match="a form that may hide who writes asks for no voice"):
        checked(path, BOUNDS)
