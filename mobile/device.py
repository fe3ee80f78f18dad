"""What the device does for the app, through Flet's services."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import flet as ft

from mobile.state.settings import Everywhere
from mobile.state.speaking import Content, Recording, Unspoken

if TYPE_CHECKING:
    from flet_audio import Audio  # pyright: ignore[reportMissingTypeStubs]
    from flet_audio_recorder import AudioRecorder  # pyright: ignore[reportMissingTypeStubs]


log = logging.getLogger(__name__)


@contextmanager
def _visited() -> Generator[None]:
    """Raises ConnectionError where the visit ended meanwhile. For Flet that is an error of the
    device like any other."""
    try:
        yield
    except RuntimeError as error:
        if str(error) == "Session closed":
            raise ConnectionError from error
        raise


class KeptSettings:
    """The device's small memory: settings, and a tip's draft where that was wished; no tokens.
    And what is set there for every app."""

    def __init__(self) -> None:
        self._kept = ft.SharedPreferences()
        self._system: ft.SemanticsService | None = None

    async def load(self, key: str) -> str | None:
        with _visited():
            kept = await self._kept.get(f"basvuru.{key}")
        return kept if isinstance(kept, str) else None

    async def save(self, key: str, value: str) -> None:
        with _visited():
            await self._kept.set(f"basvuru.{key}", value)

    async def everywhere(self) -> Everywhere:
        """Nothing, where the device does not tell."""
        try:
            self._system = self._system or ft.SemanticsService()
            told = await self._system.get_accessibility_features()
            return Everywhere(told.bold_text is True, told.high_contrast is True)
        except Exception:  # an older client knows nothing of it, or answers with something else
            log.debug("the device's own settings are not known", exc_info=True)
            return Everywhere()


class Shelf:
    """Where the citizen puts files: the browser's downloads, or where they choose."""

    def __init__(self) -> None:
        self._picker = ft.FilePicker()

    async def put(self, name: str, content: bytes) -> bool:
        with _visited():
            chosen = await self._picker.save_file(file_name=name, src_bytes=content)
        return chosen is not None or self._picker.page.web  # a browser tells no place


class Microphone:
    """A phone's own microphone. A browser's is another matter: there the page records."""

    def __init__(self) -> None:
        self._recorder: AudioRecorder | None = None
        self._player: Audio | None = None
        self._offered: dict[str, Content] = {}

    async def record(
        self, place: str, seconds: int, begun: Callable[[], None], stop: asyncio.Event
    ) -> Recording:
        """AAC in MP4: the one that iOS and Android write both. Raises Unspoken."""
        del place
        recorder = self._microphone()
        folder = os.environ.get("FLET_APP_STORAGE_TEMP") or tempfile.gettempdir()
        path = Path(folder, f"{secrets.token_hex(8)}.m4a")
        try:
            if not await recorder.has_permission():
                raise Unspoken("refused")
            if not await recorder.start_recording(output_path=str(path)):
                raise Unspoken("unsupported")
            begun()
            try:
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), seconds)
            finally:
                await recorder.stop_recording()
            return Recording(await asyncio.to_thread(path.read_bytes), ".m4a")
        except OSError as fault:
            raise Unspoken("lost") from fault
        finally:
            await asyncio.to_thread(path.unlink, missing_ok=True)

    def offer(self, place: str, content: Content) -> None:
        self._offered[place] = content

    async def play(self, place: str) -> None:
        from flet_audio import Audio  # pyright: ignore[reportMissingTypeStubs]

        content = await self._offered[place]()
        if self._player is None:
            self._player = Audio(src=content)
        else:
            self._player.src = content
            self._player.update()
        await self._player.play()

    def forget(self) -> None:
        self._offered.clear()
        self._player = None

    def _microphone(self) -> AudioRecorder:
        from flet_audio_recorder import (  # pyright: ignore[reportMissingTypeStubs]
            AudioEncoder,
            AudioRecorder,
            AudioRecorderConfiguration,
        )

        if self._recorder is None:
            self._recorder = AudioRecorder(
                configuration=AudioRecorderConfiguration(
                    encoder=AudioEncoder.AACLC, bit_rate=32_000, channels=1, sample_rate=22_050
                )
            )
        return self._recorder
