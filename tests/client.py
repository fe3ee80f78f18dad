"""A client for Flet's real session: no Flutter, no socket, no browser."""

# Flet's wire code and msgpack have no types, and a control's number no public name.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportPrivateUsage=false

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import flet as ft
import msgpack
from flet.controls.base_control import BaseControl
from flet.messaging.connection import Connection
from flet.messaging.protocol import (
    Message,
    MessageAction,
    configure_encode_object_for_msgpack,
    decode_ext_from_msgpack,
)
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

from tests.control_tree import key_of
from tests.stillness import CountedThreads

encode: Any = configure_encode_object_for_msgpack(BaseControl)
pack: Any = msgpack.packb
unpack: Any = msgpack.unpackb

# An answer is a value, or a function of the arguments; a function may raise.
Answer = Callable[[Mapping[str, Any]], Any] | Any
NEVER = object()
"""Put it in as an answer to leave the caller waiting, as a frozen browser does."""

ACCESSIBILITY_FEATURES = (
    "accessible_navigation",
    "bold_text",
    "disable_animations",
    "high_contrast",
    "invert_colors",
    "reduce_motion",
    "on_off_switch_labels",
    "supports_announcements",
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One message of the session, as it went over the wire."""

    action: MessageAction
    body: Any
    size: int


@dataclass(frozen=True, slots=True)
class Invocation:
    """A method the app called on the client: focus, announce_message, launch_url..."""

    name: str
    arguments: Mapping[str, Any]
    kind: str
    key: str | None


class Held(Protocol):
    """A file on the device; `send` puts its bytes to an address, or raises OSError."""

    @property
    def name(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def send(self) -> Callable[[str], Awaitable[None]]: ...


class Client(Connection):
    """Takes the session's messages through the real encoder and answers its calls."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        super().__init__()
        self.loop = asyncio.get_running_loop()
        self.threads = CountedThreads()
        self.executor = self.threads
        self.pubsubhub = PubSubHub(loop=self.loop, executor=self.executor)
        self.page_url = "http://test"
        self.frames: list[Frame] = []
        self.invoked: list[Invocation] = []
        self.crashes: list[str] = []
        self.visited: list[str] = []
        self.authorized: list[dict[str, Any]] = []
        self.picked: dict[int, dict[int, Held]] = {}
        self.answers: dict[str, Answer] = {
            "get_accessibility_features": dict.fromkeys(ACCESSIBILITY_FEATURES, False),
            **answers,
        }
        self.session = Session(self)

    def register(self, properties: Mapping[str, Any]) -> None:
        """Say who we are, and take the first picture of the page.

        The encoder keeps the pictures against which later changes are found, so without this
        first one the session would send nothing that is right.
        """
        self.visited.append(str(properties["route"]))
        self.session.apply_page_patch(dict(properties))
        self.receive(MessageAction.REGISTER_CLIENT, self.session.get_page_patch())

    def receive(self, action: MessageAction, body: Any) -> Any:
        """Put a body through the wire and keep the frame."""
        raw: bytes = pack([action.value, body], default=encode)
        _, plain = unpack(raw, ext_hook=decode_ext_from_msgpack, strict_map_key=False)
        self.frames.append(Frame(action, plain, len(raw)))
        return plain

    def send_message(self, message: Message) -> None:
        """Called by the session."""
        body = self.receive(message.action, message.body)
        if message.action is MessageAction.SESSION_CRASHED:
            self.crashes.append(str(body["message"]))
        elif message.action is MessageAction.INVOKE_METHOD:
            self.loop.call_soon(self._answer, body)

    def _answer(self, call: dict[str, Any]) -> None:
        name: str = call["name"]
        arguments: dict[str, Any] = call.get("args") or {}
        control = self.session.index.get(call["control_id"])
        kind = type(control).__name__
        key = key_of(control) if control is not None else None
        self.invoked.append(Invocation(name, arguments, kind, key))
        answer: Any = self.answers.get(name)
        if answer is NEVER:
            return
        result, error = None, None
        try:
            result = answer(arguments) if callable(answer) else answer
        except Exception as problem:
            error = str(problem) or type(problem).__name__
        if name == "upload" and isinstance(control, ft.FilePicker):
            self.loop.create_task(self._upload(control, arguments["files"]))
        elif name == "push_route":
            self.go(str(arguments["route"]))
        elif name == "confirm_pop" and arguments["should_pop"] and isinstance(control, BaseControl):
            self.event(self.session.page, "view_pop", {"route": getattr(control, "route", None)})
        self.session.handle_invoke_method_results(
            call["control_id"], call["call_id"], result, error
        )

    def event(self, control: BaseControl, name: str, data: Any = None) -> None:
        """Tell the session that something happened. Like a browser, do not wait for the end."""
        # A task of its own: the session binds the page to the task's context.
        self.loop.create_task(self.session.dispatch_event(control._i, name, data))

    def pick(self, picker: ft.FilePicker, files: tuple[Held, ...]) -> None:
        """Choose files in the device's dialog. Each choosing numbers them anew."""
        self.picked[picker._i] = dict(enumerate(files))
        told = [
            {"id": n, "name": file.name, "path": None, "size": file.size, "bytes": None}
            for n, file in enumerate(files)
        ]
        self.event(picker, "result", {"files": told})

    async def _upload(self, picker: ft.FilePicker, wanted: list[dict[str, Any]]) -> None:
        """As Flet's client does it: a file is given away once, whatever becomes of it."""
        held = self.picked.get(picker._i, {})

        def say(name: str, progress: float | None, error: str | None = None) -> None:
            told = {"file_name": name, "progress": progress, "error": error}
            self.event(picker, "upload", told)

        for one in wanted:
            named = (n for n, file in held.items() if file.name == one["name"])
            file = held.pop(one["id"] if one["id"] in held else next(named, -1), None)
            if file is None:
                say(one["name"], None, "File not found among the picked files.")
                continue
            say(file.name, 0.0)
            try:
                await file.send(one["upload_url"])
            except OSError as problem:
                say(file.name, None, str(problem))
            else:
                say(file.name, 1.0)

    def go(self, route: str) -> None:
        """Show another address."""
        self.visited.append(route)
        self.session.apply_page_patch({"route": route})
        self.event(self.session.page, "route_change", {"route": route})

    def oauth_authorize(self, attrs: dict[str, Any]) -> None:
        """Flet's own login would leave the page here."""
        self.authorized.append(attrs)
