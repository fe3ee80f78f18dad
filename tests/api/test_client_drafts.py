"""The client's way to drafts and lists, against the real service."""

from __future__ import annotations

from typing import Any

import pytest

from mobile.api import errors
from mobile.api.client import Client
from mobile.api.models import SavedDraft
from tests.house import House
from tests.wire import answered, lost_after, lost_before, problem

NAME = "a-draft-of-a-test"


async def known(house: House, index: int = 0) -> Client:
    """A client of somebody who is logged in."""
    store = house.store()
    await house.log_in(store, index)
    return store.client


def saved(revision: int = 0, **parts: Any) -> SavedDraft:
    return SavedDraft.model_validate(
        {
            "form": "request", "form_version": 3, "answers": {"title": "Kaldırım"},
            "step": "konu", "key": "k" * 32, "revision": revision, **parts,
        }
    )  # fmt: skip


async def test_a_draft_comes_back_as_it_went(house: House) -> None:
    client = await known(house)
    answers: dict[str, Any] = {
        "title": "  Kaldırım\u202e \U0001f600 ", "n": [1, 1.5, None, True, {"a": {}}], "": "",
    }  # fmt: skip
    line = await client.save_draft(NAME, saved(answers=answers))
    draft = await client.draft(NAME)
    assert draft.answers == answers, "as it was typed, not as it will be stored"
    assert (draft.key, draft.form_version, draft.step) == ("k" * 32, 3, "konu")
    assert (line.id, line.title, line.revision) == (NAME, "Kaldırım \U0001f600", 1)
    assert await client.drafts() == (line,)
    assert draft.saved_at == line.saved_at


async def test_each_saving_is_written_over_the_last(house: House) -> None:
    client = await known(house)
    for revision in range(3):
        line = await client.save_draft(NAME, saved(revision, answers={"title": f"{revision}"}))
        assert (line.revision, line.title) == (revision + 1, f"{revision}")
    assert len(await client.drafts()) == 1


async def test_a_stale_saving_is_refused_and_changes_nothing(house: House) -> None:
    client = await known(house)
    await client.save_draft(NAME, saved())
    with pytest.raises(errors.Refused) as refusal:
        await client.save_draft(NAME, saved(answers={"title": "Başka"}))
    assert refusal.value.code == "draft_changed"
    assert refusal.value.detail
    assert (await client.draft(NAME)).answers == {"title": "Kaldırım"}
    assert (await client.save_draft(NAME, saved())).revision == 1, "the same is no change"


async def test_a_draft_that_is_gone_is_told(house: House) -> None:
    client = await known(house)
    await client.save_draft(NAME, saved())
    await client.delete_draft(NAME)
    await client.delete_draft(NAME)
    with pytest.raises(errors.NotFound):
        await client.draft(NAME)
    with pytest.raises(errors.Refused) as refusal:
        await client.save_draft(NAME, saved(1))
    assert refusal.value.code == "draft_gone"
    assert await client.drafts() == ()


async def test_a_lost_answer_is_asked_for_again_at_once(house: House) -> None:
    client = await known(house)
    house.wire.spoil(lost_after, "/drafts/", times=1)
    assert (await client.save_draft(NAME, saved())).revision == 1
    bodies = [request.content for request in house.wire.to("/drafts/")]
    assert len(bodies) == 2
    assert bodies[0] == bodies[1]
    house.wire.spoil(lost_before, "/drafts/")
    with pytest.raises(errors.Unreachable):
        await client.save_draft(NAME, saved(1, answers={}))
    assert len(house.wire.to("/drafts/")) == 4, "twice and no more"


async def test_a_refusal_is_not_asked_for_again(house: House) -> None:
    client = await known(house)
    house.wire.spoil(problem(409, "too_many_drafts"), "/drafts/")
    with pytest.raises(errors.Refused):
        await client.save_draft(NAME, saved())
    assert len(house.wire.to("/drafts/")) == 1


@pytest.mark.parametrize("name", ["..", ".", "../forms", "a/b", "a?b=c", "a#b", "%2e%2e", "", "ş"])
async def test_a_name_neither_climbs_nor_branches(house: House, name: str) -> None:
    client = await known(house)
    await client.save_draft(NAME, saved())
    with pytest.raises(errors.ApiError):
        await client.save_draft(name, saved())
    with pytest.raises(errors.ApiError):
        await client.draft(name)
    assert [one.id for one in await client.drafts()] == [NAME]
    for request in house.wire.to("/drafts"):
        assert str(request.url).startswith("http://service/api/v1/drafts")


async def test_nobody_logged_in_has_no_drafts(house: House) -> None:
    client = house.connect()
    for call in (
        client.drafts(), client.draft(NAME), client.save_draft(NAME, saved()),
        client.delete_draft(NAME),
    ):  # fmt: skip
        with pytest.raises(errors.LoginNeeded):
            await call
    assert not house.wire.asked


async def test_what_came_as_a_draft_and_is_none_is_our_own_error(house: House) -> None:
    client = await known(house)
    bodies: list[Any] = [{}, [], "x", {"drafts": [{}]}, {"id": NAME, "answers": 7}]
    for body in bodies:
        house.wire.spoil(answered(200, body), "/drafts")
        with pytest.raises(errors.Garbled):
            await client.draft(NAME)
        with pytest.raises(errors.Garbled):
            await client.drafts()
        house.wire.mend()


# -- lists ---------------------------------------------------------------------------------


async def test_the_topics_have_heads_and_leaves(house: House) -> None:
    topics = (await house.connect().topics()).topics
    heads = {topic.id for topic in topics if topic.parent is None}
    leaves = [topic for topic in topics if topic.parent is not None]
    assert heads
    assert leaves
    assert {topic.parent for topic in leaves} <= heads, "two levels, no more"
    assert len({topic.id for topic in topics}) == len(topics)
    assert all(topic.words and topic.title["tr"] for topic in leaves)


async def test_units_of_the_province_come_first(house: House) -> None:
    client = house.connect()
    anywhere = await client.units("belediye")
    assert anywhere
    for province, name in ((6, "Ankara"), (35, "İzmir")):
        found = await client.units("belediyesi", province)
        assert name in f"{found[0].name} {found[0].place}"
