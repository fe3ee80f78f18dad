"""Every rule catches a bad tree and lets a good one pass: a rule that cannot fail is worthless."""

# Trees of every kind, many of them wrong on purpose.
# pyright: reportArgumentType=false

from collections.abc import Callable
from typing import Any

import flet as ft
import pytest

from tests.a11y.linter import RULES, lint, lint_dialog
from tests.screen import mount

C, I = ft.Colors, ft.Icons  # noqa: E741
Build = Callable[[], list[ft.Control]]


def act(*_: Any) -> None:
    """What a guard makes of a handler."""


act.__guarded__ = True  # pyright: ignore[reportFunctionMemberAccess]


def bare(*_: Any) -> None:
    """A handler without a guard."""


def title(level: int = 1, words: str = "Başvur") -> ft.Semantics:
    """A heading."""
    return ft.Semantics(heading_level=level, content=ft.Text(words))


def whisper(words: str, size: int = 1) -> ft.Control:
    """Words for screen readers only."""
    heard = ft.Text(words, size=1, color=C.TRANSPARENT, width=size, height=size)
    return ft.Container(width=0, height=1, content=ft.Stack([heard]))


def padded(vertical: float) -> ft.ButtonStyle:
    """A button's padding."""
    return ft.ButtonStyle(padding=ft.Padding.symmetric(horizontal=16, vertical=vertical))


def button(words: ft.StrOrControl = "Devam", **more: Any) -> ft.FilledButton:
    """A good button, but for what the test changes."""
    given: dict[str, Any] = {"key": "b", "on_click": act, "style": padded(16), **more}
    return ft.FilledButton(words, **given)


def icon_button(**more: Any) -> ft.IconButton:
    """A good icon button, but for what the test changes."""
    icon = ft.Icon(I.CLOSE, semantics_label="Kapat")
    given: dict[str, Any] = {"icon": icon, "key": "i", "on_click": act, "width": 48, "height": 48}
    return ft.IconButton(**{**given, **more})


def field(**more: Any) -> ft.TextField:
    """A good field, but for what the test changes."""
    return ft.TextField(**{"label": whisper("Ad (zorunlu)"), "key": "f", **more})


def row(choice: ft.Control, words: str = "Şikâyet") -> ft.Control:
    """A choice merged with its words."""
    tile = ft.ListTile(leading=choice, title=ft.Text(words), toggle_inputs=True)
    return ft.MergeSemantics(content=tile)


def link(words: str = "Oku", **more: Any) -> ft.Text:
    """Text with a span in it."""
    return ft.Text(spans=[ft.TextSpan(words, **more)])


GOOD: dict[str, list[Build]] = {
    "one-title": [lambda: [title()], lambda: [ft.Column([title(), title(2)])]],
    "heading-order": [lambda: [title(), title(2), title(3), title(2)]],
    "heading-level": [lambda: [ft.Semantics(header=True, heading_level=2, content=ft.Text("x"))]],
    "field-label": [lambda: [field()], lambda: [field(label="Ad")]],
    "choice-label": [
        lambda: [row(ft.Radio(key="r", value="a"))],
        lambda: [ft.Checkbox(key="c", label="Okudum")],
        lambda: [row(ft.Switch(key="s"), "Yazılı yanıt istiyorum, adresime gönderilsin")],
    ],
    "button-name": [
        lambda: [icon_button()],
        lambda: [button()],
        lambda: [ft.TextButton(ft.Row([ft.Text("Oku")]), key="t", on_click=act, style=padded(14))],
    ],
    "target-size": [
        lambda: [button(style=padded(14))],
        lambda: [button(ft.Column([ft.Icon(I.HOME), ft.Text("Ana sayfa")]), style=padded(6))],
        lambda: [button(ft.Icon(I.ADD, semantics_label="Ekle"), style=None, height=48)],
        lambda: [icon_button(width=None, height=None, size_constraints=ft.BoxConstraints(48, 48))],
        lambda: [ft.ListTile(title="Aç", key="l", on_click=act)],
    ],
    "wrapped-expand": [
        lambda: [ft.Row([ft.Text("Oku")], wrap=True)],
        lambda: [ft.Row([ft.Text("Oku", expand=True)])],
    ],
    "usable-kind": [
        lambda: [ft.Text("metin")],
        lambda: [link()],
        lambda: [field(password=True)],
        lambda: [ft.Container(ft.Text("Aç"), key="c", ink=True, on_click=act)],
    ],
    "image-text": [
        lambda: [ft.Image(src="a.png", semantics_label="Belge")],
        lambda: [ft.Image(src="a.png", exclude_from_semantics=True)],
        lambda: [ft.Semantics(exclude_semantics=True, content=ft.Image(src="a.png"))],
    ],
    "coloured-icon": [
        lambda: [ft.Row([ft.Icon(I.ERROR, color=C.ERROR), ft.Text("Hata")])],
        lambda: [ft.Row([ft.Container(ft.Icon(I.ERROR, color=C.ERROR)), ft.Text("Hata")])],
        lambda: [ft.Column([ft.Icon(I.ERROR, color=C.ERROR, semantics_label="Hata")])],
        lambda: [ft.Column([ft.Icon(I.CIRCLE), ft.Icon(I.CIRCLE)])],
    ],
    "no-disabled-button": [lambda: [button()], lambda: [field(disabled=True)]],
    "guarded-handler": [lambda: [button()], lambda: [field(on_change=act, on_blur=act)]],
    "own-key": [lambda: [button(), field()], lambda: [ft.Text("a", key="k")]],
    "sibling-keys": [
        lambda: [ft.Column([ft.Text("a", key="k"), ft.Row([ft.Text("b", key="k")])])],
    ],
    "theme-colour": [
        lambda: [ft.Text("a", color=C.ON_SURFACE)],
        lambda: [ft.Container(bgcolor=C.with_opacity(0.5, C.SURFACE_CONTAINER_LOWEST))],
        lambda: [ft.Container(border=ft.Border(top=ft.BorderSide(1, C.OUTLINE)))],
        lambda: [button(style=ft.ButtonStyle(bgcolor={"": C.PRIMARY}, padding=16))],
        lambda: [
            ft.Container(theme=ft.Theme(color_scheme=ft.ColorScheme(primary="#0B5B66")))
        ],
    ],
    "theme-text-size": [
        lambda: [ft.Text("a", theme_style=ft.TextThemeStyle.BODY_LARGE)],
        lambda: [whisper("a")],
        lambda: [ft.Text("a", style=ft.TextStyle(weight=ft.FontWeight.BOLD))],
    ],
    "whole-words": [
        lambda: [ft.Text("Oku"), ft.Text("Oku", overflow=ft.TextOverflow.CLIP)],
        lambda: [whisper("a")],
        lambda: [field(max_lines=3)],
        lambda: [ft.Container(ft.Icon(I.ADD), height=48)],
        lambda: [ft.Column([ft.Text("Oku")], height=48, scroll=ft.ScrollMode.AUTO)],
    ],
}  # fmt: skip

BAD: dict[str, list[Build]] = {
    "one-title": [lambda: [title(2)], lambda: [title(), ft.Column([title()])]],
    "sibling-keys": [lambda: [ft.Column([ft.Text("a", key="k"), ft.Text("b", key="k")])]],
    "heading-order": [lambda: [title(), title(3)], lambda: [title(), title(2), title(4)]],
    "heading-level": [
        lambda: [ft.Semantics(header=True, content=ft.Text("x"))],
        lambda: [ft.Semantics(heading_level=2, content=ft.Text(""))],
    ],
    "field-label": [
        lambda: [field(label=None)],
        lambda: [field(label=ft.Container(ft.Text("")))],
        lambda: [ft.Semantics(label="Ad", content=field(label=None))],
    ],
    "choice-label": [
        lambda: [ft.Radio(key="r", value="a")],
        lambda: [ft.ListTile(leading=ft.Checkbox(key="c"), title="Okudum", toggle_inputs=True)],
        lambda: [row(ft.Switch(key="s"), "")],
        lambda: [ft.Checkbox(key="c", label="Okudum", semantics_label="Okudum")],
        lambda: [ft.Checkbox(key="c", label="Yazılı yanıt istiyorum, adresime gönderilsin")],
    ],
    "button-name": [
        lambda: [icon_button(icon=I.CLOSE)],
        lambda: [icon_button(icon=ft.Icon(I.CLOSE), tooltip="Kapat")],
        lambda: [button("")],
        lambda: [ft.ListTile(leading=ft.Icon(I.MENU), key="l", on_click=act)],
    ],
    "target-size": [
        lambda: [ft.TextButton("Devam", key="b", on_click=act)],
        lambda: [button(style=padded(12))],
        lambda: [button(height=40)],
        lambda: [button(style=ft.ButtonStyle(padding={"": 16, ft.ControlState.FOCUSED: 4}))],
        lambda: [icon_button(width=40)],
        lambda: [icon_button(height=None)],
        lambda: [ft.ListTile(title="Aç", key="l", on_click=act, min_height=40)],
    ],
    "wrapped-expand": [
        lambda: [ft.Row([ft.Text("Oku", expand=False)], wrap=True)],
        lambda: [ft.Row([ft.Container(ft.Text("Oku"), expand=1)], wrap=True)],
    ],
    "usable-kind": [
        lambda: [ft.Dropdown(key="d", label="İl")],
        lambda: [ft.DropdownM2(key="d", label="İl")],
        lambda: [ft.Slider(key="s", label="Boy")],
        lambda: [ft.GestureDetector(key="g", content=ft.Text("Aç"), on_tap=act)],
        lambda: [ft.Markdown("# Başlık")],
        lambda: [ft.Text("Kod", selectable=True)],
        lambda: [link(url="https://example.org")],
        lambda: [ft.Container(ft.Text("Aç"), key="c", on_click=act)],
        lambda: [field(password=True, can_reveal_password=True)],
    ],
    "image-text": [lambda: [ft.Image(src="a.png")], lambda: [ft.Row([ft.Image(src="a.png")])]],
    "coloured-icon": [
        lambda: [ft.Icon(I.CIRCLE, color=C.ERROR)],
        lambda: [ft.Row([ft.Container(ft.Icon(I.CIRCLE, color=C.ERROR)), ft.Icon(I.MENU)])],
        lambda: [
            ft.Column([ft.Row([ft.Icon(I.CIRCLE, color=C.ERROR), ft.Icon(I.MENU)]), ft.Text("a")])
        ],
    ],
    "no-disabled-button": [
        lambda: [button(disabled=True)],
        lambda: [ft.Column([icon_button()], disabled=True)],
    ],
    "guarded-handler": [
        lambda: [button(on_click=bare)],
        lambda: [field(on_change=act, on_blur=lambda: None)],
        lambda: [ft.AlertDialog(title=ft.Text("?"), on_dismiss=bare)],
    ],
    "own-key": [
        lambda: [button(key=None)],
        lambda: [button(), field(key="b")],
        lambda: [row(ft.Radio(value="a"))],
        lambda: [ft.ListTile(title="Aç", on_click=act)],
    ],
    "theme-colour": [
        lambda: [ft.Text("a", color="#FF0000")],
        lambda: [ft.Container(bgcolor=C.RED)],
        lambda: [ft.Text("a", style=ft.TextStyle(color=C.BLUE_GREY_400))],
        lambda: [button(style=ft.ButtonStyle(bgcolor={"": C.AMBER}, padding=16))],
        lambda: [ft.Container(border=ft.Border.all(1, "black"))],
        lambda: [ft.Container(bgcolor=C.with_opacity(0.5, C.WHITE))],
        lambda: [link(style=ft.TextStyle(bgcolor="yellow"))],
    ],
    "theme-text-size": [
        lambda: [ft.Text("a", size=14)],
        lambda: [whisper("a", size=20)],
        lambda: [ft.Text("a", style=ft.TextStyle(size=14))],
        lambda: [field(text_size=14)],
        lambda: [button(style=ft.ButtonStyle(padding=16, text_style=ft.TextStyle(size=14)))],
    ],
    "whole-words": [
        lambda: [ft.Text("Oku", max_lines=1)],
        lambda: [ft.Text("Oku", no_wrap=True)],
        lambda: [ft.Text("Oku", overflow=ft.TextOverflow.ELLIPSIS)],
        lambda: [ft.Container(ft.Text("Oku"), height=48)],
        lambda: [button(height=48)],
        lambda: [field(label="Ad", height=48)],
    ],
}  # fmt: skip

VIEW_ONLY = {"one-title", "heading-order"}


def found(rule: str, controls: list[ft.Control]) -> list[str]:
    """What one rule finds."""
    return [str(finding) for finding in lint(controls) if finding.rule == rule]


def cases(trees: dict[str, list[Build]]) -> list[Any]:
    """One test for each tree."""
    return [
        pytest.param(rule, build, id=f"{rule}-{number}")
        for rule, builds in trees.items()
        for number, build in enumerate(builds, 1)
    ]


def test_every_rule_is_tried() -> None:
    """A new rule needs a bad and a good tree."""
    assert set(BAD) == set(GOOD) == set(RULES)


@pytest.mark.parametrize(("rule", "build"), cases(BAD))
def test_catches(rule: str, build: Build) -> None:
    """The bad tree is found, and by its own rule."""
    assert found(rule, build())


@pytest.mark.parametrize(("rule", "build"), cases(GOOD))
def test_lets_pass(rule: str, build: Build) -> None:
    """The good tree is good by every rule, not only by its own."""
    lacks_title = [] if rule in VIEW_ONLY else [title()]
    assert not list(map(str, lint([*lacks_title, *build()])))


async def test_looks_into_components_bars_and_dialogs() -> None:
    """The tree is the client's: components are opened, hidden parts left out."""

    @ft.component
    def inner() -> ft.Control:
        return ft.Text("a", size=14)

    async with mount(lambda page: page.render(inner)) as screen:  # pyright: ignore[reportUnknownLambdaType, reportUnknownMemberType]
        assert [finding.rule for finding in lint(screen.view)] == ["theme-text-size", "one-title"]
    bar = ft.AppBar(title=title(), actions=[ft.Text("b", size=14)])
    hidden = ft.Column([ft.Text("c", size=14)], visible=False)
    view = ft.View(appbar=bar, controls=[title(2), hidden])
    assert [finding.rule for finding in lint(view)] == ["theme-text-size"]
    dialog = ft.AlertDialog(content=ft.Text("d", size=14))
    assert [finding.rule for finding in lint_dialog(dialog)] == ["theme-text-size"]


def test_says_where() -> None:
    """A finding names the rule, the criterion, the place and the cure."""
    (finding,) = lint([title(), ft.Column([icon_button(height=40)])])
    assert str(finding) == (
        "target-size (2.5.5 2.5.8) at Column > IconButton [i]: 48 × 40 dp, less than 48"
    )
