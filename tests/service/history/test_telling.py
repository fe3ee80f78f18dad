"""What the citizen reads of a history, and what is marked as unread."""

from __future__ import annotations

from datetime import date
from typing import Any, cast, get_args

import pytest

from mobile.api import models
from service.app import Service
from service.history import kinds as k
from service.history.clock import last_day_to_pay
from service.history.kinds import KINDS, UNSEEN, Event
from service.history.moves import LOOKING
from service.history.reasons import reasons
from service.history.states import State
from service.history.telling import VERBS
from service.history.words import words_of
from service.i18n import LANGUAGES
from tests.service.citizen import Citizen, Watch
from tests.service.history.office import acted, decided, filed, later, seen
from tests.service.history.walking import BEGINNING, contents

DUE = date(2026, 4, 15)


@pytest.mark.parametrize("kind", sorted(KINDS - UNSEEN))
def test_every_event_has_words_in_every_language(kind: k.Kind) -> None:
    state = State("examining", "information", draft=k.Drafted(outcome="negative", text="x"))
    if kind in ("interim", "not_processed"):
        outcome = "informative" if kind == "interim" else "not_processed"
        state = State("x", None, draft=k.Drafted(outcome=outcome, text="", reason="m5_e"))  # pyright: ignore[reportArgumentType]
    what = contents(lambda options: options[0], kind, state)
    words = words_of(Event(BEGINNING, "unit", what, "Çankaya Belediyesi"), DUE)
    assert {*words} == {*LANGUAGES}
    assert len({*words.values()}) >= len(LANGUAGES) - 1, "easy Turkish may say the same"
    for text in words.values():
        assert text.endswith((".", ")")) and "{" not in text and "None" not in text


def test_words_name_what_they_are_about() -> None:
    def told(what: k.What) -> str:
        return words_of(Event(BEGINNING, "unit", what, "X"), DUE)["tr"]

    elsewhere = k.Forwarded(to=1, name="İzmir Valiliği", elsewhere=True)
    assert "İzmir Valiliği" in told(elsewhere) and "15 Nisan 2026" in told(elsewhere)
    assert "yeniden" not in told(elsewhere.model_copy(update={"elsewhere": False}))
    fee = told(k.FeeNoticed(amount=2550, pay_by=date(2026, 4, 20), text=""))
    assert "25,50" in fee and "20 Nisan 2026" in fee
    assert "son yanıt değil" in told(k.Interim(text="x"))
    assert "m.5/2-ğ" in told(k.NotProcessed(reason="m5_gg", text=""))
    assert "4982 m.21" in told(k.Answered(result="negative", text="", reason="m4982_21"))


def test_reasons_are_those_of_the_law() -> None:
    rows = reasons().values()
    assert [row.law[-1] for row in rows if "m.5/2" in row.law] == [*"abcçdefgğhı"]
    articles = [row.law for row in rows if row.law.startswith("4982")]
    assert articles == [f"4982 m.{n}" for n in ("7/2", 8, 9, *range(15, 28))]
    for row in rows:
        assert {*LANGUAGES} - {"tr-kolay"} <= row.text.keys()
        assert all(text.endswith(".") for text in row.text.values())
        assert row.fits("information", row.outcomes[0])
        assert row.fits("petition", row.outcomes[0]) == ("m.5/2" in row.law)


async def test_what_happened_is_unread_until_the_citizen_looks(
    citizen: Citizen, watch: Watch
) -> None:
    service, number = citizen.service, await filed(citizen)

    async def new() -> bool:
        return (await citizen.get("applications")).json()["applications"][0]["new"]

    assert not await new(), "one's own filing is no news"
    await later(citizen, watch, hours=1)
    await acted(service, number, ("unit", k.Looked()))
    assert not await new(), "nor is a look"
    await acted(service, number, ("unit", k.Examining()), ("unit", k.Asked(text="Hangi sokak?")))
    assert await new()
    whole = await seen(citizen, number)
    assert whole.new
    assert [(one.kind, one.unread) for one in whole.events] == [
        ("received", False),
        ("at_unit", False),
        ("examining", True),
        ("asked", True),
    ]
    asked = whole.events[-1]
    assert (asked.by, asked.unit, asked.text) == ("office", "Bir birim", "Hangi sokak?")
    assert asked.words["tr"].startswith("Kurum size bir soru sordu")
    assert (whole.status, set(whole.can)) == (
        "more_information_needed",
        {"withdraw", "reply", "ask"},
    )
    again = await seen(citizen, number)
    assert not again.new and not any(one.unread for one in again.events)
    assert not await new()


async def test_a_draft_says_nothing_before_it_is_approved(citizen: Citizen) -> None:
    service, number = citizen.service, await filed(citizen)
    await acted(service, number, ("unit", k.Drafted(outcome="negative", text="GİZLİ TASLAK")))
    assert "GİZLİ" not in (await citizen.get(f"applications/{number}")).text
    await acted(service, number, ("approver", k.Returned(text="GİZLİ NOT")), officer=2)
    told = await citizen.get(f"applications/{number}")
    assert "GİZLİ" not in told.text and "returned" not in told.text
    draft = k.Drafted(outcome="negative", text="Bu yol özel.", reason=None)
    await decided(service, number, draft)
    whole = await seen(citizen, number)
    assert (whole.status, whole.events[-1].text) == ("answered", "Bu yol özel.")
    assert set(whole.can) == {"rate", "reopen"}


async def test_another_institution_has_a_clock_of_its_own(citizen: Citizen, watch: Watch) -> None:
    service = citizen.service
    number = await filed(citizen)
    before = (await seen(citizen, number)).due
    await later(citizen, watch, days=10)
    away = k.Forwarded(to=91000035, name="İzmir Valiliği", elsewhere=True)
    await acted(service, number, ("central", away))
    whole = await seen(citizen, number)
    assert before and whole.due and (whole.due - before).days == 10
    assert (whole.status, whole.unit) == ("forwarded", "İzmir Valiliği")
    assert whole.clock and whole.clock.started == date(2026, 3, 26)


async def test_what_did_not_change_is_not_sent_again(citizen: Citizen) -> None:
    number = await filed(citizen)
    for path in ("applications", f"applications/{number}"):
        first = await citizen.get(path)
        assert first.headers["cache-control"] == "no-store"
        headers = citizen.headers | {"if-none-match": first.headers["etag"]}
        same = await citizen.http.get(f"/api/v1/{path}", headers=headers)
        assert (same.status_code, same.content) == (304, b"")
        await acted(citizen.service, number, ("unit", k.Looked()))
        same = await citizen.http.get(f"/api/v1/{path}", headers=headers)
        assert same.status_code == 304
    await acted(citizen.service, number, ("unit", k.Examining()))
    other = await citizen.http.get(f"/api/v1/applications/{number}", headers=headers)
    assert other.status_code == 200


def test_an_older_app_reads_what_it_knows(service: Service) -> None:
    told: dict[str, Any] = {"kind": "fee_noticed", "at": "2026-03-16T09:00:00Z"}
    step = models.Event.model_validate(told | {"words": {"tr": "x"}, "colour": "red"})
    assert (step.kind, step.unit) == ("fee_noticed", None)
    old = models.Event.model_validate(told)
    assert (old.words, old.unread, old.by) == ({}, False, "office")
    assert last_day_to_pay(date(2026, 3, 16)) == date(2026, 4, 7)
    assert set(VERBS) <= set(get_args(k.Kind)) and "citizen" not in LOOKING


# -- in which languages --------------------------------------------------------------------


def languages(part: Any) -> set[tuple[str, ...]]:
    """Those of every text in an answer."""
    if isinstance(part, dict):
        found = cast("dict[str, Any]", part)
        if "tr" in found:
            return {tuple(sorted(found))}
        return {one for inner in found.values() for one in languages(inner)}
    if isinstance(part, list):
        return {one for inner in cast("list[Any]", part) for one in languages(inner)}
    return set()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("tr", ("tr",)),
        ("ar", ("ar", "tr")),
        ("tr-kolay", ("tr", "tr-kolay")),
        ("kmr", ("ku", "tr")),
        ("xx", ("tr",)),
    ],
)
async def test_an_application_is_told_in_turkish_and_the_asked_language(
    citizen: Citizen, watch: Watch, asked: str, told: tuple[str, ...]
) -> None:
    number = (await citizen.file()).json()["number"]
    await later(citizen, watch, days=40)
    citizen.language = asked
    found = await citizen.get(f"applications/{number}")
    assert found.headers["vary"] == "Accept-Language"
    assert found.json()["legal"]["remedies"] and found.json()["clock"]["law"]
    assert languages(found.json()) == {told}
    done = await citizen.post(f"applications/{number}/withdraw", {})
    assert languages(done.json()) == {told}, "and what comes of a deed alike"


async def test_each_language_has_its_own_etag(citizen: Citizen) -> None:
    path = f"/api/v1/applications/{(await citizen.file()).json()['number']}"
    seen_: dict[str, str] = {}
    for citizen.language in LANGUAGES:
        told = await citizen.http.get(path, headers=citizen.headers)
        seen_[citizen.language] = told.headers["etag"]
    assert len({*seen_.values()}) == len(LANGUAGES)
    for citizen.language in LANGUAGES:
        for language, etag in seen_.items():
            again = await citizen.http.get(path, headers=citizen.headers | {"if-none-match": etag})
            assert again.status_code == (304 if language == citizen.language else 200)
            assert again.headers["vary"] == "Accept-Language"
