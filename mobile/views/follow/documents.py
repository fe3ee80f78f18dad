"""The documents of a step of the timeline: what each is, how large, and saving it."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

import flet as ft

from mobile.i18n import Words
from mobile.views.at import At
from mobile.views.follow.papers import paper
from mobile.views.parts.layout import stack
from mobile.views.parts.text import soft, strong
from mobile.views.questions.files import shown_name

if TYPE_CHECKING:
    from mobile.api.client import Client
    from mobile.api.models import Application, Event, EventFile

I = ft.Icons  # noqa: E741
_SIGNS = {
    "picture": I.IMAGE_OUTLINED,
    "document": I.DESCRIPTION_OUTLINED,
    "audio": I.AUDIO_FILE_OUTLINED,
    "video": I.VIDEO_FILE_OUTLINED,
}


def documents(at: At, one: Application, happened: Event) -> list[ft.Control]:
    """Of each its name, kind and size in words. It is saved under a name that tells nothing."""
    places = {file.id: n for n, file in enumerate(_all(one), 1)}
    return [_document(at, one.number, file, places[file.id]) for file in happened.files]


def _all(one: Application) -> list[EventFile]:
    return [file for event in one.events for file in event.files]


def _document(at: At, number: str, file: EventFile, place: int) -> ft.Control:
    say, called = at.say, shown_name(file.name)
    sign = ft.Icon(_SIGNS.get(file.kind, I.ATTACH_FILE_ROUNDED), size=at.look.icon())
    told = stack(
        strong(called),
        soft(say("{kind}, {size}", kind=_kind(say, file.kind), size=say.size(file.size)), "small"),
        gap="xs",
    )
    save = paper(
        at,
        say("Belgeyi indirin"),
        f"belge-{place}{PurePath(file.name).suffix[:6]}",
        partial(_content, number, file.id),
        key=f"document-{place}",
        icon=I.DOWNLOAD_ROUNDED,
    )
    return ft.Semantics(
        content=stack(
            ft.Row(
                [sign, ft.Container(told, expand=True)],
                spacing=12,
                vertical_alignment=ft.CrossAxisAlignment.START,
            ),
            save,
            gap="xs",
        ),
        label=called,
        container=True,
    )


async def _content(number: str, file: str, client: Client) -> bytes:
    return await client.document(number, file)


def _kind(say: Words, kind: str) -> str:
    match kind:
        case "picture":
            return say("Resim")
        case "document":
            return say("Belge")
        case "audio":
            return say("Ses kaydı")
        case "video":
            return say("Video")
        case _:
            return say("Dosya")
