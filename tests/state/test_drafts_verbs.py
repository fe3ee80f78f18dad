"""What was begun is kept by the service, and goes on at every device. Nothing typed is lost."""

from __future__ import annotations

import asyncio

import pytest

from mobile.api import errors
from mobile.state.draft import Draft
from mobile.state.store import Store
from tests.house import House
from tests.wire import (
    Fault,
    lost_after,
    lost_before,
    portal,
    problem,
    proxy_down,
    timed_out,
    truncated,
)

FORM = "request"


async def citizen(house: House, index: int = 0) -> Store:
    """A device on which somebody is logged in."""
    store = house.store()
    await house.log_in(store, index)
    return store


async def writing(house: House, title: str = "Kaldırım kırık") -> Store:
    """A device on which a draft was begun, and kept."""
    store = await citizen(house)
    await house.begin(store, whole=False)
    store.filing.answer(FORM, "title", title)
    store.filing.stand_at(FORM, "konu")
    await store.drafts.save(FORM)
    assert draft_of(store).kept == "saved"
    return store


async def going_on(house: House, name: str) -> Store:
    """Another device of the same citizen, on which the draft was opened."""
    store = await citizen(house)
    assert await store.drafts.resume(name), store.trouble
    return store


def draft_of(store: Store) -> Draft:
    return store.filing.drafts[FORM]


async def titles(house: House) -> list[str]:
    """What the service keeps, as a new device sees it."""
    store = await citizen(house)
    await store.drafts.look()
    assert store.drafts.begun is not None
    return [one.title for one in store.drafts.begun]


# -- saving and going on -------------------------------------------------------------------


async def test_a_draft_goes_on_at_another_device_where_it_was_left(house: House) -> None:
    phone = await writing(house)
    web = await citizen(house)
    await web.drafts.look()
    assert web.drafts.begun
    (line,) = web.drafts.begun
    assert (line.title, line.form, line.step, line.revision) == (
        "Kaldırım kırık", FORM, "konu", 1,
    )  # fmt: skip
    assert line.saved_at == draft_of(phone).saved_at
    assert line.kept_until > line.saved_at
    assert await web.drafts.resume(line.id) == "/basvur/request/konu"
    there, here = draft_of(phone), draft_of(web)
    assert (here.answers, here.key, here.name) == (there.answers, there.key, there.name)
    assert (here.revision, here.again, here.worth_keeping) == (1, (), False)

    web.filing.answer(FORM, "title", "Kaldırım çok kırık")
    await web.drafts.save(FORM)
    assert await titles(house) == ["Kaldırım çok kırık"]
    assert await phone.drafts.resume(line.id)
    assert draft_of(phone).answers["title"] == "Kaldırım çok kırık", "and back again"


async def test_the_line_of_a_draft_follows_each_saving(house: House) -> None:
    store = await writing(house)
    await store.drafts.look()
    store.filing.answer(FORM, "title", "Lamba")
    await store.drafts.save(FORM)
    assert store.drafts.begun
    assert [(one.title, one.revision) for one in store.drafts.begun] == [("Lamba", 2)]


async def test_nothing_new_is_not_sent_again(house: House) -> None:
    store = await writing(house)
    sent = len(house.wire.to("/drafts"))
    await store.drafts.save(FORM)
    await store.drafts.leave()
    await store.drafts.save("never_begun")
    assert len(house.wire.to("/drafts")) == sent


async def test_before_the_login_nothing_is_kept_and_nothing_asked(house: House) -> None:
    store = house.store()
    await house.begin(store)
    await store.drafts.save(FORM)
    await store.drafts.look()
    assert not house.wire.to("/drafts")
    assert store.drafts.begun is None
    assert draft_of(store).kept == ""
    await house.log_in(store)
    await store.drafts.save(FORM)
    assert draft_of(store).kept == "saved"


async def test_what_was_taken_back_is_taken_back_everywhere(house: House) -> None:
    phone = await writing(house)
    phone.filing.answer(FORM, "title", "")
    await phone.drafts.save(FORM)
    web = await going_on(house, draft_of(phone).name)
    assert draft_of(web).answers == {}
    assert await titles(house) == [""]


async def test_leaving_keeps_every_form_that_was_begun(house: House) -> None:
    store = await citizen(house)
    for form in (FORM, "suggestion", "thanks"):
        await house.begin(store, form, whole=False)
        store.filing.answer(form, "text", form)
    await store.drafts.leave()
    assert {draft.kept for draft in store.filing.drafts.values()} == {"saved"}
    assert {one.form for one in await store.client.drafts()} == {FORM, "suggestion", "thanks"}


async def test_what_is_typed_while_saving_is_kept_by_the_next_saving(house: House) -> None:
    store = await writing(house)
    store.filing.answer(FORM, "title", "bir")
    gate = house.wire.hold("/drafts/", times=1)
    saving = asyncio.create_task(store.drafts.save(FORM))
    await asyncio.sleep(0.01)
    store.filing.answer(FORM, "title", "bir iki")
    gate.set()
    await saving
    draft = draft_of(store)
    assert (draft.answers["title"], draft.kept, draft.worth_keeping) == ("bir iki", "saved", True)
    assert await titles(house) == ["bir"]
    await store.drafts.save(FORM)
    assert await titles(house) == ["bir iki"]


async def test_many_savings_at_once_come_one_after_the_other(house: House) -> None:
    store = await writing(house)
    savings: list[asyncio.Task[None]] = []
    for text in "abcdef":
        store.filing.answer(FORM, "title", text)
        savings.append(asyncio.create_task(store.drafts.save(FORM)))
        await asyncio.sleep(0)
    await asyncio.gather(*savings)
    assert draft_of(store).kept == "saved"
    assert await titles(house) == ["f"]


# -- when it does not go well --------------------------------------------------------------

FAULTS: list[Fault] = [
    lost_before, lost_after, timed_out, portal, truncated, proxy_down,
    problem(503, "unavailable"), problem(409, "too_many_drafts"), problem(413, "too_large"),
    problem(422, "invalid"), problem(429, "too_many"),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_saving_that_fails_is_no_trouble_and_is_made_up_for(
    house: House, fault: Fault
) -> None:
    store = await writing(house)
    store.filing.answer(FORM, "title", "bir")
    house.wire.spoil(fault, "/drafts")
    await store.drafts.save(FORM)
    draft = draft_of(store)
    assert (draft.kept, draft.answers["title"]) == ("not_saved", "bir")
    assert store.trouble is None
    assert store.busy is None
    store.filing.answer(FORM, "title", "bir iki")
    house.wire.mend()
    await store.drafts.save(FORM)
    assert (draft_of(store).kept, draft_of(store).name) == ("saved", draft.name)
    assert await titles(house) == ["bir iki"], "one draft, no false conflict"


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("first", [True, False])
async def test_an_answer_that_was_lost_makes_no_false_conflict(
    house: House, times: int, first: bool
) -> None:
    store = await citizen(house)
    await house.begin(store, whole=False)
    if not first:
        store.filing.answer(FORM, "title", "sıfır")
        await store.drafts.save(FORM)
    store.filing.answer(FORM, "title", "bir")
    house.wire.spoil(lost_after, "/drafts/", times=times)
    await store.drafts.save(FORM)
    assert draft_of(store).kept == ("saved" if times == 1 else "not_saved")
    store.filing.answer(FORM, "title", "bir iki")
    await store.drafts.save(FORM)
    assert draft_of(store).kept == "saved"
    assert await titles(house) == ["bir iki"]


async def test_half_a_letter_does_not_stop_the_writing(house: House) -> None:
    store = await writing(house)
    store.filing.answer(FORM, "title", "yarım \ud83d")
    await store.drafts.save(FORM)
    assert store.trouble is None
    assert draft_of(store).answers["title"] == "yarım \ud83d"
    store.filing.answer(FORM, "title", "yarım \U0001f600")
    await store.drafts.save(FORM)
    assert draft_of(store).kept == "saved"
    assert await titles(house) == ["yarım \U0001f600"]


async def test_a_login_that_ran_out_loses_nothing(house: House) -> None:
    store = await writing(house)
    store.filing.answer(FORM, "title", "bir")
    house.clock.turn(days=1)
    for tokens in ("login/refresh", "/drafts"):
        house.wire.spoil(problem(401, "login_needed"), tokens)
    await store.drafts.save(FORM)
    assert (draft_of(store).kept, store.trouble) == ("not_saved", None)
    house.wire.mend()
    await store.drafts.look()
    assert store.login.entry.ran_out, "said when the citizen next asks for something"
    await house.log_in(store)
    await store.drafts.save(FORM)
    assert await titles(house) == ["bir"]


@pytest.mark.parametrize("fault", [lost_before, portal, proxy_down])
async def test_a_list_that_could_not_be_brought_can_be_asked_for_again(
    house: House, fault: Fault
) -> None:
    await writing(house)
    store = await citizen(house)
    house.wire.spoil(fault, "/drafts")
    await store.drafts.look()
    assert isinstance(store.trouble, errors.ApiError)
    assert store.drafts.begun is None
    assert store.again
    house.wire.mend()
    await store.again()
    assert store.trouble is None
    assert store.drafts.begun


# -- two devices ---------------------------------------------------------------------------


async def test_two_devices_that_both_wrote_part_and_lose_nothing(house: House) -> None:
    phone = await writing(house)
    name, key = draft_of(phone).name, draft_of(phone).key
    web = await going_on(house, name)
    phone.filing.answer(FORM, "title", "Telefonda yazılan")
    await phone.drafts.save(FORM)
    web.filing.answer(FORM, "title", "Bilgisayarda yazılan")
    await web.drafts.save(FORM)
    assert (draft_of(phone).kept, draft_of(web).kept) == ("saved", "parted")
    assert draft_of(web).answers["title"] == "Bilgisayarda yazılan"
    assert draft_of(web).name != name
    assert draft_of(web).key != key, "two applications, if both are sent"
    assert (draft_of(phone).name, draft_of(phone).key) == (name, key)
    assert set(await titles(house)) == {"Telefonda yazılan", "Bilgisayarda yazılan"}

    for store in (phone, web):
        store.filing.answer(FORM, "title", f"{draft_of(store).answers['title']}, sonra")
        await store.drafts.save(FORM)
        assert draft_of(store).kept == "saved"
    assert len(await titles(house)) == 2, "each goes its own way from there"


async def test_two_devices_that_wrote_the_same_do_not_part(house: House) -> None:
    phone = await writing(house)
    web = await going_on(house, draft_of(phone).name)
    for store in (phone, web):
        store.filing.answer(FORM, "title", "Aynı")
        await store.drafts.save(FORM)
    assert draft_of(web).kept == "saved"
    assert await titles(house) == ["Aynı"]


async def test_a_draft_deleted_elsewhere_is_not_lost_here(house: House) -> None:
    phone = await writing(house)
    name = draft_of(phone).name
    web = await citizen(house)
    await web.drafts.look()
    await web.drafts.delete(name)
    assert web.drafts.begun == ()
    phone.filing.answer(FORM, "title", "Yine de yazılan")
    await phone.drafts.save(FORM)
    assert draft_of(phone).kept == "parted"
    assert await titles(house) == ["Yine de yazılan"]


async def test_a_draft_sent_elsewhere_and_changed_here_is_another_application(
    house: House,
) -> None:
    phone = await citizen(house)
    await house.begin(phone)
    await phone.drafts.save(FORM)
    web = await going_on(house, draft_of(phone).name)
    assert await phone.filing.send(FORM)
    web.filing.answer(FORM, "title", "Bir başka başvuru")
    await web.drafts.save(FORM)
    assert draft_of(web).kept == "parted"
    assert await web.filing.send(FORM)
    assert await house.filed() == 2


async def test_the_same_draft_sent_from_two_devices_is_one_application(house: House) -> None:
    phone = await citizen(house)
    await house.begin(phone)
    await phone.drafts.save(FORM)
    web = await going_on(house, draft_of(phone).name)
    assert await phone.filing.send(FORM)
    assert await web.filing.send(FORM)
    receipts = [draft_of(store).receipt for store in (phone, web)]
    assert receipts[0]
    assert receipts[1]
    assert receipts[0].number == receipts[1].number
    assert await house.filed() == 1
    assert await titles(house) == []


async def test_what_was_written_is_kept_after_a_pause(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mobile.state.drafts.PAUSE", 0.05)
    store = house.store()
    await house.log_in(store)
    await house.begin(store, whole=False)
    store.filing.answer("request", "title", "Kaldırım")
    await asyncio.sleep(0.03)
    store.filing.answer("request", "title", "Kaldırım bozuk")
    await asyncio.sleep(0.03)
    assert store.filing.drafts["request"].kept == ""
    await asyncio.sleep(0.5)
    assert store.filing.drafts["request"].kept == "saved"
    other = house.store()
    await house.log_in(other)
    await other.drafts.look()
    assert other.drafts.begun
    assert [one.title for one in other.drafts.begun] == ["Kaldırım bozuk"]
