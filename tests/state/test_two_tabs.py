"""Anonymous tips in two windows of one person: each stands for itself, and neither gives the
other away."""

from __future__ import annotations

from mobile.state.reporting import FORM
from mobile.state.store import Store
from tests.house import House, whole_answers
from tests.screens.tips import send_tip


async def writing(house: House, text: str) -> Store:
    """A window in which a whole tip is written, unsent."""
    store = house.store()
    store.reporting.open()
    await store.reporting.arrive()
    store.reporting.begin()
    await store.proving.proof()
    assert store.reporting.form
    assert store.filing.places
    for question, answer in whole_answers(store.reporting.form, store.filing.places).items():
        store.filing.answer(FORM, question, answer)
    store.filing.answer(FORM, "text", text)
    return store


async def opened(house: House, number: str) -> Store:
    """A window in which a tip is read."""
    store = house.store()
    store.returning.type_number(number)
    await store.returning.look()
    assert store.returning.status, store.trouble
    return store


async def test_two_tips_are_two_with_a_number_each(house: House) -> None:
    one, other = (
        await writing(house, "Jeneratör satılıyor."),
        await writing(house, "Kasada para yok."),
    )
    assert await one.reporting.send()
    draft = other.reporting.draft
    assert draft
    assert draft.answers["text"] == "Kasada para yok."
    assert await other.reporting.send()
    assert one.reporting.receipt
    assert other.reporting.receipt
    assert one.reporting.receipt.number != other.reporting.receipt.number


async def test_leaving_in_one_takes_nothing_from_the_other(house: House) -> None:
    number = await send_tip(house)
    one, other = await opened(house, number), await writing(house, "Kasada para yok.")
    await one.vanish()
    assert not one.tip_stands
    draft = other.reporting.draft
    assert draft
    assert draft.answers["text"] == "Kasada para yok."
    assert number not in str(vars(other.returning)) + str(draft.answers)
    assert await other.reporting.send()


async def test_the_same_number_in_both_shows_the_same(house: House) -> None:
    number = await send_tip(house)
    one, other = await opened(house, number), await opened(house, number)
    for store, text in ((one, "Mart ayında."), (other, "Akşamları.")):
        store.returning.type_message(text)
        assert await store.returning.write()
    await one.returning.look_again()
    for store in (one, other):
        assert store.returning.status
        assert [said.text for said in store.returning.status.messages] == [
            "Mart ayında.", "Akşamları.",
        ]  # fmt: skip


async def test_withdrawn_in_one_it_is_told_in_the_other_and_what_is_typed_stays(
    house: House,
) -> None:
    number = await send_tip(house)
    one, other = await opened(house, number), await opened(house, number)
    other.returning.type_message("Bir şey daha.")
    one.returning.ask_to_withdraw(True)
    await one.returning.withdraw()
    assert not await other.returning.write()
    assert other.trouble or other.returning.mistakes
    assert other.returning.message == "Bir şey daha."
    await other.returning.look_again()
    assert other.returning.status
    assert other.returning.status.status == "withdrawn"


async def test_after_a_look_at_the_tips_an_application_has_its_topics(house: House) -> None:
    """A tip brings the places, and no topics."""
    store = house.store()
    store.reporting.open()
    await store.reporting.arrive()
    assert store.filing.places
    await house.log_in(store)
    await store.filing.open("request")
    assert store.filing.topics
