"""Every screen, in every state, language, size and width: usable by everybody."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from itertools import combinations, product
from typing import cast, get_args

import flet as ft
import pytest

from mobile.i18n import LANGUAGES, words
from mobile.state.settings import LETTERS, LINES, Changes, Scheme
from mobile.views.addresses import TIP
from tests.a11y.linter import lint, lint_dialog
from tests.control_tree import heading_of
from tests.house import House
from tests.screen import Screen
from tests.screens.states import STATES, State


@dataclass(frozen=True)
class Shown:
    """One way in which a screen may be shown."""

    language: str
    scale: float
    width: float
    scheme: Scheme
    roomy: bool
    """With everything that makes letters, lines and buttons larger, and screens simpler."""

    @property
    def settings(self) -> Changes:
        plain: Changes = {
            "language": self.language,
            "scale": self.scale,
            "scheme": self.scheme,
            "face": "wide" if self.roomy else "plain",
            "lines": LINES[-1] if self.roomy else LINES[0],
            "letters": LETTERS[-1] if self.roomy else LETTERS[0],
            "weight": "bold" if self.roomy else "plain",
            "large_targets": self.roomy,
            "one_question": self.roomy,
            "calm": self.roomy,
            "places_last": self.roomy,
        }
        return plain


BASE = Shown("tr", 1.0, 390, "light", roomy=False)
TONGUES, SCALES, WIDTHS = tuple(LANGUAGES), (1.0, 2.0), (390, 320, 1280)
COLOURS: tuple[Scheme, ...] = ("light", "contrast_dark")
MATRIX = [Shown(*one) for one in product(TONGUES, SCALES, WIDTHS, COLOURS, (False, True))]
GATE = bool(os.environ.get("GATE"))
WHOLE = {"/ stranger", "login mistaken", "/basvur/request/kontrol known", "one application"}
"""These are seen in all of it, from left to right and from right to left."""


def turns(state: State) -> Sequence[Shown]:
    """In which looks a state is seen: in the base and in one or two more of the matrix, others
    than the next state. Before an issue is called resolved (`make gate`): in every language at
    every scale and width, where each pair of all that may differ is met."""
    start = [one.name for one in STATES].index(state.name)
    if state.name in WHOLE:
        return [one for one in MATRIX if one.language in ("tr", "ar")]
    if GATE:
        return every_pair(start)
    return [BASE, *MATRIX[start % (len(MATRIX) - 1) :: len(MATRIX) - 1]]


def every_pair(nth: int) -> Sequence[Shown]:
    """Colours and roominess take turns, so that a quarter of the matrix does; the next state has
    another quarter of it."""
    return [
        Shown(
            TONGUES[a], SCALES[b], WIDTHS[c], COLOURS[(a + b + c + nth) % 2],
            roomy=bool((a // 2 + b + c + nth // 2) % 2),
        )
        for a, b, c in product(range(len(TONGUES)), range(len(SCALES)), range(len(WIDTHS)))
    ]  # fmt: skip


def test_the_states_together_see_the_whole_matrix() -> None:
    seen = {shown for state in STATES if state.name not in WHOLE for shown in turns(state)}
    assert seen == set(MATRIX)
    assert {state.name for state in STATES} >= WHOLE
    assert {shown.scheme for shown in MATRIX} <= set(get_args(Scheme))


def test_the_gate_meets_every_pair_in_every_state() -> None:
    def pairs(looks: Sequence[Shown]) -> set[object]:
        return {pair for look in looks for pair in combinations(enumerate(astuple(look)), 2)}

    for nth in range(4):
        assert pairs(every_pair(nth)) == pairs(MATRIX)
    assert {look for nth in range(4) for look in every_pair(nth)} == set(MATRIX)


@pytest.mark.parametrize("state", STATES, ids=str)
async def test_a_screen_is_usable_by_everybody(house: House, state: State) -> None:
    async with state.reached(house) as visit:
        screen = visit.screen
        for shown in turns(state):
            await visit.store.set(**shown.settings)
            await screen.resize(shown.width, 844)
            findings = lint(screen.view)
            for dialog in screen.dialogs:
                findings += lint_dialog(dialog)
            told = "\n".join(map(str, findings))
            assert not findings, f"{state.name} as {shown}:\n{told}\n{screen.outline()}"
            check_title(screen, shown.language)


def check_title(screen: Screen, language: str) -> None:
    """The window's title says what the heading says, and first of all that something is to
    be mended."""
    say = words(language)
    if screen.route.startswith(TIP) and screen.has("quick-exit"):
        assert screen.page.title == say("Başvuru"), "nothing of an anonymous tip"
        return
    title = say("{title} - Başvuru", title=heading_of(screen.view))
    mistaken = any(key.startswith("mistake-") for key in screen.keys())  # noqa: SIM118
    if mistaken:
        title = say("Hata: {title}", title=title)
    assert screen.page.title == title
    locale = screen.page.locale_configuration
    assert locale is not None
    assert locale.current_locale is not None
    assert locale.current_locale.language_code == say.spoken


async def test_the_rules_here_can_fail(house: House) -> None:
    """An unguarded, nameless, tiny button in the real screen is found."""
    async with house.app("/") as visit:
        assert not lint(visit.screen.view)
        bad = ft.IconButton(ft.Icons.ADD, width=20, height=20, on_click=lambda: None)
        found = {finding.rule for finding in lint([visit.screen.view, bad])}
        assert {"guarded-handler", "button-name", "target-size", "own-key"} <= found
        visit.screen.page.title = "x"
        with pytest.raises(AssertionError):
            check_title(visit.screen, "tr")


ADDRESSES = sorted({state.route for state in STATES if "{number}" not in state.route})
HOSTILE = ["/basvur/yok", "/basvur/request/yok", "/takip/%2e%2e", "/takip/..", "/basvur/%ff/konu",
           "//[", "/basvur//", "/takip/" + "x" * 3000, "/?a=b#c", "/%00", "/basvur/../takip",
           "/giris/", "/BASVUR"]  # fmt: skip


@pytest.mark.parametrize("web", [True, False])
@pytest.mark.parametrize("address", [*ADDRESSES, *HOSTILE])
async def test_every_address_can_be_opened_at_once(house: House, address: str, web: bool) -> None:
    """A link from outside, or a page that is loaded again: a whole screen stands there."""
    async with house.app(address, web=web, kept={"language_told": True}) as visit:
        assert heading_of(visit.screen.view)
        assert not lint(visit.screen.view)
        if not web and address != "/":
            await visit.screen.back()
        await visit.screen.goto("/")
        assert visit.screen.has("card-apply")


@pytest.mark.parametrize("address", HOSTILE)
async def test_every_hostile_address_can_be_gone_to(house: House, address: str) -> None:
    async with house.app("/") as visit:
        await visit.log_in()
        await visit.screen.goto(address)
        assert heading_of(visit.screen.view)
        await visit.screen.goto("/")
        assert visit.screen.has("card-apply")


@pytest.mark.xfail(strict=True, reason="Flet 1.0.5 looks for a query behind a bare question mark")
async def test_a_bare_question_mark_at_the_end_of_an_address_is_no_fault(house: House) -> None:
    async with house.app("/") as visit:
        await visit.screen.goto("/takip?")


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_the_places_and_the_accessibility_switch_are_on_every_screen(
    house: House, width: int
) -> None:
    wanted = {
        "accessibility", "get-help", "place-home", "place-apply", "place-track", "place-settings",
    }  # fmt: skip
    orders: set[tuple[str, ...]] = set()
    for state in STATES[:: len(STATES) // 7]:
        async with state.reached(house, width=width) as visit:
            assert wanted <= set(visit.screen.keys()), state.name
            orders.add(tuple(key for key in visit.screen.keys() if key in wanted))  # noqa: SIM118
        house.wire.mend()
    assert len(orders) == 1, "always in the same order"


def theme_of(page: ft.Page) -> ft.ColorScheme:
    return cast("ft.ColorScheme", cast("ft.Theme", page.theme).color_scheme)


@pytest.mark.parametrize(
    ("scheme", "dark"),
    [("light", False), ("dark", True), ("contrast_light", False), ("contrast_dark", True),
     ("cream", False), ("night", True)],
)  # fmt: skip
async def test_a_scheme_reaches_the_whole_theme(house: House, scheme: Scheme, dark: bool) -> None:
    from mobile.views.colours import SCHEMES

    async with house.app("/ayarlar") as visit:
        await visit.screen.choose("scheme", scheme)
        page = visit.screen.page
        assert theme_of(page).primary == SCHEMES[scheme]["accent"]
        assert page.theme_mode == (ft.ThemeMode.DARK if dark else ft.ThemeMode.LIGHT)
        assert page.dark_theme == page.theme


async def test_the_system_scheme_follows_the_device(house: House) -> None:
    from mobile.views.colours import SCHEMES

    for brightness, scheme in (("light", "light"), ("dark", "dark")):
        async with house.app("/", platform_brightness=brightness) as visit:
            assert theme_of(visit.screen.page).primary == SCHEMES[scheme]["accent"]
