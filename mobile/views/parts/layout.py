"""How parts stand together."""

import flet as ft

from mobile.views.look import RADIUS, SPACE, Look, Space

Part = ft.Control | None


def stack(*controls: Part, gap: Space = "m") -> ft.Column:
    """One under the other, all as wide as the column."""
    return ft.Column(
        [c for c in controls if c is not None],
        spacing=SPACE[gap],
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def side_by_side(look: Look, *controls: Part, gap: Space = "m") -> ft.Control:
    """Beside each other and equally tall where there is room, otherwise one under the other."""
    shown = [c for c in controls if c is not None]
    if not look.wide or look.large:
        return stack(*shown, gap=gap)
    return ft.Row(
        [ft.Container(c, expand=1) for c in shown],
        spacing=SPACE[gap],
        intrinsic_height=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def box(
    look: Look,
    content: ft.Control,
    *,
    bgcolor: str = ft.Colors.SURFACE_CONTAINER_LOWEST,
    border: str | None = ft.Colors.OUTLINE_VARIANT,
    padding: Space = "l",
) -> ft.Container:
    """A framed card. Flat: a frame or a fill tells things apart, never a shadow."""
    return ft.Container(
        content,
        bgcolor=bgcolor,
        border_radius=RADIUS["card"],
        padding=SPACE["m" if look.large and padding == "l" else padding],
        border=ft.Border.all(look.stroke, border) if border else None,
    )


def rows(look: Look, *controls: ft.Control) -> ft.Container:
    """Rows in one box, a hairline between them."""
    shown: list[ft.Control] = []
    for row in controls:
        if shown:
            shown.append(
                ft.Divider(
                    height=look.stroke,
                    thickness=look.stroke,
                    color=ft.Colors.OUTLINE_VARIANT,
                    leading_indent=16,
                    trailing_indent=16,
                )
            )
        shown.append(row)
    within = ft.Column(shown, spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return box(look, within, padding="xs")
