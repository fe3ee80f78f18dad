"""What a key costs while a form is filled in, and what a step weighs when it appears."""

# A control's number has no public name.
# pyright: reportPrivateUsage=false

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import flet as ft

from bench.figure import Figure, medians
from bench.floors.form_by_hand import show, visible
from bench.long_form import at_its_longest, long_form
from mobile.api.answers import asked_at, steps
from mobile.api.models import Answers, Form, Step
from mobile.state.draft import Draft
from service import places
from tests.control_tree import key_of
from tests.house import Visit, every_form, open_house
from tests.screen import Screen, mount

KEY_TARGET = 1.5
STEP_TARGET = 10_240.0
ROUNDS = 5
TYPED = "Kaldırım"
_SOON = 3
"""Turns of the loop within which the session begins to draw, if a key makes it draw."""


def take_keys() -> Figure:
    with TemporaryDirectory() as folder, asyncio.Runner() as runner:
        keys = [_key(runner, Path(folder), longest) for longest in (_made_up(), _real()[0])]
    rows: list[tuple[str, str]] = []
    for key in keys:
        rows += (
            (f"{key.step}: boxes to write in", f"{key.boxes}"),
            ("  controls to see or to use", f"{key.visible}"),
            ("  by hand", f"{key.by_hand * 1e6:.0f} µs"),
            ("  by hand, and told that nothing is to be drawn", f"{key.sparing * 1e6:.0f} µs"),
            ("  the app", f"{key.app * 1e6:.0f} µs"),
            ("  the app ÷ by hand", f"{key.app / key.by_hand:.2f}"),
            ("  bytes down for a key, the worst box", f"{key.down}"),
        )
    return Figure(
        "forms: the server's CPU per key in the longest form ÷ the same form by hand (the worse)",
        rows,
        max(key.app / key.by_hand for key in keys),
        KEY_TARGET,
    )


def take_steps() -> Figure:
    found = _real()
    with TemporaryDirectory() as folder:
        *weights, made_up = asyncio.run(_weights(Path(folder), *found, _made_up()))
    ordered = sorted(zip(weights, map(str, found), strict=True), reverse=True)
    return Figure(
        f"steps: bytes down when a step appears (the worst of all {len(found)} in every form)",
        (
            *((name, f"{weight} bytes") for weight, name in ordered[:5]),
            ("the median", f"{ordered[len(ordered) // 2][0]} bytes"),
            (f"{found[0]}, which asks most: {found[0].asked}", f"{weights[0]} bytes"),
            (f"made up, {_made_up().asked} questions", f"{made_up} bytes"),
        ),
        ordered[0][0],
        STEP_TARGET,
        "bytes",
    )


@dataclass(frozen=True)
class _Key:
    """CPU seconds per key, and how many bytes it sends down, on one step."""

    step: str
    boxes: int
    visible: int
    by_hand: float
    sparing: float
    app: float
    down: int


@dataclass(frozen=True)
class _Place:
    """A step of a form, with the answers that bring it to its longest."""

    form: Form
    step: Step
    answers: Answers

    @property
    def asked(self) -> int:
        return len(asked_at(self.form, self.step, self.answers))

    def __str__(self) -> str:
        return f"{self.form.id}/{self.step.id}"


def _made_up() -> _Place:
    form = long_form()
    return _Place(form, form.steps[0], {})


def _real() -> list[_Place]:
    """Every step of every form that is offered, the one that asks most first."""
    known = places.load().places
    found = [
        _Place(form, step, at_its_longest(form, step, known))
        for form in every_form()
        for step in form.steps
    ]
    return sorted(found, key=lambda place: place.asked, reverse=True)


@asynccontextmanager
async def _app(folder: Path) -> AsyncGenerator[Visit]:
    """The real app, open, and somebody logged in."""
    async with open_house(folder) as house, house.app("/") as visit:
        await visit.log_in()
        await visit.store.filing.bring_lists()
        yield visit


async def _appear(visit: Visit, place: _Place) -> int:
    """Stands before a step and goes on to it. Returns how many bytes that sent down."""
    screen, form = visit.screen, place.form
    visit.store.filing.replace(Draft(form, answers=dict(place.answers)))
    ids = [step.id for step in steps(form, place.answers)]
    at = ids.index(place.step.id)
    await screen.goto(f"/basvur/{form.id}" + (f"/{ids[at - 1]}" if at else ""))
    before = screen.bytes_sent
    await screen.click("go-on" if at else "begin")
    assert screen.route == f"/basvur/{place}", f"{screen.route} instead of {place}"
    return screen.bytes_sent - before


async def _weights(folder: Path, *found: _Place) -> list[int]:
    async with _app(folder) as visit:
        return [await _appear(visit, place) for place in found]


def _key(runner: asyncio.Runner, folder: Path, place: _Place) -> _Key:
    keep = AsyncExitStack()
    try:
        visit = runner.run(keep.enter_async_context(_app(folder)))
        runner.run(_appear(visit, place))
        app, form = visit.screen, visit.screen.nodes()
        by_hand, sparing = (
            runner.run(keep.enter_async_context(mount(partial(show, form=form, sparing=spares))))
            for spares in (False, True)
        )
        boxes = [str(key_of(box)) for box in app.find(ft.TextField)]
        assert _seen(app) == _seen(by_hand), "not the same form"
        least, spared, ours = medians(
            ROUNDS,
            *(partial(_cpu, runner, screen, boxes) for screen in (by_hand, sparing, app)),
        )
        down = max(runner.run(_down(app, box)) for box in boxes)
    finally:
        runner.run(keep.aclose())
    return _Key(str(place), len(boxes), _seen(app), least, spared, ours, down)


def _seen(screen: Screen) -> int:
    """How many controls there are to see or to use."""
    return len(visible(screen.nodes()))


def _cpu(runner: asyncio.Runner, screen: Screen, boxes: Iterable[str]) -> float:
    """Seconds of CPU time per key, until the session is still again."""
    controls = [screen.get(box, ft.TextField) for box in boxes]
    begun = time.process_time()
    runner.run(_type(screen, controls))
    return (time.process_time() - begun) / len(controls) / len(TYPED)


async def _type(screen: Screen, boxes: Iterable[ft.TextField]) -> None:
    """Letter by letter, as the browser tells it: first what stands in the box, then the event."""
    session = screen.session
    for box in boxes:
        for end in range(1, len(TYPED) + 1):
            session.apply_patch(box._i, {"value": TYPED[:end]})
            await asyncio.create_task(session.dispatch_event(box._i, "change", TYPED[:end]))
            for _ in range(_SOON):
                await asyncio.sleep(0)
    await screen.settle()


async def _down(screen: Screen, box: str) -> int:
    """The bytes that the dearest key sends down."""
    weights: list[int] = []
    for end in range(1, len(TYPED) + 1):
        before = screen.bytes_sent
        await screen.fill(box, TYPED[:end])
        weights.append(screen.bytes_sent - before)
    return max(weights)
