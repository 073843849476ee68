"""A pool of processes that starts when there is work, with Pillow loaded before it divides."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Workers(Executor):
    """An executor whose processes are not there until the first piece of work is."""

    def __init__(self, count: int | None = None) -> None:
        self._count = count or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand out a piece of work; what it needs and what it gives must pickle."""
        if self._pool is None:
            self._pool = _start(self._count)
        return self._pool.submit(fn, *args, **kwargs)

    def warm(self) -> None:
        """Start the processes now; after this, a program may have threads."""
        if self._pool is None:
            self._pool = _start(self._count)
            self._pool.submit(os.getpid)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - Executor's own signature
        """End the processes, if there are any."""
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)


def _start(count: int) -> ProcessPoolExecutor:
    from guidegen.adapters import pillow  # noqa: F401 - loaded once, here, and shared by all

    # A fork shares what is loaded; where there is none (macOS, Windows) a new process loads it itself.
    ways: Any = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in ways and os.name == "posix" else None)
    return ProcessPoolExecutor(count, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """In a worker: end when the build is gone, killed perhaps; otherwise it would wait for work for ever."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
