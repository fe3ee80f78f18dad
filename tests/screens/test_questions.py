"""Questions of every kind: what is pressed and typed becomes the answer, and what stands below
follows."""

from __future__ import annotations

from typing import Any

import flet as ft
import pytest

from mobile.api.models import Answers
from tests.house import House, Visit
from tests.screens import sampler
from tests.screens.by_hand import stands, text_in

FORM = sampler.FORM


async def at_step(visit: Visit, step: str, answers: Answers | None = None, **more: Any) -> None:
    await visit.log_in()
    await sampler.put_in(visit, answers or {}, **more)
    await visit.screen.goto(f"/basvur/{FORM}/{step}")


async def test_a_condition_brings_and_takes_questions_below_what_was_pressed(house: House) -> None:
    async with house.app("/") as visit:
        await at_step(visit, "secim")
        assert not visit.screen.has("number")
        await visit.screen.choose("asked_before", "yes")
        keys = visit.screen.keys()
        assert keys.index("asked_before-yes") < keys.index("number") < keys.index("go-on")
        assert visit.screen.sees("Önceki yanıt da okunur.")
        await visit.screen.fill("number", "2026-1")
        await visit.screen.choose("asked_before", "no")
        assert not visit.screen.has("number")
        await visit.screen.choose("asked_before", "yes")
        await stands(visit, "number", "2026-1")
        assert visit.answers(FORM)["asked_before"] is True


async def test_any_of_several_may_be_ticked_and_cleared(house: House) -> None:
    async with house.app("/") as visit:
        await at_step(visit, "secim")
        for value in ("f", "d", "e"):
            await visit.screen.choose(f"some-{value}")
        assert visit.answers(FORM)["some"] == ["d", "e", "f"]
        await visit.screen.click("go-on")
        assert visit.screen.has("mistake-some"), "at most two"
        await visit.screen.choose("some-e")
        assert visit.answers(FORM)["some"] == ["d", "f"]
        assert visit.screen.get("some-f", ft.Checkbox).value is True
        assert visit.screen.get("some-e", ft.Checkbox).value is False


@pytest.mark.parametrize("typed", ["14 3 2026", "14.03.2026", "14 mart 2026", "2026-03-14"])
async def test_a_day_is_said_back_in_words(house: House, typed: str) -> None:
    async with house.app("/") as visit:
        await at_step(visit, "yazi")
        await visit.screen.fill("day", typed)
        assert not visit.screen.sees("Cumartesi")
        await visit.screen.blur("day")
        assert visit.screen.sees("14\u00a0Mart 2026 Cumartesi")
        assert text_in(visit, "day") == typed, "what was typed stays"


async def test_a_day_out_of_bounds_says_which_day_is_the_last(house: House) -> None:
    async with house.app("/") as visit:
        await at_step(visit, "yazi", sampler.ANSWERS | {"day": "1.1.2999"})
        await visit.screen.click("go-on")
        assert visit.screen.sees("En geç")
        await visit.screen.click("mistake-day")
        assert visit.screen.focused == "day"


async def test_a_step_of_notices_only_goes_straight_on(house: House) -> None:
    async with house.app("/") as visit:
        await at_step(visit, "yalniz_bilgi")
        await visit.screen.click("go-on")
        assert visit.screen.route == f"/basvur/{FORM}/yer"


async def test_rows_of_a_group_come_and_go_and_the_focus_follows(house: House) -> None:
    async with house.app("/") as visit:
        await at_step(visit, "onceki")
        await visit.screen.fill("earlier.0.name", "Ankara Valiliği")
        await visit.screen.click("earlier-add")
        assert visit.screen.focused == "earlier.1.name"
        await visit.screen.fill("earlier.1.name", "Çankaya Kaymakamlığı")
        await visit.screen.click("earlier-add")
        assert not visit.screen.has("earlier-add"), "three at most"
        await visit.screen.click("earlier.0-remove")
        assert visit.screen.focused == "earlier.0.name"
        await stands(visit, "earlier.0.name", "Çankaya Kaymakamlığı")
        await visit.screen.click("earlier.1-remove")
        await visit.screen.click("earlier.0-remove")
        await stands(visit, "earlier.0.name", "")
        assert visit.screen.has("earlier.0.name"), "the first row stands always"


async def test_a_mistake_in_a_row_is_named_and_leads_there(house: House) -> None:
    async with house.app("/") as visit:
        await at_step(visit, "onceki", sampler.ANSWERS)
        await visit.screen.fill("earlier.1.date", "geçen yaz")
        await visit.screen.click("go-on")
        assert visit.screen.focused == "mistake-earlier.1.date"
        assert visit.screen.sees("Kurum 2, Tarih: ")
        await visit.screen.click("mistake-earlier.1.date")
        assert visit.screen.focused == "earlier.1.date"


async def test_topics_are_suggested_with_a_reason_and_an_office(house: House) -> None:
    async with house.app("/") as visit:
        await at_step(visit, "konu", {"title": "Kaldırım kırık, kaldırım bozuk"})
        assert visit.screen.sees("“Kaldırım”")
        await visit.screen.choose("topic", "pavement")
        assert visit.answers(FORM)["topic"] == "pavement"
        assert visit.screen.sees("İlçe Belediyesi"), "the place is not known yet"
        visit.store.filing.pick(FORM, "place", {"province": 6, "district": 1231})
        await visit.screen.settle()
        assert visit.screen.sees("Çankaya Belediyesi")


async def test_a_topic_is_found_by_a_word_that_its_title_lacks(house: House) -> None:
    async with house.app("/") as visit:
        await at_step(visit, "konu")
        await visit.screen.click("topic-all")
        await visit.screen.fill("topic-all-search", "parke taşı")
        assert visit.screen.has("topic-all-pavement")


async def test_a_place_keeps_its_address_when_the_province_changes(house: House) -> None:
    async with house.app("/") as visit:
        await at_step(visit, "yer", sampler.ANSWERS)
        await visit.screen.fill("place-address", "Moda")
        await visit.screen.click("place-province")
        await visit.screen.fill("place-province-search", "istanbul")
        await visit.screen.click("place-province-34")
        assert visit.answers(FORM)["place"] == {"province": 34, "address": "Moda"}
        await visit.screen.click("go-on")
        await visit.screen.click("mistake-place")
        assert visit.screen.focused == "place-district"


async def test_institutions_are_searched_near_the_place_of_the_form(house: House) -> None:
    async with house.app("/") as visit:
        await at_step(visit, "yer", sampler.ANSWERS)
        await visit.screen.click("unit-unit")
        asked = [dict(one.url.params) for one in house.wire.to("/units")]
        assert asked == [{"q": "", "province": "6"}]


async def test_a_kind_this_app_does_not_know_is_said(house: House) -> None:
    async with house.app("/") as visit:
        await at_step(visit, "yeni")
        assert visit.screen.sees("Uygulamayı güncelleyin")
        await visit.screen.click("go-on")
        assert visit.screen.route == f"/basvur/{FORM}/kontrol"


async def test_questions_of_a_changed_form_are_marked_until_looked_at(house: House) -> None:
    async with house.app("/") as visit:
        await at_step(visit, "yazi", sampler.ANSWERS, again=("title",))
        assert visit.screen.sees("Yeniden bakın")
        await visit.screen.click("go-on")
        await visit.screen.goto(f"/basvur/{FORM}/yazi")
        assert not visit.screen.sees("Yeniden bakın")


async def test_a_confidential_application_hides_who_writes(house: House) -> None:
    async with house.app("/") as visit:
        name = house.identity().given_name
        await at_step(visit, "kurum-gozuyle", sampler.ANSWERS)
        assert visit.screen.sees(name)
        assert visit.screen.sees("ayse@ornek.org")
        assert visit.screen.sees("Yanıtı: Olmaz.")
        visit.store.filing.pick(FORM, "secrecy", "confidential")
        await visit.screen.settle()
        for secret in (name, "ayse@ornek.org", "Yanıtı: Olmaz."):
            assert not visit.screen.sees(secret)
        assert visit.screen.sees("Yanıtı: Kurum görmez")
        await visit.screen.click("go-back")
        assert visit.screen.route == f"/basvur/{FORM}/kontrol"
