"""The types of application as GeoReport v2 shows them."""

from __future__ import annotations

from typing import Any, get_args

import httpx
import pytest

from service.app import Service
from service.open311.shapes import Datatype
from tests.service.citizen import Citizen

V2 = "/open311/v2"
DATATYPES = {
    "mind": "string",
    "title": "string",
    "story": "text",
    "colour": "singlevaluelist",
    "pets": "multivaluelist",
    "moved": "singlevaluelist",
    "from_where": "string",
    "day": "datetime",
    "place": "string",
    "unit": "number",
    "topic": "singlevaluelist",
    "phone": "string",
    "email": "string",
    "papers": "string",
    "earlier": "text",
}


async def get(http: httpx.AsyncClient, path: str, language: str = "") -> httpx.Response:
    return await http.get(f"{V2}/{path}", headers={"accept-language": language})


async def test_the_list(http: httpx.AsyncClient) -> None:
    told = await get(http, "services.json")
    assert told.headers["content-type"] == "application/json"
    assert (told.headers["vary"], told.headers["content-language"]) == ("Accept-Language", "tr")
    listed: list[dict[str, Any]] = told.json()
    forms = (await http.get("/api/v1/forms")).json()["forms"]
    assert [one["service_code"] for one in listed] == [form["id"] for form in forms]
    sampler = listed[-1]
    assert sampler == {
        "service_code": "sampler",
        "service_name": "Her tür soru",
        "description": "Her tür soruyu bir kez sorar.",
        "metadata": True,
        "type": "realtime",
        "keywords": "Her tür soru,Every kind of question",
        "group": "Başvurular",
    }
    english = (await get(http, "services.json", "en-GB,tr;q=0.5")).json()[-1]
    assert english["service_name"] == "Every kind of question"
    assert english["group"] == "Applications"


async def test_a_definition(http: httpx.AsyncClient, service: Service) -> None:
    told = (await get(http, "services/sampler.json")).json()
    assert told["service_code"] == "sampler"
    attributes: list[dict[str, Any]] = told["attributes"]
    assert {one["code"]: one["datatype"] for one in attributes} == DATATYPES
    assert set(DATATYPES.values()) == set(get_args(Datatype))
    assert [one["order"] for one in attributes] == list(range(1, len(attributes) + 1))
    by_code = {one["code"]: one for one in attributes}
    assert by_code["title"] == {
        "variable": True,
        "code": "title",
        "datatype": "string",
        "required": True,
        "datatype_description": "Kırık kaldırım",
        "order": 2,
        "description": "Başlık",
        "values": [],
    }
    assert by_code["colour"]["values"][0] == {"key": "red", "name": "Kırmızı"}
    assert by_code["moved"]["values"] == [
        {"key": "true", "name": "Evet"},
        {"key": "false", "name": "Hayır"},
    ]
    assert {one["key"] for one in by_code["topic"]["values"]} == service.rooms.topics.choosable
    assert not by_code["mind"]["variable"]
    assert not by_code["mind"]["required"]
    assert by_code["mind"]["description"] == "Bilin: Bu bir denemedir."
    assert not by_code["from_where"]["required"], "it is asked under a condition"
    assert "Kurum, Yanıt geldi mi?" in by_code["earlier"]["description"]
    english = (await get(http, "services/sampler.json", "en")).json()["attributes"]
    assert english[3]["values"][0] == {"key": "red", "name": "Red"}
    assert english[5]["values"][0] == {"key": "true", "name": "Yes"}


async def test_every_form_has_a_definition(http: httpx.AsyncClient) -> None:
    for one in (await get(http, "services.json")).json():
        told = await get(http, f"services/{one['service_code']}.json")
        assert told.json()["service_code"] == one["service_code"]
        assert told.json()["attributes"]


async def test_it_is_asked_again_by_its_etag(http: httpx.AsyncClient) -> None:
    for path in ("services.json", "services/sampler.json"):
        turkish, english = await get(http, path), await get(http, path, "en")
        assert turkish.headers["etag"] != english.headers["etag"]
        again = await http.get(f"{V2}/{path}", headers={"if-none-match": turkish.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["vary"] == "Accept-Language"


@pytest.mark.parametrize(
    "path",
    [
        "services/nothing.json",
        "services/.json",
        "services/%00.json",
        "services/../sampler.json",
        "services/sampler.xml",
        "services",
        "requests.json",
        "",
    ],
)
async def test_what_is_not_there(http: httpx.AsyncClient, path: str) -> None:
    told = await get(http, path)
    assert told.status_code == 404
    assert told.headers["content-type"] == "application/json"
    (fault,) = told.json()
    assert fault["code"] == 404
    assert fault["description"].endswith(".")
    assert (await get(http, path, "en")).json()[0]["description"] != fault["description"]


async def test_only_looking(http: httpx.AsyncClient) -> None:
    for path in ("requests.json", "services.json"):
        told = await http.post(f"{V2}/{path}", json={})
        assert told.status_code == 405
        assert told.json()[0]["code"] == 405
        assert told.headers["allow"] == "GET"


async def test_it_is_documented(citizen: Citizen) -> None:
    paths = (await citizen.http.get("/api/openapi.json")).json()["paths"]
    for path in (f"{V2}/services.json", f"{V2}/services/{{code}}.json"):
        answers = paths[path]["get"]["responses"]
        assert list(answers["200"]["content"]) == ["application/json"]
    assert list(paths[f"{V2}/services/{{code}}.json"]["get"]["responses"]["404"]["content"]) == [
        "application/json"
    ]
