"""The screen harness must catch what a real client would suffer from."""

# Flet's hooks, events and router are only half typed.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownLambdaType=false, reportUnknownArgumentType=false

import asyncio
import time
from dataclasses import dataclass
from typing import Any

import flet as ft
import httpx
import pytest
from fastapi import FastAPI

from tests.client import NEVER
from tests.screen import mount


def shows(component: Any) -> Any:
    """An app of one component."""
    return lambda page: page.render(component)


@ft.component
def counter() -> ft.Control:
    """Counts, and breaks at two."""
    count, set_count = ft.use_state(0)
    if count == 2:
        raise ValueError("two is too many")
    return ft.Column(
        [
            ft.Text(f"count {count}", key="count"),
            ft.TextButton("more", key="more", on_click=lambda: set_count(count + 1)),
            ft.TextButton("fail", key="fail", on_click=lambda: 1 / 0),
            ft.TextButton("never", key="never", disabled=True, on_click=lambda: None),
            ft.Text("nothing to press", key="still"),
        ]
    )


async def test_presses_and_sees() -> None:
    """The plain case, with its weight on the wire."""
    async with mount(shows(counter)) as screen:
        sent = screen.bytes_sent
        await screen.click("more")
        assert screen.get("count", ft.Text).value == "count 1"
        assert screen.sees("count 1")
        assert 0 < screen.bytes_sent - sent < 200


async def test_catches_death_in_a_rerender() -> None:
    """Flet says nothing to anybody: the screen is just frozen."""
    async with mount(shows(counter)) as screen:
        await screen.click("more")
        with pytest.raises(AssertionError, match=r"killed the scheduler.*two is too many"):
            await screen.click("more")


async def test_catches_a_failing_handler() -> None:
    """Flet would replace the whole app by a traceback."""
    async with mount(shows(counter)) as screen:
        with pytest.raises(AssertionError, match="session crashed"):
            await screen.click("fail")


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("nowhere", "0 controls are BaseControl\\[nowhere\\]"),
        ("never", "\\[never\\] is disabled"),
        ("still", "\\[still\\] does nothing"),
    ],
)
async def test_refuses_what_a_citizen_could_not_press(key: str, reason: str) -> None:
    """The message shows the screen with its keys and words."""
    async with mount(shows(counter)) as screen:
        with pytest.raises(AssertionError, match=reason) as failure:
            await screen.click(key)
        assert "TextButton [more] 'more'" in str(failure.value)


async def test_disabled_reaches_down() -> None:
    """A control inside a disabled one is disabled too."""

    def main(page: ft.Page) -> None:
        button = ft.TextButton("x", key="x", on_click=lambda: None)
        page.add(ft.Column([button], disabled=True))

    async with mount(main) as screen:
        with pytest.raises(AssertionError, match="disabled"):
            await screen.click("x")


async def test_catches_a_component_that_renders_none() -> None:
    """The real client would keep showing the old button."""

    @ft.component
    def gone() -> Any:
        here, set_here = ft.use_state(True)
        return ft.TextButton("x", key="x", on_click=lambda: set_here(False)) if here else None

    async with mount(shows(gone)) as screen:
        with pytest.raises(AssertionError, match="gone rendered None"):
            await screen.click("x")


@pytest.mark.parametrize("way", ["effect", "task"])
async def test_catches_a_failing_background_task(way: str) -> None:
    """Their exceptions end in a log that no test reads."""

    async def work() -> None:
        await asyncio.sleep(0.01)
        raise LookupError("lost")

    @ft.component
    def working() -> ft.Control:
        if way == "effect":
            ft.use_effect(work, [])
        press = ft.TextButton("x", key="x", on_click=lambda: ft.context.page.run_task(work))
        return ft.Column([press])

    with pytest.raises(AssertionError, match=r"background task failed.*lost"):
        async with mount(shows(working)) as screen:
            await screen.click("x")


async def test_writes_and_chooses() -> None:
    """Fields, radios, switches, and a row that toggles what stands in it."""
    seen: list[tuple[str, Any]] = []

    def note(name: str) -> Any:
        return lambda e: seen.append((name, e.control.value))

    def main(page: ft.Page) -> None:
        page.add(
            ft.TextField(
                key="name", on_change=note("name"), on_blur=note("left"), on_submit=note("sent")
            ),
            ft.RadioGroup(
                key="kind",
                on_change=note("kind"),
                content=ft.ListTile(key="row", leading=ft.Radio(value="a"), toggle_inputs=True),
            ),
            ft.Switch(key="yes", on_change=note("yes")),
        )

    async with mount(main) as screen:
        await screen.type("name", "Şu")
        await screen.blur("name")
        await screen.submit("name")
        await screen.click("row")
        await screen.choose("yes")
        with pytest.raises(AssertionError, match="offers \\['a'\\], not 'b'"):
            await screen.choose("kind", "b")
    expected = [
        ("name", "Ş"),
        ("name", "Şu"),
        ("left", "Şu"),
        ("sent", "Şu"),
        ("kind", "a"),
        ("yes", True),
    ]
    assert seen == expected


async def test_waits_for_real_work() -> None:
    """A handler calls a service whose endpoint works in a thread; a click is over when it is."""
    service = FastAPI()

    @service.get("/slow")
    def slow() -> dict[str, str]:  # pyright: ignore[reportUnusedFunction]
        time.sleep(0.05)
        return {"answer": "here"}

    transport = httpx.ASGITransport(service)

    @ft.component
    def asking() -> ft.Control:
        answer, set_answer = ft.use_state("none")

        async def ask() -> None:
            async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
                response = await client.get("/slow")
            set_answer(response.json()["answer"])

        return ft.TextButton(answer, key="ask", on_click=ask)

    async with mount(shows(asking)) as screen:
        await screen.click("ask")
        assert screen.sees("here")


async def test_does_not_wait_for_timers() -> None:
    """A timer would hold every step up; who needs it waits for its outcome."""

    @ft.component
    def timed() -> ft.Control:
        late, set_late = ft.use_state(False)

        async def tick() -> None:
            await asyncio.sleep(0.4)
            set_late(True)

        ft.use_effect(tick, [])
        return ft.Text("late" if late else "early")

    async with mount(shows(timed)) as screen:
        assert screen.sees("early")
        await screen.until(lambda: screen.sees("late"))
        with pytest.raises(AssertionError, match="in vain"):
            await screen.until(lambda: screen.sees("never"), timeout=0.05)


async def test_says_what_is_still_busy() -> None:
    """A handler that never ends is named."""

    async def forever() -> None:
        for _ in range(1000):
            await asyncio.sleep(0.01)

    def main(page: ft.Page) -> None:
        page.add(ft.TextButton("x", key="x", on_click=forever))

    async with mount(main) as screen:
        screen.client.event(screen.get("x"), "click")
        with pytest.raises(AssertionError, match=r"not still.*dispatch_event"):
            await screen.settle(timeout=0.1)


@ft.component
def place(name: str) -> ft.View:
    """A view that knows where it is."""
    leave = ft.TextButton("go", key="go", on_click=lambda: ft.context.page.navigate("/b"))
    return ft.View(route=ft.use_view_path(), controls=[ft.Text(f"at {name}"), leave])


@ft.component
def app() -> Any:
    """Two places, one above the other."""
    second = ft.Route(path="b", component=lambda: place("b"))
    first = ft.Route(path="/", component=lambda: place("a"), children=[second])
    return ft.Router([first], manage_views=True)


async def test_moves_between_views() -> None:
    """The router, the arrow back and the browser's Back."""
    async with mount(lambda page: page.render_views(app)) as screen:
        await screen.click("go")
        assert (screen.route, screen.sees("at b"), len(screen.views)) == ("/b", True, 2)
        await screen.back()
        assert (screen.route, screen.sees("at a")) == ("/", True)
        await screen.goto("/b")
        await screen.browser_back()
        assert screen.sees("at a")


@ft.observable
@dataclass
class Store:
    """State outside the components."""

    words: str = "before"


async def test_follows_an_observable_and_the_window() -> None:
    """State changed from outside a handler, and a new window size."""
    store = Store()

    @ft.component
    def shown_words(state: Store) -> ft.Control:
        return ft.Text(state.words)

    def main(page: ft.Page) -> None:
        def resized(event: ft.PageResizeEvent) -> None:
            store.words = f"{event.width:.0f} wide"

        page.on_resize = resized
        page.render(shown_words, store)

    async with mount(main) as screen:
        store.words = "after"
        await screen.settle()
        assert screen.sees("after")
        await screen.resize(1200, 800)
        assert screen.sees("1200 wide")
        assert screen.page.width == 1200


async def test_a_dialog_covers_the_view_and_goes() -> None:
    """What lies below cannot be pressed; a closed dialog is reported, so Flet removes it."""

    @ft.component
    def asking() -> ft.Control:
        asked, set_asked = ft.use_state(False)
        dialog = ft.AlertDialog(
            title=ft.Text("sure?"),
            actions=[ft.TextButton("no", key="no", on_click=lambda: set_asked(False))],
            on_dismiss=lambda: set_asked(False),
        )
        ft.use_dialog(dialog if asked else None)
        return ft.TextButton("ask", key="ask", on_click=lambda: set_asked(True))

    async with mount(shows(asking)) as screen:
        await screen.click("ask")
        assert screen.sees("sure?")
        with pytest.raises(AssertionError, match="covered by a dialog"):
            await screen.click("ask")
        await screen.click("no")
        assert not screen.sees("sure?")
        await screen.click("ask")
        await screen.dismiss()
        assert not screen.sees("sure?")


async def test_calls_on_the_client() -> None:
    """Focus and announcements are noted; answers can be given, refused or withheld."""
    answers: list[Any] = []

    def refused(_: Any) -> Any:
        raise PermissionError("not allowed")

    def main(page: ft.Page) -> None:
        field = ft.TextField(key="field")
        clipboard = ft.Clipboard()

        async def go() -> None:
            await field.focus()
            await ft.SemanticsService().announce_message("saved")
            answers.append(await clipboard.get())

        page.add(field, ft.TextButton("go", key="go", on_click=go))

    async with mount(main, answers={"get": "pasted"}) as screen:
        await screen.click("go")
        assert (screen.focused, screen.announced, answers) == ("field", ["saved"], ["pasted"])
        screen.client.answers["focus"] = NEVER
        await screen.click("go")
        assert answers == ["pasted"]
        screen.client.answers["focus"] = refused
        with pytest.raises(AssertionError, match="not allowed"):
            await screen.click("go")


async def test_sessions_stand_side_by_side() -> None:
    """Two citizens at once keep apart."""
    async with mount(shows(counter)) as one, mount(shows(counter)) as other:
        await one.click("more")
        assert one.sees("count 1")
        assert other.sees("count 0")
