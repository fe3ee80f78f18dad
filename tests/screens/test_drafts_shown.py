"""Drafts as the citizen meets them: kept at every step, found again, gone on with, thrown away."""

from __future__ import annotations

from mobile.i18n import words
from mobile.views.times import clock_time
from tests.house import House, Visit
from tests.screens.by_hand import TEXT, TITLE, stands
from tests.screens.reaching import with_begun
from tests.wire import lost_before


async def first_step(visit: Visit) -> None:
    await visit.screen.goto("/basvur/request")
    await visit.screen.click("begin")
    await visit.screen.fill("title", TITLE)
    await visit.screen.fill("text", TEXT)
    await visit.screen.click("go-on")


def key(visit: Visit, start: str) -> str:
    return next(one for one in visit.screen.keys() if one.startswith(start))  # noqa: SIM118


async def test_each_step_is_kept_and_says_so_below_its_buttons(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await first_step(visit)
        assert visit.screen.route == "/basvur/request/konu"
        assert visit.screen.sees("Taslağınız kaydedildi, Türkiye saatiyle")
        house.wire.spoil(lost_before, "/drafts")
        await visit.screen.click("topic-all")
        await visit.screen.fill("topic-all-search", "kaldirim")
        await visit.screen.click("topic-all-pavement")
        await visit.screen.click("go-on")
        assert visit.screen.sees("Taslak kaydedilemedi")
        assert visit.store.trouble is None, "the citizen goes on undisturbed"
        assert visit.screen.route == "/basvur/request/yer"
        house.wire.mend()


async def test_leaving_the_form_keeps_what_was_typed(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await first_step(visit)
        await visit.screen.goto("/basvur/request/anlatim")
        await visit.screen.fill("title", "Bambaşka bir başlık")
        await visit.screen.click("place-home")
        await visit.screen.until(lambda: visit.screen.sees("Bambaşka bir başlık"))
        assert [one.title for one in await visit.store.client.drafts()] == ["Bambaşka bir başlık"]


async def test_a_cut_line_keeps_what_was_typed(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await first_step(visit)
        await visit.screen.goto("/basvur/request/anlatim")
        await visit.screen.fill("title", "Bambaşka bir başlık")
        page = visit.screen.page
        await visit.screen.session.dispatch_event(page._i, "disconnect", None)  # pyright: ignore[reportPrivateUsage]
        await visit.screen.settle()
        assert [one.title for one in await visit.store.client.drafts()] == ["Bambaşka bir başlık"]


async def test_a_draft_is_gone_on_with_on_another_device(house: House) -> None:
    async with house.app("/") as phone:
        await phone.log_in()
        await first_step(phone)
    async with house.app("/ayarlar") as web:
        await web.log_in()
        await web.screen.goto("/")
        assert web.screen.sees(TITLE)
        await web.screen.click(key(web, "resume-"))
        assert web.screen.route == "/basvur/request/konu"
        await web.screen.click("go-back")
        await stands(web, "title", TITLE)


async def test_throwing_away_is_asked_once_more(house: House) -> None:
    async with house.app("/ayarlar") as visit:
        await with_begun(visit)
        await visit.screen.goto("/")
        asked = key(visit, "delete-")
        name = asked.removeprefix("delete-")
        await visit.screen.click(asked)
        assert visit.screen.focused == f"keep-{name}"
        await visit.screen.click(f"keep-{name}")
        assert visit.screen.focused == asked
        await visit.screen.click(asked)
        await visit.screen.click(f"really-{name}")
        assert not visit.screen.has(f"draft-{name}")
        assert name not in [one.id for one in await visit.store.client.drafts()]
        assert visit.screen.sees("Taslak silindi.")
        assert visit.screen.focused == key(visit, "resume-"), "the other one stands"
        last = key(visit, "delete-").removeprefix("delete-")
        await visit.screen.click(f"delete-{last}")
        assert not visit.screen.sees("Taslak silindi."), "it was about another"
        await visit.screen.click(f"really-{last}")
        assert not visit.screen.sees("Yarım kalan başvurularınız")
        assert await visit.store.client.drafts() == ()


async def test_a_draft_that_could_not_be_deleted_stands(house: House) -> None:
    async with house.app("/ayarlar") as visit:
        await with_begun(visit)
        await visit.screen.goto("/")
        name = key(visit, "delete-").removeprefix("delete-")
        await visit.screen.click(f"delete-{name}")
        house.wire.spoil(lost_before, "/drafts")
        await visit.screen.click(f"really-{name}")
        assert visit.screen.has(f"resume-{name}")
        assert visit.store.trouble
        assert not visit.screen.sees("Taslak silindi.")


async def test_a_draft_without_a_title_is_called_by_its_form(house: House) -> None:
    async with house.app("/ayarlar") as visit:
        await with_begun(visit)
        await visit.screen.goto("/")
        form = next(one for one in visit.store.filing.forms if one.id == "request")
        assert form.title["tr"] in visit.screen.texts()
        assert not visit.screen.sees("Başlıksız taslak")
        say = words("tr")
        for one in visit.store.drafts.begun or ():
            when = f"Az önce kaydedildi, Türkiye saatiyle {clock_time(say, one.saved_at)}"
            below = f"{form.title['tr']} · {when}" if one.title else when
            assert below in visit.screen.texts()


async def test_drafts_are_nobody_elses(house: House) -> None:
    async with house.app("/ayarlar") as visit:
        await with_begun(visit)
        await visit.screen.goto("/")
        assert visit.screen.sees("Yarım kalan başvurularınız")
        await visit.store.login.log_out()
        await visit.screen.settle()
        assert not visit.screen.sees("Yarım kalan başvurularınız")


async def test_a_new_one_leaves_the_unfinished_one_kept(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await first_step(visit)
        await visit.screen.goto("/basvur/request")
        await visit.screen.click("begin-anew")
        assert visit.screen.route == "/basvur/request/anlatim"
        await stands(visit, "title", "")
        await visit.screen.goto("/basvur/request")
        assert visit.screen.sees(TITLE), "among the kept ones"


async def test_the_first_screen_is_whole_where_nothing_can_be_brought(house: House) -> None:
    house.wire.spoil(lost_before)
    async with house.app("/") as visit:
        assert visit.store.trouble is None
        assert visit.screen.has("card-apply")


async def test_an_earlier_application_is_shown_at_the_check(house: House) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        number = await house.file(visit.store)
        visit.store.filing.forget()
        await visit.begin()
        await visit.screen.goto("/basvur/request/yanit")
        await visit.screen.click("go-on")
        assert visit.screen.sees("Bunu daha önce yazmış olabilirsiniz")
        await visit.screen.click(f"earlier-{number}")
        assert visit.screen.route == f"/takip/{number}"
