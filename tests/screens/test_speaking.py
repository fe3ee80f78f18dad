"""Speaking on the screen of a phone: what is shown, and what is asked of the device."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from mobile.app import start
from mobile.state.store import Store
from tests.house import House
from tests.screen import Screen, mount
from tests.service.files import samples

FORM, STEP = "request", "/basvur/request/anlatim"


class Phone:
    """A phone's microphone: what it is asked, and what it does."""

    def __init__(self) -> None:
        self.leave = True
        self.sound = samples.mp4(b"M4A ")
        self.path = Path()

    def has_permission(self, _asked: Mapping[str, Any]) -> bool:
        return self.leave

    def start_recording(self, asked: Mapping[str, Any]) -> bool:
        self.path = Path(asked["output_path"])
        self.path.write_bytes(self.sound)
        return True

    def stop_recording(self, _asked: Mapping[str, Any]) -> str:
        return str(self.path)

    @property
    def answers(self) -> dict[str, Any]:
        asked = ("has_permission", "start_recording", "stop_recording")
        return {name: getattr(self, name) for name in asked}


async def at_the_step(house: House, stores: list[Store], screen: Screen) -> Store:
    (store,) = stores
    await house.log_in(store)
    await house.begin(store, FORM)
    store.filing.answer(FORM, "text", "")
    await screen.goto(STEP)
    return store


@pytest.mark.parametrize("leave", [True, False])
async def test_a_phone_records_by_its_own_microphone(house: House, leave: bool) -> None:
    phone, stores = Phone(), list[Store]()
    phone.leave = leave

    def main(page: Any) -> None:
        stores.append(start(page, house.connect, "tr"))

    async with mount(main, "/", answers=phone.answers) as screen:
        store = await at_the_step(house, stores, screen)
        assert screen.sees("klavyenizdeki mikrofona")
        await screen.click("spoken-record")
        if not leave:
            await screen.until(lambda: screen.sees("Mikrofona izin verilmedi"))
            assert screen.has("spoken-record") and not screen.has("spoken-stop")
            return
        await screen.until(lambda: screen.sees("Kaydediliyor. Şimdi konuşun."))
        assert not screen.has("spoken-record")
        await screen.click("spoken-stop")
        await screen.until(lambda: screen.sees("Eklendi"))
        (row,) = store.attaching.rows(FORM, "spoken")
        assert (row.name, row.stage) == ("ses-kaydi.m4a", "ready")
        assert screen.has(f"{row.key}-hear") and not screen.has("spoken-record")
        assert not phone.path.exists(), "nothing stays on the device"
        await screen.goto("/basvur/request/kontrol")
        assert screen.sees("ses-kaydi.m4a")
        await screen.goto("/basvur/request/kurum-gozuyle")
        assert screen.sees("ses-kaydi.m4a")
