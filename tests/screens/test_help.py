"""Help and the statement: open to everybody, from anywhere, and back with nothing lost."""

from __future__ import annotations

import flet as ft
import pytest

from mobile.views.addresses import HELP, STATEMENT
from mobile.views.statement.criteria import checklist
from tests.house import House
from tests.screens import tips
from tests.screens.in_a_text import TEXT, writing


async def test_help_leads_back_with_nothing_lost(house: House) -> None:
    async with house.app("/") as visit:
        route = await writing(visit)
        await visit.screen.click("get-help")
        assert visit.screen.route == HELP
        assert not visit.screen.has("get-help")
        await visit.screen.click("go-statement")
        assert visit.screen.route == STATEMENT
        await visit.screen.click("get-help")
        await visit.screen.click("back")
        assert visit.screen.route == route
        assert visit.screen.get("text", ft.TextField).value == TEXT


async def test_help_opened_by_its_address_leads_nowhere_back(house: House) -> None:
    async with house.app(HELP) as visit:
        assert visit.screen.sees("Acil durumda 112")
        assert not visit.screen.has("back")


@pytest.mark.parametrize("address", [tips.CHECKED, *tips.STEPS.values()])
async def test_from_a_tip_help_tells_nothing_and_wipes_nothing(house: House, address: str) -> None:
    async with house.app("/") as visit:
        await tips.written(visit)
        await visit.screen.goto(HELP)
        plain = visit.screen.texts()
        await visit.screen.goto(address)
        await visit.screen.click("get-help")
        assert visit.screen.route == HELP, "and nothing behind it"
        assert visit.screen.has("quick-exit")
        assert visit.store.tip_stands
        back = "Kaldığınız yere dönün"
        assert [one for one in visit.screen.texts() if one != back] == plain
        await visit.screen.click("back")
        assert visit.screen.route == address
        assert visit.screen.has("quick-exit")


async def test_the_quick_exit_forgets_where_help_was_opened(house: House) -> None:
    async with house.app("/") as visit:
        await tips.written(visit)
        await visit.screen.goto(tips.CHECKED)
        await visit.screen.click("get-help")
        await visit.screen.click("quick-exit")
        assert visit.store.came_from == ""
        await visit.screen.goto(HELP)
        assert not visit.screen.has("back")


async def test_logging_out_forgets_where_help_was_opened(house: House) -> None:
    async with house.app("/") as visit:
        await writing(visit)
        await visit.screen.click("get-help")
        assert visit.screen.has("back")
        await visit.store.login.log_out()
        await visit.screen.settle()
        assert not visit.screen.has("back")


async def test_the_statement_says_every_point_with_its_state_and_tests(house: House) -> None:
    async with house.app("/ayarlar") as visit:
        await visit.screen.click("go-statement")
        texts = [one.replace("\u200b", "") for one in visit.screen.texts()]
        for point in checklist().criteria:
            assert point.words["tr"] in texts
            assert point.why is None or point.why["tr"] in texts
            assert all(f"Sınama: {test}" in texts for test in point.tests)
        whole = checklist()
        assert texts.count("Karşılanmıyor") == len(whole.of("unmet"))
        assert texts.count("Kısmen") == len(whole.of("partly"))
        assert texts.count("Karşılanıyor") == len(whole.of("met"))


async def test_a_barrier_becomes_an_application(house: House) -> None:
    async with house.app(STATEMENT) as visit:
        await visit.screen.click("complain")
        assert visit.screen.route == "/basvur/accessibility"
        await visit.log_in()
        number = await house.file(visit.store, "accessibility")
        await visit.screen.goto(f"/takip/{number}")
        assert visit.screen.sees("Cumhurbaşkanlığı İletişim Başkanlığı")
