"""Drive a whole screen in-process: find by key, type, press, and see what came of it.

    async with mount(main, "/giris") as screen:
        await screen.fill("kimlik", "123")
        await screen.click("devam")
        assert screen.sees("11 haneli")

The session, the page, the components and the encoder are Flet's own; only the client is ours.
After every step the screen waits until it is still, then asserts that the session is alive.
"""

# A control's number, the dialogs and the page's context have no public names.
# pyright: reportPrivateUsage=false

import asyncio
import inspect
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, TypeVar, cast

import flet as ft
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page, context
from flet.controls.dialog_control import DialogControl

from tests.client import Answer, Client, Frame, Held, Invocation
from tests.control_tree import Node, key_of, opened, outline, shown, walk
from tests.stillness import Watch

Kind = TypeVar("Kind", bound=BaseControl)
Main = Callable[[ft.Page], Any]

PATIENCE = 20.0
"""Seconds. It tells a screen that never rests from a busy machine; nothing is timed by it."""
COVERING = (ft.AlertDialog, ft.BottomSheet, ft.DatePicker, ft.TimePicker)
TOGGLES = (ft.Checkbox, ft.Switch)


class Screen:
    """What the citizen sees and can do."""

    def __init__(self, client: Client, watch: Watch) -> None:
        self.client = client
        self.session = client.session
        self.page: ft.Page = client.session.page
        self._watch = watch
        self._leaving: set[int] = set()  # dialogs whose end the client has already reported

    # --- what is there -------------------------------------------------------------------

    @property
    def views(self) -> list[ft.View]:
        """The stack of views, the visible one last."""
        views: Any = opened(self.page.views)
        if not isinstance(views, list):
            views = [views]
        return [opened(view) for view in cast("list[object]", views)]

    @property
    def view(self) -> ft.View:
        """The visible view."""
        return self.views[-1]

    @property
    def dialogs(self) -> list[DialogControl]:
        """Open dialogs and messages, the topmost last."""
        # _dialogs is the only list of them that there is.
        shelf: Any = self.page._dialogs
        return [dialog for dialog in map(opened, shelf.controls) if dialog.open]

    @property
    def roots(self) -> list[BaseControl]:
        """Everything visible."""
        return [self.view, *self.dialogs]

    @property
    def reachable(self) -> list[BaseControl]:
        """What can be pressed: a dialog covers everything below it."""
        for place, dialog in reversed(list(enumerate(self.dialogs))):
            if isinstance(dialog, COVERING):
                return list(self.dialogs[place:])
        return self.roots

    @property
    def route(self) -> str:
        """The address shown."""
        return self.page.route or "/"

    @property
    def frames(self) -> list[Frame]:
        """Every message of the session so far."""
        return self.client.frames

    @property
    def bytes_sent(self) -> int:
        """What all of them weigh."""
        return sum(frame.size for frame in self.client.frames)

    @property
    def invoked(self) -> list[Invocation]:
        """Every method the app called on the client."""
        return self.client.invoked

    @property
    def announced(self) -> list[str]:
        """What was said to screen readers."""
        return [
            str(call.arguments["message"])
            for call in self.invoked
            if call.name == "announce_message"
        ]

    @property
    def focused(self) -> str | None:
        """The key of the control that last asked for the focus."""
        return next((call.key for call in reversed(self.invoked) if call.name == "focus"), None)

    def nodes(self) -> list[Node]:
        """Every visible control with what stands around it."""
        return list(walk(*self.roots))

    def find(self, kind: type[Kind] = BaseControl, *, text: str | None = None) -> list[Kind]:
        """All visible controls of a kind, or those that show a text."""
        return [
            node.control
            for node in self.nodes()
            if isinstance(node.control, kind)
            and (text is None or any(text in words for words in shown(node.control)))
        ]

    def get(self, key: str, kind: type[Kind] = BaseControl) -> Kind:
        """The one visible control with this key."""
        return self._node(key, kind).control  # pyright: ignore[reportReturnType]

    def has(self, key: str) -> bool:
        """Whether a visible control has this key."""
        return any(key_of(node.control) == key for node in self.nodes())

    def keys(self) -> list[str]:
        """All visible keys, in reading order."""
        return [key for node in self.nodes() if (key := key_of(node.control))]

    def texts(self) -> list[str]:
        """All visible words, in reading order."""
        return [words for node in self.nodes() for words in shown(node.control)]

    def sees(self, text: str) -> bool:
        """Whether a text stands anywhere on the screen."""
        return any(text in words for words in self.texts())

    def outline(self) -> str:
        """The screen as indented lines."""
        return outline(*self.roots)

    def _node(self, key: str, kind: type[BaseControl]) -> Node:
        found = [
            node
            for node in self.nodes()
            if key_of(node.control) == key and isinstance(node.control, kind)
        ]
        if len(found) != 1:
            self._fail(f"{len(found)} controls are {kind.__name__}[{key}], expected one")
        return found[0]

    def _fail(self, message: str) -> None:
        raise AssertionError(f"{message}, on {self.route}:\n{self.outline()}")

    def _usable(self, key: str) -> Node:
        """The control with this key, if a citizen could use it just now."""
        node = self._node(key, BaseControl)
        if any(getattr(part, "disabled", False) for part in (*node.path, node.control)):
            self._fail(f"[{key}] is disabled")
        outermost = node.path[0] if node.path else node.control
        if not any(outermost is root for root in self.reachable):
            self._fail(f"[{key}] is covered by a dialog")
        return node

    # --- what the citizen does -----------------------------------------------------------

    async def click(self, key: str) -> None:
        """Press a button, a row or a link. A row that only toggles what is inside does so."""
        control = self._usable(key).control
        if isinstance(control, ft.ListTile) and control.toggle_inputs and not control.on_click:
            inside = [node.control for node in walk(control)]
            choices = [part for part in inside if isinstance(part, (ft.Radio, *TOGGLES))]
            if len(choices) != 1:
                self._fail(f"[{key}] holds {len(choices)} choices to toggle, expected one")
            await self._toggle(choices[0])
            return
        if isinstance(control, (ft.Radio, *TOGGLES)):
            await self._toggle(control)
            return
        acts = ("on_click", "on_tap", "action", "url")
        if not any(getattr(control, name, None) for name in acts):
            self._fail(f"[{key}] does nothing when pressed")
        await self._happen(control, "click")

    async def pick(self, key: str, *files: Held) -> None:
        """Press a button that opens the device's file dialog, and choose there; nothing, where
        the citizen closes it."""
        action = getattr(self._usable(key).control, "action", None)
        if not isinstance(action, ft.PickFiles):
            self._fail(f"[{key}] opens no file dialog")
            return
        if self.session.index.get(action.service_id) is not action.file_picker:
            self._fail(f"the client has no such picker as [{key}] opens")
        self.client.pick(action.file_picker, files)
        await self.settle()

    async def fill(self, key: str, text: str) -> None:
        """Put a whole text into a field, as pasting does."""
        control = self._field(key)
        await self._happen(control, "change", text, value=text)

    async def type(self, key: str, text: str) -> None:
        """Write into an empty field, letter by letter."""
        for end in range(1, len(text) + 1):
            await self.fill(key, text[:end])

    async def choose(self, key: str, value: Any = None) -> None:
        """Choose in a RadioGroup by value, or set a Checkbox or Switch (no value: turn it)."""
        control = self._usable(key).control
        if isinstance(control, ft.RadioGroup):
            offered = [node.control for node in walk(control)]
            values = [part.value for part in offered if isinstance(part, ft.Radio)]
            if value not in values:
                self._fail(f"[{key}] offers {values}, not {value!r}")
            await self._happen(control, "change", value, value=value)
        elif isinstance(control, (ft.Radio, *TOGGLES)):
            await self._toggle(control, value)
        else:
            self._fail(f"[{key}] is a {type(control).__name__}: nothing to choose")

    async def focus(self, key: str) -> None:
        """Move the focus into a control."""
        await self._happen(self._usable(key).control, "focus")

    async def blur(self, key: str) -> None:
        """Leave a control."""
        await self._happen(self._usable(key).control, "blur")

    async def submit(self, key: str) -> None:
        """Press Enter in a field."""
        control = self._field(key)
        await self._happen(control, "submit", control.value)

    async def dismiss(self) -> None:
        """Close the topmost dialog with Esc or a tap beside it."""
        if not self.dialogs:
            self._fail("no dialog is open")
        dialog = self.dialogs[-1]
        if getattr(dialog, "modal", False):
            self._fail("the dialog is modal: it only closes by its own buttons")
        self.session.apply_patch(dialog._i, {"open": False})
        await self.settle()

    async def goto(self, route: str) -> None:
        """Type another address, or follow a link from outside."""
        self.client.go(route)
        await self.settle()

    async def back(self) -> None:
        """The arrow in the app bar, Android's back, or the swipe."""
        view = self.view
        if view.can_pop is False:
            await self._happen(view, "confirm_pop")
            return
        self.client.event(self.page, "view_pop", {"route": view.route})
        await self.settle()

    async def browser_back(self) -> None:
        """The browser's own Back."""
        if len(self.client.visited) < 2:
            self._fail("there is no address to go back to")
        self.client.visited.pop()
        await self.goto(self.client.visited.pop())

    async def resize(self, width: float, height: float) -> None:
        """Turn the phone, or drag the window."""
        size = {"width": width, "height": height}
        self.session.apply_page_patch(size)
        await self._happen(self.page, "resize", size)

    async def event(self, key: str, name: str, data: Any = None, **properties: Any) -> None:
        """Any other event of a control, with what the client changes before it."""
        await self._happen(self._usable(key).control, name, data, **properties)

    def _field(self, key: str) -> ft.TextField:
        control = self._usable(key).control
        if not isinstance(control, ft.TextField):
            self._fail(f"[{key}] is a {type(control).__name__}, not a field")
        if getattr(control, "read_only", False):
            self._fail(f"[{key}] is read-only")
        return control  # pyright: ignore[reportReturnType]

    async def _toggle(self, control: BaseControl, value: Any = None) -> None:
        if isinstance(control, ft.Radio):
            path = next(node.path for node in self.nodes() if node.control is control)
            group = next((part for part in path if isinstance(part, ft.RadioGroup)), None)
            if group is None:
                self._fail(f"the radio {control.value!r} stands in no RadioGroup")
                return
            await self._happen(group, "change", control.value, value=control.value)
            return
        new = not getattr(control, "value", False) if value is None else value
        await self._happen(control, "change", new, value=new)

    async def _happen(
        self, control: BaseControl, name: str, data: Any = None, **changed: Any
    ) -> None:
        # In this order the real client works: first its own change, then the event, and the
        # event only when somebody listens.
        if changed:
            self.session.apply_patch(control._i, changed)
        if getattr(control, f"on_{name}", None) is not None:
            self.client.event(control, name, data)
        await self.settle()

    # --- being still ---------------------------------------------------------------------

    async def settle(self, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109
        """Wait until handlers, effects, threads and the scheduler are done; then look for damage.

        A task that sleeps longer than a moment is a timer and is not waited for: `until` is.
        """
        end = self.client.loop.time() + timeout
        quiet = 0
        while quiet < 3:
            before = len(self.frames)
            await asyncio.sleep(0 if quiet else 0.001)
            self.check()
            self._end_dialogs()
            busy = self._busy()
            quiet = 0 if busy or len(self.frames) != before else quiet + 1
            if self.client.loop.time() > end:
                self._fail(f"not still after {timeout} s, busy with {busy or 'endless patches'}")
        self.check()
        self._check_empty()

    async def until(self, met: Callable[[], Any], timeout: float = PATIENCE) -> Any:  # noqa: ASYNC109
        """Wait for something to become true, then for stillness."""
        end = self.client.loop.time() + timeout
        while not (outcome := met()):
            self.check()
            if self.client.loop.time() > end:
                self._fail(f"waited {timeout} s in vain")
            await asyncio.sleep(0.005)
            self._end_dialogs()
        await self.settle()
        return outcome

    def check(self) -> None:
        """The three ways in which a session dies, two of them without a word to anybody."""
        if self.client.crashes:
            raise AssertionError("the session crashed:\n" + self.client.crashes[0])
        scheduler: asyncio.Task[None] | None = self._private("updates_task")
        if scheduler is not None and scheduler.done():
            error = None if scheduler.cancelled() else scheduler.exception()
            raise AssertionError(f"a re-render killed the scheduler: {error!r}") from error
        # A line that broke under a file is asked after, never raised.
        while self._watch.failures and isinstance(self._watch.failures[0], OSError):
            self._watch.failures.pop(0)
        if self._watch.failures:
            error = self._watch.failures.pop(0)
            raise AssertionError(f"a background task failed: {error!r}") from error

    def _busy(self) -> list[str]:
        work = [f"{name}" for name in ("pending_updates", "pending_effects") if self._private(name)]
        work += [str(task.get_coro()) for task in self._watch.working()]
        return work + ["a thread"] * len(self.client.threads.running)

    def _private(self, name: str) -> Any:
        # The scheduler, its queue and its effects have no public name.
        return getattr(self.session, f"_Session__{name}")

    def _end_dialogs(self) -> None:
        """A dialog that was told to close reports so, once its animation is over."""
        shelf: Any = self.page._dialogs
        for dialog in map(opened, shelf.controls):
            if dialog.open:
                self._leaving.discard(dialog._i)
            elif dialog._i not in self._leaving:
                self._leaving.add(dialog._i)
                self.client.event(dialog, "dismiss")

    def _check_empty(self) -> None:
        """A component that renders None leaves its old controls on the real screen."""
        from flet.components.component import Component

        for control in list(self.session.index.values()):
            if not isinstance(control, Component) or not control._state.mounted:
                continue
            if opened(control) is None:
                self._fail(f"the component {control.fn.__name__} rendered None")


@asynccontextmanager
async def mount(
    main: Main,
    route: str = "/",
    *,
    width: float = 390,
    height: float = 844,
    web: bool = True,
    answers: Mapping[str, Answer] | None = None,
    **page_properties: Any,
) -> AsyncGenerator[Screen]:
    """Start a session with `main(page)`, as the server does when a browser comes."""
    with Watch() as watch:
        client = Client(answers or {})
        page = client.session.page
        before = _context_page.set(page)  # pyright: ignore[reportArgumentType]
        properties = {"platform": "linux", "platform_brightness": "light", **page_properties}
        context.reset_auto_update()
        client.register(
            {"route": route, "web": web, "width": width, "height": height, **properties}
        )
        screen = Screen(client, watch)
        try:
            started = main(page)
            if inspect.isawaitable(started):
                await started
            await client.session.after_event(page)
            await screen.settle()
            yield screen
        finally:
            await _close(client, watch)
            _context_page.reset(before)


async def _close(client: Client, watch: Watch) -> None:
    """End the session and everything it has started."""
    client.session.close()
    await asyncio.sleep(0)
    leftover = watch.leftover()
    for task in leftover:
        task.cancel()
    await asyncio.gather(*leftover, return_exceptions=True)
    client.threads.shutdown(wait=False)
