"""Receipts on the real screens: from the result to the paper, and to where it is checked."""

from __future__ import annotations

from mobile.api.receipt_text import receipts_in
from mobile.views.addresses import VERIFY
from tests.house import House, Visit
from tests.screens.tips import CHECKED, revealed, sent


def saved(visit: Visit) -> tuple[str, bytes]:
    """What the device was asked to keep last."""
    asked = [one for one in visit.screen.invoked if one.name == "save_file"][-1]
    return asked.arguments["file_name"], asked.arguments["src_bytes"]


async def test_from_the_result_to_the_paper_on_the_device(house: House) -> None:
    async with house.app("/", web=True) as visit:
        await visit.log_in()
        await visit.begin()
        await visit.screen.goto("/basvur/request/kontrol")
        await visit.screen.click("send")
        receipt = visit.store.filing.drafts["request"].receipt
        assert receipt
        await visit.screen.click("receipt")
        assert visit.screen.route == f"/takip/{receipt.number}/belge"
        assert visit.screen.sees(receipt.number)
        await visit.screen.click("save-paper")
        name, paper = saved(visit)
        assert receipts_in(paper).receipts == (receipt.signed,)
        assert visit.screen.sees(f"İndirildi: {name}")
        assert receipt.number not in name
        await visit.screen.click("save-content")
        assert visit.screen.sees("İndirildi: icerik.json")
        await visit.screen.click("back")
        assert visit.screen.route == f"/takip/{receipt.number}"
        await visit.screen.click("receipt")
        assert not visit.screen.sees("İndirildi:"), "that was on the last visit"


async def test_on_a_phone_whoever_cancels_is_told_nothing(house: House) -> None:
    """The device's dialog answers with a place, or with nothing."""
    async with house.app("/", web=False) as visit:
        await visit.log_in()
        number = await house.file(visit.store)
        await visit.screen.goto(f"/takip/{number}/belge")
        await visit.screen.click("save-paper")
        assert saved(visit)[0] == "alindi-belgesi.pdf"
        assert not visit.screen.sees("İndirildi:")


async def test_from_the_first_screen_without_a_login(house: House) -> None:
    owner = house.store()
    await house.log_in(owner)
    text = (await owner.client.receipt(await house.file(owner))).text
    async with house.app("/") as visit:
        await visit.screen.click("go-verify")
        assert visit.screen.route == VERIFY
        await visit.screen.fill("receipt", text)
        await visit.screen.click("verify")
        assert visit.screen.sees("Belge gerçek")
        await visit.screen.fill("receipt", text[:-1])
        assert not visit.screen.sees("Belge gerçek"), "that was about another text"
        await visit.screen.click("verify")
        assert visit.screen.has("mistake-receipt")
        await visit.screen.goto("/")
        await visit.screen.goto(VERIFY)
        assert not visit.screen.has("mistake-receipt")
        assert visit.store.verifying.text == ""


async def test_a_tips_paper_is_offered_where_the_number_is_shown(house: House) -> None:
    async with house.app("/", web=True) as visit:
        await sent(visit)
        await visit.screen.goto(CHECKED)
        assert not visit.screen.has("save-tip-paper"), "behind the reveal"
        visit.store.reporting.reveal(True)
        await visit.screen.settle()
        assert visit.screen.sees("ihbar ettiğinizi düşündürebilir")
        await visit.screen.click("save-tip-paper")
        name, paper = saved(visit)
        receipt = visit.store.reporting.receipt
        assert receipt
        assert name == "belge.pdf"
        assert receipts_in(paper).receipts == (receipt.signed,)


async def test_without_a_receipt_nothing_is_offered(house: House) -> None:
    async with house.app("/") as visit:
        await revealed(visit)
        reporting = visit.store.reporting
        assert reporting.receipt
        reporting.receipt = reporting.receipt.model_copy(update={"signed": ""})
        await visit.screen.goto(CHECKED)
        assert not visit.screen.has("save-tip-paper")
        assert visit.screen.has("finish")
