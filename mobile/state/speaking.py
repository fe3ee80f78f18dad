"""Answering with one's voice: a recording is made on the device, and goes the way of every file."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from mobile.state.attachment import Chosen
from mobile.state.draft import new_name

if TYPE_CHECKING:
    from mobile.state.attachment import Attachment
    from mobile.state.store import Store

Stage = Literal["asking", "recording", "ending"]
"""The device asks for leave; the citizen speaks; the end of it is brought."""
Silence = Literal["refused", "no_microphone", "unsupported", "empty", "lost"]
"""Why there is no recording: no leave, no microphone, an old browser, nothing in it, cut off."""
Content = Callable[[], Awaitable[bytes]]
SILENCES: tuple[Silence, ...] = ("refused", "no_microphone", "unsupported", "empty", "lost")


class Unspoken(Exception):
    """There is no recording."""

    def __init__(self, why: Silence) -> None:
        super().__init__(why)
        self.why: Silence = why


class Recording(NamedTuple):
    """What was recorded, with the ending of its name."""

    content: bytes
    ending: str


class Recorder(Protocol):
    """The device's microphone, for one recording at a time."""

    async def record(
        self, place: str, seconds: int, begun: Callable[[], None], stop: asyncio.Event
    ) -> Recording:
        """Records until `stop`, and no longer than `seconds`; `begun` is called when it really
        begins. `place` is the name under which the screen shows that it is under way. Raises
        Unspoken."""
        ...

    def offer(self, place: str, content: Content) -> None:
        """What may be heard at a place of the screen."""
        ...

    async def play(self, place: str) -> None:
        """Plays what was offered there; nothing to do where the page has done it already."""
        ...

    def forget(self) -> None:
        """Nothing may be heard any more."""
        ...


class Speaking:
    """The verbs of speaking instead of writing."""

    def __init__(self, store: Store, recorder: Recorder | None) -> None:
        self._store = store
        self._recorder = recorder
        self._work: asyncio.Task[None] | None = None
        self._stop = asyncio.Event()
        self._places: dict[str, str] = {}
        self.place = ""
        """Where the recording under way stands on the screen."""
        self.stage: Stage | None = None
        self.asked = ("", "")
        """The form and the question that were spoken to last."""
        self.silence: Silence | None = None
        """Why the last attempt brought nothing."""

    @property
    def possible(self) -> bool:
        return self._recorder is not None

    def at(self, form: str, path: str) -> Stage | None:
        """How a recording for this question stands; None where none is under way."""
        return self.stage if self.asked == (form, path) else None

    def silent(self, form: str, path: str) -> Silence | None:
        """Why there is none for this question."""
        return self.silence if self.asked == (form, path) else None

    async def begin(self, form: str, path: str, seconds: int) -> None:
        """Begins to record. One that is under way elsewhere is brought to its end first."""
        if self._recorder is None:
            return
        await self.end()
        self.asked, self.stage, self.silence = (form, path), "asking", None
        self.place, self._stop = new_name(), asyncio.Event()
        self._work = asyncio.create_task(self._record(self._recorder, form, path, seconds))
        self._store.changed()

    async def end(self) -> None:
        """Ends the recording, which is kept."""
        if self._work is not None:
            self.leave()
            self._store.changed()
            await asyncio.wait([self._work])

    def leave(self) -> None:
        """The same for whoever goes to another screen: nobody is recorded without seeing it."""
        if self._work is not None:
            self.stage = "ending"
            self._stop.set()

    def drop(self) -> None:
        """Ends it, and nothing is kept."""
        if self._work:
            self._work.cancel()
        self._over()

    def place_of(self, form: str, row: Attachment) -> str:
        """Where this recording may be heard on the screen."""
        if row.key not in self._places and self._recorder:
            self._places[row.key] = new_name()
            self._recorder.offer(self._places[row.key], partial(self._content, form, row.key))
        return self._places.get(row.key, "")

    async def hear(self, form: str, row: Attachment) -> None:
        """Plays it."""
        if self._recorder:
            async with self._store.attempt("hear"):
                await self._recorder.play(self.place_of(form, row))

    def forget(self) -> None:
        """Everything of this citizen's."""
        self.drop()
        self._places = {}
        self.asked, self.silence = ("", ""), None
        if self._recorder:
            self._recorder.forget()

    async def _record(self, recorder: Recorder, form: str, path: str, seconds: int) -> None:
        def begun() -> None:
            if self.stage == "asking":
                self.stage = "recording"
                self._store.changed()

        try:
            made = await recorder.record(self.place, seconds, begun, self._stop)
            if not made.content:
                raise Unspoken("empty")
        except Unspoken as nothing:
            self._over(nothing.why)
            return
        except Exception as fault:
            self._over("lost")
            self._store.failed(fault)
            return
        self._over()
        send = partial(_send, self._store, made.content)
        chosen = Chosen(f"ses-kaydi{made.ending}", len(made.content), send)
        await self._store.attaching.add(form, path, [chosen], 1)

    def _over(self, why: Silence | None = None) -> None:
        self._work, self.stage, self.silence, self.place = None, None, why, ""
        self._store.changed()

    async def _content(self, form: str, key: str) -> bytes:
        """The bytes as the service has them: what is heard is what would be filed. Raises
        ApiError, and LookupError where there are none."""
        row = self._store.attaching.row(form, key)
        if row is None or not row.id:
            raise LookupError(key)
        return await self._store.client.file_content(row.id)


async def _send(store: Store, content: bytes, address: str) -> None:
    await store.client.put_file(address, content)
