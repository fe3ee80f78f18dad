"""Resuming, sending and deleting what was begun; and whose it is."""

from __future__ import annotations

import asyncio

import pytest

from mobile.api import errors
from mobile.api.models import SavedDraft
from tests.api.answers.made import form_of, question
from tests.house import House
from tests.state.test_drafts_verbs import FORM, citizen, draft_of, going_on, titles, writing
from tests.wire import answered, lost_after, lost_before, problem

# -- resuming ------------------------------------------------------------------------------


async def test_what_stood_open_is_kept_before_another_is_resumed(house: House) -> None:
    first = await writing(house, "Birinci")
    store = await citizen(house)
    await house.begin(store, whole=False)
    store.filing.answer(FORM, "title", "İkinci")
    assert await store.drafts.resume(draft_of(first).name)
    assert draft_of(store).answers["title"] == "Birinci"
    assert set(await titles(house)) == {"Birinci", "İkinci"}


async def test_what_stood_open_and_cannot_be_kept_stays_open(house: House) -> None:
    first = await writing(house, "Birinci")
    store = await citizen(house)
    await house.begin(store, whole=False)
    store.filing.answer(FORM, "title", "İkinci")
    house.wire.spoil(problem(409, "too_many_drafts"), f"drafts/{draft_of(store).name}")
    assert await store.drafts.resume(draft_of(first).name) is None
    assert isinstance(store.trouble, errors.Refused)
    assert draft_of(store).answers["title"] == "İkinci"


async def test_the_draft_that_stands_open_already_keeps_what_was_typed_since(
    house: House,
) -> None:
    store = await writing(house)
    store.filing.answer(FORM, "title", "Sonra yazılan")
    assert await store.drafts.resume(draft_of(store).name) == "/basvur/request/konu"
    assert draft_of(store).answers["title"] == "Sonra yazılan"


@pytest.mark.parametrize(
    ("step", "where"),
    [("kurum", "kurum"), ("kontrol", "kontrol"), ("", "anlatim"), ("gone", "anlatim")],
)
async def test_it_goes_on_where_it_was_left(house: House, step: str, where: str) -> None:
    phone = await writing(house)
    phone.filing.stand_at(FORM, step)
    phone.filing.answer(FORM, "title", "Bir başlık")
    await phone.drafts.save(FORM)
    web = await citizen(house)
    assert await web.drafts.resume(draft_of(phone).name) == f"/basvur/request/{where}"


async def test_a_form_that_changed_says_what_to_look_at_again(house: House) -> None:
    """The draft was begun by another version: what it asked otherwise is looked at first."""
    phone = await writing(house)
    name, now = draft_of(phone).name, draft_of(phone).form
    was = form_of((question("text", "title"), question("text", "gone")), id=FORM, version=1)
    begun = {
        "id": name, "form": FORM, "title": "", "step": "kurum", "revision": 3, "key": "k" * 32,
        "form_version": 1, "answers": {"title": "Kaldırım", "gone": "x"},
        "saved_at": "2026-11-22T10:00:00Z", "kept_until": "2027-11-22T10:00:00Z",
    }  # fmt: skip
    house.wire.spoil(answered(200, begun), f"drafts/{name}")
    house.wire.spoil(answered(200, was.model_dump(mode="json")), "forms/request?version=1")
    web = await citizen(house)
    assert await web.drafts.resume(name) == "/basvur/request/anlatim"
    draft = draft_of(web)
    assert draft.form == now
    assert draft.answers == {"title": "Kaldırım"}
    assert set(draft.again) == {"title", "text", "topic", "place", "unit", "answer_by"}
    assert draft.revision == 3


async def test_a_draft_that_is_gone_is_taken_from_the_list(house: House) -> None:
    phone, web = await writing(house), await citizen(house)
    await web.drafts.look()
    await phone.drafts.delete(draft_of(phone).name)
    assert web.drafts.begun
    assert await web.drafts.resume(web.drafts.begun[0].id) is None
    assert web.drafts.begun == ()
    assert web.trouble is None
    assert FORM not in web.filing.drafts


async def test_a_list_nobody_asked_for_is_not_called_empty(house: House) -> None:
    store = await citizen(house)
    await writing(house)
    assert await store.drafts.resume("a-draft-that-never-was") is None
    assert store.drafts.begun is None


async def test_trouble_while_resuming_changes_nothing(house: House) -> None:
    phone = await writing(house)
    web = await citizen(house)
    for path in ("/drafts/", "/topics", "/places", "/forms/"):
        house.wire.spoil(lost_before, path)
        assert await web.drafts.resume(draft_of(phone).name) is None
        assert isinstance(web.trouble, errors.Unreachable)
        assert web.filing.drafts == {}
        house.wire.mend()
    assert await web.drafts.resume(draft_of(phone).name)
    assert web.trouble is None


# -- deleting ------------------------------------------------------------------------------


async def test_a_deleted_draft_is_gone_here_and_there(house: House) -> None:
    store = await writing(house)
    await store.drafts.look()
    await store.drafts.delete(draft_of(store).name)
    assert store.drafts.begun == ()
    assert FORM not in store.filing.drafts
    assert await titles(house) == []
    await store.drafts.delete("a-draft-that-never-was")
    assert store.trouble is None


async def test_only_the_deleted_draft_goes(house: House) -> None:
    other = await writing(house, "Öteki")
    store = await writing(house, "Açık duran")
    await store.drafts.look()
    await store.drafts.delete(draft_of(other).name)
    assert draft_of(store).answers["title"] == "Açık duran"
    assert await titles(house) == ["Açık duran"]


async def test_what_could_not_be_deleted_is_still_there(house: House) -> None:
    store = await writing(house)
    await store.drafts.look()
    house.wire.spoil(lost_before, "/drafts/")
    await store.drafts.delete(draft_of(store).name)
    assert isinstance(store.trouble, errors.Unreachable)
    assert store.drafts.begun
    assert draft_of(store).answers


# -- sending -------------------------------------------------------------------------------


async def test_what_was_sent_is_no_draft_any_more(house: House) -> None:
    store = await citizen(house)
    await house.begin(store)
    await store.drafts.save(FORM)
    await store.drafts.look()
    assert await store.filing.send(FORM)
    assert store.drafts.begun == ()
    assert await titles(house) == []
    await store.drafts.leave()
    assert await titles(house) == [], "nor does leaving bring it back"


async def test_what_was_sent_when_its_answer_was_lost_is_no_draft_any_more(house: House) -> None:
    store = await citizen(house)
    await house.begin(store)
    await store.drafts.save(FORM)
    house.wire.spoil(lost_after, "/applications")
    assert not await store.filing.send(FORM)
    house.wire.mend()
    assert await store.filing.send(FORM)
    assert await house.filed() == 1
    assert await titles(house) == []


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("answer", [True, False])
async def test_a_saving_that_is_slow_neither_brings_back_nor_hides_what_was_sent(
    house: House, known: bool, answer: bool
) -> None:
    """The last step is being saved while the citizen already sends."""
    store = await citizen(house)
    await house.begin(store)
    if known:
        await store.drafts.save(FORM)
        store.filing.answer(FORM, "title", "Son bir düzeltme")
    await store.drafts.look()
    key = draft_of(store).key
    gate = house.wire.hold("/drafts/", times=1, answer=answer)
    saving = asyncio.create_task(store.drafts.save(FORM))
    await asyncio.sleep(0.02)
    assert await store.filing.send(FORM)
    gate.set()
    await saving
    draft = draft_of(store)
    assert draft.receipt
    assert draft.key == key
    assert store.drafts.begun == ()
    assert await titles(house) == []
    assert await house.filed() == 1


async def test_a_saving_that_fails_while_sending_does_not_change_the_key(house: House) -> None:
    """The service has the application already; its receipt is on the way."""
    store = await citizen(house)
    await house.begin(store)
    await store.drafts.save(FORM)
    key = draft_of(store).key
    late = house.wire.hold("/applications", times=1, answer=True)
    store.filing.answer(FORM, "title", "Son bir düzeltme")
    slow = house.wire.hold("/drafts/", times=1)
    saving = asyncio.create_task(store.drafts.save(FORM))
    await asyncio.sleep(0.02)
    sending = asyncio.create_task(store.filing.send(FORM))
    await asyncio.sleep(0.05)
    slow.set()
    await saving
    late.set()
    assert await sending
    assert draft_of(store).receipt
    assert draft_of(store).key == key
    assert await house.filed() == 1
    assert await titles(house) == []


# -- whose it is ---------------------------------------------------------------------------


async def test_another_citizen_sees_nothing(house: House) -> None:
    mine = await writing(house)
    name = draft_of(mine).name
    other = await citizen(house, 1)
    await other.drafts.look()
    assert other.drafts.begun == ()
    assert await other.drafts.resume(name) is None
    assert other.filing.drafts == {}
    await other.drafts.delete(name)
    assert await titles(house) == ["Kaldırım kırık"]
    draft = draft_of(mine)
    same = SavedDraft(form=FORM, form_version=draft.form.version, answers={}, key=draft.key)
    await other.client.save_draft(name, same)
    assert await titles(house) == ["Kaldırım kırık"], "the same name is another's own draft"


async def test_logging_out_forgets_what_was_begun(house: House) -> None:
    store = await writing(house)
    await store.drafts.look()
    await store.login.log_out()
    assert store.drafts.begun is None
    assert store.filing.drafts == {}


@pytest.mark.parametrize("path", ["/drafts/", "/forms/"])
async def test_a_draft_that_comes_after_logging_out_is_dropped(house: House, path: str) -> None:
    phone = await writing(house)
    store = await citizen(house)
    gate = house.wire.hold(path, times=1, answer=True)
    resuming = asyncio.create_task(store.drafts.resume(draft_of(phone).name))
    await asyncio.sleep(0.02)
    await store.login.log_out()
    gate.set()
    assert await resuming is None
    assert store.filing.drafts == {}


async def test_a_list_that_comes_after_logging_out_is_dropped(house: House) -> None:
    await writing(house)
    store = await citizen(house)
    gate = house.wire.hold("/drafts", times=1, answer=True)
    looking = asyncio.create_task(store.drafts.look())
    await asyncio.sleep(0.02)
    await store.login.log_out()
    gate.set()
    await looking
    assert store.drafts.begun is None


async def test_a_saving_that_ends_after_another_logged_in_is_not_shown_to_them(
    house: House,
) -> None:
    store = await writing(house)
    store.filing.answer(FORM, "title", "Bana ait")
    gate = house.wire.hold("/drafts/", times=1, answer=True)
    saving = asyncio.create_task(store.drafts.save(FORM))
    await asyncio.sleep(0.02)
    await store.login.log_out()
    await house.log_in(store, 1)
    await store.drafts.look()
    assert store.drafts.begun == ()
    gate.set()
    await saving
    assert store.drafts.begun == ()
    assert store.filing.drafts == {}
    assert await titles(house) == ["Bana ait"]


async def test_going_on_is_possible_after_the_login_ran_out(house: House) -> None:
    phone = await writing(house)
    store = await going_on(house, draft_of(phone).name)
    house.clock.turn(days=31)
    assert await store.drafts.resume(draft_of(phone).name) is None
    assert store.login.entry.ran_out
    assert draft_of(store).answers == draft_of(phone).answers
