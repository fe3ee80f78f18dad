"""The children that look at files, seen from the service.

A warm child waits for the next file. One that does not answer in time is killed, one that dies is
replaced: what it was looking at counts as damaged, and the next file knows nothing of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from service.files.findings import DAMAGED, Finding

_log = logging.getLogger("service")
_ROOT = Path(__file__).parents[2]
_INHERITED = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH")
"""All a child gets of the environment: the rest holds keys."""
_FILES_EACH = 100
_MOST_ANSWER = 10_000


class Inspector:
    """Looks at files, `most` at the same time. Works from any event loop; `close` at the end."""

    def __init__(self, *, seconds: int = 30, most: int = 2) -> None:
        self._seconds = seconds
        self._threads = ThreadPoolExecutor(most, "inspector")
        self._idle: list[_Child] = []
        self._busy: set[_Child] = set()
        self._closed = False
        self._lock = threading.Lock()

    async def look(self, path: Path, clean: Path, original: Path) -> Finding:
        """What the file at `path` is; see `inspecting.look`. Never raises for a bad file."""
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, self._look, path, clean, original
        )

    def close(self) -> None:
        """Ends the children. A file that is being looked at counts as damaged."""
        with self._lock:
            self._closed = True
            for child in self._busy:
                child.kill()
        self._threads.shutdown(cancel_futures=True)
        for child in self._idle:
            child.end()
        self._idle.clear()

    def _look(self, path: Path, clean: Path, original: Path) -> Finding:
        with self._lock:
            child = self._idle.pop() if self._idle else None
        if child is None or not child.alive:
            if child is not None:
                child.end()
            child = _Child()
        with self._lock:
            self._busy.add(child)
            if self._closed:
                child.kill()
        finding = child.ask(path, clean, original, self._seconds)
        with self._lock:
            self._busy.discard(child)
            if kept := finding is not None and child.files < _FILES_EACH:
                self._idle.append(child)
        if not kept:
            child.end()
        return finding or Finding(fault=DAMAGED)


class _Child:
    def __init__(self) -> None:
        self.files = 0
        kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "service.files.inspecting"],
            cwd=_ROOT,
            env=kept | {"PYTHONIOENCODING": "utf-8", "MALLOC_ARENA_MAX": "2"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, path: Path, clean: Path, original: Path, seconds: int) -> Finding | None:
        """None if there was no answer, or none that can be read."""
        self.files += 1
        asked = {"path": path, "clean": clean, "original": original}
        line = json.dumps({k: str(v.resolve()) for k, v in asked.items()} | {"seconds": seconds})
        timer = threading.Timer(seconds, self._process.kill)
        timer.start()
        try:
            assert self._process.stdin and self._process.stdout
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
            told = json.loads(self._process.stdout.readline(_MOST_ANSWER))
            return Finding(**told | {"betrays": tuple(told["betrays"])})
        except (OSError, ValueError, TypeError, KeyError):
            _log.warning("a file ended the child that looked at it")
            return None
        finally:
            timer.cancel()

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.wait()
