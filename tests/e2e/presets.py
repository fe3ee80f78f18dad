"""`python -m tests.e2e.presets`: what each beginning of the settings makes of three screens, on a
phone, into docs/pictures/presets."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from mobile.i18n import words
from mobile.state.settings import PRESETS, Preset, Settings, begun_from
from mobile.views.settings import preset_name
from tests.e2e.chromium import Browser, Tab
from tests.e2e.server import ROOT, Server
from tests.e2e.walk import Walker

FOLDER = ROOT / "docs" / "pictures" / "presets"
COLOURS = 128
"""As many tell a screen of ours, and make a picture a third as heavy."""
OFTEN = "1000/minute"


def main() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    environment = {
        "DATA_DIR": "{data}",
        "LOGIN_PER_PERSON": OFTEN,
        "LOGIN_PER_ADDRESS": OFTEN,
    }
    with (
        Server("service.web.serving:create", environment=environment) as server,
        Browser(server.address) as browser,
    ):
        for preset in PRESETS:
            with browser.tab() as tab:
                for name in seen(tab, preset):
                    save(tab.screenshot(), FOLDER / f"{preset}-{name}.png")
    weight = sum(path.stat().st_size for path in FOLDER.iterdir()) // 1024
    sys.stdout.write(f"{len(list(FOLDER.iterdir()))} pictures, {weight} KiB, in {FOLDER}\n")


def seen(tab: Tab, preset: Preset) -> Iterator[str]:
    """From the settings to the first screen, a step, and its mistakes; then to help, where that is
    what changes."""
    turkish = words("tr")
    tab.open("/ayarlar")
    tab.heading("Ayarlar")
    Walker(tab).press(preset_name(turkish, preset)[0])
    say = words(begun_from(Settings(), preset, dark=False).language)
    walker = Walker(tab, say)
    tab.press(say("Ana sayfa"))
    tab.heading(say("Ne yapmak istiyorsunuz?"))
    yield "home"
    walker.press(say("Başvuru yapın"))
    tab.heading(say("Ne tür bir başvuru yapacaksınız?"))
    walker.press("İstek")
    tab.press(say("Başlayın"))
    for _ in walker.log_in():
        pass
    tab.button(say("Devam"))
    yield "step"
    tab.press(say("Devam"))
    n = 1 if PRESETS[preset].get("one_question") else 2
    tab.heading(walker.to_mend(n), level=2)
    yield "mistakes"
    if PRESETS[preset].get("in_writing"):
        tab.press("Yardım al")
        tab.heading("Yardım")
        yield "help"


def save(picture: Image.Image, path: Path) -> None:
    few = picture.quantize(COLOURS, kmeans=2, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


if __name__ == "__main__":
    main()
