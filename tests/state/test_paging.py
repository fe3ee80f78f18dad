"""One question on each page: the same form, the same answers, more pages."""

from __future__ import annotations

from typing import Any

import pytest

from mobile.api.answers import questions
from mobile.api.models import Form
from mobile.state.draft import Draft
from mobile.state.paging import one_by_one, page_at, step_of
from mobile.state.store import Store
from tests.api.answers.made import form_of, question, when
from tests.house import House, every_form

FORM = form_of(
    (
        question("notice", "before"),
        question("choice", "who"),
        question("notice", "told", when=when("who", "b")),
        question("text", "name", when=when("who", "b")),
        question("notice", "last"),
    ),
    (question("date", "day"), question("notice", "late")),
    (question("notice", "only"),),
)
WHOLE: dict[str, Any] = {"who": "a", "name": "Ada", "day": "22.11.2025"}


def pages(form: Form) -> list[tuple[str, list[str]]]:
    return [(one.id, [asked.id for asked in one.questions]) for one in form.steps]


def test_what_is_said_stands_with_what_is_asked() -> None:
    assert pages(one_by_one(FORM)) == [
        ("s0", ["before", "who", "told", "last"]),
        ("s0.name", ["name"]),
        ("s1", ["day", "late"]),
        ("s2", ["only"]),
    ]


@pytest.mark.parametrize("form", every_form(), ids=lambda form: form.id)
def test_every_form_asks_the_same_in_the_same_order(form: Form) -> None:
    divided = one_by_one(form)
    asked = [one.id for one in questions(form) if one.kind != "notice"]
    assert [one.id for one in questions(divided) if one.kind != "notice"] == asked
    assert {one.id for one in questions(divided)} == {one.id for one in questions(form)}
    names = [page.id for page in divided.steps]
    assert len(set(names)) == len(names)
    assert {step_of(name) for name in names} == {step.id for step in form.steps}
    for page in divided.steps:
        assert sum(one.kind != "notice" for one in page.questions) <= 1
    for step in form.steps:
        parts = [page for page in divided.steps if step_of(page.id) == step.id]
        assert parts[0].id == step.id
        assert [part.hint for part in parts] == [step.hint, *[None] * (len(parts) - 1)]
        last = [False] * (len(parts) - 1) + [step.takes_files]
        assert [part.takes_files for part in parts] == last
        if len(parts) == 1:
            assert parts[0] == step


def test_a_page_is_found_however_the_form_is_divided() -> None:
    divided = one_by_one(FORM)
    answers = {"who": "b"}

    def found(form: Form, name: str, answers: dict[str, Any]) -> str | None:
        page = page_at(form, answers, name)
        return page.id if page else None

    assert found(divided, "s0.name", answers) == "s0.name"
    assert found(FORM, "s0.name", answers) == "s0", "the setting was turned off"
    assert found(divided, "s0.name", {"who": "a"}) == "s0", "it is asked no more"
    assert found(divided, "nowhere", answers) is None
    assert found(divided, "", answers) is None


async def writing(house: House, answers: dict[str, Any], **parts: Any) -> Store:
    store = house.store()
    await store.set(one_question=True)
    await store.filing.bring_lists()
    store.filing.replace(Draft(FORM, answers={**answers}, **parts))
    return store


async def test_the_way_goes_from_question_to_question(house: House) -> None:
    store = await writing(house, WHOLE | {"who": "b"})
    filing = store.filing
    assert [filing.finish_step("f", page) for page in ("s0", "s0.name", "s1", "s2")] == [
        "s0.name", "s1", "s2", "kontrol",
    ]  # fmt: skip
    assert [filing.step_before("f", page) for page in ("s0", "s0.name", "s1", None)] == [
        None, "s0", "s0.name", "s2",
    ]  # fmt: skip
    filing.pick("f", "who", "a")
    assert filing.finish_step("f", "s0") == "s1"


async def test_only_what_is_asked_on_the_page_is_held_up(house: House) -> None:
    store = await writing(house, {"who": "b"})
    assert store.filing.finish_step("f", "s0") == "s0.name"
    assert store.filing.finish_step("f", "s0.name") is None
    assert [mistake.field for mistake in store.filing.drafts["f"].mistakes] == ["name"]


async def test_from_the_check_one_comes_straight_back(house: House) -> None:
    store = await writing(house, WHOLE | {"who": "b"})
    store.filing.change("f")
    assert store.filing.finish_step("f", "s0.name") == "kontrol"


@pytest.mark.parametrize(
    ("parts", "left"),
    [
        ({"step": "s0.name"}, "s0.name"),
        ({"step": "s1"}, "s1"),
        ({"step": "kontrol"}, "kontrol"),
        ({"step": "gone"}, "s0"),
        ({"step": "s1", "again": ("name",)}, "s0.name"),
    ],
)
async def test_one_goes_on_where_it_was_left(
    house: House, parts: dict[str, Any], left: str
) -> None:
    store = await writing(house, WHOLE | {"who": "b"}, **parts)
    filing = store.filing
    assert filing.left_at(filing.drafts["f"]) == left
    await store.set(one_question=False)
    assert filing.left_at(filing.drafts["f"]) == step_of(left)


async def test_an_address_from_before_the_setting_was_turned_leads_back_one_page(
    house: House,
) -> None:
    store = await writing(house, WHOLE | {"who": "b"})
    await store.set(one_question=False)
    assert store.filing.step_before("f", "s0.name") is None
    store.filing.pick("f", "who", "a")
    await store.set(one_question=True)
    assert store.filing.step_before("f", "s1.gone") == "s0"


async def test_an_empty_draft_begins_at_its_beginning(house: House) -> None:
    store = await writing(house, {}, step="kontrol")
    assert store.filing.left_at(store.filing.drafts["f"]) == "s0"
