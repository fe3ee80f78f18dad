"""A tiny app for trying the browser harness: one good page, one that breaks while it is drawn."""

# Flet's hooks and router are only half typed.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportMissingTypeStubs=false
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

from typing import Any

import flet as ft
import flet_web.fastapi as flet_web
from fastapi import FastAPI


@ft.component
def form() -> ft.View:
    """A field, two radios, a button and a small one."""
    count, set_count = ft.use_state(0)
    name, set_name = ft.use_state("")
    kind, set_kind = ft.use_state("")

    def row(value: str, words: str) -> ft.Control:
        tile = ft.ListTile(
            leading=ft.Radio(value=value), title=ft.Text(words), toggle_inputs=True, min_height=56
        )
        return ft.MergeSemantics(content=tile)

    rows = ft.Column([row("complaint", "Şikâyet"), row("request", "Talep")])
    status = ft.Text(f"{count} kez, {name}, {kind}")
    return ft.View(
        route="/",
        controls=[
            ft.Semantics(heading_level=1, content=ft.Text("Deneme")),
            ft.TextField(label="Ad", value=name, on_change=lambda e: set_name(e.control.value)),
            ft.RadioGroup(
                content=rows, value=kind, on_change=lambda e: set_kind(e.control.value or "")
            ),
            ft.FilledButton("Devam", height=48, on_click=lambda: set_count(count + 1)),
            ft.TextButton("Küçük", height=30, on_click=lambda: None),
            ft.Semantics(live_region=True, container=True, content=status),
        ],
    )  # fmt: skip


@ft.component
def broken() -> ft.View:
    """Controls given where text belongs: Flet says nothing, Flutter paints a grey block."""
    wrong: Any = "abc"
    title = ft.Semantics(heading_level=1, content=ft.Text("Bozuk"))
    return ft.View(route="/bozuk", controls=[title, ft.Row(wrong)])


@ft.component
def app() -> Any:
    """Both pages."""
    routes = [ft.Route(path="/", component=form), ft.Route(path="bozuk", component=broken)]
    return ft.Router(routes, manage_views=True)


def main(page: ft.Page) -> None:
    """One visitor."""
    page.title = "Deneme"
    page.render_views(app)


def make() -> FastAPI:
    """The application."""
    service = FastAPI()

    @service.get("/healthz")
    def healthz() -> dict[str, bool]:  # pyright: ignore[reportUnusedFunction]
        return {"ok": True}

    service.mount("/", flet_web.app(main, no_cdn=True))
    return service
