"""What is imported before the first frame, against bare Flet."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import partial

from bench.figure import Figure, medians
from bench.serving import ROOT

TARGET = 1.25
ROUNDS = 11
LATER = ("httpx", "pydantic", "babel")
"""Packages that nobody needs to see the first screen."""
_FLOOR = "bench.floors.bare_flet"
_TIMED = """
import importlib, sys, time
begun = time.process_time()
for name in sys.argv[1:]:
    importlib.import_module(name)
print(time.process_time() - begun)
"""


def take() -> Figure:
    with tempfile.TemporaryDirectory() as compiled:
        # As on a device, everything is compiled beforehand.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        frame = json.loads(_python(environment, "-m", "bench.first_frame"))
        drawn, dressed = ((_FLOOR, "mobile.app", *frame[to]) for to in ("drawn", "dressed"))
        flet = (_FLOOR, *(name for name in frame["drawn"] if name.startswith("flet.")))
        programs = ((_FLOOR,), flet, drawn, dressed)
        floor, pieces, first, whole = medians(
            ROUNDS, *(partial(_cpu, environment, names) for names in programs)
        )
    loaded = [name for name in LATER if name in frame["loaded"]]
    return Figure(
        "imports: CPU of what is imported before the first frame ÷ bare Flet",
        (
            ("bare Flet: Page and Text", f"{floor * 1e3:.0f} ms"),
            ("Flet with the parts the first frame is made of", f"{pieces * 1e3:.0f} ms"),
            ("the app, up to its first frame", f"{first * 1e3:.0f} ms"),
            ("the app, up to its theme right behind it", f"{whole * 1e3:.0f} ms"),
            (f"imported too early, of {', '.join(LATER)}", ", ".join(loaded) or "none"),
        ),
        first / floor,
        TARGET,
    )


def _cpu(environment: Mapping[str, str], names: tuple[str, ...]) -> float:
    """Seconds of CPU time that a fresh interpreter takes to import them, in this order."""
    return float(_python(environment, "-c", _TIMED, *names))


def _python(environment: Mapping[str, str], *arguments: str) -> str:
    return subprocess.run(
        (sys.executable, *arguments),
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    ).stdout
