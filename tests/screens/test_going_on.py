"""Going on with what was begun: after the session ended, from an old address, in a hurry."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import JsonValue

from tests.house import House, open_house
from tests.screens.conftest import OFTEN


async def test_after_the_session_ended_the_saved_draft_is_offered(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await visit.screen.goto("/basvur/request")
        await visit.screen.click("begin")
        await visit.screen.fill("title", "Kaldırım bozuk")
        await visit.screen.click("place-home")
        await visit.screen.until(lambda: visit.screen.sees("Kaldırım bozuk"))
    # Another session, as after a restart of the service: the address is still the step's.
    async with house.app("/basvur/request/anlatim") as visit:
        await visit.log_in()
        await visit.screen.until(lambda: visit.screen.sees("Kaydedilmiş taslaklarınız"))
        assert "title" not in visit.screen.keys()  # noqa: SIM118
        (resume,) = (key for key in visit.screen.keys() if key.startswith("resume-"))  # noqa: SIM118
        await visit.screen.click(resume)
        assert visit.answers()["title"] == "Kaldırım bozuk"


@pytest.mark.parametrize("step", ["yer", "kontrol", "kurum-gozuyle"])
async def test_an_old_address_opens_no_step_of_an_empty_form(house: House, step: str) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await visit.screen.goto(f"/basvur/request/{step}")
        assert "begin" in visit.screen.keys()  # noqa: SIM118
        assert "go-on" not in visit.screen.keys()  # noqa: SIM118
        await visit.screen.click("begin")
        assert visit.screen.route == "/basvur/request/anlatim"
        assert "title" in visit.screen.keys()  # noqa: SIM118


async def test_in_a_disaster_few_taps_are_enough(tmp_path: Path) -> None:
    """From the first screen to the receipt: beside the answers themselves, four presses."""
    async with (
        open_house(tmp_path, crisis_forms="earthquake", **OFTEN) as house,
        house.app("/") as visit,
    ):
        await visit.log_in()
        await visit.screen.until(lambda: "crisis-earthquake" in visit.screen.keys())  # noqa: SIM118
        await visit.screen.click("crisis-earthquake")
        assert visit.screen.route == "/basvur/earthquake/yer"
        filing = visit.store.filing
        assert filing.places
        hatay = next(one for one in filing.places.provinces if one.id == 31)
        place: JsonValue = {"province": 31, "district": hatay.districts[0].id}
        filing.pick("earthquake", "place", place)
        filing.pick("earthquake", "needs", ["trapped"])
        await visit.screen.settle()
        await visit.screen.click("go-on")
        await visit.screen.click("go-on")
        await visit.screen.click("send")
        assert visit.screen.sees("Başvurunuz alındı")


async def test_an_application_without_a_title_is_called_by_its_form(house: House) -> None:
    async with house.app("/takip", language="en") as visit:
        await visit.log_in()
        await house.file(visit.store, "thanks")
        await visit.screen.goto("/")
        await visit.screen.goto("/takip")
        await visit.screen.until(lambda: visit.screen.sees("Thanks"))
        assert not visit.screen.sees("Teşekkür")
