"""The table of topics: given to everybody, and refused at the start when a row is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mobile.api.models import Topics
from mobile.i18n import words as words_of
from mobile.state.topic_index import TopicIndex
from mobile.views.parts.picker import SOME, matching
from mobile.views.questions.topic import listed
from service import topics
from service.topics import TopicsRefused
from tests.service.citizen import Citizen

Table = dict[str, Any]
TABLE: Table = {
    "topics": [
        {
            "id": "street",
            "title": {"tr": "Sokak", "en": "Street"},
            "office": "{district} Belediyesi",
            "level": "district",
        },
        {
            "id": "lamp",
            "title": {"tr": "Lamba", "en": "Lamp"},
            "parent": "street",
            "words": ["lamba", "sokak lam"],
            "office": "{district} Belediyesi, {province}",
            "level": "district",
        },
        {
            "id": "road",
            "title": {"tr": "Yol", "en": "Road"},
            "parent": "street",
            "words": ["yol"],
            "office": "Karayolları Genel Müdürlüğü",
            "level": "nation",
        },
    ]
}


def row(place: int, **other: Any) -> Callable[[Table], object]:
    return lambda table: table["topics"][place].update(other)


CHANGES: list[tuple[Callable[[Table], object], str]] = [
    (row(1, parent="nobody"), "lamp: its parent 'nobody' is not there"),
    (row(2, parent="lamp"), "road: its parent 'lamp' has a parent itself; there are two levels"),
    (row(1, parent="lamp"), "lamp: its parent 'lamp' has a parent itself"),
    (row(1, id="road"), "road: is there twice"),
    (row(1, id="Lamp"), "Lamp: an id has small letters"),
    (row(1, id="a.b"), "a.b: an id has small letters"),
    (row(1, words=[]), "lamp: has no words by which it is found"),
    (row(1, words=["Işık"]), "lamp: 'Işık' is not folded"),
    (row(1, words=["şık"]), "lamp: 'şık' is not folded"),
    (row(1, words=[" "]), "lamp: ' ' is not folded"),
    (row(1, title={"tr": "Lamba", "en": ""}), "lamp: has no title in 'en'"),
    (row(1, title={"en": "Lamp"}), "lamp: has no title in 'tr'"),
    (row(1, office=" "), "lamp: names no office"),
    (row(1, office="{city} Belediyesi"), "lamp: {city} has no place in an office"),
    (row(1, office="{0} Belediyesi"), "lamp: {0} has no place in an office"),
    (row(1, office="{} Belediyesi"), "lamp: {} has no place in an office"),
    (row(1, office="{district Belediyesi"), "lamp: { has no place in an office"),
    (row(1, level="province"), "lamp: {district} has no place in an office of the level 'prov"),
    (row(2, office="{province} Valiliği"), "road: {province} has no place in an office of the lev"),
    (row(2, level="world"), "topics.2.level: Input should be"),
    (row(2, colour="red"), "has keys that nobody knows"),
    (lambda table: table["topics"].append(table["topics"][0] | {"id": "empty"}), "empty: a head"),
    (lambda table: table.pop("topics"), "topics: Field required"),
]


@pytest.mark.parametrize(("change", "words"), CHANGES, ids=[words for _, words in CHANGES])
def test_a_table_that_is_wrong_says_where(
    tmp_path: Path, change: Callable[[Table], object], words: str
) -> None:
    table = json.loads(json.dumps(TABLE))
    change(table)
    path = tmp_path / "topics.json"
    path.write_text(json.dumps(table))
    with pytest.raises(TopicsRefused) as refused:
        topics.load(path)
    assert str(refused.value).startswith("service/topics/topics.json: ")
    assert words in str(refused.value)


def test_only_those_under_a_head_are_chosen(tmp_path: Path) -> None:
    path = tmp_path / "topics.json"
    path.write_text(json.dumps(TABLE))
    assert topics.load(path).choosable == {"lamp", "road"}


async def test_the_topics_are_given_to_everybody(stranger: Citizen) -> None:
    told = await stranger.get("topics")
    given = Topics.model_validate_json(told.content)
    assert given == stranger.service.rooms.topics.topics
    heads = {topic.id for topic in given.topics if topic.parent is None}
    assert heads == {topic.parent for topic in given.topics} - {None}


# -- what its words point to, and what they do not -----------------------------------------

WHOLE = TopicIndex(topics.load().topics.topics)

AWAY = [
    ("Eve fatura geldi.", "tax_return"),
    ("Evde fatura ödüyorum.", "tax_return"),
    ("Evi devlet verdi.", "e_government"),
    ("Eski ticaret odası.", "online_shopping"),
    ("Suç kesinleşti.", "water"),
    ("İşte kazandığım para.", "work_accident"),
    ("Adam değişti.", "name_change"),
    ("Hastanın durumu kötü.", "highway"),
    ("Durumu bildirmek istiyorum.", "highway"),
    ("Komşumun davranışı beni üzüyor.", "health_staff_conduct"),
    ("Komşumun davranışı beni üzüyor.", "teacher_conduct"),
    ("Görevlinin davranışı hiç hoş değildi.", "health_staff_conduct"),
    ("Görevlinin davranışı hiç hoş değildi.", "teacher_conduct"),
    ("Yönetici bize cevap vermedi.", "apartment"),
    ("Yönetici bize cevap vermedi.", "teacher_conduct"),
    ("Yerinde inceleme yapılsın.", "workplace_bullying"),
    ("Hizmet çok yavaş.", "hospital"),
    ("Hizmet çok yavaş.", "home_health"),
    ("Param hesapta kaldı.", "pavement"),
    ("Yasak kaldırıldı.", "pavement"),
    ("Yasak kaldırıldı.", "street_use"),
    ("Gaspa uğradım.", "gas"),
    ("Taksi beni almadı.", "tax_debt"),
    ("Doğum günüm yarın.", "stray_animals"),
]


@pytest.mark.parametrize(("text", "wrong"), AWAY)
def test_a_sentence_does_not_point_to_what_it_is_not_about(text: str, wrong: str) -> None:
    assert wrong in topics.load().choosable
    assert wrong not in [one.topic.id for one in WHOLE.suggest(text, 300)]


@pytest.mark.parametrize(
    "text",
    [
        "Durumu bildirmek istiyorum.",
        "Bu davranışı hiç hoş bulmadım.",
        "Yönetici bize cevap vermedi.",
        "Yerinde inceleme yapılsın.",
        "Hizmet çok yavaş.",
        "Param hesapta kaldı.",
        "Yasak kaldırıldı.",
        "Kurumun işlemi sorunlu, talebim budur.",
        "I have a problem with a public service.",
        "Please look into this matter.",
    ],
)
def test_general_words_point_nowhere(text: str) -> None:
    assert WHOLE.suggest(text, 300) == ()


SEARCHES = [
    ("lighting", "street_light"), ("sokak aydın", "street_light"), ("aydınlatma", "street_light"),
    ("Street Light", "street_light"), ("lights", "street_light"), ("parke taşı", "pavement"),
    ("pavements", "pavement"), ("doctor", "appointment"), ("bus", "bus"), ("tax", "tax_debt"),
    ("pasaport", "passport"), ("passport", "passport"), ("garbage", "waste"),
]  # fmt: skip


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize(("typed", "wanted"), SEARCHES)
def test_the_list_is_searched_in_both_languages(language: str, typed: str, wanted: str) -> None:
    answers = listed(words_of(language), topics.load().topics.topics)
    assert wanted in [answer.value for answer in matching(answers, typed)[:SOME]]
    assert len(matching(answers, " ")) == len(answers)
    assert matching(answers, "aydın sokak zzz") == []
