"""A real Chromium on Flutter's semantics tree: what a screen reader and a keyboard get.

with Browser(server.address) as browser, browser.tab(width=320) as tab:
    tab.open("/basvur")
    tab.heading("Başvurunuz ne hakkında?")
    tab.write("Konu (zorunlu)", "Sokak lambası")
    tab.press("Devam")
"""

# The axe package has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false

import re
import time
from collections.abc import Generator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import (
    ConsoleMessage,
    Locator,
    Page,
    Playwright,
    Request,
    Route,
    sync_playwright,
)
from playwright.sync_api import Error as BrowserError

from tests.e2e import page_scripts
from tests.e2e.picture import blank, broken_block
from tests.e2e.server import executable

ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    # A microphone that hums a tone, and leave to use it.
    "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
]  # fmt: skip
FIRST_FRAME = 60.0  # seconds; two busy cores need most of them
PATIENCE = 15.0
TARGET = 48
# Flet's client asks a foreign host for its script of animations, and works without it.
EXPECTED_FAILURE = "rive"
CRASH_WORDS = ("Error running app", "The application encountered an error")
# Everything stands in one page without landmarks: Flet offers none.
ALLOWED_BY_AXE = frozenset({"region"})

Scheme = Literal["light", "dark"]
Role = Literal["button", "link", "radio", "checkbox", "switch", "textbox", "tab"]


def exactly(name: str) -> re.Pattern[str]:
    """A whole name, whatever kind of spaces it holds (ours has no-break ones)."""
    words = [re.escape(word) for word in name.split()]
    return re.compile(r"^\s*" + r"[\s\u200b]+".join(words) + r"\s*$")


class Browser:
    """One Chromium for many tabs, each as fresh as a new visitor."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None

    def __enter__(self) -> Self:
        self._playwright = sync_playwright().start()
        self._chromium = self._playwright.chromium.launch(
            executable_path=executable(), args=ARGUMENTS
        )
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        if self._chromium:
            self._chromium.close()
        if self._playwright:
            self._playwright.stop()

    def at(self, address: str) -> "Browser":
        """The same Chromium, for the tabs of another service."""
        other = Browser(address)
        other._chromium = self._chromium
        return other

    @contextmanager
    def tab(
        self,
        *,
        width: int = 390,
        height: int = 844,
        locale: str = "tr-TR",
        scheme: Scheme = "light",
        kind: "type[Tab] | None" = None,
        **more: Any,
    ) -> Generator["Tab"]:
        """A new visitor; motion is always reduced, so that pictures hold still."""
        assert self._chromium, "use the browser in a with statement"
        context = self._chromium.new_context(
            viewport={"width": width, "height": height},
            locale=locale,
            color_scheme=scheme,
            reduced_motion="reduce",
            **more,
        )
        context.set_default_timeout(PATIENCE * 1000)
        try:
            yield (kind or Tab)(context.new_page(), self.address)
        finally:
            context.close()


class Tab:
    """One window and what can be done in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.problems: list[str] = []
        page.add_init_script(f"({page_scripts.LISTEN})()")
        page.route(lambda url: urlsplit(url).netloc != urlsplit(address).netloc, self._refuse)
        page.on("console", self._hear)
        page.on("requestfailed", self._miss)
        page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))

    # --- going somewhere -----------------------------------------------------------------

    def open(self, path: str = "/") -> None:
        """Go to an address and wait for the first words."""
        self.page.goto(self.address + path)
        self.wait_ready()

    def reload(self) -> None:
        """F5."""
        self.page.reload()
        self.wait_ready()

    def back(self) -> None:
        """The browser's own Back."""
        self.page.go_back()

    def wait_ready(self) -> None:
        """Wait for the first frame and for words in the semantics tree, turned on if need be."""
        self.until(lambda: self.page.evaluate(page_scripts.READY), "no words came", FIRST_FRAME)

    # --- what is there -------------------------------------------------------------------

    @property
    def host(self) -> Locator:
        """The semantics tree, without the copies in the live region beside it."""
        return self.page.locator("flt-semantics-host")

    @property
    def path(self) -> str:
        """The address shown, without the host."""
        parts = urlsplit(self.page.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def words(self) -> list[str]:
        """Everything shown or said."""
        return self.page.evaluate(page_scripts.WORDS)

    def has(self, text: str) -> bool:
        """Whether a text stands there just now."""
        wanted = " ".join(text.split())
        return any(wanted in words for words in self.words())

    def sees(self, text: str, timeout: float = PATIENCE) -> None:
        """Wait for a text."""
        self.until(lambda: self.has(text), f"does not see {text!r}", timeout)

    def lacks(self, text: str, timeout: float = PATIENCE) -> None:
        """Wait until a text is gone."""
        self.until(lambda: not self.has(text), f"still sees {text!r}", timeout)

    def beginning(self, words: str, timeout: float = PATIENCE) -> str:
        """Wait for a text that begins with these words, and tell it whole. A heading may stand a
        frame before what is below it, so what follows it is waited for, never just read.
        """
        found: list[str] = []

        def met() -> bool:
            found[:] = [said for said in self.words() if said.startswith(words)]
            return bool(found)

        self.until(met, f"nothing begins with {words!r}", timeout)
        return found[0]

    def titled(self, words: str) -> str:
        """Wait until the window's title has these words, and tell it whole. It comes a message
        after the screen it names.
        """
        self.until(lambda: words in self.page.title(), f"the title never said {words!r}")
        return self.page.title()

    def speaks(self, language: str) -> None:
        """Wait until the page says that it is in this language."""
        there = self.page.locator(f"html[lang^={language}]")
        self.until(lambda: there.count() > 0, f"the page is not in {language!r}")

    def until(self, met: Any, otherwise: str, timeout: float = PATIENCE) -> None:
        """Wait until something is met; otherwise say so, and what there is instead."""
        end = time.monotonic() + timeout
        while not met():
            if time.monotonic() > end:
                words = "\n".join(dict.fromkeys(self.words()))
                problems = "\n".join(self.problems)
                raise AssertionError(f"{self.path}: {otherwise}. There is:\n{words}\n{problems}")
            self.page.wait_for_timeout(60)

    def heading(self, name: str, level: int = 1) -> Locator:
        """Wait for a heading."""
        found = self.host.get_by_role("heading", name=exactly(name), level=level).first
        self.until(lambda: found.count() > 0, f"no level-{level} heading {name!r}")
        return found

    def control(self, name: str, role: Role = "button") -> Locator:
        """Wait for a control by role and whole name."""
        found = self.host.get_by_role(role, name=exactly(name)).first
        self.until(lambda: found.count() > 0, f"no {role} {name!r}")
        return found

    def button(self, name: str) -> Locator:
        """Wait for a button."""
        return self.control(name, "button")

    def field(self, label: str) -> Locator:
        """Wait for a field."""
        return self.control(label, "textbox")

    def heard(self) -> list[str]:
        """Everything announced to screen readers since the page was opened."""
        return self.page.evaluate("window.heard || []")

    # --- what the citizen does -----------------------------------------------------------

    def press(self, name: str, role: Role = "button") -> None:
        """Press a button or a link, by keyboard where something lies over it."""
        self._press(self.control(name, role), "Enter")

    def choose(self, name: str, role: Role = "radio") -> None:
        """Choose a radio, or turn a checkbox or switch, and see that it is chosen."""
        found = self.control(name, role)
        before = found.is_checked()
        if role == "radio" and before:
            return
        self._press(found, "Space")
        self.until(lambda: found.is_checked() != before, f"{role} {name!r} did not turn")

    def write(self, label: str, text: str) -> None:
        """Replace what stands in a field.

        Flutter swaps the field for another when writing begins; words that come before that are
        lost, or go into the field that had the focus before. So: focus, let it swap, see that it
        has the focus, write, look, and try again.
        """
        found = self.field(label)
        for attempt in range(1, 7):
            if attempt % 2:
                found.focus()
            else:
                found.click(force=True, timeout=2000)
            self.page.wait_for_timeout(150 * attempt)
            if not found.evaluate("node => node === document.activeElement"):
                continue
            found.fill(text)
            self.page.wait_for_timeout(250)
            if found.input_value() == text:
                return
        raise AssertionError(
            f"could not write into {label!r}: {found.input_value()!r} stands there"
        )

    def written(self, label: str) -> str:
        """What stands in a field. Flutter tells the page only once the field has the focus."""
        found = self.field(label)
        found.click(force=True)
        self.page.wait_for_timeout(400)
        return found.input_value()

    # --- the keyboard --------------------------------------------------------------------

    def key(self, name: str) -> None:
        """Press a key: Enter, Space, Escape, Shift+Tab..."""
        self.page.keyboard.press(name)

    def type(self, text: str) -> None:
        """Write where the focus is."""
        self.page.keyboard.type(text, delay=15)
        self.page.wait_for_timeout(200)

    def focused(self) -> str | None:
        """The name of what has the focus."""
        node = self.page.evaluate(page_scripts.FOCUSED)
        return str(node["name"]) if node else None

    def tab_to(self, name: str, limit: int = 60, key: str = "Tab") -> None:
        """Press Tab until a name has the focus."""
        seen: list[str] = []
        for _ in range(limit):
            node = self.step(key)
            if node and exactly(name).match(node["name"]):
                return
            seen.append(node["name"] if node else "(nothing)")
        raise AssertionError(f"Tab never came to {name!r}, but to:\n" + "\n".join(seen))

    def until_focused(self, name: str) -> None:
        """Wait until the focus comes to a name by itself."""
        wanted = exactly(name)
        self.until(
            lambda: wanted.match(self.focused() or ""),
            f"the focus did not come to {name!r}; it is on {self.focused()!r}",
        )

    def names_by_tab(self, limit: int = 100) -> list[str]:
        """The names in the order of Tab, once around. A row of a list may stop Tab twice: the row
        and what it toggles are one node; it is named once.
        """
        names: dict[str, str] = {}
        last = ""
        nowhere = 0
        for _ in range(limit):
            node = self.step("Tab")
            if node is None:
                nowhere += 1
                if names or nowhere > 2:
                    break
            elif node["id"] in names and node["id"] != last:
                break
            else:
                last = node["id"]
                names[last] = node["name"]
        return list(names.values())

    def step(self, key: str) -> dict[str, str] | None:
        """Press a key that moves the focus, and tell what has it then."""
        before = self.page.evaluate(page_scripts.FOCUSED)
        self.page.keyboard.press(key)
        start = time.monotonic()
        while True:  # the focus follows a frame later; on its way it is nowhere
            now = self.page.evaluate(page_scripts.FOCUSED)
            if (now and now != before) or time.monotonic() - start > (0.6 if now else 2.5):
                return now
            self.page.wait_for_timeout(25)

    # --- looking closely -----------------------------------------------------------------

    def axe(self, allow: frozenset[str] = ALLOWED_BY_AXE) -> list[str]:
        """What axe-core finds, in one line each."""
        response: dict[str, Any] = Axe().run(self.page).response
        found: list[str] = []
        for violation in response["violations"]:
            if violation["id"] not in allow:
                nodes = ", ".join(str(node["html"])[:120] for node in violation["nodes"])
                found.append(f"{violation['id']}: {violation['help']} ({nodes})")
        return found

    def targets(self, least: int = TARGET) -> list[str]:
        """What can be pressed, is too small, and stays so: of what scrolls, the cut sizes stand in
        the tree for a moment."""
        small: list[dict[str, Any]] = []
        for _ in range(30):
            if not (small := self.page.evaluate(page_scripts.SMALL_TARGETS, least)):
                break
            self.page.wait_for_timeout(100)
        return [f"{one['name']!r} {one['width']} × {one['height']}" for one in small]

    def screenshot(self, path: Path | str | None = None) -> Image.Image:
        """Take a picture; fail if it shows a broken control or a broken app."""
        data = self.still_picture()
        if path is not None:
            Path(path).write_bytes(data)
        picture = Image.open(BytesIO(data)).convert("RGB")
        assert not blank(data), f"{self.path} shows nothing"
        broken = broken_block(picture)
        assert broken is None, f"{self.path} shows {broken}"
        shouted = [words for words in self.words() if any(word in words for word in CRASH_WORDS)]
        assert not shouted, f"{self.path} has crashed: {shouted}"
        return picture

    def still_picture(self) -> bytes:
        """A picture. The tree is ahead of the paint: wait until two are the same. A blinking
        cursor never is, so not for ever.
        """
        last = self.page.screenshot()
        for nth in range(40):
            self.page.wait_for_timeout(200)
            data = self.page.screenshot()
            if not blank(data) and (data == last or nth > 6):
                break
            last = data
        return last

    def assert_clean(self) -> None:
        """No error on the console, no request failed, no script broke."""
        assert not self.problems, "\n".join(self.problems)

    # --- inside --------------------------------------------------------------------------

    def _settle(self, found: Locator) -> None:
        """Wait until a control stays where it is: what appears above it moves it away."""
        before = found.bounding_box()
        for _ in range(20):
            self.page.wait_for_timeout(80)
            now = found.bounding_box()
            if now == before:
                return
            before = now

    def _press(self, found: Locator, key: str) -> None:
        self._settle(found)
        try:
            found.click(timeout=2500)
        except BrowserError:
            found.focus()
            self.page.keyboard.press(key)

    def _refuse(self, route: Route) -> None:  # no test may depend on a foreign host
        route.abort("blockedbyclient")

    def _hear(self, message: ConsoleMessage) -> None:
        told = f"{message.text} {message.location.get('url', '')}"
        if message.type == "error" and EXPECTED_FAILURE not in told:
            self.problems.append(f"console: {told.strip()}")

    def _miss(self, request: Request) -> None:
        # Flet's uploader hangs up on the answer as soon as it has read its status.
        uploaded = request.method == "PUT" and "/api/v1/files/" in request.url
        # Whoever goes to another page wants no more of this one.
        left = request.url.endswith("/favicon.png") and request.failure == "net::ERR_ABORTED"
        expected = uploaded or left or EXPECTED_FAILURE in request.url
        if not expected:
            self.problems.append(f"request: {request.url} {request.failure or ''}".strip())
