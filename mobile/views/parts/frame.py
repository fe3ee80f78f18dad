"""What stands around every screen and never moves: the header and the four places."""

from __future__ import annotations

import flet as ft

from mobile.views.addresses import HELP, LANGUAGE, STATEMENT
from mobile.views.at import At, Place
from mobile.views.look import SPACE
from mobile.views.parts.header import header, language, mode
from mobile.views.parts.layout import Part, stack
from mobile.views.parts.pagework import PLACE
from mobile.views.parts.press import pressable, quiet
from mobile.views.parts.text import words

C, I = ft.Colors, ft.Icons  # noqa: E741


def column_key(turn: str) -> str:
    """The key of what scrolls: another for each screen, so that none begins where the last one
    was left."""
    return f"column-{turn}"


_PLACES: tuple[tuple[Place, str, ft.IconData, ft.IconData], ...] = (
    ("home", "/", I.HOME_OUTLINED, I.HOME_ROUNDED),
    ("apply", "/basvur", I.EDIT_OUTLINED, I.EDIT_ROUNDED),
    ("track", "/takip", I.INBOX_OUTLINED, I.INBOX_ROUNDED),
    ("settings", "/ayarlar", I.SETTINGS_OUTLINED, I.SETTINGS_ROUNDED),
)


def _name(at: At, place: Place) -> str:
    say = at.say
    match place:
        case "home":
            return say("Ana sayfa")
        case "apply":
            return say("Başvur")
        case "track":
            return say("Takip")
        case "settings":
            return say("Ayarlar")


def frame(
    at: At, here: Place, content: list[Part], turn: str = "", pinned: ft.Control | None = None
) -> ft.Control:
    """The header, one column of at most 720, and the places: in the header on a wide window, in
    a bar at the bottom of a narrow one. Never beside the column: the focus goes by height, and
    would jump between the two. `pinned` stands below the header and does not scroll away."""
    look = at.look
    places = [_place(at, place, here) for place in _PLACES]
    in_header = look.wide and not look.places_last
    tools = [language(at), mode(at, wordless=False)] if look.places_last else []
    last = ft.Row(tools, wrap=True, spacing=12, key="last") if tools else None
    column = ft.Container(
        stack(*_blocks(content), last, _help(at), gap="l"),
        width=look.column,
        padding=ft.Padding.only(top=SPACE["xl" if look.wide else "l"], bottom=SPACE["xxl"]),
    )
    beside = ft.Container(width=look.frame - look.column)
    body = ft.Column(
        [ft.Row([column, beside], spacing=0, alignment=ft.MainAxisAlignment.CENTER)],
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        key=column_key(turn),
    )
    names = [_name(at, place) for place, *_ in _PLACES]
    top = header(at, places if in_header else [], names, tools=not look.places_last)
    above = [top, *([pinned] if pinned else [])]
    if in_header:
        return _whole(*above, body)
    pairs = [places[:2], places[2:]] if look.large else [places]
    bar = ft.Container(
        ft.Column([ft.Row(pair, spacing=0) for pair in pairs], spacing=0, tight=True),
        bgcolor=C.SURFACE_CONTAINER_LOWEST,
        padding=ft.Padding.symmetric(horizontal=4, vertical=4),
        border=ft.Border.only(top=ft.BorderSide(look.stroke, C.OUTLINE_VARIANT)),
    )
    return _whole(*above, body, bar)


def _help(at: At) -> Part:
    """The way to help, always the last thing on a screen (WCAG 3.2.6); but not on help itself."""
    if at.route == HELP:
        return None

    def seek() -> None:
        if at.route not in (STATEMENT, LANGUAGE):
            at.store.came_from = at.route
        at.go(HELP)

    link = quiet(at, at.say("Yardım al"), seek, key="get-help", icon=I.HELP_OUTLINE_ROUNDED)
    return ft.Container(link, key="help")


def _blocks(content: list[Part]) -> list[ft.Control]:
    """The blocks, each known by its place from the end. What may come and go (trouble, mistakes)
    stands in front; the others stay who they are, and keep the focus and the cursor."""
    shown = [part for part in content if part is not None]
    return [_known(part, f"block-{len(shown) - n}") for n, part in enumerate(shown)]


def _known(part: ft.Control, name: str) -> ft.Control:
    if part.key is not None:
        return part
    if hasattr(part, "_frozen"):
        # A part with a boundary (@part) can be given nothing more: a box has the name.
        return ft.Container(part, key=name)
    part.key = name
    return part


def _whole(*parts: ft.Control) -> ft.Control:
    return ft.SafeArea(ft.Column(list(parts), spacing=0, expand=True), expand=True)


def _signs_fit(at: At) -> bool:
    """Whether the longest name has room beside its sign in half a window; of bold letters, the
    average one is little more than half as wide as high."""
    longest = max(len(_name(at, place)) for place, *_ in _PLACES)
    room = at.look.width / 2 - at.look.icon() - 24
    return longest * at.look.size("bar") * 0.55 <= room


def _place(at: At, place: tuple[Place, str, ft.IconData, ft.IconData], here: Place) -> ft.Control:
    key, route, icon, icon_here = place
    look, chosen, name = at.look, key == here, _name(at, key)
    color = C.ON_PRIMARY_CONTAINER if chosen else C.ON_SURFACE_VARIANT
    sign = ft.Icon(icon_here if chosen else icon, size=look.icon(), color=color)
    if look.wide:
        inside: ft.Control = words(name, "strong" if chosen else "body", color)
    elif look.large:
        said = words(name, "bar", color, expand=True, expand_loose=True)
        inside = ft.Row(
            [sign, said] if _signs_fit(at) else [said],
            spacing=8,
            alignment=ft.MainAxisAlignment.CENTER,
        )
    else:
        pill = ft.Container(
            sign,
            width=60,
            height=32,
            alignment=ft.Alignment.CENTER,
            border_radius=16,
            bgcolor=C.PRIMARY_CONTAINER if chosen else None,
            border=ft.Border.all(2, C.PRIMARY) if chosen and look.stroke == 2 else None,
        )
        inside = ft.Column(
            [
                pill,
                words(
                    name,
                    "bar",
                    C.ON_SURFACE if chosen else color,
                    text_align=ft.TextAlign.CENTER,
                ),
            ],
            spacing=2,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        )
    filled = chosen and (look.wide or look.large)
    button = pressable(
        inside,
        lambda: at.go(route),
        key=f"place-{key}",
        fill=C.PRIMARY_CONTAINER if filled else C.TRANSPARENT,
        edge=C.PRIMARY if filled and look.stroke == 2 else None,
        stroke=2,
        radius="control",
        padding=look.room(16, 14) if look.wide else look.room(4, 14 if look.large else 8),
    )
    in_header = look.wide and not look.places_last
    return ft.Semantics(
        content=button, selected=chosen, identifier=PLACE, expand=None if in_header else True
    )
