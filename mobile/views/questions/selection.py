"""The device's own file dialog."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import flet as ft

from mobile.state.attachment import Chosen
from mobile.views.parts.guard import guarded

ANY, MEDIA = ft.FilePickerFileType.ANY, ft.FilePickerFileType.MEDIA
AUDIO = ft.FilePickerFileType.AUDIO


def opens(picker: ft.FilePicker, kind: ft.FilePickerFileType) -> ft.PickFiles:
    return ft.PickFiles(
        picker, file_type=kind, allow_multiple=True, cancel_upload_on_window_blur=False
    )


class Selection:
    """One opening of the device's file dialog, and the files of it on their way."""

    def __init__(self, taken: Callable[[list[Chosen]], Awaitable[None]]) -> None:
        self._taken = taken
        self._ends: dict[str, list[asyncio.Queue[str | None]]] = {}
        self.picker = ft.FilePicker(on_result=guarded(self._chosen), on_upload=guarded(self._heard))

    async def _send(self, file: ft.FilePickerFile, address: str) -> None:
        """Sends one file's bytes as they are. Raises OSError when the device says it failed."""
        end: asyncio.Queue[str | None] = asyncio.Queue()
        self._ends.setdefault(file.name, []).append(end)
        await self.picker.upload([ft.FilePickerUploadFile(address, id=file.id, name=file.name)])
        if await end.get():
            raise OSError

    async def _chosen(self, event: ft.FilePickerResultEvent) -> None:
        chosen = [
            Chosen(one.name, one.size, partial(self._send, one), one.path or "")
            for one in event.files
        ]
        if chosen:
            await self._taken(chosen)

    def _heard(self, event: ft.FilePickerUploadEvent) -> None:
        # Two files of one name are told apart by their order only: each ends once.
        ends = self._ends.get(event.file_name)
        if ends and (event.error or event.progress == 1.0):
            ends.pop(0).put_nowait(event.error)
