"""Which unit an application goes to first: tables, and that there always is one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mobile.api.models import Answers, Form, Unit
from service import clock, forms, places, topics, units
from service.routing import Routes
from service.units import UnitRegistry

TODAY = date(2026, 3, 16)
CANKAYA = {"province": 6, "district": 1231}
"""A metropolitan district."""
TOPICS = topics.load().topics.topics
CHOOSABLE = sorted(topics.load().choosable)


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> UnitRegistry:
    return units.load(tmp_path_factory.mktemp("units"))


@pytest.fixture(scope="module")
def routes(registry: UnitRegistry) -> Routes:
    return Routes(registry, topics.load(), places.load())


def form(name: str) -> Form:
    loaded = forms.load(clock.load(), Path(__file__).parents[1] / "forms", crisis=("earthquake",))
    found = loaded.current(name)
    assert found
    return found


FORMS = {
    name: form(name)
    for name in (
        "request",
        "complaint",
        "information_request",
        "suggestion",
        "thanks",
        "human_rights",
        "ethics",
        "sign_call",
        "earthquake",
    )
}


def place(province: str, district: str) -> dict[str, Any]:
    """By name; "Merkez" is the central district."""
    for one in places.load().places.provinces:
        if one.name == province:
            number = next(each.id for each in one.districts if each.name == district)
            return {"province": one.id, "district": number}
    raise LookupError(province)


def first(
    routes: Routes, name: str, chosen: Unit | None = None, **answers: Any
) -> tuple[str, str] | None:
    found = routes.first(FORMS[name], answers, chosen, TODAY)
    return found and (found.unit.name, found.rule)


@pytest.mark.parametrize(
    ("topic", "province", "district", "unit"),
    [
        ("pavement", "Ankara", "Çankaya", "Çankaya Belediyesi"),
        ("pavement", "Adıyaman", "Merkez", "Adıyaman Belediyesi"),
        ("id_card", "Ankara", "Çankaya", "Çankaya İlçe Nüfus Müdürlüğü"),
        ("id_card", "Adıyaman", "Merkez", "Adıyaman İl Nüfus ve Vatandaşlık Müdürlüğü"),
        ("faulty_goods", "Adıyaman", "Merkez", "Adıyaman İl Tüketici Hakem Heyeti"),
        ("cash_aid", "Adıyaman", "Merkez", "Adıyaman İl Sosyal Yardımlaşma ve Dayanışma Vakfı"),
        ("water", "Ankara", "Çankaya", "Ankara Büyükşehir Belediyesi"),
        ("water", "Adıyaman", "Besni", "Besni Belediyesi"),
        ("village_services", "Adıyaman", "Besni", "Adıyaman İl Özel İdaresi"),
        ("village_services", "Ankara", "Çankaya", "Çankaya Belediyesi"),
        ("hospital", "Van", "Edremit", "Van İl Sağlık Müdürlüğü"),
        ("stray_animals", "Van", "Edremit", "Edremit Belediyesi"),
        ("power_cut", "Van", "Edremit", "Enerji Piyasası Düzenleme Kurumu (EPDK)"),
        ("muhtar", "Adıyaman", "Merkez", "Adıyaman Valiliği"),
        ("other", "Ankara", "Çankaya", "Ankara Valiliği"),
    ],
)
def test_local_first(routes: Routes, topic: str, province: str, district: str, unit: str) -> None:
    found = first(routes, "request", topic=topic, place=place(province, district))
    assert found == (unit, "topic")


def test_two_places_of_one_name_stay_apart(routes: Routes, registry: UnitRegistry) -> None:
    for province in ("Van", "Balıkesir"):
        there = place(province, "Edremit")
        found = routes.first(FORMS["request"], {"topic": "parks", "place": there}, None, TODAY)
        assert found and found.unit.place == f"Edremit, {province}"


@pytest.mark.parametrize(
    ("post", "unit"),
    [
        ("Karayolları Genel Müdürü", "Kamu Görevlileri Etik Kurulu"),
        ("MÜSTEŞAR", "Kamu Görevlileri Etik Kurulu"),
        ("Vali", "Kamu Görevlileri Etik Kurulu"),
        ("Genel müdür yardımcısı", "Ankara Valiliği Etik Komisyonu"),
        ("Vali yardımcısı", "Ankara Valiliği Etik Komisyonu"),
        ("İl müdürü", "Ankara Valiliği Etik Komisyonu"),
        ("", "Ankara Valiliği Etik Komisyonu"),
    ],
)
def test_ethics_by_title(routes: Routes, post: str, unit: str) -> None:
    found = first(routes, "ethics", post=post, place=CANKAYA)
    assert found and found[0] == unit


def test_a_high_title_goes_to_the_board_wherever_the_official_works(
    routes: Routes, registry: UnitRegistry
) -> None:
    office = registry.named("Çankaya İlçe Nüfus Müdürlüğü", 6)
    assert office
    board = first(routes, "ethics", office, post="Genel Müdür", place=CANKAYA)
    assert board == ("Kamu Görevlileri Etik Kurulu", "ethics_board")
    other = first(routes, "ethics", office, post="Şef", place=CANKAYA)
    assert other == ("Çankaya Kaymakamlığı", "ethics_discipline")


def earlier(institution: str, outcome: str, day: str) -> list[dict[str, str]]:
    return [{"institution": institution, "outcome": outcome, "date": day}]


@pytest.mark.parametrize(
    ("before", "unit"),
    [
        (None, "Çankaya İlçe İnsan Hakları Kurulu"),
        (("Çankaya Belediyesi", "refused", "2026-01-01"), "Çankaya İlçe İnsan Hakları Kurulu"),
        (("çankaya ilçe insan hakları kurulu", "refused", "2026-03-01"), "Ankara İl"),
        (("Çankaya İlçe İnsan Hakları Kurulu", "waiting", "2026-03-01"), "Çankaya İlçe"),
        (("Çankaya İlçe İnsan Hakları Kurulu", "no_answer", "2026-02-14"), "Çankaya İlçe"),
        (("Çankaya İlçe İnsan Hakları Kurulu", "no_answer", "2026-02-13"), "Ankara İl"),
        (("Ankara İl İnsan Hakları Kurulu", "refused", "2026-03-01"), "Türkiye İnsan Hakları"),
        (("Ankara İl İnsan Hakları Kurulu", "partly", "2026-03-01"), "Çankaya İlçe"),
    ],
)
def test_the_chain_of_human_rights(
    routes: Routes, before: tuple[str, str, str] | None, unit: str
) -> None:
    told: dict[str, Any] = {"earlier": earlier(*before)} if before else {}
    found = first(routes, "human_rights", place=CANKAYA, **told)
    assert found and found[0].startswith(unit)


def test_a_complaint_about_staff_goes_one_level_up(routes: Routes, registry: UnitRegistry) -> None:
    told: dict[str, Any] = {"topic": "id_card", "place": CANKAYA, "about": "staff"}
    assert first(routes, "complaint", **told) == ("Çankaya Kaymakamlığı", "staff")
    act: dict[str, Any] = {**told, "about": "act"}
    assert first(routes, "complaint", **act) == ("Çankaya İlçe Nüfus Müdürlüğü", "topic")
    chosen = registry.named("Çankaya Belediyesi", 6)
    assert first(routes, "complaint", chosen, **told) == ("Ankara Valiliği", "staff")
    assert first(routes, "complaint", chosen, **act) == ("Çankaya Belediyesi", "chosen")
    top = registry.named("Cumhurbaşkanlığı")
    assert first(routes, "complaint", top, **told) == ("Cumhurbaşkanlığı", "staff")


@pytest.mark.parametrize("name", ["request", "information_request", "thanks", "suggestion"])
def test_the_citizens_own_choice_wins(routes: Routes, registry: UnitRegistry, name: str) -> None:
    chosen = registry.named("İzmir Valiliği")
    told = {"topic": "pavement", "place": CANKAYA}
    assert first(routes, name, chosen, **told) == ("İzmir Valiliği", "chosen")


def test_other_forms(routes: Routes) -> None:
    assert first(routes, "thanks", place=CANKAYA) == ("Çankaya Kaymakamlığı", "place")
    help_ = first(routes, "earthquake", place=CANKAYA)
    assert help_ == ("Ankara İl Afet ve Acil Durum Müdürlüğü (AFAD)", "earthquake")
    call = first(routes, "sign_call", day="2026-04-01", about="mine")
    assert call and call[0].endswith("Engelsiz CİMER Görüntülü Görüşme Birimi")
    policy = first(routes, "suggestion", topic="pavement", scope="policy")
    assert policy is None, "without a place somebody has to read it"
    assert first(routes, "suggestion", topic="fuel", scope="policy") is not None


@pytest.mark.parametrize("topic", CHOOSABLE)
def test_every_topic_finds_its_unit_everywhere(routes: Routes, topic: str) -> None:
    for province, district in (
        ("Ankara", "Çankaya"),
        ("Adıyaman", "Merkez"),
        ("Adıyaman", "Besni"),
        ("Yalova", "Termal"),
    ):
        found = first(routes, "request", topic=topic, place=place(province, district))
        assert found and found[1] == "topic", (topic, province)


ALL_PLACES = [
    {"province": province.id, "district": district.id}
    for province in places.load().places.provinces
    for district in province.districts
]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(FORMS)),
    topic=st.sampled_from([*CHOOSABLE, "nonsense", None]),
    there=st.sampled_from(ALL_PLACES),
    about=st.sampled_from(["staff", "act", None]),
    post=st.text(max_size=20),
)
def test_the_unit_found_exists(
    routes: Routes, registry: UnitRegistry, name: str, topic: Any, there: Any, about: Any, post: str
) -> None:
    answers: Answers = {"topic": topic, "place": there, "about": about, "post": post}
    found = routes.first(FORMS[name], answers, None, TODAY)
    assert found and registry.unit(found.unit.number) == found.unit


def test_units_know_what_is_above_them(registry: UnitRegistry) -> None:
    office = registry.named("Çankaya İlçe Nüfus Müdürlüğü", 6)
    assert office
    above = registry.parent(office.number)
    assert above and registry.unit(above).name == "Çankaya Kaymakamlığı"  # pyright: ignore[reportOptionalMemberAccess]
    assert registry.institution(office.number) == 90100006
    assert registry.parent(90000000) is None and registry.parent(1) is None
    assert registry.named("Çankaya İlçe Nüfus") is None, "the whole name, not its beginning"
    assert registry.named("Çankaya İlçe Nüfus Müdürlüğü", 34) is None
