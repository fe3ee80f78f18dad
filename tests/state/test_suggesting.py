"""What a text may be about, found on the device: by its own words, quickly, and never wrong."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobile.api.models import ApplicationSummary, Topic
from mobile.state.draft import Draft
from mobile.state.topic_index import TopicIndex, alike, office
from service import topics
from tests.api.answers.made import form_of, question
from tests.house import House


def topic(name: str, *words: str, title: str = "?", parent: str | None = "head") -> Topic:
    return Topic(id=name, title={"tr": title}, parent=parent, words=words, office="{district} X")


TABLE = TopicIndex(
    [
        topic("head", "kaldirim", title="Belediye hizmetleri", parent=None),
        topic("pavement", "kaldirim", "yol"),
        topic("lights", "lamba", "sokak lamb", title="Elektrik ve aydınlatma"),
        topic("id_card", "nufus cuz", "kimlik"),
        topic("family", "nufus"),
        topic("water", "su"),
    ]
)


def found(text: str, most: int = 3) -> list[str]:
    return [one.topic.id for one in TABLE.suggest(text, most)]


def because(text: str) -> dict[str, tuple[str, ...]]:
    return {one.topic.id: one.because for one in TABLE.suggest(text)}


@pytest.mark.parametrize("text", ["", " ", "\n", "?!", "x", "Merhaba", "\u202e\u200b", "\ud800"])
def test_what_says_nothing_suggests_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "kaldırım", "KALDIRIM", "Kaldirim", "kaldırımdaki çukur", "kaldırımlarımız,",
        "KALDIRIM!", "ka\u200bldırım", "“kaldırım”", "kaldırım/yaya", "ｋａｌｄｉｒｉｍ",
    ],
)  # fmt: skip
def test_words_are_found_by_their_beginning_however_they_are_written(text: str) -> None:
    assert found(text) == ["pavement"]


@pytest.mark.parametrize("text", ["kal", "kaldı", "akaldırım", "kald ırım", "yo", "s"])
def test_less_than_the_beginning_or_its_middle_is_not_enough(text: str) -> None:
    assert found(text) == []


def test_accents_that_stand_apart_change_nothing() -> None:
    assert found("nu\u0308fus cu\u0308zdanı")[0] == "id_card"
    assert because("su\u0308 nu\u0308fus") == {"family": ("nüfus",), "water": ("sü",)}


def test_heads_are_never_suggested() -> None:
    assert "head" not in found("Belediye hizmetleri kaldırım")
    childless = TopicIndex([topic("alone", "su", parent=None)])
    assert childless.suggest("su") == ()


def test_two_words_say_more_than_one_and_stand_in_their_order() -> None:
    assert found("nüfus cüzdanım kayboldu") == ["id_card", "family"]
    assert found("nüfus kaydım") == found("cüzdan nüfus") == ["family"]
    assert because("SOKAKTAKİ bir LAMBA") == {"lights": ("SOKAKTAKİ", "LAMBA")}


def test_two_words_stand_at_most_one_word_apart() -> None:
    two = TopicIndex([topic("id_card", "nufus cuz")])
    assert two.suggest("nüfus cüzdanı")
    assert two.suggest("nüfus kayıp cüzdanı")
    assert not two.suggest("nüfus kayıp eski cüzdanı")
    assert not two.suggest("cüzdan nüfus")
    assert not two.suggest("nüfus")
    assert two.suggest("nüfus nüfus cüzdanı")


def test_the_strongest_comes_first_and_no_more_than_asked_for() -> None:
    assert found("su yol kaldırım lamba") == ["pavement", "lights", "water"]
    assert found("su yol kaldırım lamba", 1) == ["pavement"]
    assert found("su su su su su su kaldırım") == ["pavement", "water"], "once is enough"


def test_the_words_that_pointed_to_it_are_the_citizens_own() -> None:
    """And those alone: "kalp" begins like "kaldırım" and says nothing about it."""
    assert because("Kalp hastası olarak KALDIRIMDA yürüyemiyorum") == {"pavement": ("KALDIRIMDA",)}
    assert because("yol, yolda, kaldırım") == {"pavement": ("yol", "kaldırım")}
    assert because("nüfuz nüfus cüzdanı")["id_card"][0] == "nüfus"


def test_words_of_a_title_make_a_topic_stronger_but_never_point_to_it_alone() -> None:
    assert found("aydınlatma direği") == found("ve") == []
    assert found("lamba su yol", 1) == ["lights"]
    assert found("kimlik elektrik aydınlatma", 1) == ["id_card"], "two of them, and not stronger"
    assert found("elektrik aydınlatma") == ["lights"]
    assert because("lamba aydınlatma") == {"lights": ("lamba", "aydınlatma")}


@pytest.mark.parametrize("title", ["Hizmet yönetimi", "Kurumların sorunları", "Yerinde davranış"])
def test_words_of_a_title_that_say_nothing_do_not_count(title: str) -> None:
    assert TopicIndex([topic("x", "y", title=title)]).suggest(title) == ()


def test_words_in_more_than_one_title_do_not_count() -> None:
    one, other = topic("one", "a1b", title="Elektrik sayaçları"), topic("other", title="Elektrik")
    assert TopicIndex([one]).suggest("elektrikli sayaçlar")
    assert not TopicIndex([one, other]).suggest("elektrikli sayaçlar")


def test_titles_count_in_every_language_they_have() -> None:
    both = topic("lights").model_copy(update={"title": {"tr": "Lambalar", "en": "Street lighting"}})
    for text in ("street lighting", "Lighting of streets", "lambalar, street"):
        assert [one.topic.id for one in TopicIndex([both]).suggest(text)] == ["lights"]
    assert TopicIndex([both]).suggest("lighting") == ()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("e fatura", ["bill"]), ("e-fatura", ["bill"]), ("E faturam", ["bill"]),
        ("eve fatura", []), ("evde fatura", []), ("efatura", []),
        ("su kesildi", ["water"]), ("suç kesildi", []), ("SU çok kesildi", ["water"]),
        ("mezun ol", ["grad"]), ("mezun olay", []), ("suyu", []),
    ],
)  # fmt: skip
def test_parts_of_one_or_two_letters_stand_as_words(text: str, ids: list[str]) -> None:
    index = TopicIndex(
        [topic("bill", "e fatura"), topic("water", "su kes", "su"), topic("grad", "mezun ol")]
    )
    assert [one.topic.id for one in index.suggest(text)] == ids


HOSTILE = [
    "kaldırım " * 20_000, "kal " * 50_000, "k" * 500_000, "nüfus " * 50_000, "\ufdfa" * 20_000,
    "\u0301" * 100_000, "ß" * 100_000, "İ" * 100_000, "a\u200d" * 100_000, "\ud800" * 100_000,
    ".*(" * 50_000, "\x00" * 100_000, "{district}" * 10_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:6]))
def test_a_hostile_text_is_read_quickly(text: str) -> None:
    whole = TopicIndex(topics.load().topics.topics)
    begun = time.perf_counter()
    whole.suggest(text)
    TABLE.suggest(text)
    alike(text, text)
    assert time.perf_counter() - begun < 10, "far from anything that grows with the square"


words = st.sampled_from(["kaldırım", "kal", "nüfus", "cüzdan", "su", "yol", "lamba", "sokak", "x"])


@given(st.text(st.characters(exclude_categories=()), max_size=60) | st.lists(words).map(" ".join))
def test_whatever_is_written_only_own_words_point_to_topics_that_may_be_chosen(text: str) -> None:
    for one in (suggestion := TABLE.suggest(text)):
        assert one.topic.parent
        assert one.because
    assert len(suggestion) <= 3
    assert TABLE.suggest(text) == suggestion
    assert 0 <= alike(text, "kaldırım yol") <= 1
    assert alike(text, "kaldırım yol") == alike("kaldırım yol", text)


def test_every_topic_of_the_service_is_found_by_its_own_words() -> None:
    table = topics.load().topics.topics
    index = TopicIndex(table)
    for one in table:
        for stem in one.words if one.parent else ():
            found_ = [s.topic.id for s in index.suggest(stem, len(table))]
            assert one.id in found_, (one.id, stem)


# -- the table of the service --------------------------------------------------------------

TURKISH = [
    ("Evimizin önündeki kaldırım kırık, yaşlılar düşüyor.", "pavement"),
    ("Sokağımızdaki yol çukur dolu, arabamın lastiği patladı.", "street_repair"),
    ("Mahallemizde sokak lambaları bir haftadır yanmıyor.", "street_light"),
    ("Akşamları cadde çok karanlık, korkuyoruz.", "street_light"),
    ("Çöpler üç gündür toplanmıyor, sinek ve koku oldu.", "waste"),
    ("Sularımız sabahtan beri akmıyor.", "water"),
    ("Su faturam bu ay çok yüksek geldi.", "water"),
    ("Haber verilmeden suyumuz kesildi.", "water"),
    ("Rögar kapağı açık, çocuklar düşebilir.", "sewage"),
    ("Parktaki salıncak kırılmış.", "parks"),
    ("Sokakta başıboş köpekler çocuklara saldırıyor.", "stray_animals"),
    ("Alt kattaki bardan gece yarısı yüksek müzik sesi geliyor.", "venue_noise"),
    ("Elektrikler her akşam kesiliyor.", "power_cut"),
    ("Elektrik faturam iki katına çıktı.", "electricity_bill"),
    ("Doğal gaz faturası yanlış hesaplanmış.", "gas"),
    ("İnternet çok yavaş, evden çalışamıyorum.", "internet_speed"),
    ("Kargom on gündür teslim edilmedi.", "parcel"),
    ("Emekli maaşım bu ay yatmadı.", "pension_payment"),
    ("Emekli olmak için başvurdum ama cevap gelmedi.", "retirement"),
    ("Pasaport randevusu bulamıyorum.", "passport"),
    ("Yeni kimlik kartım hâlâ gelmedi.", "id_card"),
    ("Ehliyetimi yenilemek istiyorum ama sıra yok.", "driving_licence"),
    ("Hastaneden muayene randevusu alamıyorum.", "appointment"),
    ("Acil serviste beş saat bekledik.", "emergency_room"),
    ("Aile hekimim beni muayene etmedi.", "family_doctor"),
    ("Eczanede ilacım bulunmuyor.", "medicine"),
    ("Çocuğumun okulunda matematik öğretmeni yok.", "missing_teacher"),
    ("Öğretmen çocuğuma bağırıyor.", "teacher_conduct"),
    ("Okul servisi çok kalabalık ve geç geliyor.", "school_transport"),
    ("Okul kaydında bizden para istediler.", "school_donations"),
    ("Otobüs saatinde gelmiyor, işe geç kalıyorum.", "bus"),
    ("Otobüs şoförü durakta durmadı.", "driver_conduct"),
    ("Trafik cezası haksız yere kesildi.", "traffic_fine"),
    ("Garajımın önüne park ediyorlar.", "wrong_parking"),
    ("Komşumuz her gece gürültü yapıyor.", "neighbour_noise"),
    ("Evime hırsız girdi, televizyonum çalındı.", "theft"),
    ("İnternetten aldığım ayakkabı bozuk çıktı, iade etmiyorlar.", "refund"),
    ("Patronum üç aydır maaşımı ödemiyor.", "unpaid_wages"),
    ("Beni haksız yere işten çıkardılar, tazminatımı vermediler.", "dismissal"),
    ("İşveren sigortamı yatırmıyor.", "unregistered_work"),
    ("Vergi borcumu taksitlendirmek istiyorum.", "tax_debt"),
    ("Yan arsaya ruhsatsız bina yapılıyor.", "illegal_building"),
    ("Fabrikanın bacasından çıkan duman yüzünden nefes alamıyoruz.", "air_pollution"),
    ("Marketten aldığım peynir küflü çıktı.", "spoiled_food"),
    ("Engelli rampası olmadığı için kütüphaneye giremiyorum.", "accessible_street"),
    ("Köy yolumuz yağmurda kapanıyor.", "village_services"),
    ("Kaldırıma döşenen parke taşları yerinden oynamış.", "pavement"),
    ("Asfalt çok kötü, yağmurda su birikiyor.", "street_repair"),
    ("Caddedeki aydınlatma direkleri yanmıyor.", "street_light"),
    ("Çöp konteyneri taşıyor.", "waste"),
    ("Musluktan çamurlu su akıyor.", "water"),
    ("Kanalizasyon taştı, bodrumu su bastı.", "sewage"),
    ("Apartman yöneticisi aidatları nereye harcadığını açıklamıyor.", "apartment"),
    ("Asansör üç haftadır bozuk.", "lifts"),
    ("İnşaat gece yarısı çalışıyor, gürültüden uyuyamıyoruz.", "building_site"),
    ("Engelli maaşım kesildi.", "disability_pension"),
    ("Kömür yardımı alamadık.", "fuel_aid"),
    ("Hemşire bize kötü davrandı.", "health_staff_conduct"),
    ("Diş hastanesinde sıra alamıyorum.", "dental"),
    ("İş kazası geçirdim, patron bildirmedi.", "work_accident"),
    ("Bankadan izinsiz para çekildi.", "bank"),
    ("Telefonum hiç çekmiyor köyde.", "coverage"),
    ("Kredi kartımdan bilgim dışında aidat alındı.", "bank"),
    ("Burs başvurum reddedildi.", "scholarship"),
    ("Yurtta sıcak su yok.", "dorm_conditions"),
    ("Tapu müdürlüğünde randevu bulamadım.", "title_deed"),
    ("Metroda yürüyen merdiven çalışmıyor.", "rail"),
    ("Uçağım rötar yaptı ve tazminat alamadım.", "flight"),
    ("Dolandırıldım, sahte siteden alışveriş yaptım.", "fraud"),
    ("Çiftçi desteklerim yatmadı.", "farm_subsidy"),
    ("Depremde evim ağır hasar gördü.", "damage_assessment"),
]

ENGLISH = [
    ("The street lamp in front of our house has been out for a week.", "street_light"),
    ("There is a big pothole in our street.", "street_repair"),
    ("The sidewalk is broken and my mother fell.", "pavement"),
    ("Nobody has collected the garbage for five days.", "waste"),
    ("We have had no water since yesterday morning.", "water"),
    ("The water was cut without any notice.", "water"),
    ("Stray dogs chase children on the way to school.", "stray_animals"),
    ("Loud music from the bar keeps us awake, the noise never stops.", "venue_noise"),
    ("The electricity goes off every evening.", "power_cut"),
    ("My gas bill is twice as high as last month.", "gas"),
    ("My pension was not paid this month.", "pension_payment"),
    ("I applied for a passport in May and it has not come.", "passport"),
    ("My ID card was lost at the registry.", "id_card"),
    ("I waited six hours in the emergency room.", "emergency_room"),
    ("The hospital cancelled my surgery twice.", "hospital"),
    ("The doctor was rude and did not listen to me.", "health_staff_conduct"),
    ("My child's class has had no teacher since September.", "missing_teacher"),
    ("A teacher shouts at the children and insults them.", "teacher_conduct"),
    ("The bus did not come for an hour.", "bus"),
    ("The bus driver refused to let me in.", "driver_conduct"),
    ("My neighbours make noise every night.", "neighbour_noise"),
    ("My employer has not paid my salary for three months.", "unpaid_wages"),
    ("The shop refuses to give my money back.", "refund"),
    ("The internet connection is very slow.", "internet_speed"),
    ("Somebody parks in front of my garage every day, wrong parking.", "wrong_parking"),
    ("I want to pay my tax debt in instalments.", "tax_debt"),
    ("Street lights are not working in our neighborhood.", "street_light"),
    ("The road has many holes in it.", "street_repair"),
    ("Rubbish is piling up on our street.", "waste"),
    ("There is no electricity in our building.", "power_cut"),
    ("Tap water is brown and smells bad.", "water"),
    ("A dog bit my son near the park.", "stray_animals"),
    ("I cannot get an appointment at the hospital.", "appointment"),
    ("The pharmacy does not have my medicine.", "medicine"),
    ("I was dismissed without compensation.", "dismissal"),
    ("My electricity bill is wrong.", "electricity_bill"),
    ("The elevator in our building is broken.", "lifts"),
    ("They are building an illegal floor next door.", "illegal_building"),
    ("I got a traffic fine for a car I sold.", "traffic_fine"),
    ("The bus is always late.", "bus"),
    ("My bicycle was stolen.", "theft"),
    ("The restaurant kitchen is dirty.", "kitchen_hygiene"),
    ("My residence permit application was rejected.", "residence_permit"),
    ("There is no ramp for wheelchairs at the bank.", "accessible_street"),
    ("My parcel was never delivered.", "parcel"),
    ("The factory pollutes the air with smoke.", "air_pollution"),
]

WHOLE = TopicIndex(topics.load().topics.topics)


@pytest.mark.parametrize(("sentences", "least"), [(TURKISH, 0.9), (ENGLISH, 0.8)], ids=["tr", "en"])
def test_most_sentences_find_their_topic(sentences: list[tuple[str, str]], least: float) -> None:
    known = topics.load().choosable
    assert {wanted for _, wanted in sentences} <= known
    missed = [
        (text, wanted)
        for text, wanted in sentences
        if wanted not in [one.topic.id for one in WHOLE.suggest(text)]
    ]
    assert 1 - len(missed) / len(sentences) >= least, missed


def test_a_long_text_is_read_quickly() -> None:
    text = " ".join(text for text, _ in TURKISH + ENGLISH)
    text *= 100_000 // len(text) + 1
    begun = time.perf_counter()
    WHOLE.suggest(text)
    assert time.perf_counter() - begun < 3


# -- the office ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "province", "district", "name"),
    [
        ("{district} Belediyesi", "Ankara", "Çankaya", "Çankaya Belediyesi"),
        ("{district} Belediyesi", "Rize", "Merkez", "Rize Belediyesi"),
        ("{province} İl Müdürlüğü", "Rize", "Merkez", "Rize İl Müdürlüğü"),
        ("{district} Belediyesi", "", "", "Belediyesi"),
        ("{province} Valiliği", "Ankara", "", "Ankara Valiliği"),
        ("Adalet Bakanlığı", "Ankara", "Çankaya", "Adalet Bakanlığı"),
        ("{province} {district} X", "Ankara", "Çankaya", "Ankara Çankaya X"),
        ("{planet} X", "Ankara", "Çankaya", "X"),
        ("{district} X", "Ankara", "{province}", "{province} X"),
        ("{0.__class__} {} {", "Ankara", "Çankaya", "{0.__class__} {} {"),
    ],
)
def test_the_office_is_named_as_far_as_the_place_is_known(
    written: str, province: str, district: str, name: str
) -> None:
    one = topic("x").model_copy(update={"office": written})
    assert office(one, province, district) == name


# -- likeness ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kaldırım kırık", "kaldirim KIRIK", True),
        ("Kaldırım kırık", "Kırık kaldırım", True),
        ("Kaldırımlar kırık", "Kaldırım kırıldı", False),
        ("Kaldırım kırık", "Sokak lambası yanmıyor", False),
        ("", "", False),
        ("Kaldırım", "", False),
        ("ve ya da", "ve ya da", False),
        ("?", "?", False),
    ],
)
def test_titles_are_alike_when_their_words_begin_alike(one: str, other: str, same: bool) -> None:
    assert (alike(one, other) >= 0.5) is same


# -- in the store --------------------------------------------------------------------------

ASKED = form_of(
    question("text", "title", max_length=200),
    question("long_text", "text", max_length=3000),
    question("phone", "phone"),
    question("place", "place"),
)


async def test_topics_follow_the_texts_of_the_draft_alone(house: House) -> None:
    store = house.store()
    await store.filing.bring_lists()
    wanted = next(one for one in store.filing.topics if one.parent and one.words)
    stem = wanted.words[0]
    asked = len(house.wire.asked)

    def suggested(answers: dict[str, Any]) -> list[str]:
        draft = Draft(ASKED, answers=answers)
        return [one.topic.id for one in store.suggesting.topics(draft)]

    assert wanted.id in suggested({"title": stem})
    assert wanted.id in suggested({"text": f"Merhaba, {stem}"})
    assert suggested({"phone": stem, "unasked": stem}) == []
    assert suggested({}) == []
    assert suggested({"title": None, "text": [stem]}) == []
    assert len(house.wire.asked) == asked, "what is being written goes nowhere"


async def test_before_the_topics_came_nothing_is_suggested(house: House) -> None:
    store = house.store()
    draft = Draft(ASKED, answers={"title": "kaldırım"})
    assert store.suggesting.topics(draft) == ()
    await store.filing.bring_lists()
    assert store.suggesting.topics(Draft(ASKED, answers={"title": store.filing.topics[1].words[0]}))


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ({"province": 6, "district": 1231}, "Çankaya"), ({"province": 6}, ""), ({}, ""),
        (None, ""), ("Ankara", ""), ({"province": 6, "district": "1231"}, ""),
        ({"province": [6]}, ""), ({"province": 6, "district": 10**30}, ""),
    ],
)  # fmt: skip
async def test_the_office_is_that_of_the_drafts_place(house: House, place: Any, name: str) -> None:
    store = house.store()
    draft = Draft(ASKED, answers={"place": place})
    assert store.suggesting.office(draft, topic("x")) == "X", "before the places came"
    await store.filing.bring_lists()
    assert store.suggesting.office(draft, topic("x")) == f"{name} X".strip()
    without = Draft(form_of(question("text")), answers={"place": place})
    assert store.suggesting.office(without, topic("x")) == "X"


async def test_applications_of_ones_own_that_may_be_the_same_are_named(house: House) -> None:
    store = house.store()

    def mine(number: str, title: str) -> ApplicationSummary:
        at = {"received_at": "2026-11-22T10:00:00Z"}
        said = {"number": number, "form": "f", "title": title, "status": "received", **at}
        return ApplicationSummary.model_validate(said)

    draft = Draft(ASKED, answers={"title": "Kaldırım kırık"})
    assert store.suggesting.earlier(draft) == ()
    titles = ["Sokak lambası", "kaldirim KIRIK", "Kırık kaldırım", "Kırık kaldırım taşı"]
    store.tracking.mine = tuple(mine(str(n), title) for n, title in enumerate(titles))
    assert [one.number for one in store.suggesting.earlier(draft)] == ["1", "2"]
    others: list[Any] = ["", None, 7, ["Kaldırım kırık"]]
    for title in others:
        assert store.suggesting.earlier(Draft(ASKED, answers={"title": title})) == ()
