"""The registry of units: what is in it, how it is built, and what is found in it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import cache
from os import environ
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mobile.api.checks import sort_key
from service import places, units
from service.units.building import made_of
from service.units.generating import records
from service.units.record import Record
from service.units.registry import UnitRegistry, read
from service.units.templates import sizes
from service.units.words import beginnings, words
from tests.service.citizen import Citizen, problem

ALL = 10**6


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a registry built in it."""
    folder = tmp_path_factory.mktemp("units")
    units.build(folder)
    return folder


@pytest.fixture(scope="module")
def registry(folder: Path) -> UnitRegistry:
    return units.load(folder)


@pytest.fixture(scope="module")
def everyone() -> list[Record]:
    return list(records())


# -- what is in it -------------------------------------------------------------------------


def test_there_are_so_many(everyone: list[Record], registry: UnitRegistry) -> None:
    assert len(registry) == len(everyone) >= 55_000
    kinds = Counter(unit.kind for unit in everyone)
    assert (kinds["ministry"], kinds["governorate"], kinds["district_governorate"]) == (17, 81, 922)
    assert kinds["municipality"] == 973 + 30
    assert kinds["university"] > 100
    regional = Counter(unit.institution for unit in everyone if unit.kind == "regional_directorate")
    named = {name: registry.search(name, 1)[0].number for name in NETWORKS}
    assert {name: regional[number] for name, number in named.items()} == NETWORKS


NETWORKS = {
    "Karayolları Genel Müdürlüğü": 18,
    "Devlet Su İşleri Genel Müdürlüğü": 25,
    "Orman Genel Müdürlüğü": 30,
    "Meteoroloji Genel Müdürlüğü": 15,
    "Vakıflar Genel Müdürlüğü": 25,
}


def test_every_number_is_one_units_own_and_synthetic(everyone: list[Record]) -> None:
    numbers = [unit.number for unit in everyone]
    assert len(set(numbers)) == len(numbers)
    assert all(90_000_000 <= number <= 99_999_999 for number in numbers)


def test_nobody_can_mistake_one_unit_for_another(everyone: list[Record]) -> None:
    assert len({(unit.name, unit.place) for unit in everyone}) == len(everyone)
    for unit in everyone:
        assert "{" not in unit.name and unit.name == " ".join(unit.name.split())
        assert unit.name == unicodedata.normalize("NFC", unit.name)


def test_every_unit_has_its_place_in_the_tree(everyone: list[Record]) -> None:
    """Levels that fall by one with each step up also leave no room for a circle."""
    known = {unit.number: unit for unit in everyone}
    kinds = sizes()
    for unit in everyone:
        assert unit.kind in kinds and unit.active
        assert unit.institution in known
        if unit.parent is None:
            assert (unit.name, unit.level) == ("Cumhurbaşkanlığı", 1)
            continue
        above = known[unit.parent]
        assert unit.level == above.level + 1
        if above.province is not None:
            assert (unit.province, unit.district or above.district) == (
                above.province,
                above.district or unit.district,
            )
    assert sum(unit.parent is None for unit in everyone) == 1


def test_places_are_real_places(everyone: list[Record]) -> None:
    book = places.load().places
    districts = {
        district.id: (province.id, f"{district.name}, {province.name}")
        for province in book.provinces
        for district in province.districts
    }
    provinces = {province.id: province.name for province in book.provinces}
    for unit in everyone:
        if unit.district is not None:
            assert districts[unit.district] == (unit.province, unit.place)
        elif unit.province is not None:
            assert provinces[unit.province] == unit.place
        else:
            assert unit.place is None


def test_numbers_that_were_given_out_stay(registry: UnitRegistry) -> None:
    def name(number: int) -> str | None:
        found = registry.unit(number)
        return found and found.name

    metropolitan = places.metropolitan()
    for province in places.load().places.provinces:
        assert name(91_000_000 + province.id) == f"{province.name} Valiliği"
        greater = f"{province.name} Büyükşehir Belediyesi"
        assert name(93_000_000 + province.id) == (greater if province.id in metropolitan else None)
        for district in province.districts:
            central = district.name == "Merkez"
            office = None if central else f"{district.name} Kaymakamlığı"
            assert name(92_000_000 + district.id) == office
            place = province.name if central else district.name
            assert name(94_000_000 + district.id) == f"{place} Belediyesi"
    for number, known in GIVEN_OUT.items():
        assert name(number) == known


GIVEN_OUT = {
    90_000_000: "Cumhurbaşkanlığı",
    90_000_001: "Adalet Bakanlığı",
    90_000_009: "İçişleri Bakanlığı",
    90_000_017: "Ulaştırma ve Altyapı Bakanlığı",
    90_100_001: "Sosyal Güvenlik Kurumu (SGK)",
    90_100_016: "Türkiye İnsan Hakları ve Eşitlik Kurumu (TİHEK)",
    90_100_024: "Orman Genel Müdürlüğü",
    90_100_038: "Kamu Görevlileri Etik Kurulu",
    91_170_034: "İstanbul İl Sağlık Müdürlüğü",
    91_170_134: "İstanbul İl Sağlık Müdürlüğü Halk Sağlığı Hizmetleri Başkanlığı",
    92_021_663: "Şişli İlçe Nüfus Müdürlüğü",
    93_040_034: "İstanbul Büyükşehir Belediyesi Ulaşım Dairesi Başkanlığı",
    94_011_663: "Şişli Belediyesi Temizlik İşleri Müdürlüğü",
    95_000_002: "Adıyaman İl Özel İdaresi",
    96_010_100: "Karayolları 1. Bölge Müdürlüğü (İstanbul)",
    97_008_000: "Ankara Üniversitesi",
    98_010_100: "Adalet Bakanlığı Ceza İşleri Genel Müdürlüğü",
}


@pytest.mark.parametrize("number", [0, -1, 90_000_018, 92_001_101_000, 10**30, True])
def test_an_unknown_number_is_nobodys(registry: UnitRegistry, number: int) -> None:
    assert registry.unit(number) is None


# -- how it is built -----------------------------------------------------------------------


def test_two_builds_are_the_same(folder: Path, tmp_path: Path) -> None:
    assert units.build(tmp_path / "new") > 55_000
    assert [path.name for path in (tmp_path / "new").iterdir()] == [units.FILE]
    assert (tmp_path / "new" / units.FILE).read_bytes() == (folder / units.FILE).read_bytes()


def test_the_file_says_what_it_is(folder: Path) -> None:
    with closing(sqlite3.connect(folder / units.FILE)) as file:
        told = dict(file.execute("select key, value from about").fetchall())
        count, first = file.execute("select count(*), min(number) from unit").fetchone()
    assert "Synthetic" in told["notice"]
    assert (told["made_of"], told["units"], first) == (made_of(), str(count), 90_000_000)


def test_a_file_made_of_something_else_is_not_read(folder: Path, tmp_path: Path) -> None:
    assert read(folder / units.FILE, "something else") is None
    assert read(tmp_path / units.FILE, made_of()) is None
    (tmp_path / units.FILE).write_bytes(b"torn" * 5000)
    assert read(tmp_path / units.FILE, made_of()) is None
    whole = (folder / units.FILE).read_bytes()
    (tmp_path / units.FILE).write_bytes(whole[: len(whole) // 2])
    assert read(tmp_path / units.FILE, made_of()) is None


def test_a_missing_file_is_built_and_then_only_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[Path] = []

    def build(where: Path) -> int:
        built.append(where)
        (where / units.FILE).write_bytes((folder / units.FILE).read_bytes())
        return 0

    monkeypatch.setattr(units, "build", build)
    for _ in range(2):
        monkeypatch.setattr(units, "_known", {})
        assert len(units.load(tmp_path)) > 55_000
    assert units.load(tmp_path) is units.load(tmp_path)
    assert built == [tmp_path]


def test_the_command(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "service", "units"],
        env={**environ, "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    count = len(read(tmp_path / units.FILE, made_of()) or ())
    assert run.stdout.startswith(f"{count} units in {tmp_path / units.FILE}, ")


# -- what is found -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("sağlık", "Sağlık Bakanlığı"),
        ("SAGLIK BAKANLIK", "Sağlık Bakanlığı"),
        ("valilik ankara", "Ankara Valiliği"),
        ("ISTANBUL valilik", "İstanbul Valiliği"),
        ("sisli kay", "Şişli Kaymakamlığı"),
        ("ığdır", "Iğdır Valiliği"),
        ("sgk", "Sosyal Güvenlik Kurumu (SGK)"),
        ("sgk il istanbul", "İstanbul Sosyal Güvenlik İl Müdürlüğü (SGK)"),
        ("iskur izmir", "İzmir Çalışma ve İş Kurumu İl Müdürlüğü (İŞKUR)"),
        ("tihek", "Türkiye İnsan Hakları ve Eşitlik Kurumu (TİHEK)"),
        ("kamu gorevlileri etik", "Kamu Görevlileri Etik Kurulu"),
        ("şişli ilçe nüfus", "Şişli İlçe Nüfus Müdürlüğü"),
        ("istanbul il sağlık", "İstanbul İl Sağlık Müdürlüğü"),
        ("şişli sosyal yardımlaşma", "Şişli Sosyal Yardımlaşma ve Dayanışma Vakfı"),
        ("şişli millî eğitim", "Şişli İlçe Millî Eğitim Müdürlüğü"),
        ("sisli milli egitim", "Şişli İlçe Millî Eğitim Müdürlüğü"),
        ("şişli tapu", "Şişli Tapu Müdürlüğü"),
        ("istanbul göç", "İstanbul İl Göç İdaresi Müdürlüğü"),
        ("şişli hakem", "Şişli Tüketici Hakem Heyeti"),
        ("istanbul il hakem", "İstanbul İl Tüketici Hakem Heyeti"),
        ("şişli vergi", "Şişli Vergi Dairesi Müdürlüğü"),
        ("şişli emniyet", "Şişli İlçe Emniyet Müdürlüğü"),
        ("şişli jandarma", "Şişli İlçe Jandarma Komutanlığı"),
        ("şişli insan hak", "Şişli İlçe İnsan Hakları Kurulu"),
        ("istanbul insan hak", "İstanbul İl İnsan Hakları Kurulu"),
        ("karayolları 1. bölge", "Karayolları 1. Bölge Müdürlüğü (İstanbul)"),
        ("odtu", "Orta Doğu Teknik Üniversitesi (ODTÜ)"),
        ("istanbul ü", "İstanbul Üniversitesi"),
        ("adıyaman özel idare", "Adıyaman İl Özel İdaresi"),
        ("elektrik kesintisi", "Enerji Piyasası Düzenleme Kurumu (EPDK)"),
        ("sisli pasaport", "Şişli İlçe Nüfus Müdürlüğü"),
        ("şişli kimlik kartı", "Şişli İlçe Nüfus Müdürlüğü"),
        ("sisli cop", "Şişli Belediyesi Temizlik İşleri Müdürlüğü"),
        ("(?", "Adalet Bakanlığı"),
    ],
)
def test_units_are_found_as_people_type(registry: UnitRegistry, query: str, first: str) -> None:
    assert registry.search(query, 5)[0].name == first
    assert registry.search(unicodedata.normalize("NFD", query), 5)[0].name == first


def test_a_few_letters_can_say_it_all(registry: UnitRegistry) -> None:
    """The walk through the browser picks the one that is left."""
    assert [unit.name for unit in registry.search("sisli kay", 50)] == ["Şişli Kaymakamlığı"]


def test_what_is_in_the_middle_of_a_word_is_not_found(registry: UnitRegistry) -> None:
    assert registry.search("ankaya", 5) == []


@cache
def folded(text: str) -> str:
    return "".join(f" {word}" for word in words(text))


def matches(unit: Record, word: str) -> bool:
    there = f"{folded(unit.name)}{folded(unit.place or '')}"
    return any(f" {meant}" in there for meant in beginnings(word))


@pytest.mark.parametrize("query", ["valilik", "ankara sağlık", "b k", "istanbul u", "tapu m"])
@pytest.mark.parametrize("province", [None, 34])
def test_the_order(
    registry: UnitRegistry, everyone: list[Record], query: str, province: int | None
) -> None:
    """Against the plainest search there is: look at every unit."""
    size, names = sizes(), {unit.number: unit.name for unit in everyone}
    typed = words(query)
    whole = tuple("".join(f" {w}" for w in [*typed[:-1], last]) for last in beginnings(typed[-1]))

    def rank(unit: Record) -> tuple[object, ...]:
        part = unit.parent is not None and unit.name.startswith(names[unit.parent])
        begins = not part and folded(unit.name).startswith(whole)
        far = province is not None and unit.province != province
        named = (sort_key(unit.name), sort_key(unit.place or ""))
        return far, not begins, size[unit.kind], *named

    found = [unit for unit in everyone if all(matches(unit, word) for word in typed)]
    expected = [unit.number for unit in sorted(found, key=rank)][:200]
    assert expected
    assert [unit.number for unit in registry.search(query, 200, province)][: len(found)] == expected


def test_topics_stand_behind_names(registry: UnitRegistry, everyone: list[Record]) -> None:
    known = {unit.number: unit for unit in everyone}
    found = [known[unit.number] for unit in registry.search("pasaport", ALL)]
    named = [matches(unit, "pasaport") for unit in found]
    assert named == sorted(named, reverse=True)
    assert any(named) and not all(named)
    assert {"Kadıköy İlçe Nüfus Müdürlüğü", "İzmir İl Nüfus ve Vatandaşlık Müdürlüğü"} <= {
        unit.name for unit in found
    }


@pytest.mark.parametrize("query", ["çöp", "çöpleri", "pasaportumu", "elektriğimi", "kimlik kartım"])
def test_topics_are_found_as_people_say_them(registry: UnitRegistry, query: str) -> None:
    assert registry.search(query, 5)


@pytest.mark.parametrize("query", ["nüfus müdürlüğü", "a", "çöp", "ankara valiliği"])
@pytest.mark.parametrize("province", [6])
def test_the_own_province_comes_first_and_hides_nobody(
    registry: UnitRegistry, everyone: list[Record], query: str, province: int
) -> None:
    home = {unit.number: unit.province == province for unit in everyone}
    named = {unit.number: all(matches(unit, word) for word in words(query)) for unit in everyone}
    found = [unit.number for unit in registry.search(query, ALL, province)]
    assert {*found} == {unit.number for unit in registry.search(query, ALL)}
    order = [(named[number], home[number]) for number in found]
    assert order == sorted(order, reverse=True)


@pytest.mark.parametrize("query", ["", "   ", "\t\n", "?!.,;-—…", '"*"', "'", "%%", "\u202e", "\0"])
def test_nothing_asked_answers_the_ministries(registry: UnitRegistry, query: str) -> None:
    found = [unit.name for unit in registry.search(query, 50)]
    assert len(found) == 17 and all(name.endswith("Bakanlığı") for name in found)
    assert found == sorted(found, key=sort_key)
    assert [unit.name for unit in registry.search(query, 3, 34)] == found[:3]


@pytest.mark.parametrize(
    ("query", "like"),
    [
        ('"ankara val', "ankara val"),
        ("ankara* val*", "ankara val"),
        ("ankara'; drop table unit; --", "ankara drop table unit"),
        ("NEAR(ankara val)", "near ankara val"),
        ("name:ankara", "name ankara"),
        ("ankara\0val", "ankara val"),
        ("\ud800ankara \udfff val", "ankara val"),
        ("ankara 🏛️ val", "ankara val"),
        ("\u202eankara\u202c val", "ankara val"),
        ("ankara ankara an val", "val ankara"),
        ("a" * 100, "a" * 50),
        ("x OR ankara", "or ankara x"),
        ("ankara AND val", "and val ankara"),
    ],
)
def test_signs_are_only_signs(registry: UnitRegistry, query: str, like: str) -> None:
    found = {unit.number for unit in registry.search(query, ALL)}
    assert found == {unit.number for unit in registry.search(like, ALL)}


WILD = st.text(st.characters(), max_size=100) | st.text(
    st.sampled_from(" aeiıkmsğşü1\"*'(:\0\u0301\ud800\ufdfa"), max_size=100
)


@settings(max_examples=60, deadline=None)
@given(query=WILD, province=st.none() | st.integers(-1, 300))
def test_whatever_is_typed_is_answered(
    registry: UnitRegistry, query: str, province: int | None
) -> None:
    found = registry.search(query, 20, province)
    assert len(found) <= 20
    assert len({unit.number for unit in found}) == len(found)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_found_matches_and_what_matches_is_found(
    registry: UnitRegistry, everyone: list[Record], seed: int
) -> None:
    """A query made of beginnings of one unit's words, in any order and case."""
    chance = Random(seed)
    unit = chance.choice(everyone)
    there = f"{unit.name} {unit.place or ''}".split()
    cut = [word[: chance.randint(1, len(word))] for word in chance.choices(there, k=3)]
    query = chance.choice([str, str.upper, str.lower])(" ".join(cut))
    found = {one.number for one in registry.search(query, ALL)}
    assert unit.number in found or not words(query)
    by_number = {one.number: one for one in everyone}
    for number in list(found)[:300]:
        one = by_number[number]
        topics = words(" ".join(one.topics))
        asked = words(query)
        # One that begins another says nothing of its own: "mer merkez" asks for "merkez".
        for word in [a for a in asked if not any(b != a and b.startswith(a) for b in asked)]:
            stems = {topic[:4] for topic in topics} | {*topics}
            assert matches(one, word) or word in topics or word[:4] in stems, (query, one)


def test_it_may_be_asked_from_any_thread(registry: UnitRegistry) -> None:
    queries = ["ankara", "m", "sisli kay", "pasaport"] * 4
    expected = [registry.search(query, 10) for query in queries]
    with ThreadPoolExecutor(4) as threads:
        answers = [threads.submit(registry.search, query, 10) for query in queries]
        assert [answer.result() for answer in answers] == expected
        assert threads.submit(registry.unit, 90_000_001).result() == registry.unit(90_000_001)


async def test_the_route(registry: UnitRegistry, stranger: Citizen) -> None:
    async def names(**asked_for: str | int) -> Iterator[str]:
        told = await stranger.get("units", **asked_for)
        assert told.status_code == 200, told.text
        return (unit["name"] for unit in told.json()["units"])

    assert [*await names(q="sisli kay")] == ["Şişli Kaymakamlığı"]
    assert next(await names(q="nüfus müdürlüğü", province=34, limit=1)).startswith("İstanbul İl")
    assert len([*await names(province=34)]) == 17
    for wrong in (0, 82, "x"):
        problem(await stranger.get("units", province=wrong), 422, "invalid")
