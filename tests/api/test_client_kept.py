"""What the citizen looks at again and again is sent once, and forgotten with the login."""

from __future__ import annotations

from mobile.api import errors
from mobile.api.client import Client
from mobile.api.models import NewApplication, Note, Rating
from tests.house import House, whole_answers

KEY = "a-key-of-more-than-sixteen-letters"


async def filed(house: House) -> tuple[Client, str]:
    store = house.store()
    await house.log_in(store)
    client = store.client
    form, places = await client.form("request"), await client.places()
    paper = NewApplication(
        form=form.id, form_version=form.version, answers=whole_answers(form, places)
    )
    number = (await client.send(paper, KEY)).number
    house.wire.asked.clear()
    return client, number


async def test_the_same_is_not_sent_again(house: House) -> None:
    client, number = await filed(house)
    first, whole = await client.applications(), await client.application(number)
    assert await client.applications() is first
    assert await client.application(number) is whole
    tags = [request.headers.get("if-none-match") for request in house.wire.asked]
    assert [tag is None for tag in tags] == [True, True, False, False]
    assert (await client.withdraw(number)).status == "withdrawn"
    assert (await client.application(number)).status == "withdrawn"
    assert (await client.applications()).applications[0].status == "withdrawn"


async def test_nothing_is_kept_for_the_next_citizen(house: House) -> None:
    client, _ = await filed(house)
    await client.applications()
    await client.log_out()
    store = house.store()
    await house.log_in(store)
    client.tokens = store.client.tokens
    house.wire.asked.clear()
    await client.applications()
    assert "if-none-match" not in house.wire.asked[0].headers


async def test_the_citizens_moves_reach_the_service(house: House) -> None:
    client, number = await filed(house)
    assert "withdraw" in (await client.application(number)).can
    assert (await client.withdraw(number)).can == ("undo",)
    assert "withdraw" in (await client.undo_withdrawal(number)).can
    assert (await client.ask_where(number)).events[-1].kind == "asked_where"
    note, rating = Note(text="Bir not."), Rating(stars=3)
    for move in (
        client.reply(number, note, KEY),
        client.contest_fee(number, note, KEY),
        client.reopen(number, note, KEY),
        client.rate(number, rating),
        client.say_paid(number),
    ):
        try:
            await move
        except errors.Refused as refused:
            assert refused.code == "move_impossible"
        else:
            raise AssertionError("an application that nobody answered was answered")
