"""What the institution will see, and what stands on the receipt."""

from __future__ import annotations

import asyncio

import flet as ft

from mobile.i18n import words
from tests.house import House, Visit
from tests.screens import sampler
from tests.screens.attaching import HTML, Device, attach, rows
from tests.screens.reaching import FORMS, sent_in_a_crisis, thanked, with_sampler
from tests.service.files import samples

SEEN = f"/basvur/{sampler.FORM}/kurum-gozuyle"
DANGER = "Hayati tehlike varsa 112 numarasını arayın."
LARGE, SMALLER = ft.TextThemeStyle.DISPLAY_SMALL, ft.TextThemeStyle.TITLE_LARGE
OURSELVES = "Dosyaların adı ve içindekiler de sizi ele verebilir."


async def at_the_institution(visit: Visit) -> Device:
    await with_sampler(visit)
    await visit.screen.goto(SEEN)
    return Device(visit.house)


async def test_a_file_kept_as_evidence_says_what_goes_along(house: House) -> None:
    async with house.app("/") as visit:
        device = await at_the_institution(visit)
        await attach(visit, device.chosen("IMG.jpg", samples.jpeg()))
        (row,) = rows(visit)
        assert set(row.betrays) == {"place", "time", "device", "author"}
        assert not visit.screen.sees("IMG.jpg (")
        await visit.store.attaching.keep_as_evidence(sampler.FORM, row.key, True)
        await visit.screen.settle()
        assert visit.screen.sees("IMG.jpg (birlikte giden: çekildiği ")
        for what in ("çekildiği yer", "çekildiği zaman", "çeken cihaz", "hazırlayanın adı"):
            assert visit.screen.sees(what)


async def test_a_file_that_does_not_go_yet_says_so(house: House) -> None:
    async with house.app("/") as visit:
        device = await at_the_institution(visit)
        device.held = asyncio.Event()
        await attach(visit, device.chosen("plan.png", samples.picture("PNG")), settled=False)
        assert visit.screen.sees("plan.png (henüz hazır değil)")
        device.held.set()
        await visit.screen.until(lambda: visit.screen.sees("plan.png"))
        await visit.screen.until(lambda: not visit.screen.sees("henüz hazır değil"))
        await attach(visit, device.chosen("page.jpg", HTML))
        assert visit.screen.sees("page.jpg (eklenemedi)")


async def test_a_confidential_one_with_files_is_warned_of_them(house: House) -> None:
    async with house.app("/") as visit:
        device = await at_the_institution(visit)
        await attach(visit, device.chosen("plan.png", samples.picture("PNG")))
        assert not visit.screen.sees(OURSELVES)
        visit.store.filing.pick(sampler.FORM, "secrecy", "confidential")
        await visit.screen.settle()
        assert visit.screen.sees(OURSELVES)
        await visit.store.attaching.remove(sampler.FORM, rows(visit)[0].key)
        await visit.screen.settle()
        assert not visit.screen.sees(OURSELVES)


async def test_the_receipt_of_a_crisis_begins_with_whom_to_call(house: House) -> None:
    route = f"/basvur/{FORMS[0].id}/alindi"
    async with house.app("/") as visit:
        await sent_in_a_crisis(visit)
        await visit.screen.goto(route)
        said = visit.screen.texts()
        assert said.index(DANGER) < said.index("Başvurunuz alındı")
        filing = visit.store.filing
        filing.forms = tuple(one.model_copy(update={"crisis": False}) for one in filing.forms)
        visit.store.changed()
        await visit.screen.settle()
        assert not visit.screen.sees(DANGER)


async def test_the_number_fits_in_a_narrow_window(house: House) -> None:
    """Where it must break, it breaks in its middle; it is read out whole."""
    async with house.app("/") as visit:
        await thanked(visit)
        await visit.screen.goto(f"/basvur/{sampler.FORM}/alindi")
        for width, style in ((390, LARGE), (320, SMALLER)):
            await visit.screen.resize(width, 844)
            (number,) = visit.screen.find(ft.Text, text="2026-000-\u200b000-000")
            assert number.semantics_label == "2026-000-000-000"
            assert number.theme_style == style


async def test_in_a_narrow_window_the_header_has_a_sign_with_a_name(house: House) -> None:
    async with house.app("/") as visit:
        await visit.store.set(language="en")
        await visit.screen.resize(600, 844)
        visit.screen.get("accessibility", ft.OutlinedButton)
        await visit.screen.resize(390, 844)
        sign = visit.screen.get("accessibility", ft.IconButton).icon
        assert isinstance(sign, ft.Icon)
        assert sign.semantics_label == words("en")("Erişilebilir mod")
        assert visit.screen.sees(words("en")("Örnek kurulum"))
