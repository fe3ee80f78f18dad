"""What it costs to find units while somebody types."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import psutil

from bench.figure import Figure
from service import units
from service.units import UnitRegistry

TARGET = 1.0
MOST = 30.0
"""CPU ms that a search may take."""
ROUNDS = 15
NEAR = 34
TYPED = (
    *("a", "i", "k", "m", "ş", "1"),
    *("il", "ist", "müd", "müdürlüğü", "valilik", "nüfus müd", "sisli kay", "istanbul ü"),
    *("pasaport", "elektrik kesintisi", "çöp", "kimlik kartı"),
    *("m i", "a b", "müd il", "a b c ç d e f g h ı i j k l m n o ö p r s ş t u ü v y z 1 2 3"),
)
"""As people type; then what hits as many words and units as can be."""


def take() -> Figure:
    with TemporaryDirectory() as folder:
        told = _build(folder)
        before = _resident()
        registry = units.load(Path(folder))
        grown = _resident() - before
        size = (Path(folder) / units.FILE).stat().st_size / 2**20
    costs = {typed: _cost(registry, typed) for typed in TYPED}
    worst = max(costs.values())
    return Figure(
        f"units: CPU of a search as it is typed, against {MOST:.0f} ms (the worst of many)",
        [
            ("units", str(len(registry))),
            ("built in", told.rpartition(", ")[2]),
            ("the file", f"{size:.1f} MiB"),
            ("resident memory it takes once read", f"{grown:.0f} MiB"),
            *((f"“{typed[:40]}”", f"{cost:.2f} ms") for typed, cost in costs.items()),
            ("median", f"{median(costs.values()):.2f} ms"),
            ("worst", f"{worst:.2f} ms"),
        ],
        worst / MOST,
        TARGET,
    )


def _build(folder: str) -> str:
    """In a process of its own, which takes its memory with it. Returns what the command says."""
    run = subprocess.run(
        [sys.executable, "-m", "service", "units"],
        env={**os.environ, "DATA_DIR": folder},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip().removesuffix(".")


def _cost(registry: UnitRegistry, typed: str) -> float:
    """The dearer of two searches: with and without a province to prefer."""
    return max(_cpu(registry, typed, None), _cpu(registry, typed, NEAR))


def _cpu(registry: UnitRegistry, typed: str, province: int | None) -> float:
    taken: list[float] = []
    for _ in range(ROUNDS):
        began = process_time()
        registry.search(typed, 20, province)
        taken.append(process_time() - began)
    return median(taken) * 1000


def _resident() -> float:
    """MiB."""
    return psutil.Process().memory_info().rss / 2**20
