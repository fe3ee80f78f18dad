"""`python -m bench` takes every figure, `python -m bench imports` that one."""

from __future__ import annotations

import sys
from collections.abc import Callable

from bench import client, forms, i18n, imports, memory, post, status, tips, units
from bench.figure import Figure

FIGURES: dict[str, Callable[[], Figure]] = {
    "imports": imports.take,
    "client": client.take,
    "post": post.take,
    "memory": memory.take,
    "units": units.take,
    "forms": forms.take_keys,
    "steps": forms.take_steps,
    "status": status.take_number,
    "pages": status.take_pages,
    "refresh": status.take_refresh,
    "list": status.take_list,
    "tips": tips.take_rate,
    "numbers": tips.take_ratio,
    "guesses": tips.take_guesses,
    "switch": i18n.take_switch,
    "languages": i18n.take_size,
}


def main(names: list[str]) -> int:
    """Returns the exit status: a missed target is no failure, an unknown name is."""
    if unknown := set(names) - set(FIGURES):
        sys.stderr.write(f"no such figure: {', '.join(sorted(unknown))}; {', '.join(FIGURES)}\n")
        return 2
    taken: dict[str, Figure] = {}
    for name in names or FIGURES:
        taken[name] = FIGURES[name]()
        print(f"{taken[name]}\n", flush=True)
    if len(taken) > 1:
        for name, figure in taken.items():
            print(f"{name:<10} {figure.verdict}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
