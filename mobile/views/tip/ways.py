"""Without a name, or with a name that the institution does not see: side by side."""

from __future__ import annotations

import flet as ft

from mobile.views.at import At
from mobile.views.parts.choice import Answer, option_row, sign_scale
from mobile.views.parts.guard import guarded, part
from mobile.views.parts.layout import box, stack
from mobile.views.parts.text import words

C, I = ft.Colors, ft.Icons  # noqa: E741

Fact = tuple[ft.IconData, str]


@part
def ways(at: At) -> ft.Control:
    """Who knows the name, how one follows, what is answered, in each of the two."""
    say, reporting = at.say, at.store.reporting

    def choose(event: ft.Event[ft.RadioGroup]) -> None:
        value = event.control.value
        reporting.choose("confidential" if value == "confidential" else "anonymous")

    def way(answer: Answer, facts: list[Fact]) -> ft.Control:
        value = answer.value
        picked = reporting.way == value
        radio = ft.Radio(
            value=value,
            key=f"way-{value}",
            scale=sign_scale(at),
        )
        row = option_row(at, radio, answer, picked=picked)
        return box(
            at.look,
            stack(row, *[_fact(at, *fact) for fact in facts]),
            border=C.PRIMARY if picked else C.OUTLINE_VARIANT,
            padding="m",
        )

    anonymous = way(
        Answer("anonymous", say("İsimsiz")),
        [
            (I.NO_ACCOUNTS_OUTLINED, say("Adınızı kimse bilmez, biz de bilmeyiz.")),
            (I.KEY_ROUNDED, say("Durumu yalnız takip numarasıyla görürsünüz.")),
            (I.MARK_EMAIL_UNREAD_OUTLINED, say("Size kişisel bir yanıt yazılmaz.")),
        ],
    )
    confidential = way(
        Answer("confidential", say("Gizli kimlik")),
        [
            (I.LOCK_OUTLINE_ROUNDED, say("Adınızı yalnız merkez bilir, kurum görmez.")),
            (I.INBOX_OUTLINED, say("Durumu Takip sayfasında görürsünüz.")),
            (I.MARK_EMAIL_READ_OUTLINED, say("Size 30 gün içinde yanıt yazılır.")),
        ],
    )
    both: ft.Control = stack(anonymous, confidential)
    if at.look.wide and not at.look.large:
        both = ft.Row(
            [ft.Container(one, expand=1) for one in (anonymous, confidential)],
            spacing=16,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
    group = ft.RadioGroup(key="way", value=reporting.way, on_change=guarded(choose), content=both)
    return ft.Semantics(content=group, label=say("Nasıl ihbar etmek istersiniz?"), container=True)


def _fact(at: At, icon: ft.IconData, text: str) -> ft.Control:
    sign = ft.Icon(icon, size=at.look.icon(), color=C.ON_SURFACE_VARIANT)
    said = ft.Container(words(text), expand=True)
    row = ft.Row([sign, said], spacing=12, vertical_alignment=ft.CrossAxisAlignment.START)
    return ft.Container(row, padding=ft.Padding.symmetric(horizontal=16, vertical=0))
