"""The child process that looks at files: `python -m service.files.inspecting`.

It knows nothing of the service, has no settings and no network to ask, and lives within bounds: a
hostile file can at worst lose itself. A line of JSON names two files to read and write, a line of
JSON answers.

With a number of seconds as its argument it looks at one file alone, in memory: the bytes come on
the standard input, the answer and the cleaned copy go to the standard output.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from service.files.findings import DAMAGED, TELLING, Cleaned, Faulty, Finding, Type
from service.files.types import type_of

Cleaner = Callable[[bytes, Type], Cleaned]
_ROOMS = {
    **dict.fromkeys(("jpeg", "png", "gif", "webp", "heic"), "pictures"),
    **dict.fromkeys(("mp3", "aac", "wav", "flac"), "recordings"),
    **{"pdf": "pdfs", "zip": "office", "ole": "legacy", "text": "texts"},
    **{"ogg": "ogg", "mp4": "boxes", "webm": "ebml"},
}
_GROWTH = 250 * 2**20
"""How much more than at its start a child may ask for; with what it had that is under 300 MB."""


def look(path: Path, clean: Path, original: Path) -> Finding:
    """What the file at `path` is. Writes the cleaned copy to `clean`, and to `original` what is
    to be kept as the original where that is not the file as it came."""

    def keep(cleaned: Cleaned) -> None:
        clean.write_bytes(cleaned.clean)
        if cleaned.original is not None:
            original.write_bytes(cleaned.original)

    return _found(path.read_bytes, keep)


def look_in_memory(come: BinaryIO, go: BinaryIO) -> None:
    """Reads one file from `come`; a line with the finding goes to `go`, and the cleaned copy
    behind it."""
    copies: list[bytes] = []
    found = _found(come.read, lambda cleaned: copies.append(cleaned.clean))
    go.write(json.dumps(asdict(found)).encode() + b"\n")
    go.writelines(copies)
    go.flush()


def _found(read: Callable[[], bytes], keep: Callable[[Cleaned], None]) -> Finding:
    try:
        data = read()
        found = type_of(data)
        cleaner: Cleaner = import_module(f"service.files.{_ROOMS[found.name]}").clean
        cleaned = cleaner(data, found)
        keep(cleaned)
    except Faulty as faulty:
        return Finding(fault=faulty.code, peak=_peak())
    except Exception:  # MemoryError too: whatever it was, the file did it
        return Finding(fault=DAMAGED, peak=_peak())
    return Finding(
        kind=cleaned.type.kind,
        media=cleaned.type.media,
        original_media=(cleaned.came_as or cleaned.type).media,
        betrays=tuple(one for one in TELLING if one in cleaned.betrays),
        other_original=cleaned.original is not None,
        peak=_peak(),
    )


def _peak() -> int:
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return 0
    line = next((line for line in status.splitlines() if line.startswith("VmHWM:")), "VmHWM: 0 kB")
    return int(line.split()[1]) * 1024


def _bound(seconds: int, *, first: bool, writes: bool = True) -> None:
    """Where the system can: no more memory, no core file, no run without end; without `writes`,
    no file at all."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on every system

    def limit(kind: int, soft: int, hard: int = resource.RLIM_INFINITY) -> None:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (soft, hard))

    limit(resource.RLIMIT_CORE, 0, 0)
    if not writes:
        limit(resource.RLIMIT_FSIZE, 0, 0)
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds + 1)
    if not first:
        return
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:
        return
    limit(resource.RLIMIT_AS, pages * resource.getpagesize() + _GROWTH)


def main() -> None:
    """One file for each line read, until there are no more lines; or one file in memory."""
    if len(sys.argv) > 1:
        sys.dont_write_bytecode = True
        _bound(int(sys.argv[1]), first=True, writes=False)
        look_in_memory(sys.stdin.buffer, sys.stdout.buffer)
        return
    for number, line in enumerate(sys.stdin):
        asked = json.loads(line)
        _bound(asked["seconds"], first=number == 0)
        found = look(*(Path(asked[name]) for name in ("path", "clean", "original")))
        sys.stdout.write(json.dumps(asdict(found)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
