"""An anonymous tip by the client of somebody who is logged in: nothing of them goes along."""

from __future__ import annotations

import json
import secrets

import httpx
import pytest

from mobile.api import errors
from mobile.api.client import Client
from mobile.api.models import NewTip, NewTipFile, NewTipMessage, TipExchange
from mobile.api.tracking_number import tracking_number
from tests.house import DEVICE, House, whole_answers
from tests.wire import answered, lost_after

HEADERS = {
    "host", "accept", "accept-encoding", "accept-language", "connection", "user-agent",
    "content-type", "content-length",
}  # fmt: skip


async def known(house: House) -> Client:
    """The client of somebody who is logged in and looked around, cookies and all."""
    store = house.store()
    await house.log_in(store)
    cookie = answered(200, {"forms": []}, **{"set-cookie": "track=me; Path=/"})
    house.wire.spoil(cookie, "forms", times=1)
    await store.client.forms()
    await store.client.applications()
    assert house.wire.asked[-1].headers["cookie"] == "track=me"
    assert house.wire.asked[-1].headers["device-id"] == DEVICE
    assert "authorization" in house.wire.asked[-1].headers
    house.wire.asked.clear()
    return store.client


async def new_tip(house: House, client: Client) -> NewTip:
    form = await client.tip_form()
    answers = whole_answers(form, house.service.rooms.places.places)
    return NewTip(
        form=form.id, form_version=form.version, answers=answers, key=secrets.token_hex(16)
    )


async def test_nothing_of_the_citizen_goes_along(house: House) -> None:
    client = await known(house)
    tokens = client.tokens
    assert tokens
    tip = await new_tip(house, client)
    number = (await client.tip(tip)).number
    await client.look_up_tip(number)
    more = NewTipMessage(number=number, text="Arka depo.", key=secrets.token_hex(16))
    await client.write_to_office(more)
    file = NewTipFile(number=number, content=b"Depo defteri.", key=secrets.token_hex(16))
    assert (await client.send_tip_file(file)).messages[1].file == "document"
    exchange = TipExchange(number=number, key=secrets.token_hex(16))
    new = (await client.exchange_number(exchange)).number
    await client.withdraw_tip(new)
    assert [request.url.path for request in house.wire.asked] == [
        "/api/v1/forms/tip",
        "/api/v1/tips",
        "/api/v1/tips/lookup",
        "/api/v1/tips/messages",
        "/api/v1/tips/files",
        "/api/v1/tips/exchange",
        "/api/v1/tips/withdraw",
    ]
    for request in house.wire.asked:
        assert set(request.headers) <= HEADERS
        assert request.headers["user-agent"] == "basvuru"
        raw = f"{request.url} {request.headers.raw} {request.content!r}"
        for telling in (tokens.access_token, tokens.refresh_token, DEVICE, "track", "Bearer"):
            assert telling not in raw
        for one in (number, new):
            assert one not in f"{request.url} {request.headers.raw}"
        assert not request.url.query
    assert client.tokens is tokens, "and the login goes on"
    house.wire.asked.clear()
    await client.applications()
    assert house.wire.asked[0].headers["cookie"] == "track=me"


async def test_every_call_has_a_connection_of_its_own(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[httpx.AsyncClient] = []
    begin = httpx.AsyncClient.__init__

    def noted(self: httpx.AsyncClient, **how: object) -> None:
        made.append(self)
        begin(self, **how)  # pyright: ignore[reportArgumentType]

    client = await known(house)
    monkeypatch.setattr(httpx.AsyncClient, "__init__", noted)
    cookie = answered(404, {"code": "tip_unknown"}, **{"set-cookie": "track=tip; Path=/"})
    house.wire.spoil(cookie, "lookup", times=1)
    for _ in range(2):
        with pytest.raises(errors.NotFound):
            await client.look_up_tip("0000-0000-0000-0000-0")
    assert len(set(made)) == 2
    assert "cookie" not in house.wire.asked[-1].headers
    await client.applications()
    assert house.wire.asked[-1].headers["cookie"] == "track=me"
    made.clear()
    alone = Client("http://127.0.0.1:9")  # nobody listens there
    for _ in range(2):
        with pytest.raises(errors.Unreachable):
            await alone.look_up_tip("0000-0000-0000-0000-0")
    assert [one.is_closed for one in made] == [False, True, True]
    await alone.close()


async def test_a_lost_answer_is_asked_for_again(house: House) -> None:
    client = house.connect()
    tip = await new_tip(house, client)
    house.wire.spoil(lost_after, "tips", times=1)
    number = (await client.tip(tip)).number
    assert tracking_number(number) == number
    assert (await client.tip(tip)).number == number
    house.wire.spoil(lost_after, "messages", times=1)
    more = NewTipMessage(number=number, text="Arka depo.", key=secrets.token_hex(16))
    assert len((await client.write_to_office(more)).messages) == 1
    house.wire.spoil(lost_after, "tips/files", times=1)
    file = NewTipFile(number=number, content=b"Depo defteri.", key=secrets.token_hex(16))
    assert len((await client.send_tip_file(file)).messages) == 2
    house.wire.spoil(lost_after, "exchange", times=1)
    exchange = TipExchange(number=number, key=secrets.token_hex(16))
    new = (await client.exchange_number(exchange)).number
    assert len((await client.look_up_tip(new)).messages) == 2


async def test_a_file_may_take_longer_and_says_nothing_of_itself(house: House) -> None:
    client = house.connect()
    number = (await client.tip(await new_tip(house, client))).number
    content = bytes(range(256)) * 9
    file = NewTipFile(number=number, content=content, key=secrets.token_hex(16))
    assert "content" not in repr(file)
    with pytest.raises(errors.Refused, match="file_wrong_type"):
        await client.send_tip_file(file)
    request = house.wire.asked[-1]
    assert json.loads(request.content).keys() == {"number", "content", "key"}
    assert request.extensions["timeout"]["read"] == 120
    await client.look_up_tip(number)
    assert house.wire.asked[-1].extensions["timeout"]["read"] == 20


async def test_a_closed_client_asks_nothing(house: House) -> None:
    client = house.connect()
    await client.close()
    with pytest.raises(errors.Unreachable):
        await client.look_up_tip("0000-0000-0000-0000-0")
    assert not house.wire.asked


async def test_refusals_have_their_words(house: House) -> None:
    client = house.connect()
    client.language = "en"
    with pytest.raises(errors.NotFound, match="tip_unknown") as unknown:
        await client.look_up_tip("0000-0000-0000-0000-0")
    assert unknown.value.detail.startswith("We found no tip")
    with pytest.raises(errors.Invalid) as slip:
        await client.look_up_tip("0000-0000-0000-0000-1")
    assert "typing mistake" in slip.value.fields["number"]
