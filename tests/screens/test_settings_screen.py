"""Settings: applied at once, kept on the device, and no device is in the way."""

from __future__ import annotations

import flet as ft
import pytest

from mobile.app import start
from mobile.i18n import words
from mobile.state.settings import Settings
from mobile.views.colours import SCHEMES
from mobile.views.look import Look
from mobile.views.theme import theme
from tests.client import ACCESSIBILITY_FEATURES, NEVER
from tests.house import House, Visit
from tests.screen import mount


async def test_a_nonsense_language_kept_on_the_device_shows_turkish_as_chosen(house: House) -> None:
    async with house.app("/ayarlar", kept={"language": "xx", "scheme": "pink"}) as visit:
        assert visit.screen.sees("Türkçe")
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


async def test_one_press_on_any_screen_and_back(house: House) -> None:
    async with house.app("/basvur", kept={"language": "en", "scale": 1.25}) as visit:
        await visit.screen.click("accessibility")
        now = visit.store.settings
        assert (now.scheme, now.scale, now.large_targets) == ("contrast_light", 1.5, True)
        assert visit.screen.page.theme.list_tile_theme.min_height >= 64  # pyright: ignore
        sign = visit.screen.get("accessibility", ft.IconButton)
        assert isinstance(sign.icon, ft.Icon)
        assert sign.icon.semantics_label == words("en")("Erişilebilir mod açık")
        assert (sign.width, sign.height) == (64, 64)
        await visit.screen.click("accessibility")
        assert visit.store.settings == Settings("en", scale=1.25, welcomed=True)
        assert visit.screen.get("accessibility", ft.IconButton).width == 52


@pytest.mark.parametrize("answer", ["welcome-mode", "welcome-as-it-is"])
async def test_how_to_use_it_is_asked_once(house: House, answer: str) -> None:
    async with house.app("/") as visit:
        await visit.screen.click(answer)
        assert not visit.screen.has("welcome-mode")
        assert (visit.store.settings.before is not None) is (answer == "welcome-mode")
        assert visit.store.settings.welcomed
    async with house.app("/", kept={"welcomed": True}) as visit:
        assert not visit.screen.has("welcome-mode")


async def test_a_beginning_is_seen_at_once(house: House) -> None:
    async with house.app("/ayarlar") as visit:
        await visit.screen.click("preset-reading")
        page = visit.screen.page
        assert page.fonts and "Geniş" in page.fonts
        assert page.theme and page.theme.font_family == "Geniş"
        assert visit.screen.get("face", ft.RadioGroup).value == "wide"
        body = page.theme.text_theme.body_large  # pyright: ignore[reportOptionalMemberAccess]
        assert body and body.letter_spacing == pytest.approx(0.06 * body.size, abs=0.1)  # pyright: ignore
        await visit.store.set(face="plain")
        await visit.screen.settle()
        assert "Geniş" not in page.fonts


def body(visit: Visit) -> ft.TextStyle:
    theme = visit.screen.page.theme
    assert theme and theme.text_theme and theme.text_theme.body_large
    return theme.text_theme.body_large


async def test_heavy_letters_reach_the_whole_theme(house: House) -> None:
    async with house.app("/ayarlar") as visit:
        assert (body(visit).font_family, body(visit).weight) == ("Metin", ft.FontWeight.W_400)
        await visit.screen.choose("weight", "bold")
        assert (body(visit).font_family, body(visit).weight) == ("Metin Kalın", ft.FontWeight.W_700)


TOLD = dict.fromkeys(ACCESSIBILITY_FEATURES, False)


@pytest.mark.parametrize("dark", [True, False])
async def test_what_is_set_on_the_device_is_taken_over(house: House, dark: bool) -> None:
    told = TOLD | {"high_contrast": True, "bold_text": True}
    answers = {"get_accessibility_features": told}
    brightness = "dark" if dark else "light"
    async with house.app("/", answers=answers, platform_brightness=brightness) as visit:
        scheme = SCHEMES[f"contrast_{brightness}"]
        colours = visit.screen.page.theme.color_scheme  # pyright: ignore[reportOptionalMemberAccess]
        assert colours and colours.primary == scheme["accent"]
        assert body(visit).weight == ft.FontWeight.W_700
        assert visit.store.settings == Settings(), "nothing was chosen, and nothing is kept"
        await visit.store.set(scheme="cream", weight="plain")
        await visit.screen.settle()
        colours = visit.screen.page.theme.color_scheme  # pyright: ignore[reportOptionalMemberAccess]
        assert colours and colours.primary == SCHEMES["cream"]["accent"]
        assert body(visit).weight == ft.FontWeight.W_400


async def test_it_is_asked_again_when_the_citizen_comes_back(house: House) -> None:
    told = dict(TOLD)
    async with house.app("/", answers={"get_accessibility_features": lambda _: told}) as visit:
        assert body(visit).weight == ft.FontWeight.W_400
        told["bold_text"] = True
        visit.screen.client.event(
            visit.screen.page, "app_lifecycle_state_change", {"state": "resume"}
        )
        await visit.screen.settle()
        assert body(visit).weight == ft.FontWeight.W_700


def unknown(_: object) -> object:
    raise RuntimeError("no such service here")


@pytest.mark.parametrize("answer", [unknown, NEVER, None, {}, {"bold_text": True}, 7, "yes"])
async def test_a_device_that_does_not_tell_changes_nothing(house: House, answer: object) -> None:
    async with house.app("/", answers={"get_accessibility_features": answer}) as visit:
        assert body(visit).weight == ft.FontWeight.W_400
        assert visit.screen.has("welcome-mode")
        await visit.screen.click("accessibility")
        assert visit.store.settings.before is not None


async def test_the_first_frame_does_not_wait_for_the_device(house: House) -> None:
    async with house.app("/") as visit:
        asked = [call.name for call in visit.screen.invoked]
        assert asked.count("get_accessibility_features") == 1
        first = next(f for f in visit.screen.frames if "card-apply" in str(f.body))
        assert "SemanticsService" not in str(first.body)
        assert any("SemanticsService" in str(frame.body) for frame in visit.screen.frames)


def test_arabic_letters_stay_joined() -> None:
    style = theme(Look(script="arabic", letters=0.12, face="wide")).text_theme.body_large  # pyright: ignore
    assert style and (style.letter_spacing, style.font_family) == (0, "Arap")
