"""Files that go along with a tip: choosing them, and how far each has come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, assert_never

import flet as ft

from mobile.state.enclosing import LARGEST, MOST
from mobile.views.at import At
from mobile.views.look import SPACE
from mobile.views.parts.guard import part
from mobile.views.parts.layout import box, stack
from mobile.views.parts.memory import Slot, remembered, slot
from mobile.views.parts.notice import status
from mobile.views.parts.press import quiet, secondary
from mobile.views.parts.standing import focus
from mobile.views.parts.text import heading, soft, strong
from mobile.views.questions.files import shown_name
from mobile.views.questions.selection import ANY, MEDIA, Selection, opens

if TYPE_CHECKING:
    from mobile.i18n import Words
    from mobile.state.attachment import Chosen
    from mobile.state.enclosing import Enclosed

C, I = ft.Colors, ft.Icons  # noqa: E741


@part
def enclose(at: At, name: str, number: str = "") -> ft.Control:
    """Ways to add files, and those added. With a `number` each is sent at once."""
    say, enclosing = at.say, at.store.enclosing
    _, renew = remembered(0)
    standing: Slot[Selection | None] = slot(None)

    async def taken(chosen: list[Chosen]) -> None:
        # A picker numbers its files anew each time, so the next selection gets one of its own.
        standing.current = None
        renew(lambda n: n + 1)
        await enclosing.add(chosen)
        if number:
            enclosing.send(number)

    standing.current = standing.current or Selection(taken)
    picker = standing.current.picker
    media, anything = say("Fotoğraf ya da video ekleyin"), say("Dosya ekleyin")
    ways: list[ft.Control] = [
        secondary(at, media, None, key=f"{name}-media", icon=I.ADD_A_PHOTO_OUTLINED,
                  action=opens(picker, MEDIA)),
        secondary(at, anything, None, key=f"{name}-any", icon=I.ATTACH_FILE_ROUNDED,
                  action=opens(picker, ANY)),
    ]  # fmt: skip
    told = say(
        "En çok {limit} dosya, her biri en çok {size}. Dosyanın adı alınmaz; çekildiği yer ve saat "
        "gibi bilgiler silinir. Görüntünün kendisi sizi ele verebilir: bakın.",
        limit=MOST,
        size=say.size(LARGEST),
    )
    many = ft.Row(ways, wrap=True, spacing=SPACE["m"], run_spacing=SPACE["s"])
    return stack(
        heading(say("Dosyalar")),
        soft(told, "small"),
        many if at.look.wide else stack(*ways, gap="s"),
        _rows(at, f"{name}-any", number),
    )


def files_of(at: At, number: str = "") -> ft.Control:
    """The files that go along, where none is added any more."""
    return stack(heading(at.say("Dosyalar")), _rows(at, "", number))


def _rows(at: At, ways: str, number: str) -> ft.Control:
    return stack(*[_row(at, row, ways, number) for row in at.store.enclosing.rows], gap="s")


def _row(at: At, row: Enclosed, ways: str, number: str) -> ft.Control:
    say, enclosing, called = at.say, at.store.enclosing, shown_name(row.name)
    bad = row.stage == "failed"

    async def remove() -> None:
        await focus(ways, "finish")
        enclosing.remove(row.key)

    acts: list[ft.Control] = []
    if row.stage in ("waiting", "failed", "reading"):
        verb = say("Çıkarın")
        acts.append(quiet(at, verb, remove, key=f"{row.key}-remove", icon=I.DELETE_OUTLINE_ROUNDED))
    if bad and row.content and number:
        again = partial(enclosing.send, number)
        retry = say("Yeniden gönderin")
        acts.append(secondary(at, retry, again, key=f"{row.key}-retry", icon=I.REFRESH_ROUNDED))
    icon = I.ERROR_OUTLINE_ROUNDED if bad else _ICONS[row.stage]
    sign = ft.Icon(icon, color=C.ERROR if bad else C.PRIMARY, size=at.look.icon())
    text = _told(say, row)
    said = status(soft(text, "small")) if row.stage in ("sent", "failed") else soft(text, "small")
    head = ft.Row(
        [sign, ft.Container(stack(strong(called), said, gap="xs"), expand=True)],
        spacing=12,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    below = None
    if acts:
        below = ft.Semantics(
            content=ft.Row(acts, wrap=True, spacing=SPACE["m"]), label=called, container=True
        )
    edge = C.ERROR if bad else C.OUTLINE_VARIANT
    drawn = box(at.look, stack(head, below, gap="s"), border=edge, padding="m")
    return ft.Container(drawn, key=f"row-{row.key}")


_ICONS = {
    "reading": I.UPLOAD_FILE_ROUNDED,
    "waiting": I.CHECK_CIRCLE_OUTLINE_ROUNDED,
    "sending": I.UPLOAD_FILE_ROUNDED,
    "sent": I.CHECK_CIRCLE_OUTLINE_ROUNDED,
}


def _told(say: Words, row: Enclosed) -> str:
    match row.stage:
        case "reading":
            return say("Okunuyor, {size}", size=say.size(row.size))
        case "waiting":
            return say("İhbarla birlikte gidecek, {size}", size=say.size(row.size))
        case "sending":
            return say("Gönderiliyor, {size}", size=say.size(row.size))
        case "sent":
            return say("Gönderildi, {size}", size=say.size(row.size))
        case "failed":
            return row.told or _fault(say, row)
        case _:
            assert_never(row.stage)


def _fault(say: Words, row: Enclosed) -> str:
    match row.fault:
        case "too_large":
            return say("Dosya çok büyük: en çok {size} olabilir.", size=say.size(LARGEST))
        case "empty":
            return say("Dosya boş. Başka bir dosya seçin.")
        case "not_read":
            return say("Dosya okunamadı. Çıkarıp yeniden seçin.")
        case _:
            return say("Bağlantı koptu, dosya gitmedi. İhbarınız duruyor.")
