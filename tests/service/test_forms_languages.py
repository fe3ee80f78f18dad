"""In which languages a form speaks: its own words first, then the catalogues', Turkish at least."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import JsonValue

from mobile.api.models import Form
from service import clock, forms
from service.app import Service
from service.forms.checking import Bounds, FormRefused, checked
from service.i18n import LANGUAGES
from service.i18n.texts import in_every_language, in_turkish, pick

BOUNDS = Bounds(clock.load(), most_files=10)


def pothole(title: dict[str, str], label: dict[str, str]) -> dict[str, Any]:
    """An institution's own form, and the words of two places in it."""
    return {
        "id": "pothole",
        "version": 1,
        "clock": "petition",
        "title": title,
        "purpose": {"tr": "Yoldaki bir çukuru bildirin."},
        "need": {"tr": "Bir dakika."},
        "steps": [
            {
                "id": "where",
                "title": {"tr": "Nerede?"},
                "questions": [{"kind": "yes_no", "id": "deep", "label": label}],
            }
        ],
    }


def of_file(folder: Path, form: dict[str, Any]) -> Form:
    path = folder / "pothole.json"
    path.write_text(json.dumps(form))
    return checked(path, BOUNDS)


def test_a_form_may_be_in_turkish_alone(tmp_path: Path) -> None:
    form = of_file(tmp_path, pothole({"tr": "Yolda çukur"}, {"tr": "Derin mi?"}))
    assert form.title == {"tr": "Yolda çukur"}, "no catalogue knows these words"
    assert {pick(form.title, one) for one in LANGUAGES} == {"Yolda çukur"}


def test_words_of_its_own_go_before_those_of_the_catalogue(tmp_path: Path) -> None:
    """Our own forms ask "Nerede?" too, so the catalogues know it."""
    known = {"tr": "Nerede?", "de": "Wo genau?", "ckb": "شوێن"}
    form = of_file(tmp_path, pothole({"tr": "Yolda çukur", "de": "Schlagloch"}, known))
    (question,) = form.steps[0].questions
    assert form.title == {"tr": "Yolda çukur", "de": "Schlagloch"}
    assert question.label["de"] == "Wo genau?"
    assert question.label["ckb"] == "شوێن", "a language that the app does not have yet"
    told = in_every_language({"tr": "Nerede?"})
    assert isinstance(told, dict) and {"en", "ar", "ru"} <= told.keys()
    assert {one: question.label[one] for one in ("en", "ar", "ru")} == {
        one: told[one] for one in ("en", "ar", "ru")
    }


@pytest.mark.parametrize(
    ("title", "fault"),
    [
        ({"de": "Schlagloch"}, "title: has no words in 'tr'"),
        ({"tr": "Yolda çukur", "de": " "}, "title: has no words in 'de'"),
        ({}, "title: has no words in 'tr'"),
    ],
)
def test_a_text_without_words_is_refused(tmp_path: Path, title: dict[str, str], fault: str) -> None:
    with pytest.raises(FormRefused, match=fault):
        of_file(tmp_path, pothole(title, {"tr": "Derin mi?"}))


def test_what_is_asked_is_its_turkish_words() -> None:
    part: JsonValue = {"a": [{"tr": "Yer", "de": "Ort"}], "value": "tr", "b": {"c": 1}}
    assert in_turkish(part) == {"a": [{"tr": "Yer"}], "value": "tr", "b": {"c": 1}}


@pytest.mark.parametrize(
    ("title", "taken"),
    [
        ({"tr": "İstek", "de": "Anliegen"}, True),
        ({"tr": "İstek"}, True),
        ({"tr": "İstek.", "en": "Request"}, False),
    ],
)
async def test_only_changed_turkish_asks_for_a_new_version(
    service: Service, title: dict[str, str], taken: bool
) -> None:
    rooms = service.rooms
    current = rooms.forms.current("plain")
    assert current and current.title["tr"] == "İstek" and current.title.keys() != title.keys()
    mended = forms.Forms([current.model_copy(update={"title": title})])
    if taken:
        await mended.archive(rooms.database)
        found = mended.version("plain", current.version)
        assert found and found.title == title, "the mended words are shown, not the stored ones"
    else:
        with pytest.raises(FormRefused, match=r"plain\.json: .* raise it to 3"):
            await mended.archive(rooms.database)
