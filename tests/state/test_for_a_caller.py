"""An operator writes for a caller, who then takes a number that the operator never saw."""

from __future__ import annotations

from pathlib import Path

from mobile.api.client import Client
from mobile.state.settings import Settings as Wishes
from mobile.state.store import Store
from service.tips.operators import new_key
from tests.house import House, Memory, open_house
from tests.state.test_reporting_verbs import written
from tests.state.test_returning_verbs import opened_by

KEY, HASH = new_key()


def operator_of(house: House) -> Store:
    def connect() -> Client:
        client = Client("http://service", transport=house.wire, operator=KEY)
        house.clients.append(client)
        return client

    store = Store(connect, Memory(), Wishes())
    store.reporting.operator = True
    return store


async def test_from_the_call_to_a_number_of_one_s_own(tmp_path: Path) -> None:
    async with open_house(tmp_path, operator_keys=f"alo150:{HASH}") as house:
        operator = operator_of(house)
        await written(operator)
        assert await operator.reporting.send(), operator.trouble
        operator.reporting.say_safe("read_out")
        assert operator.reporting.finish()
        receipt = operator.reporting.receipt
        assert receipt
        read_out = receipt.number
        await operator.leave_tip()

        caller = await opened_by(house, read_out)
        assert caller.returning.status
        assert caller.returning.status.taken_by_operator
        assert await caller.returning.exchange()
        new = caller.reporting.receipt
        assert new and new.number != read_out

        again = await opened_by(house, new.number)
        assert again.returning.status
        assert not again.returning.status.taken_by_operator
        assert (await opened_by(house, read_out)).returning.status is None
