"""Servers as processes of their own, so that their CPU time and memory are theirs alone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
_START_WITHIN = 30.0  # seconds


@dataclass(frozen=True)
class Served:
    """A server that answers on `port` of this machine."""

    port: int
    process: psutil.Process

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def cpu(self) -> float:
        """Seconds of CPU time so far, in user and system mode."""
        times = self.process.cpu_times()
        return times.user + times.system

    @property
    def memory(self) -> int:
        """Bytes of resident memory."""
        return self.process.memory_info().rss


@contextmanager
def served(factory: str, **environment: str) -> Generator[Served]:
    """Runs an application factory under uvicorn, with a DATA_DIR of its own that goes with it."""
    with tempfile.TemporaryDirectory() as data:
        port = _free_port()
        server = subprocess.Popen(
            (
                *(sys.executable, "-m", "uvicorn", "--factory", factory, "--port", str(port)),
                *(
                    "--loop",
                    "uvloop",
                    "--http",
                    "httptools",
                    "--ws",
                    "service.web.sockets:FrugalWebSocket",
                ),
                *("--no-access-log", "--log-level", "warning"),
            ),
            cwd=ROOT,
            env={**os.environ, "DATA_DIR": data, **environment},
        )
        try:
            _wait(server, port)
            yield Served(port, psutil.Process(server.pid))
        finally:
            server.terminate()
            server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + _START_WITHIN
    while server.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the server did not start")
