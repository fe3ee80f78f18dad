"""An anonymous tip as the reporter does it, on the real screens."""

from __future__ import annotations

from tests.house import House, Visit, tip_form
from tests.screens.tips import CHECKED, DOOR, STEPS, come_back, revealed, send_tip, sent, written

FORM = tip_form()


def number_of(visit: Visit) -> str:
    receipt = visit.store.reporting.receipt
    assert receipt
    return receipt.number


def shown(visit: Visit) -> str:
    """Everything that stands on the screen."""
    return visit.screen.outline().replace("\\u200b", "").replace("\u200b", "")


async def test_the_card_leads_to_the_two_ways_and_to_the_first_question(house: House) -> None:
    async with house.app("/") as visit:
        await visit.screen.click("card-tip")
        assert visit.screen.route == "/sayfa"
        await visit.screen.choose("way", "confidential")
        await visit.screen.choose("way", "anonymous")
        await visit.screen.click("begin")
        assert visit.screen.route == STEPS["anlatim"]


async def test_the_hidden_way_leads_to_the_form_with_a_name(house: House) -> None:
    async with house.app("/") as visit:
        await visit.screen.click("card-tip")
        await visit.screen.choose("way", "confidential")
        await visit.screen.click("begin")
        assert visit.screen.route == "/basvur/report"
        await visit.screen.until(lambda: visit.screen.has("begin"))
        assert not visit.screen.has("quick-exit")


async def test_an_address_alone_opens_nothing(house: House) -> None:
    """Out of a browser's history, or by Back after a quick exit."""
    for address in ("/sayfa", CHECKED, DOOR, *STEPS.values()):
        async with house.app(address) as visit:
            assert visit.screen.has("card-apply"), address
            assert not visit.screen.has("quick-exit")


async def test_the_number_stands_behind_a_reveal(house: House) -> None:
    async with house.app("/") as visit:
        await sent(visit)
        await visit.screen.goto(CHECKED)
        number = number_of(visit)
        assert number not in shown(visit)
        assert not visit.screen.has("copy")
        await visit.screen.click("reveal")
        assert number in shown(visit)
        assert visit.screen.has("copy")
        await visit.screen.click("reveal")
        assert number not in shown(visit)


async def test_finishing_leads_home_and_leaves_nothing(house: House) -> None:
    async with house.app("/") as visit:
        await revealed(visit)
        await visit.screen.goto(CHECKED)
        number = number_of(visit)
        await visit.screen.click("finish")
        assert visit.screen.route == CHECKED, "not yet: is the number safe?"
        await visit.screen.choose("safe", "written")
        await visit.screen.fill("last_group", number[-6:])
        await visit.screen.click("finish")
        assert visit.screen.route == "/"
        assert not visit.store.tip_stands
        assert number not in shown(visit)
        await visit.screen.goto(CHECKED)
        assert visit.screen.has("card-apply")


async def test_a_place_pressed_by_mistake_loses_nothing(house: House) -> None:
    async with house.app("/") as visit:
        await written(visit)
        await visit.screen.goto(CHECKED)
        before = dict(visit.store.filing.drafts["tip"].answers)
        await visit.screen.click("place-apply")
        await visit.screen.click("stay")
        assert visit.screen.route == CHECKED
        assert visit.store.filing.drafts["tip"].answers == before
        await visit.screen.click("place-apply")
        await visit.screen.click("leave-now")
        assert visit.screen.route == "/basvur"
        assert not visit.store.tip_stands


async def test_the_settings_are_part_of_it(house: House) -> None:
    async with house.app("/") as visit:
        await written(visit)
        await visit.screen.goto(CHECKED)
        await visit.screen.click("place-settings")
        assert visit.screen.route == "/ayarlar"
        assert visit.screen.has("quick-exit")
        await visit.screen.click("go-language")
        await visit.screen.click("language-en")
        assert visit.screen.route == "/ayarlar"
        assert visit.store.tip_stands
        await visit.screen.click("quick-exit")
        assert visit.screen.route == "/"
        assert not visit.store.tip_stands


async def test_a_phone_s_own_back_goes_step_by_step(house: House) -> None:
    async with house.app("/", web=False) as visit:
        await written(visit)
        await visit.screen.goto(CHECKED)
        pages = [CHECKED]
        while visit.screen.route != "/sayfa":
            await visit.screen.back()
            pages.append(visit.screen.route)
        assert pages == [CHECKED, *reversed(STEPS.values()), "/sayfa"]
        await visit.screen.back()
        assert visit.screen.route == "/"
        assert not visit.store.tip_stands


async def test_whoever_follows_can_come_back_without_a_login(house: House) -> None:
    number = await send_tip(house)
    async with house.app("/takip") as visit:
        await visit.screen.click("tip-return")
        await visit.screen.fill("number", number)
        await visit.screen.click("open")
        assert visit.screen.has("message")
        await visit.screen.click("close-tip")
        assert visit.screen.route == "/"
        assert number not in shown(visit)


async def test_another_number_is_kept_like_the_first(house: House) -> None:
    async with house.app("/") as visit:
        await come_back(visit)
        old = visit.store.returning.number
        await visit.screen.goto(DOOR)
        await visit.screen.click("exchange")
        new = number_of(visit)
        assert new != old
        assert visit.screen.has("reveal")
        await visit.screen.choose("safe", "printed")
        await visit.screen.click("finish")
        assert visit.screen.route == "/"
        for number, opens in ((old, False), (new, True)):
            store = house.store()
            store.returning.type_number(number)
            await store.returning.look()
            assert bool(store.returning.status) == opens


async def test_nothing_of_the_number_stands_in_title_or_address(house: House) -> None:
    async with house.app("/") as visit:
        await revealed(visit)
        await visit.screen.goto(CHECKED)
        assert visit.screen.page.title == "Başvuru"
        assert number_of(visit)[:4] not in visit.screen.route
