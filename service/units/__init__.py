"""The registry of administrative units. Synthetic: real names of offices, invented numbers.

`templates/*.json` say which offices there are, `generating` puts them in every place, `building`
writes them into a file of their own, and `registry` finds them.
"""

from __future__ import annotations

from pathlib import Path

from service.units.building import FILE, build, made_of
from service.units.registry import UnitRegistry, read

__all__ = ["FILE", "UnitRegistry", "build", "load"]

_known: dict[str, UnitRegistry] = {}


def load(folder: Path) -> UnitRegistry:
    """The registry of this folder, read once in a process. It is built if it is missing or was
    made of something else than we would make it of now."""
    digest = made_of()
    if digest not in _known:
        registry = read(folder / FILE, digest)
        if registry is None:
            build(folder)
            registry = read(folder / FILE, digest)
        if registry is None:
            raise RuntimeError(f"{folder / FILE} cannot be read")
        _known[digest] = registry
    return _known[digest]
