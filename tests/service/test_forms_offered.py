"""Which forms are offered, and that adding a type of application is adding a file."""

from __future__ import annotations

import json
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import insert

from mobile.api.answers import may_be_confidential, questions
from mobile.api.models import Form
from service import clock, forms
from service.app import Service, create_app
from service.forms.checking import FormRefused
from service.forms.ordering import ORDER
from service.settings import Settings, SettingsRefused
from service.store.tables import form_versions
from tests.house import whole_answers
from tests.service.citizen import JSON, Citizen, application, problem
from tests.service.conftest import FORMS
from tests.service.sampler import send, stored

POTHOLE: JSON = {
    "id": "pothole",
    "version": 1,
    "clock": "petition",
    "title": {"tr": "Yolda çukur", "en": "Pothole"},
    "purpose": {"tr": "Yoldaki bir çukuru bildirin.", "en": "Report a pothole."},
    "need": {"tr": "Bir dakika.", "en": "A minute."},
    "steps": [
        {
            "id": "where",
            "title": {"tr": "Nerede?", "en": "Where?"},
            "questions": [
                {"kind": "place", "id": "place", "label": {"tr": "Yer", "en": "Place"}},
                {
                    "kind": "choice",
                    "id": "depth",
                    "label": {"tr": "Derinlik", "en": "Depth"},
                    "options": [
                        {"value": "shallow", "text": {"tr": "Sığ", "en": "Shallow"}},
                        {"value": "deep", "text": {"tr": "Derin", "en": "Deep"}},
                    ],
                },
            ],
        }
    ],
}
ANSWERS = {"place": {"province": 6, "district": 1231}, "depth": "deep"}


def put(folder: Path, **other: Any) -> Path:
    """A folder with the pothole's form, some of it other."""
    folder.mkdir(exist_ok=True)
    form = POTHOLE | other
    (folder / f"{form['id']}.json").write_text(json.dumps(form))
    return folder


def started(tmp_path: Path, **settings: Any) -> AbstractAsyncContextManager[Citizen]:
    """Somebody logged in at a service with these settings."""

    @asynccontextmanager
    async def running():
        service = create_app(Settings(data_dir=tmp_path / "var", **settings))
        await service.open()
        wire = httpx.ASGITransport(service)
        async with httpx.AsyncClient(transport=wire, base_url="http://service") as http:
            yield await Citizen(service, http).log_in()
        await service.close()

    return running()


async def offered(citizen: Citizen) -> list[str]:
    return [form["id"] for form in (await citizen.get("forms")).json()["forms"]]


# -- a new type ----------------------------------------------------------------------------


async def test_adding_a_type_is_adding_a_file(tmp_path: Path) -> None:
    async with started(tmp_path, forms_dir=put(tmp_path / "forms")) as citizen:
        assert (await offered(citizen))[-1] == "pothole"
        told = await send(citizen, ANSWERS, "pothole")
        assert told.json()["clock"]["span"] == {"amount": 30, "unit": "day"}
        assert "3071" in told.json()["clock"]["law"]["tr"]
        assert await stored(citizen, told) == ANSWERS
        listed = (await citizen.get("applications")).json()["applications"]
        assert [line["title"] for line in listed] == [""]
        services = (await citizen.http.get("/open311/v2/services.json")).json()
        assert "pothole" in [one["service_code"] for one in services]
        assert (await citizen.http.get("/open311/v2/services/pothole.json")).status_code == 200


async def test_a_form_of_ours_is_not_replaced_by_accident(tmp_path: Path) -> None:
    with pytest.raises(FormRefused, match="there is a form 'request' already"):
        forms.load(clock.load(), put(tmp_path, id="request"))


def test_our_own_forms_are_all_in_order() -> None:
    """A file that is forgotten in the order would stand at the end."""
    named = json.loads((forms.FOLDER / ORDER).read_text("utf-8"))
    files = {path.stem for path in forms.FOLDER.glob("*.json")} - {"order", "tip"}
    assert set(named) == files
    loaded = forms.load(clock.load())
    assert [one.id for one in loaded.summaries] == [name for name in named if loaded.current(name)]


def test_whoever_reports_wrongdoing_is_first_offered_to_stay_unnamed() -> None:
    form = forms.load(clock.load()).current("report")
    assert form and may_be_confidential(form), "listed, and filed under a login"
    secrecy = next(one for one in questions(form) if one.id == "secrecy")
    assert secrecy.kind == "choice" and secrecy.required
    assert [one.value for one in secrecy.options] == ["confidential", "open"]


def test_the_order_is_data(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        put(tmp_path, id=name)
    for order, expected in (([], "abc"), (["c", "x", "a"], "cab"), (["b"], "bac")):
        (tmp_path / ORDER).write_text(json.dumps(order))
        loaded = [one.id for one in forms.load(clock.load(), tmp_path).summaries]
        assert "".join(loaded[-3:]) == expected
    for order in ('"a"', '["a", "a"]', "{}", "[1]", "["):
        (tmp_path / ORDER).write_text(order)
        with pytest.raises(FormRefused, match=r"order\.json"):
            forms.load(clock.load(), tmp_path)


# -- a crisis ------------------------------------------------------------------------------


async def test_a_form_for_a_crisis_is_there_while_it_is_open(tmp_path: Path) -> None:
    folder = put(tmp_path / "forms", id="flood", crisis=True, clock=None)
    body = {"form": "flood", "form_version": 1, "answers": ANSWERS}
    async with started(tmp_path, forms_dir=folder) as citizen:
        assert "flood" not in await offered(citizen)
        problem(await citizen.get("forms/flood"), 404, "not_found")
        key = {"idempotency-key": "k" * 32}
        problem(await citizen.post("applications", body, **key), 409, "form_changed")
        assert (await citizen.http.get("/open311/v2/services/flood.json")).status_code == 404

    async with started(tmp_path, forms_dir=folder, crisis_forms=" flood ,") as citizen:
        assert (await offered(citizen))[0] == "flood"
        assert (await citizen.get("forms")).json()["forms"][0]["crisis"] is True
        assert (await send(citizen, ANSWERS, "flood")).json()["clock"] is None
        services = (await citizen.http.get("/open311/v2/services.json")).json()
        assert services[0]["service_code"] == "flood"

    async with started(tmp_path, forms_dir=folder) as citizen:
        assert "flood" not in await offered(citizen)
        problem(await citizen.get("forms/flood"), 404, "not_found")
        told = await citizen.post("applications", body, **{"idempotency-key": "l" * 32})
        assert told.status_code == 201, "what was begun while it was open is still received"
        number = told.json()["number"]
        assert (await citizen.get(f"applications/{number}")).json()["title"] == ""


async def test_the_form_for_an_earthquake(tmp_path: Path) -> None:
    async with started(tmp_path, crisis_forms="earthquake") as citizen:
        form = citizen.service.rooms.forms.current("earthquake")
        assert form
        answers = whole_answers(form, citizen.service.rooms.places.places)
        told = await send(citizen, answers, "earthquake")
        assert told.json()["clock"]["span"] == {"amount": 30, "unit": "day"}, told.text


@pytest.mark.parametrize("named", ["flod", "request", "earthquake,request"])
def test_a_crisis_that_is_none(tmp_path: Path, named: str) -> None:
    with pytest.raises(SettingsRefused, match=r"CRISIS_FORMS=.*: there is no such crisis form\."):
        create_app(Settings(data_dir=tmp_path, crisis_forms=named))


# -- older versions ------------------------------------------------------------------------


async def archived(service: Service, version: int, definition: str) -> None:
    row = {"id": "plain", "version": version, "definition": definition}
    rooms = service.rooms
    await rooms.database.write(lambda writing: writing.execute(insert(form_versions), row))
    await rooms.forms.archive(rooms.database)


async def test_an_old_version_is_still_taken_and_shown(citizen: Citizen) -> None:
    """Somebody began with version 0 before the present one came."""
    old = citizen.service.rooms.forms.current("plain")
    assert old
    steps = (old.steps[0].model_copy(update={"questions": old.steps[0].questions[:1]}),)
    old = old.model_copy(update={"version": 0, "steps": steps})
    await archived(citizen.service, 0, old.model_dump_json())
    told = await citizen.post(
        "applications",
        {"form": "plain", "form_version": 0, "answers": {"topic": "roads"}},
        **{"idempotency-key": "k" * 32},
    )
    assert told.status_code == 201, told.text
    shown = (await citizen.get(f"applications/{told.json()['number']}")).json()
    assert shown["form_version"] == 0
    then = await citizen.get("forms/plain", version=0)
    assert Form.model_validate_json(then.content) == old
    assert shown["title"] == ""


async def test_the_first_shape_of_a_form_can_be_read(citizen: Citizen) -> None:
    source = json.loads((FORMS / "plain.json").read_text("utf-8")) | {"version": 1}
    del source["clock"]
    source |= {"answer_days": 30, "law": {"tr": "3071 m.7", "en": "3071 art. 7"}}
    await archived(citizen.service, 1, json.dumps(source))
    form = (await citizen.get("forms/plain", version=1)).json()
    assert form["answer"] == {"amount": 30, "unit": "day"}
    body = application() | {"form_version": 1}
    told = await citizen.post("applications", body, **{"idempotency-key": "k" * 32})
    assert told.json()["clock"]["law"] == {"tr": "3071 m.7", "en": "3071 art. 7"}


async def test_a_changed_form_needs_a_new_version(service: Service) -> None:
    rooms = service.rooms
    current = rooms.forms.current("plain")
    assert current
    changed = forms.Forms([current.model_copy(update={"title": {"tr": "x", "en": "x"}})])
    with pytest.raises(FormRefused, match=r"plain\.json: .* raise it to 3"):
        await changed.archive(rooms.database)
