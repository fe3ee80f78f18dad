"""An application's page under the hand: where the focus goes, what is kept, what is taken along."""

from __future__ import annotations

import pytest

from tests.house import House, Visit
from tests.screens import following
from tests.screens.reaching import Reach
from tests.service.history.office import acted


async def opened(visit: Visit, reach: Reach) -> None:
    await reach(visit)
    await visit.screen.settle()


@pytest.mark.parametrize(
    ("reach", "pressed", "lands"),
    [
        (following.asked_where, "do-withdraw", "undo"),
        (following.withdrawn, "undo", "do-ask"),
        (following.owing, "do-pay", "do-ask"),
        (following.refused, "do-object", "text"),
        (following.answered, "do-rate", "text"),
    ],
)
async def test_the_focus_goes_on_from_a_press(
    house: House, reach: Reach, pressed: str, lands: str
) -> None:
    async with house.app("/") as visit:
        await opened(visit, reach)
        await visit.screen.click(pressed)
        assert visit.screen.focused == lands
        assert visit.screen.has(lands)
        await visit.store.close()


async def test_behind_what_was_sent_the_focus_stands_on_what_is_next(house: House) -> None:
    async with house.app("/") as visit:
        await opened(visit, following.asked)
        await visit.screen.fill("text", "Çiçek Sokak.")
        await visit.screen.click("send-task")
        assert visit.screen.focused == "do-ask" and visit.screen.has("do-ask")


async def test_what_is_closed_half_written_is_there_again(house: House) -> None:
    async with house.app("/") as visit:
        await opened(visit, following.refused)
        await visit.screen.click("do-object")
        await visit.screen.fill("text", "Bilgi özel hay")
        await visit.screen.click("stop-task")
        assert visit.screen.focused == "do-object"
        assert "Yazdıklarınız duruyor" in visit.screen.outline()
        assert "yarım kaldı" in visit.screen.outline()
        await visit.screen.click("do-object")
        assert visit.store.following.text == "Bilgi özel hay"
        assert "Yazdıklarınız duruyor" not in visit.screen.outline()


async def test_the_ways_stand_there_with_their_papers(house: House) -> None:
    async with house.app("/") as visit:
        await opened(visit, following.not_processed)
        keys = [*visit.screen.keys()]
        for way in ("court", "ombudsman", "tihek"):
            assert f"how-{way}" in keys
        assert "letter-court" not in keys and "calendar-tihek" not in keys
        assert "letter-tihek" in keys and "calendar-court" in keys
        await visit.screen.click("how-tihek")
        assert "tihek.gov.tr" in visit.screen.outline()
        await visit.screen.click("how-court")
        told = visit.screen.outline()
        assert "tihek.gov.tr" not in told and "Genel bilgi" in told, "one at a time, with its mark"


async def test_a_paper_is_brought_when_it_is_pressed(house: House) -> None:
    async with house.app("/") as visit:
        await opened(visit, following.refused)
        for key, path in (
            ("letter-bedk_objection", "objection.pdf"),
            ("calendar-bedk_objection", "calendar/bedk_objection.ics"),
        ):
            await visit.screen.click(key)
            assert len(house.wire.to(path)) == 1
            assert visit.store.trouble is None


@pytest.mark.parametrize("reach", [following.asked, following.owing, following.answered])
async def test_what_waits_stands_first(house: House, reach: Reach) -> None:
    async with house.app("/") as visit:
        await opened(visit, reach)
        first = visit.store.tracking.opened
        assert first
        await house.file(visit.store)  # a newer one, that waits for nobody
        await visit.screen.goto("/takip")
        rows = [key for key in visit.screen.keys() if key.startswith("application-")]  # noqa: SIM118
        waits = first.status != "answered"  # it was opened, so it was read
        assert (rows[0] == f"application-{first.number}") == waits
        assert ("Sizi bekleyenler" in visit.screen.outline()) == waits


async def test_an_unread_answer_waits(house: House) -> None:
    async with house.app("/") as visit:
        await opened(visit, following.unread_answer)
        await visit.screen.goto("/takip")
        assert "Gelen yanıtı okuyun." in visit.screen.outline()


async def test_what_the_office_does_next_is_not_told_as_ours(house: House) -> None:
    async with house.app("/") as visit:
        await opened(visit, following.replied)
        ours = "Kurumun sorusunu yanıtladınız."
        assert visit.screen.texts().count(ours) == 2, "told, and in the history"
        await acted(house.service, visit.store.following.number, following.QUESTION)
        await visit.store.tracking.look_once_more()
        await visit.screen.settle()
        assert visit.screen.texts().count(ours) == 1
        newest = "Kurum size bir soru sordu. Yanıtlarsanız inceleme sürer."
        assert visit.screen.texts().count(newest) == 2, "asked twice, told by nobody"
