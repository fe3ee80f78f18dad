"""`make screens`: a picture of every screen and state, on a phone and a desktop, light and dark,
into var/screens, so that people can look. With CRISIS_FORMS=earthquake that form's too."""

from __future__ import annotations

import shutil
import sys
from itertools import chain, product
from pathlib import Path

from tests.e2e.chromium import Browser, Scheme
from tests.e2e.language_walk import language_walk
from tests.e2e.lives import lives
from tests.e2e.server import Server
from tests.e2e.tip_walk import tip_walk
from tests.e2e.walk import Walker, walk

FOLDER = Path("var/screens")
WINDOWS = {"phone": (390, 844), "desktop": (1280, 800)}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
ABROAD = ("ar", "ru", "tr-kolay")
"""On a phone, from right to left and in other letters."""


def main() -> None:
    """A picture with an error block in it, or of a crashed app, ends this with a failure."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with (
        Server("service.web.serving:create", environment={"DATA_DIR": "{data}"}) as server,
        Browser(server.address) as browser,
    ):
        for (window, (width, height)), scheme in product(WINDOWS.items(), SCHEMES):
            taken = 0
            with browser.tab(width=width, height=height, scheme=scheme) as tab:
                for name in chain(walk(tab), lives(tab, server), tip_walk(Walker(tab))):
                    tab.screenshot(FOLDER / f"{name}-{window}-{scheme}.png")
                    taken += 1
            sys.stdout.write(f"{window}, {scheme}: {taken} pictures\n")
        for language, scheme in product(ABROAD, SCHEMES):
            with browser.tab(scheme=scheme) as tab:
                for name in language_walk(tab, language):
                    tab.screenshot(FOLDER / f"{name}-{language}-{scheme}.png")
    sys.stdout.write(f"{len(list(FOLDER.iterdir()))} pictures in {FOLDER}\n")


if __name__ == "__main__":
    main()
