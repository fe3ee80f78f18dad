"""From step to step through a form that asks as the answers say, and back to the check."""

from __future__ import annotations

from typing import Any

import pytest

from mobile.state.draft import Draft
from mobile.state.store import Store
from tests.api.answers.made import form_of, question, when
from tests.house import House

FORM = form_of(
    (question("choice", "who"),),
    (question("text", "name", when=when("who", "b")),),
    (question("date", "day"),),
    (
        question("yes_no", "before"),
        question("group", "earlier", when=when("before", True)),
    ),
)
"""The step `s1` is asked of some; the group of others."""
WHOLE: dict[str, Any] = {"who": "a", "day": "22.11.2025", "before": False}


async def writing(house: House, answers: dict[str, Any], **parts: Any) -> Store:
    """Somebody who writes in that form."""
    store = house.store()
    await store.filing.bring_lists()
    store.filing.replace(Draft(FORM, answers={**answers}, **parts))
    return store


async def test_the_way_goes_around_steps_that_ask_nothing(house: House) -> None:
    store = await writing(house, WHOLE)
    assert [store.filing.finish_step("f", step) for step in ("s0", "s2", "s3")] == [
        "s2", "s3", "kontrol",
    ]  # fmt: skip
    assert [store.filing.step_before("f", step) for step in ("s0", "s2", "s3", None)] == [
        None, "s0", "s2", "s3",
    ]  # fmt: skip
    store.filing.pick("f", "who", "b")
    assert store.filing.finish_step("f", "s0") == "s1"
    assert store.filing.step_before("f", "s2") == "s1"


async def test_a_step_that_no_longer_asks_leads_on(house: House) -> None:
    """By an address kept in the browser, say."""
    store = await writing(house, WHOLE)
    assert store.filing.finish_step("f", "s1") == "kontrol"
    assert store.filing.finish_step("f", "nowhere") == "kontrol"
    assert store.filing.step_before("f", "s1") is None
    assert store.filing.step_before("another") is None


async def test_an_answer_at_the_check_that_asks_more_comes_by_there_first(house: House) -> None:
    store = await writing(house, WHOLE)
    store.filing.change("f")
    store.filing.pick("f", "who", "b")
    assert store.filing.finish_step("f", "s0") == "s1", "the name is asked now"
    assert store.filing.drafts["f"].checking
    assert store.filing.finish_step("f", "s1") is None
    store.filing.answer("f", "name", "Ayşe")
    assert store.filing.finish_step("f", "s1") == "kontrol"
    assert not store.filing.drafts["f"].checking


async def test_several_steps_to_mend_come_one_after_the_other(house: House) -> None:
    store = await writing(house, WHOLE | {"day": "yarın"})
    store.filing.change("f")
    store.filing.pick("f", "who", "b")
    assert store.filing.finish_step("f", "s0") == "s1"
    store.filing.answer("f", "name", "Ayşe")
    assert store.filing.finish_step("f", "s1") == "s2"
    store.filing.answer("f", "day", "22.11.2025")
    assert store.filing.finish_step("f", "s2") == "kontrol"


async def test_what_asks_less_at_the_check_leads_straight_back(house: House) -> None:
    store = await writing(house, WHOLE | {"who": "b", "name": "x"})
    store.filing.change("f")
    store.filing.pick("f", "who", "a")
    assert store.filing.finish_step("f", "s0") == "kontrol"
    assert store.filing.drafts["f"].answers["name"] == "x", "until it is sent, it may come back"


async def test_a_mistake_says_its_limit_and_its_day(house: House) -> None:
    store = await writing(house, WHOLE | {"who": "b", "name": "a" * 11, "day": "1.1.2020"})
    assert store.filing.finish_step("f", "s1") is None
    (mistake,) = store.filing.drafts["f"].mistakes
    assert (mistake.field, mistake.code, mistake.limit) == ("name", "too_long", 10)
    assert store.filing.finish_step("f", "s2") is None
    (mistake,) = store.filing.drafts["f"].mistakes
    assert (mistake.field, mistake.code) == ("day", "too_early")
    assert mistake.day


async def test_questions_to_look_at_again_are_over_when_their_step_is(house: House) -> None:
    store = await writing(house, WHOLE, again=("who", "before", "day"))
    assert store.filing.finish_step("f", "s0") == "s2"
    assert store.filing.drafts["f"].again == ("before", "day")
    store.filing.answer("f", "day", "x")
    assert store.filing.finish_step("f", "s2") is None
    assert store.filing.drafts["f"].again == ("before", "day"), "not while it is to be mended"


async def test_where_the_citizen_stands_is_known(house: House) -> None:
    store = await writing(house, WHOLE)
    store.filing.stand_at("f", "s2")
    assert store.filing.drafts["f"].step == "s2"
    store.filing.stand_at("another", "s2")
    assert "another" not in store.filing.drafts


# -- rows ----------------------------------------------------------------------------------


async def test_rows_are_added_filled_in_and_taken_away(house: House) -> None:
    store = await writing(house, WHOLE | {"before": True})
    drawn: list[int] = []
    store.listen(lambda: drawn.append(1))
    answers = store.filing.drafts["f"].answers
    store.filing.add_row("f", "earlier")
    assert answers["earlier"] == [{}, {}], "the first stood there before it was written down"
    store.filing.answer("f", "earlier.0.name", "Birinci")
    store.filing.answer("f", "earlier.2.name", "Üçüncü")
    assert answers["earlier"] == [{"name": "Birinci"}, {}, {"name": "Üçüncü"}]
    store.filing.remove_row("f", "earlier", 0)
    assert answers["earlier"] == [{}, {"name": "Üçüncü"}]
    assert len(drawn) == 2, "typing draws nothing"
    store.filing.remove_row("f", "earlier", 1)
    store.filing.remove_row("f", "earlier", 0)
    store.filing.remove_row("f", "earlier", 0)
    assert answers["earlier"] == []
    store.filing.add_row("f", "earlier")
    assert answers["earlier"] == [{}, {}]


async def test_a_mistake_stands_at_its_row(house: House) -> None:
    store = await writing(house, WHOLE | {"before": True})
    assert store.filing.finish_step("f", "s3") is None
    assert [m.field for m in store.filing.drafts["f"].mistakes] == ["earlier"]
    store.filing.answer("f", "earlier.0.day", "31.2.2020")
    store.filing.add_row("f", "earlier")
    store.filing.answer("f", "earlier.1.name", "x" * 21)
    assert store.filing.finish_step("f", "s3") is None
    assert [(m.field, m.code) for m in store.filing.drafts["f"].mistakes] == [
        ("earlier.0.name", "missing"),
        ("earlier.0.day", "not_a_date"),
        ("earlier.1.name", "too_long"),
    ]


# -- one draft in the place of another -----------------------------------------------------


async def test_a_draft_is_mended_only_while_it_is_the_one(house: House) -> None:
    store = await writing(house, WHOLE)
    draft = store.filing.drafts["f"]
    store.filing.answer("f", "who", "c")
    store.filing.mend(draft, kept="saved")
    assert store.filing.drafts["f"].kept == "saved"
    assert store.filing.drafts["f"].answers["who"] == "c"
    another = Draft(FORM)
    store.filing.replace(another)
    store.filing.mend(draft, kept="not_saved")
    assert store.filing.drafts["f"] == another
    store.filing.forget()
    store.filing.mend(draft, kept="saved")
    assert store.filing.drafts == {}


@pytest.mark.parametrize("answers", [{}, {"q": None}, {"q": ""}, {"q": []}, {"q": {}}])
def test_what_says_nothing_is_not_worth_keeping(answers: dict[str, Any]) -> None:
    assert not Draft(FORM, answers=answers).worth_keeping
    assert Draft(FORM, answers=answers, written='{"q": "x"}').worth_keeping, "it was taken back"
    assert Draft(FORM, answers=answers | {"r": False}).worth_keeping
