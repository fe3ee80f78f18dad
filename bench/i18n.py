"""What another language costs: to draw, and to carry."""

from __future__ import annotations

import asyncio
import time
import zlib
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figure import Figure
from bench.phone_bundle import carried
from mobile.i18n import LANGUAGES
from tests.house import Visit, open_house

SWITCH_TARGET, SIZE_TARGET = 1.5, 1.5 * 1024 * 1024
ROUNDS, TURNS = 7, 12
ROUTE = "/basvur/request/anlatim"


def take_switch() -> Figure:
    """The same step of a form, drawn again in larger letters, and drawn in another language."""
    with TemporaryDirectory() as folder, asyncio.Runner() as runner:
        redrawn, switched = runner.run(_both(Path(folder)))
    return Figure(
        "language: the server's CPU for another language ÷ for the same screen in other letters",
        (
            ("a step of a form in letters of another size", f"{redrawn * 1e3:.1f} ms"),
            ("the same step in another language", f"{switched * 1e3:.1f} ms"),
        ),
        switched / redrawn,
        SWITCH_TARGET,
    )


def take_size() -> Figure:
    """What the phones' bundle holds of languages. A bundle is a ZIP, so packed bytes count."""
    files = list(carried())
    packed = {path: len(zlib.compress(path.read_bytes(), 9)) for path in files}
    ours = [path for path in files if path.suffix == ".mo"]
    rows = [
        (f"{name}: {len(some)} files, plain", f"{_plain(some):,} B")
        for name, some in (
            ("catalogues", ours),
            ("dates and numbers (Babel)", [path for path in files if path not in ours]),
        )
    ]
    return Figure(
        "languages: catalogues and locale data in the phones' bundle, packed",
        rows,
        sum(packed.values()),
        SIZE_TARGET,
        "bytes",
    )


def _plain(files: list[Path]) -> int:
    return sum(path.stat().st_size for path in files)


async def _both(folder: Path) -> tuple[float, float]:
    async with _at_a_step(folder) as visit:
        scales, languages = cycle((1.25, 1.0)), cycle((*list(LANGUAGES)[1:], "tr"))

        async def letters() -> None:
            await visit.store.set(scale=next(scales))

        async def language() -> None:
            await visit.store.set(language=next(languages))

        taken: dict[str, list[float]] = {"letters": [], "language": []}
        for _ in range(ROUNDS + 1):
            for name, change in (("letters", letters), ("language", language)):
                begun = time.process_time()
                for _ in range(TURNS):
                    await change()
                    await visit.screen.settle()
                taken[name].append((time.process_time() - begun) / TURNS)
        redrawn, switched = (sorted(one[1:])[ROUNDS // 2] for one in taken.values())
        return redrawn, switched


@asynccontextmanager
async def _at_a_step(folder: Path) -> AsyncGenerator[Visit]:
    async with open_house(folder) as house, house.app("/") as visit:
        await visit.log_in()
        await visit.begin()
        await visit.screen.goto(ROUTE)
        yield visit
