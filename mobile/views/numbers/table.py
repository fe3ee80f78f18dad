"""The provinces as a table: everything that the map shows, and the exact numbers."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from mobile.api.checks import fold, sort_key
from mobile.api.models import ProvinceCount, Statistics
from mobile.views.at import At
from mobile.views.look import SPACE
from mobile.views.numbers.counts import said
from mobile.views.parts.choice import Answer, choices
from mobile.views.parts.field import field
from mobile.views.parts.guard import part
from mobile.views.parts.layout import box, rows, stack
from mobile.views.parts.memory import remembered
from mobile.views.parts.notice import status
from mobile.views.parts.press import secondary
from mobile.views.parts.text import soft, strong, words

FIRST = 10
"""So many rows stand there until all are wanted, or one is searched."""


def ordered(provinces: Sequence[ProvinceCount], by: str) -> list[ProvinceCount]:
    """By number, the most first and what is not told behind one; or by the Turkish alphabet."""
    named = sorted(provinces, key=lambda one: sort_key(one.name))
    if by == "name":
        return named
    return sorted(named, key=lambda one: -(one.count.n or (0.5 if one.count.why else 0)))


def matching(provinces: Sequence[ProvinceCount], text: str) -> list[ProvinceCount]:
    """Those whose name has the text in it; accents are forgiven."""
    sought = fold(text).strip()
    return [one for one in provinces if sought in fold(one.name)]


@part
def table(at: At, told: Statistics) -> ft.Control:
    say, look = at.say, at.look
    by, set_by = remembered("number")
    text, set_text = remembered("")
    whole, set_whole = remembered(False)

    found = matching(ordered(told.provinces, by), text)
    shown = found if whole or text.strip() else found[:FIRST]
    search = field(
        at,
        "province-search",
        say("İl arayın"),
        set_text,
        value=text,
        short=True,
    )
    order = choices(
        at,
        "province-order",
        say("Sıralama"),
        [
            Answer("number", say("Sayıya göre, çoktan aza")),
            Answer("name", say("Ada göre, A’dan Z’ye")),
        ],
        by,
        set_by,
        columns=2,
    )
    if text.strip():
        note = say.count("{n} il bulundu", "{n} il bulundu", len(found))
    else:
        note = say("{total} ilden {shown} tanesi gösteriliyor.", total=len(found), shown=len(shown))
    more = None
    if len(shown) < len(found):
        more = ft.Row(
            [
                secondary(
                    at,
                    say("Bütün illeri gösterin"),
                    lambda: set_whole(True),
                    key="all-provinces",
                )
            ],
            wrap=True,
        )
    end = ft.TextAlign.END
    listed = [
        _row(
            words(one.name, expand=3),
            strong(said(say, one.count, told), expand=2, text_align=end),
        )
        for one in shown
    ]
    head = _row(
        soft(say("İl"), "small", expand=3),
        soft(say("Başvuru"), "small", expand=2, text_align=end),
    )
    nothing = box(look, words(say("Bu adla bir il yok. Başka türlü yazın.")))
    return stack(
        search,
        order,
        status(soft(note, "small")),
        rows(look, head, *listed) if listed else nothing,
        more,
    )


def _row(name: ft.Text, number: ft.Text) -> ft.Control:
    return ft.MergeSemantics(
        content=ft.Container(
            ft.Row([name, number], spacing=SPACE["m"]),
            padding=ft.Padding.symmetric(horizontal=16, vertical=10),
        )
    )
