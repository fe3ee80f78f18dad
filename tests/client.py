"""A client for Flet's real session: no Flutter, no socket, no browser."""

# Flet's wire code and msgpack have no types, and a control's number no public name.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportPrivateUsage=false

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

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
        if name == "push_route":
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

    def go(self, route: str) -> None:
        """Show another address."""
        self.visited.append(route)
        self.session.apply_page_patch({"route": route})
        self.event(self.session.page, "route_change", {"route": route})

    def oauth_authorize(self, attrs: dict[str, Any]) -> None:
        """Flet's own login would leave the page here."""
        self.authorized.append(attrs)
