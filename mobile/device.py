"""What the device does for the app, through Flet's services."""

from __future__ import annotations

import flet as ft


class KeptSettings:
    """The device's small memory: settings, and a tip's draft where that was wished; no tokens."""

    def __init__(self) -> None:
        self._kept = ft.SharedPreferences()

    async def load(self, key: str) -> str | None:
        try:
            kept = await self._kept.get(f"basvuru.{key}")
        except RuntimeError as gone:  # Flet's word for a session that has ended
            raise ConnectionError from gone
        return kept if isinstance(kept, str) else None

    async def save(self, key: str, value: str) -> None:
        try:
            await self._kept.set(f"basvuru.{key}", value)
        except RuntimeError as gone:
            raise ConnectionError from gone


class Shelf:
    """Where the citizen puts files: the browser's downloads, or where they choose."""

    def __init__(self) -> None:
        self._picker = ft.FilePicker()

    async def put(self, name: str, content: bytes) -> bool:
        try:
            chosen = await self._picker.save_file(file_name=name, src_bytes=content)
        except RuntimeError as gone:
            raise ConnectionError from gone
        return chosen is not None or self._picker.page.web  # a browser tells no place
