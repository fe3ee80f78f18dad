"""Settings: applied at once, kept on the device, and no device is in the way."""

from __future__ import annotations

import flet as ft

from mobile.app import start
from tests.house import House
from tests.screen import mount


async def test_a_nonsense_language_kept_on_the_device_shows_turkish_as_chosen(house: House) -> None:
    async with house.app("/ayarlar", kept={"language": "xx", "scheme": "pink"}) as visit:
        assert visit.screen.get("language", ft.RadioGroup).value == "tr"
        assert visit.screen.get("scheme", ft.RadioGroup).value == "system"


async def test_settings_kept_on_the_device_are_there_at_the_next_start(house: House) -> None:
    kept = {"language": "en", "scheme": "night", "scale": 1.5}
    async with house.app("/ayarlar", kept=kept) as visit:
        assert visit.screen.sees("Settings")
        assert visit.screen.get("scheme", ft.RadioGroup).value == "night"
        assert visit.screen.get("scale", ft.RadioGroup).value == "1.5"


async def test_no_device_memory_is_no_fault(house: House) -> None:
    def refuse(_: object) -> object:
        raise RuntimeError("no storage here")

    def main(page: ft.Page) -> None:
        start(page, house.connect, "tr")

    async with mount(main, "/ayarlar", answers={"get": refuse, "set": refuse}) as screen:
        await screen.choose("scale", "2.0")
        assert screen.get("scale", ft.RadioGroup).value == "2.0"
