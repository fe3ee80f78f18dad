"""Drafts: begun on one device, gone on with on another, and never one over another."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from datetime import timedelta

import httpx
import pytest

from mobile.api import errors
from mobile.api.models import Answers, NewApplication, SavedDraft
from service.app import Service
from tests.service.citizen import Citizen, Watch, application
from tests.service.drafts import FORM, ID, KEY, VERSION, Devices, refused, saved
from tests.wire import Wire, lost_after, portal


@pytest.fixture
def wire(service: Service) -> Wire:
    return Wire(service)


@pytest.fixture
async def device(service: Service, http: httpx.AsyncClient, wire: Wire) -> AsyncGenerator[Devices]:
    devices = Devices(service, http, wire)
    yield devices
    await devices.close()


# -- one citizen, many devices -------------------------------------------------------------


async def test_begun_on_the_phone_and_gone_on_with_on_the_web(
    device: Devices, watch: Watch
) -> None:
    phone, web = await device(), await device()
    place = {"province": 6, "address": "Atatürk Cd. 5"}
    first = await phone.save_draft(ID, saved(step="where", place=place))
    assert (first.id, first.form, first.title, first.step) == (ID, FORM, "Kaldırım", "where")
    assert (first.revision, first.saved_at) == (1, watch())
    assert first.kept_until == watch() + timedelta(days=90)
    assert await web.drafts() == (first,)

    found = await web.draft(ID)
    assert found.answers == {"title": "Kaldırım", "place": place}
    assert (found.key, found.form_version, found.revision) == (KEY, VERSION, 1)
    watch.turn(minutes=5)
    second = await web.save_draft(ID, saved(1, text="Sokağımızdaki"))
    assert (second.revision, second.saved_at) == (2, watch())
    assert (await phone.draft(ID)).answers == {"title": "Kaldırım", "text": "Sokağımızdaki"}


async def test_several_at_once_newest_first(device: Devices, watch: Watch) -> None:
    client = await device()
    names = [f"draft-number-{number:04}" for number in range(3)]
    for name in names:
        watch.turn(minutes=1)
        await client.save_draft(name, saved(title=name))
    assert [one.id for one in await client.drafts()] == names[::-1]
    watch.turn(minutes=1)
    await client.save_draft(names[0], saved(1, title="again"))
    assert [one.title for one in await client.drafts()] == ["again", names[2], names[1]]


async def test_a_draft_may_hold_anything(device: Devices) -> None:
    client = await device()
    wild: Answers = {"title": ["no", "text"], "place": "Ankara", "nobody asked": {"a": [None, 1.5]}}
    body = SavedDraft(form=FORM, form_version=VERSION, answers=wild, key=KEY)
    assert (await client.save_draft(ID, body)).title == ""
    assert (await client.draft(ID)).answers == wild


async def test_the_title_in_a_list_is_clean_and_short(device: Devices) -> None:
    client = await device()
    kept = await client.save_draft(ID, saved(title="  Kal\u202edırım\n\x00taşı " + "a" * 900))
    assert kept.title.startswith("Kaldırım taşı aaa")
    assert len(kept.title) == 200


# -- two devices, one draft ----------------------------------------------------------------


async def test_nothing_is_written_over_what_another_device_wrote(device: Devices) -> None:
    phone, web = await device(), await device()
    await phone.save_draft(ID, saved())
    await web.save_draft(ID, saved(1, text="from the web"))
    for base in (0, 1, 3, 10**30):
        told = await refused(phone.save_draft(ID, saved(base, text="phone")), "draft_changed")
        assert "başka bir cihazda" in told.detail
    phone.language = "en"
    told = await refused(phone.save_draft(ID, saved(1, text="phone")), "draft_changed")
    assert "another device" in told.detail
    assert (await phone.draft(ID)).answers["text"] == "from the web"
    assert (await phone.draft(ID)).revision == 2
    assert (await phone.save_draft(ID, saved(2, text="phone"))).revision == 3


async def test_of_two_at_the_same_time_one_wins(device: Devices) -> None:
    devices = [await device() for _ in range(8)]
    await devices[0].save_draft(ID, saved())
    told = await asyncio.gather(
        *(one.save_draft(ID, saved(1, text=str(number))) for number, one in enumerate(devices)),
        return_exceptions=True,
    )
    assert sum(not isinstance(one, errors.Refused) for one in told) == 1
    assert (await devices[0].draft(ID)).revision == 2


@pytest.mark.parametrize("base", [0, 1])
async def test_a_lost_answer_is_no_conflict(device: Devices, wire: Wire, base: int) -> None:
    client = await device()
    if base:
        await client.save_draft(ID, saved())
    wire.asked.clear()
    wire.spoil(lost_after, "drafts", times=1)
    kept = await client.save_draft(ID, saved(base, text="once"))
    assert len(wire.to("drafts")) == 2
    assert kept.revision == base + 1
    assert await client.save_draft(ID, saved(base, text="once")) == kept
    assert await client.drafts() == (kept,)
    assert (await client.save_draft(ID, saved(base + 1, text="on"))).revision == base + 2


async def test_the_same_in_another_order_from_another_step_is_the_same(device: Devices) -> None:
    client = await device()
    kept = await client.save_draft(ID, saved(step="where", a={"x": 1, "y": 2}, b=True))
    turned = saved(step="what", b=True, a={"y": 2, "x": 1})
    assert await client.save_draft(ID, turned) == kept
    for other in (saved(a={"x": 1, "y": 2}, b=1), saved(a={"x": 1.0, "y": 2}, b=True)):
        await refused(client.save_draft(ID, other), "draft_changed")


async def test_a_deleted_draft_does_not_come_back(device: Devices) -> None:
    phone, web = await device(), await device()
    await phone.save_draft(ID, saved())
    for _ in range(2):
        await web.delete_draft(ID)
    assert await phone.drafts() == ()
    await refused(phone.draft(ID), "not_found")
    told = await refused(phone.save_draft(ID, saved(1)), "draft_gone")
    assert "gönderilmiş ya da silinmiş" in told.detail
    assert await phone.drafts() == ()
    assert (await phone.save_draft(ID, saved(0))).revision == 1


async def test_a_portal_deletes_nothing(device: Devices, wire: Wire) -> None:
    client = await device()
    await client.save_draft(ID, saved())
    wire.spoil(portal, "drafts", times=1)
    with pytest.raises(errors.Garbled):
        await client.delete_draft(ID)
    assert len(await client.drafts()) == 1


async def test_a_sent_draft_is_gone_on_every_device(device: Devices, wire: Wire) -> None:
    phone, web = await device(), await device()
    await phone.save_draft(ID, saved())
    await phone.save_draft("another-draft-0123", saved(key="another-key-0123456789"))
    wrong = NewApplication(**application(title=""), draft=ID)
    await refused(phone.send(wrong, KEY), "invalid")
    assert len(await web.drafts()) == 2
    whole = NewApplication(**application(), draft=ID)
    wire.spoil(lost_after, "applications", times=1)
    receipt = await phone.send(whole, KEY)
    assert [one.id for one in await web.drafts()] == ["another-draft-0123"]
    await refused(web.save_draft(ID, saved(1, text="on")), "draft_gone")
    await refused(web.save_draft(ID, saved(0)), "draft_gone")  # it came late: sent by this key
    assert await web.send(whole, KEY) == receipt


async def test_nobody_elses_draft_goes_with_an_application(device: Devices) -> None:
    one, other = await device(0), await device(1)
    await one.save_draft(ID, saved())
    for number, draft in enumerate([ID, "", "a\x00", "' OR 1=1", "ş" * 20]):
        paper = NewApplication(**application(), draft=draft)
        assert (await other.send(paper, f"{KEY}-{number}")).number
    assert len(await one.drafts()) == 1


# -- nobody else's -------------------------------------------------------------------------


async def test_another_citizens_draft_of_the_same_id_is_another(device: Devices) -> None:
    one, other = await device(0), await device(1)
    await one.save_draft(ID, saved(text="of the first"))
    await refused(other.draft(ID), "not_found")
    assert await other.drafts() == ()
    await other.delete_draft(ID)
    assert (await other.save_draft(ID, saved(text="of the second"))).revision == 1
    assert (await one.draft(ID)).answers["text"] == "of the first"
    assert (await other.draft(ID)).answers["text"] == "of the second"
    await other.delete_draft(ID)
    assert len(await one.drafts()) == 1


async def test_without_a_login_there_is_nothing(stranger: Citizen) -> None:
    body = saved().model_dump()
    for method, path in (("GET", ""), ("GET", f"/{ID}"), ("PUT", f"/{ID}"), ("DELETE", f"/{ID}")):
        told = await stranger.http.request(method, f"/api/v1/drafts{path}", json=body)
        assert (told.status_code, told.json()["code"]) == (401, "login_needed")
