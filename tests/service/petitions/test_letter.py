"""What a letter says of a history, as plain words."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pikepdf
import pytest
from pydantic import JsonValue

from service.history import kinds as k
from service.history.keeping import Kept
from service.history.kinds import Event, Role, What
from service.history.remedies import Letter, takings
from service.paper import paper
from service.paper.glyphs import printable
from service.petitions.letter import TEMPLATE, Known, decided, objection, words

AT = datetime(2026, 3, 16, 9, tzinfo=UTC)


def letter_to(way: str) -> Letter:
    found = takings()[way].letter
    assert found
    return found


LETTER = letter_to("bedk_objection")


def history(*moves: tuple[Role, What]) -> list[Kept]:
    first: tuple[tuple[Role, What], ...] = (
        ("citizen", k.Received(law="information")),
        ("rules", k.AtUnit(number=91000006)),
    )
    officers = {"unit": 1, "approver": 2}
    return [
        Kept(seq, Event(AT, role, what, "Ankara Valiliği", officers.get(role)))
        for seq, (role, what) in enumerate((*first, *moves), 1)
    ]


REFUSAL: tuple[tuple[Role, What], ...] = (
    ("unit", k.Drafted(outcome="negative", text="Olmaz.", reason="m4982_21")),
    ("approver", k.Answered(result="negative", text="Olmaz.", reason="m4982_21")),
)
OBJECTION: tuple[Role, What] = ("citizen", k.Objected(text="Neden?", to=5, name="Kurul"))


def written(letter: Letter = LETTER, *moves: tuple[Role, What], last: bool = True) -> Any:
    told = history(*moves)
    event, _ = decided(told)
    known = Known(
        name="Ayşe Yılmaz",
        number="2026-123-456-785",
        institution="Ankara Valiliği",
        title="Yol bütçesi",
        received_at=AT,
        decision=event,
        objection=objection(told),
        last=date(2026, 3, 31) if last else None,
        sites=("bedk.adalet.gov.tr",),
    )
    return words(letter, known)


def test_a_refusal_with_its_reason() -> None:
    told = written(LETTER, *REFUSAL)
    facts = dict(told["facts"])
    assert (facts["Karar"], facts["Karar tarihi"]) == ("Olumsuz", "16 Mart 2026")
    assert "(4982 m.21)" in facts["Gösterilen neden"]
    assert facts["Başvurunun konusu"] == "Yol bütçesi"
    assert facts["T.C. kimlik numarası"] == facts["Adres"] == "", "room to write"
    assert told["answer"] == ["Olmaz."] and told["reasons"] == []
    assert told["sign"][0] == ["Ad soyad", "Ayşe Yılmaz"]
    assert told["files"][1] == "Kurumun 16 Mart 2026 tarihli yanıtı"
    assert told["notes"][0].startswith("Son gün: 31 Mart 2026")


def test_silence_is_said_with_its_article() -> None:
    told = written()
    facts = dict(told["facts"])
    assert "madde 10" in facts["Karar"] and "Karar tarihi" not in facts
    assert told["answer"] == [] and len(told["files"]) == 1


def test_an_objection_that_was_sent_stands_there() -> None:
    board: tuple[tuple[Role, What], ...] = (
        ("unit", k.AtUnit()),
        ("unit", k.Drafted(outcome="positive", text="Verilsin.")),
        ("approver", k.Answered(result="positive", text="Verilsin.")),
    )
    told = written(LETTER, *REFUSAL, OBJECTION, *board)
    assert told["reasons"] == ["Neden?"]
    assert "16 Mart 2026 günü uygulamadan gönderdiniz" in told["notes"][0]
    assert dict(told["facts"])["Karar"] == "Olumsuz", "not what the board decided"


def test_what_was_decided_before_it_was_opened_again_is_over() -> None:
    event, unit = decided(history(*REFUSAL, ("citizen", k.Reopened(text="Hayır."))))
    assert (event, unit) == (None, 91000006)


def test_without_a_known_last_day_none_is_said() -> None:
    assert written(last=False)["notes"][0] == "Son gün için kanuna bakın."


@pytest.mark.parametrize("way", [one.id for one in takings().values() if one.letter])
async def test_every_letter_can_be_set(way: str) -> None:
    told = written(letter_to(way), *REFUSAL)
    made = await paper(TEMPLATE, told, language="tr", at=AT)
    assert made == await paper(TEMPLATE, told, language="tr", at=AT), "twice the same"
    assert made.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("given", "set_"),
    [
        ("Çığ, İĞÜŞÖ", "Çığ, İĞÜŞÖ"),
        ("a\u202eb\u0000c\u200bd\ufeff", "abcd"),
        ("漢 😀", "? ?"),
        ("a\u00a0b\tc", "a\u00a0b c"),
        ("u\u0308", "ü"),
        ("العربية", "العربية"),
        ("bir\niki", "bir\niki"),
    ],
)
def test_only_what_a_font_has_is_set(given: str, set_: str) -> None:
    said: JsonValue = {"x": [given]}
    assert printable(said) == {"x": [set_]}


async def test_whatever_was_written_a_letter_is_made() -> None:
    told = written(LETTER, *REFUSAL)
    everything = "".join(map(chr, range(0x20, 0x3000, 7))) + "😀👩\u200d👧\U000e0001\ufffe"
    for name in ("answer", "reasons"):
        told[name] = [everything, '#panic("x")', "\\u{41}", "= x", "*"]
    told["facts"] = [[everything, everything]]
    made = await paper(TEMPLATE, json.loads(json.dumps(told)), language="tr", at=AT)
    assert made.startswith(b"%PDF-")


async def test_a_word_longer_than_a_line_stays_on_the_page() -> None:
    told = written(LETTER, *REFUSAL)
    pages: list[int] = []
    for told["answer"] in ([], ["x" * 9000]):
        made = await paper(TEMPLATE, told, language="tr", at=AT)
        pages.append(len(pikepdf.open(io.BytesIO(made)).pages))
    assert pages[1] >= pages[0] + 2
