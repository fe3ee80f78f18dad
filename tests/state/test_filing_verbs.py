"""Filling in and sending, as plain verbs: exactly once, and nothing typed is lost."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from mobile.api import errors
from mobile.api.answers import answer_at, rows, steps
from mobile.state.draft import Draft
from mobile.state.store import Store
from service.store.tables import applications
from tests.house import House, every_form
from tests.wire import Fault, lost_after, lost_before, portal, problem, proxy_down, truncated


async def ready(house: House) -> tuple[Store, Draft]:
    """Somebody logged in, with every question answered."""
    store = house.store()
    await house.log_in(store)
    await house.begin(store)
    return store, store.filing.drafts["request"]


def right_topic(store: Store) -> str:
    return next(topic.id for topic in store.filing.topics if topic.parent)


async def test_the_whole_journey(house: House) -> None:
    store = house.store()
    await store.filing.look_at_forms()
    assert "request" in [form.id for form in store.filing.forms]
    await house.begin(store)
    ids = [step.id for step in store.filing.drafts["request"].form.steps]
    walked = [store.filing.finish_step("request", step) for step in ids]
    assert walked == [*ids[1:], "kontrol"]
    await house.log_in(store)
    assert await store.filing.send("request")
    receipt = store.filing.drafts["request"].receipt
    assert receipt
    await store.tracking.look()
    assert store.tracking.mine
    assert [one.number for one in store.tracking.mine] == [receipt.number]
    await store.tracking.open(receipt.number)
    assert store.tracking.opened
    assert store.tracking.opened.answers == store.filing.drafts["request"].answers
    assert store.trouble is None


@pytest.mark.parametrize("form", [one.id for one in every_form()])
async def test_every_form_is_walked_kept_and_sent(house: House, form: str) -> None:
    store = house.store()
    await house.log_in(store)
    await house.begin(store, form)
    draft = store.filing.drafts[form]
    ids = [step.id for step in steps(draft.form, draft.answers)]
    step = ids[0]
    for following in [*ids[1:], "kontrol"]:
        store.filing.stand_at(form, step)
        assert store.filing.finish_step(form, step) == following
        assert store.filing.step_before(form, following) == step or following == "kontrol"
        await store.drafts.save(form)
        step = following
    assert store.filing.drafts[form].kept == "saved"
    assert await store.filing.send(form), store.filing.drafts[form].mistakes
    receipt = store.filing.drafts[form].receipt
    assert receipt
    await store.tracking.open(receipt.number)
    assert store.tracking.opened
    assert store.tracking.opened.answers == draft.answers
    assert store.tracking.opened_form == draft.form
    assert await store.client.drafts() == ()


async def test_a_step_with_mistakes_is_not_left(house: House) -> None:
    store = house.store()
    await house.begin(store, whole=False)
    for step in store.filing.drafts["request"].form.steps:
        assert store.filing.finish_step("request", step.id) is None
        wrong = [mistake.field for mistake in store.filing.drafts["request"].mistakes]
        assert wrong == [question.id for question in step.questions if question.required]


async def test_mending_the_step_clears_its_mistakes(house: House) -> None:
    store = house.store()
    await house.begin(store, whole=False)
    assert store.filing.finish_step("request", "konu") is None
    store.filing.pick("request", "topic", "municipal")
    assert store.filing.finish_step("request", "konu") is None, "a head is no topic"
    store.filing.pick("request", "topic", right_topic(store))
    assert store.filing.finish_step("request", "konu") == "yer"
    assert store.filing.drafts["request"].mistakes == ()


async def test_from_the_check_one_step_leads_straight_back(house: House) -> None:
    store, draft = await ready(house)
    store.filing.change("request")
    assert store.filing.finish_step("request", draft.form.steps[0].id) == "kontrol"
    assert store.filing.finish_step("request", draft.form.steps[0].id) == draft.form.steps[1].id


async def test_a_mistake_on_the_way_from_the_check_does_not_forget_the_way_back(
    house: House,
) -> None:
    store, _ = await ready(house)
    store.filing.change("request")
    store.filing.answer("request", "title", "")
    assert store.filing.finish_step("request", "anlatim") is None
    store.filing.answer("request", "title", "Kaldırım")
    assert store.filing.finish_step("request", "anlatim") == "kontrol"


async def test_sending_looks_at_every_answer_again(house: House) -> None:
    store, _ = await ready(house)
    store.filing.answer("request", "title", "ab")
    assert not await store.filing.send("request")
    assert [(m.field, m.code) for m in store.filing.drafts["request"].mistakes] == [
        ("title", "too_short")
    ]
    assert not house.wire.to("/applications")


async def test_only_cleaned_and_known_answers_are_sent(house: House) -> None:
    store, _ = await ready(house)
    store.filing.answer("request", "title", "  Kaldırım\u202e kırık ")
    store.filing.answer("request", "of_an_older_form", "x")
    assert await store.filing.send("request")
    stored: Any = await house.service.rooms.database.read(
        lambda connection: connection.execute(applications.select()).one()
    )
    assert "Kaldırım kırık" in str(stored.answers)
    assert "older_form" not in str(stored.answers)


async def test_two_presses_file_one_application(house: House) -> None:
    store, _ = await ready(house)
    await asyncio.gather(*(store.filing.send("request") for _ in range(5)))
    assert len(house.wire.to("/applications")) == 1
    assert await house.filed() == 1
    assert store.filing.drafts["request"].receipt


async def test_what_was_sent_is_not_sent_again(house: House) -> None:
    store, _ = await ready(house)
    assert await store.filing.send("request")
    assert await store.filing.send("request")
    assert len(house.wire.to("/applications")) == 1


FAULTS: list[tuple[Fault, type[errors.ApiError]]] = [
    (lost_before, errors.Unreachable),
    (lost_after, errors.Unreachable),
    (portal, errors.Garbled),
    (truncated, errors.Garbled),
    (proxy_down, errors.Garbled),
    (problem(503, "unavailable"), errors.Broken),
    (problem(429, "too_many_logins"), errors.TooMany),
    (problem(400, "malformed"), errors.Refused),
]


@pytest.mark.parametrize(("fault", "kind"), FAULTS)
async def test_after_any_trouble_the_same_press_files_one_application(
    house: House, fault: Fault, kind: type[errors.ApiError]
) -> None:
    store, draft = await ready(house)
    typed = dict(draft.answers)
    house.wire.spoil(fault, "/applications")
    assert not await store.filing.send("request")
    assert type(store.trouble) is kind
    assert store.busy is None
    assert store.filing.drafts["request"].answers == typed
    house.wire.mend()
    assert await store.filing.send("request")
    assert store.trouble is None
    keys = {request.headers["idempotency-key"] for request in house.wire.to("/applications")}
    assert keys == {draft.key}
    assert await house.filed() == 1


async def test_a_login_that_runs_out_while_sending_is_asked_again(house: House) -> None:
    store, draft = await ready(house)
    typed = dict(draft.answers)
    house.clock.turn(days=31)
    assert not await store.filing.send("request")
    assert not store.login.done
    assert store.login.entry.ran_out
    assert store.trouble is None
    kept = store.filing.drafts["request"]
    assert (kept.answers, kept.key) == (typed, draft.key)
    await house.log_in(store)
    assert await store.filing.send("request")
    sent = house.wire.to("/applications")
    assert {request.headers["idempotency-key"] for request in sent} == {draft.key}
    assert await house.filed() == 1


async def test_the_services_own_mistakes_stand_at_their_questions(house: House) -> None:
    store, draft = await ready(house)
    store.filing.answer("request", "unit", {"number": 5})
    assert not await store.filing.send("request")
    (mistake,) = store.filing.drafts["request"].mistakes
    assert mistake.field == "unit"
    assert mistake.told
    assert store.trouble is None
    store.filing.answer("request", "unit", {"number": None})
    assert await store.filing.send("request")
    assert store.filing.drafts["request"].key == draft.key


async def test_the_services_own_mistakes_stand_at_the_right_rows(house: House) -> None:
    """Rows left empty are not sent: the service counts without them, and so does the screen."""
    store = house.store()
    await house.log_in(store)
    await house.begin(store, "human_rights")
    answers = store.filing.drafts["human_rights"].answers
    (row,) = rows(answers["earlier"])
    answers["earlier"] = [{}, {"institution": " "}, row, {}]
    told = [{"field": "earlier.0.date", "code": "too_late", "detail": "Bu gün olmaz."}]
    house.wire.spoil(problem(422, "invalid", errors=told), "/applications", times=1)
    assert not await store.filing.send("human_rights")
    (mistake,) = store.filing.drafts["human_rights"].mistakes
    assert answer_at(answers, mistake.field) == row["date"]
    assert await store.filing.send("human_rights")


async def test_a_refusal_without_fields_is_trouble(house: House) -> None:
    store, _ = await ready(house)
    house.wire.spoil(problem(413, "too_large"), "/applications")
    assert not await store.filing.send("request")
    assert isinstance(store.trouble, errors.Invalid)


async def test_a_form_that_changed_meanwhile_is_brought_anew_with_the_answers_in_place(
    house: House,
) -> None:
    """The service promises so in its sentence; without it the citizen could never send."""
    store, draft = await ready(house)
    old = draft.form.model_copy(update={"version": draft.form.version - 1})
    store.filing.drafts["request"] = Draft(old, draft.answers, draft.key)
    assert not await store.filing.send("request")
    assert isinstance(store.trouble, errors.Refused)
    assert store.trouble.code == "form_changed"
    assert store.filing.drafts["request"].answers == draft.answers
    assert await store.filing.send("request")
    assert await house.filed() == 1


async def test_begun_anew_is_empty_and_another_application(house: House) -> None:
    store, draft = await ready(house)
    await store.filing.begin_anew("request")
    anew = store.filing.drafts["request"]
    assert anew.answers == {}
    assert anew.key != draft.key
    assert anew.name != draft.name
    (kept,) = await store.client.drafts()
    assert kept.id == draft.name, "what was unfinished is kept"


async def test_begun_anew_loses_nothing_when_it_cannot_be_kept(house: House) -> None:
    store, draft = await ready(house)
    house.wire.spoil(lost_before, "/drafts")
    await store.filing.begin_anew("request")
    assert isinstance(store.trouble, errors.Unreachable)
    kept = store.filing.drafts["request"]
    assert (kept.answers, kept.key, kept.kept) == (draft.answers, draft.key, "not_saved")
    house.wire.mend()
    await store.filing.begin_anew("request")
    assert store.filing.drafts["request"].answers == {}


async def test_whoever_logs_out_while_beginning_anew_leaves_nothing_behind(house: House) -> None:
    store, _ = await ready(house)
    gate = house.wire.hold("/drafts/", answer=True)
    beginning = asyncio.create_task(store.filing.begin_anew("request"))
    await asyncio.sleep(0.01)
    await store.login.log_out()
    gate.set()
    await beginning
    assert store.filing.drafts == {}


async def test_an_unfinished_draft_is_gone_on_with(house: House) -> None:
    store, draft = await ready(house)
    await store.filing.open("request")
    store.filing.begin("request")
    kept = store.filing.drafts["request"]
    assert (kept.answers, kept.key) == (draft.answers, draft.key)


async def test_after_sending_a_new_one_can_be_begun(house: House) -> None:
    store, draft = await ready(house)
    assert await store.filing.send("request")
    store.filing.begin("request")
    anew = store.filing.drafts["request"]
    assert anew.receipt is None
    assert anew.answers == {}
    assert anew.key != draft.key
    await house.file(store)
    assert await house.filed() == 2


async def test_every_draft_has_a_key_of_its_own(house: House) -> None:
    store, draft = await ready(house)
    assert len({Draft(draft.form).key for _ in range(100)}) == 100
    assert await store.filing.send("request")


@pytest.mark.parametrize("fault", [lost_before, portal, proxy_down])
async def test_a_form_that_could_not_be_brought_can_be_asked_for_again(
    house: House, fault: Fault
) -> None:
    store = house.store()
    for path, verb in (("forms", store.filing.look_at_forms), ("places", None)):
        house.wire.spoil(fault, path)
        await (verb() if verb else store.filing.open("request"))
        assert store.trouble
        assert store.again
        house.wire.mend()
        await store.again()
        assert store.trouble is None
    assert store.filing.drafts["request"]
    assert store.filing.places


async def test_opening_again_keeps_what_is_written_even_when_it_is_slow(house: House) -> None:
    store = house.store()
    gate = house.wire.hold("places")
    slow = asyncio.create_task(store.filing.open("request"))
    again = asyncio.create_task(store.filing.open("request"))
    await asyncio.sleep(0.01)
    gate.set()
    await asyncio.gather(slow, again)
    store.filing.answer("request", "title", "bir")
    await store.filing.open("request")
    assert store.filing.drafts["request"].answers == {"title": "bir"}


async def test_a_late_search_is_dropped(house: House) -> None:
    store = house.store()
    gate = house.wire.hold("q=ankara", answer=True)
    late = asyncio.create_task(store.filing.seek_units("ankara"))
    await asyncio.sleep(0.01)
    await store.filing.seek_units("izmir")
    newer = store.filing.found
    assert newer
    assert all("zmir" in f"{unit.name} {unit.place}" for unit in newer)
    gate.set()
    await late
    assert store.filing.found == newer


async def test_a_failed_search_keeps_what_was_found(house: House) -> None:
    store = house.store()
    await store.filing.seek_units("ankara")
    found = store.filing.found
    house.wire.spoil(lost_before)
    with pytest.raises(errors.Unreachable):
        await store.filing.seek_units("ankara v")
    assert store.filing.found == found
