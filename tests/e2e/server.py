"""The service as a process of its own, with a data folder that goes when it goes."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from shutil import which
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parent.parent.parent
_ENDING = re.compile(r"Shutting down$.*?(?=Started server process|\Z)", re.DOTALL | re.MULTILINE)
_WRONG = re.compile(r"Traceback|\b(ERROR|CRITICAL)\b")
START_WITHIN, STOP_WITHIN = 40.0, 10.0  # seconds


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def executable() -> str | None:
    """The Chromium to use: the one named, the system's, or (None) Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    system = "/usr/bin/chromium"
    return system if Path(system).exists() else which("chromium")


class Server:
    """Runs an application factory under uvicorn.

    In the values of `environment`, `{data}` stands for the folder, `{port}` for the port and
    `{address}` for the whole address.
    """

    def __init__(
        self,
        factory: str,
        *,
        environment: Mapping[str, str] | None = None,
        arguments: tuple[str, ...] = ("--ws", "service.web.sockets:FrugalWebSocket"),
        folder: Path = ROOT,
        health: str = "/healthz",
    ) -> None:
        self.factory = factory
        self.arguments = arguments
        self.folder = folder
        self.health = health
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._room = tempfile.TemporaryDirectory(prefix="basvuru-e2e-")
        self.data = Path(self._room.name, "data")
        self.data.mkdir()
        self._log_file = Path(self._room.name, "log.txt")
        self._kept = ""
        self._environment = environment or {}
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        self.stop()
        told = self.faults()
        self._room.cleanup()
        # Whatever broke the test already says more than what came of it.
        assert _error is not None or not told, f"the service went wrong:\n{told}"

    @property
    def log(self) -> str:
        """Everything the service wrote, also after its end."""
        if self._log_file.exists():
            self._kept = self._log_file.read_text(encoding="utf-8", errors="replace")
        return self._kept

    def faults(self, since: int = 0) -> str:
        """What the service says went wrong, from this length of its log on, with what stands
        around it; nothing if all is well. (The whole log would bury it.) Visits that its end cuts
        off are no fault of its own.
        """
        lines = _ENDING.sub("", self.log[since:]).splitlines()
        wrong = [nth for nth, line in enumerate(lines) if _WRONG.search(line)]
        return "\n".join(lines[max(wrong[0] - 8, 0) : wrong[-1] + 40]) if wrong else ""

    def start(self) -> None:
        """Start it and wait until it says that it is well. After `stop` it starts again, with the
        same data and at the same address.
        """
        words = {"data": str(self.data), "port": str(self.port), "address": self.address}
        own = {name: value.format(**words) for name, value in self._environment.items()}
        command = [sys.executable, "-m", "uvicorn", "--factory", self.factory, *self.arguments]
        command += ["--host", "127.0.0.1", "--port", str(self.port)]
        command += ["--timeout-graceful-shutdown", "2"]
        with self._log_file.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=self.folder,
                env={**os.environ, "PYTHONUNBUFFERED": "1", **own},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait_until_well()

    def stop(self) -> None:
        """End it, kindly at first."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert self.log is not None

    def _wait_until_well(self) -> None:
        end = time.monotonic() + START_WITHIN
        while time.monotonic() < end:
            if self._process is None or self._process.poll() is not None:
                self._give_up("ended")
            try:
                with urllib.request.urlopen(self.address + self.health, timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                pass
            time.sleep(0.1)
        self._give_up(f"was not well within {START_WITHIN:g} s")

    def _give_up(self, what: str) -> None:
        self.stop()
        raise AssertionError(f"{self.factory} {what}. Its log:\n{self.log[-4000:]}")
