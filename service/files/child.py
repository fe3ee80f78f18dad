"""The children that look at files, seen from the service.

A warm child waits for the next file. One that does not answer in time is killed, one that dies is
replaced: what it was looking at counts as damaged, and the next file knows nothing of it.

What must stand on no disk is looked at in memory, by a child of its own that saw no file before
and sees none after.
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
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from service.files.findings import DAMAGED, TOO_LARGE, Finding

_log = logging.getLogger("service")
_ROOT = Path(__file__).parents[2]
_INHERITED = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH")
"""All a child gets of the environment: the rest holds keys."""
_FILES_EACH = 100
_MOST_ANSWER = 10_000
_PIECE = 256 * 1024
_MOST_COPY = 64 * 2**20
"""Bytes of a cleaned copy that is kept in memory."""


class Inspector:
    """Looks at files, `most` at the same time. Works from any event loop; `close` at the end."""

    def __init__(self, *, seconds: int = 30, most: int = 2) -> None:
        self._seconds = seconds
        self._threads = ThreadPoolExecutor(most, "inspector")
        self._idle: list[_Child] = []
        self._busy: set[_Process] = set()
        self._closed = False
        self._lock = threading.Lock()

    async def look(self, path: Path, clean: Path, original: Path) -> Finding:
        """What the file at `path` is; see `inspecting.look`. Never raises for a bad file."""
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, self._look, path, clean, original
        )

    async def look_in_memory(self, content: bytes) -> tuple[Finding, bytes]:
        """What `content` is, and its cleaned copy; nothing of either is written to a disk. Never
        raises for a bad file: it has a fault and no copy."""
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, self._look_in_memory, content
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
        self._begin(child)
        finding = child.ask(path, clean, original, self._seconds)
        with self._lock:
            self._busy.discard(child)
            if kept := finding is not None and child.files < _FILES_EACH:
                self._idle.append(child)
        if not kept:
            child.end()
        return finding or Finding(fault=DAMAGED)

    def _look_in_memory(self, content: bytes) -> tuple[Finding, bytes]:
        child = _Lone(self._seconds)
        self._begin(child)
        try:
            return child.ask(content, self._seconds) or (Finding(fault=DAMAGED), b"")
        finally:
            with self._lock:
                self._busy.discard(child)
            child.end()

    def _begin(self, child: _Process) -> None:
        with self._lock:
            self._busy.add(child)
            if self._closed:
                child.kill()


class _Process:
    def __init__(self, *arguments: str) -> None:
        kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "service.files.inspecting", *arguments],
            cwd=_ROOT,
            env=kept | {"MALLOC_ARENA_MAX": "2"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdin and self._process.stdout
        self._to, self._from = self._process.stdin, self._process.stdout

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        self._process.kill()
        for pipe in (self._to, self._from):
            with contextlib.suppress(OSError):
                pipe.close()
        self._process.wait()

    @contextlib.contextmanager
    def _within(self, seconds: int) -> Generator[None]:
        """Killed after so many seconds; what it cannot answer any more is passed over."""
        timer = threading.Timer(seconds, self._process.kill)
        timer.start()
        try:
            yield
        except (OSError, ValueError, TypeError, KeyError):
            _log.warning("a file ended the child that looked at it")
        finally:
            timer.cancel()

    def _finding(self) -> Finding:
        told = json.loads(self._from.readline(_MOST_ANSWER))
        return Finding(**told | {"betrays": tuple(told["betrays"])})


class _Lone(_Process):
    """Looks at one file, in memory."""

    def __init__(self, seconds: int) -> None:
        super().__init__(str(seconds))

    def ask(self, content: bytes, seconds: int) -> tuple[Finding, bytes] | None:
        """None if there was no answer, or none that can be read."""
        with self._within(seconds):
            self._to.write(content)
            self._to.close()
            finding = self._finding()
            copy = bytearray()
            while piece := self._from.read(_PIECE):
                copy += piece
                if len(copy) > _MOST_COPY:
                    return Finding(fault=TOO_LARGE), b""
            if finding.fault is not None or copy:
                return finding, bytes(copy)
        return None


class _Child(_Process):
    """Looks at one file after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.files = 0

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, path: Path, clean: Path, original: Path, seconds: int) -> Finding | None:
        """None if there was no answer, or none that can be read."""
        self.files += 1
        asked = {"path": path, "clean": clean, "original": original}
        line = json.dumps({k: str(v.resolve()) for k, v in asked.items()} | {"seconds": seconds})
        with self._within(seconds):
            self._to.write(line.encode() + b"\n")
            self._to.flush()
            return self._finding()
        return None
