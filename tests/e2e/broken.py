"""Screens with one fault each, kept to see that the gate finds it, and a whole one.

In our own page and our own theme, so that nothing else is wrong with them.
"""

# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import flet as ft
import flet_web.fastapi as flet_web
from fastapi import FastAPI

from mobile.views.look import Look
from mobile.views.pressed import pressed_style
from mobile.views.theme import fonts, theme
from service.web.page import make_page
from service.web.serving import ASSETS

LONG = "Atatürk Caddesi 14 numaranın önündeki sokak lambası iki haftadır yanmıyor."
DIRECTION = '<script src="/direction.js"></script>'
_STYLE = pressed_style(ft.Colors.SURFACE_CONTAINER_LOWEST, ft.Colors.ON_SURFACE)


def heading(said: str, level: int = 1) -> ft.Control:
    return ft.Semantics(heading_level=level, content=ft.Text(said))


def button(said: str | ft.Text, **more: object) -> ft.Control:
    return ft.TextButton(
        content=said if isinstance(said, ft.Text) else ft.Text(said),
        **{"height": 48, "style": _STYLE, "on_click": lambda: None, **more},  # pyright: ignore[reportArgumentType]
    )


def group(name: str, *controls: ft.Control) -> ft.Control:
    return ft.Semantics(label=name, container=True, content=ft.Column(list(controls)))


def whole() -> list[ft.Control]:
    """A heading, one below it, words, a field, and buttons that are told apart by their groups."""
    return [
        heading("Deneme"),
        heading("Bölüm", 2),
        ft.Text(LONG),
        ft.TextField(label="Ad (zorunlu)"),
        group("Fotoğraf", button("Dosya seçin")),
        group("Belge", button("Dosya seçin")),
        button("Devam"),
    ]


def square() -> ft.Control:
    return ft.Container(width=48, height=48, bgcolor=ft.Colors.PRIMARY)


def cut_short() -> ft.Control:
    return ft.Text(f"Kısa: {LONG}", max_lines=1, overflow=ft.TextOverflow.ELLIPSIS)


def cut_low() -> ft.Control:
    """Its second line is half below the edge where there is no room for all in one."""
    return ft.Container(
        ft.Text(f"Alçak: {LONG}"), height=36, clip_behavior=ft.ClipBehavior.HARD_EDGE
    )


def cut_button() -> ft.Control:
    return button(ft.Text("Başvurunuzun şimdiki durumunu ve tarihini görün", no_wrap=True))


def covered() -> ft.Control:
    """It lies where the second line comes if there is no room for all in one."""
    lid = ft.Container(width=200, height=20, bgcolor=ft.Colors.SURFACE, left=0, top=28)
    return ft.Stack([ft.Text(f"Altta: {LONG}"), lid])


def shifted() -> ft.Control:
    return ft.Container(ft.Text("Kaymış"), width=280, offset=ft.Offset(0.5, 0))


def unreachable() -> list[ft.Control]:
    """A finger can press it, and a screen reader is told that it is a button."""
    tapped = ft.GestureDetector(content=square(), on_tap=lambda: None)
    return [*whole(), ft.Semantics(button=True, label="Kapatın", container=True, content=tapped)]


def frameless() -> list[ft.Control]:
    """It looks with the focus as it does without."""
    quiet = ft.ButtonStyle(
        bgcolor=ft.Colors.SURFACE, overlay_color=ft.Colors.TRANSPARENT, color=ft.Colors.ON_SURFACE
    )
    return [*whole(), button("Sessiz", style=quiet)]


@dataclass(frozen=True)
class Broken:
    """What stands at an address. The gate must name `rule`; nothing says that all is well."""

    content: Callable[[], list[ft.Control]]
    rule: str = ""
    title: str = "Deneme - Başvuru"
    language: str = "tr"


SCREENS = {
    "": Broken(whole),
    "adsiz": Broken(
        lambda: [*whole(), ft.IconButton(ft.Icons.ADD, width=48, height=48, style=_STYLE)], "name"
    ),
    "iki-baslik": Broken(lambda: [*whole(), heading("Deneme de")], "one-heading"),
    "basliksiz": Broken(lambda: whole()[2:], "one-heading"),
    "atlanan-duzey": Broken(lambda: [*whole(), heading("Derin", 4)], "heading-order"),
    "baska-ad": Broken(whole, "title", title="Başvuru"),
    "kucuk": Broken(lambda: [*whole(), button("Küçük", height=20)], "target"),
    "ayni-ad": Broken(lambda: [*whole(), button("Devam")], "unique-name"),
    "ayni-ad-kutuda": Broken(
        lambda: [*whole(), group("Belge", button("Dosya seçin"))], "unique-name"
    ),
    "baska-dil": Broken(whole, "language", language="en"),
    "soldan-saga": Broken(whole, "direction", language="ar"),
    "adsiz-resim": Broken(
        lambda: [*whole(), ft.Semantics(image=True, container=True, content=square())],
        "role-img-alt",
    ),
    "uc-nokta": Broken(lambda: [*whole(), cut_short()], "clipped"),
    "kesik": Broken(lambda: [*whole(), cut_low()], "clipped"),
    "kesik-dugme": Broken(lambda: [*whole(), cut_button()], "clipped"),
    "ustuste": Broken(lambda: [*whole(), covered()], "clipped"),
    "tasan": Broken(lambda: [*whole(), ft.Row([ft.Text(f"Taşan: {LONG}")])], "clipped"),
    "disarida": Broken(lambda: [*whole(), shifted()], "outside"),
    "ulasilmaz": Broken(unreachable, "unreached"),
    "cercevesiz": Broken(frameless, "focus"),
}


def main(page: ft.Page) -> None:
    """One visitor; each address has its own screen."""
    page.fonts = fonts(Look())
    page.theme = theme(Look())

    def show() -> None:
        screen = SCREENS[page.route.strip("/")]
        page.title = screen.title
        language = ft.Locale(screen.language)
        page.locale_configuration = ft.LocaleConfiguration([language], language)
        page.views = [ft.View(route=page.route, controls=[*screen.content()])]
        page.update()

    page.on_route_change = show
    show()


def make() -> FastAPI:
    """The application."""
    service = FastAPI()

    @service.get("/healthz")
    def healthz() -> dict[str, bool]:  # pyright: ignore[reportUnusedFunction]
        return {"ok": True}

    folder = make_page(Path(os.environ["DATA_DIR"], "page"), ASSETS)
    # A page that tells no direction is one of the faults.
    page = folder / "index.html"
    page.write_text(page.read_text("utf-8").replace(DIRECTION, ""), "utf-8")
    service.mount("/", flet_web.app(main, assets_dir=str(folder.resolve()), no_cdn=True))
    return service
