"""Knows when everything a screen has started is done, without guessing a time to wait."""

import asyncio
import logging
from collections.abc import Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from types import CoroutineType, TracebackType
from typing import Any, Self

# A task that waits for one of these waits for somebody else, who is counted on his own.
WAITS_FOR_OTHERS = {"Event.wait", "Queue.get", "Condition.wait", "Lock.acquire", "wait_for"}
NAP = 0.25  # seconds: a longer sleep is a timer (an autosave, an expiry) and not work


class CountedThreads(ThreadPoolExecutor):
    """A thread pool that can say whether it is at work."""

    def __init__(self) -> None:
        super().__init__(max_workers=2)
        self.running: set[Future[Any]] = set()

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Count the call until it is done."""
        future: Future[Any] = super().submit(fn, *args, **kwargs)
        self.running.add(future)
        future.add_done_callback(self.running.discard)
        return future


class Watch(logging.Handler):
    """Records every task started while it is on duty, and every failure nobody heard of."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.loop = asyncio.get_running_loop()
        self.failures: list[BaseException] = []
        self._tasks: set[asyncio.Task[Any]] = set()
        self._factory = self.loop.get_task_factory()

    def __enter__(self) -> Self:
        self.loop.set_task_factory(self._start)  # pyright: ignore[reportArgumentType]
        # page.run_task drops an exception into this log and nowhere else.
        logging.getLogger("concurrent.futures").addHandler(self)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        self.loop.set_task_factory(self._factory)
        logging.getLogger("concurrent.futures").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the exception of a log record."""
        if record.exc_info and record.exc_info[1]:
            self.failures.append(record.exc_info[1])

    def _start(
        self, loop: asyncio.AbstractEventLoop, coroutine: Coroutine[Any, Any, Any], **more: Any
    ) -> asyncio.Task[Any]:
        task = asyncio.Task(coroutine, loop=loop, **more)
        self._tasks.add(task)
        return task

    def leftover(self) -> list[asyncio.Task[Any]]:
        """Tasks that have not ended, except the one that asks."""
        return [
            task for task in self._tasks if not task.done() and task is not asyncio.current_task()
        ]

    def working(self) -> list[asyncio.Task[Any]]:
        """Tasks that are at work just now; the done ones are looked through and forgotten."""
        for task in [task for task in self._tasks if task.done()]:
            self._tasks.discard(task)
            # True as long as nobody has asked the task for its exception.
            unheard = getattr(task, "_log_traceback", False)
            if unheard and not task.cancelled() and (error := task.exception()):
                self.failures.append(error)
        return [task for task in self.leftover() if not _rests(task)]


def _rests(task: asyncio.Task[Any]) -> bool:
    """Whether a task only sleeps for long, or waits for somebody else."""
    awaited = getattr(task, "_fut_waiter", None)
    if isinstance(awaited, asyncio.Task) or hasattr(awaited, "_children"):
        return True  # another task, or a gathering of them
    inner: Any = task.get_coro()
    while isinstance(getattr(inner, "cr_await", None), CoroutineType):
        inner = inner.cr_await
    frame = getattr(inner, "cr_frame", None)
    if frame is None or awaited is None:
        return False
    name = str(inner.cr_code.co_qualname)
    if name == "sleep":
        return float(frame.f_locals.get("delay", 0)) > NAP
    return name in WAITS_FOR_OTHERS and "asyncio" in inner.cr_code.co_filename
