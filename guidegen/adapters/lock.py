"""One build at a time in a folder: a lock of the operating system, which ends when its process does."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from guidegen.adapters.door import trouble
from guidegen.problems import BusyError

if sys.platform == "win32":  # pragma: no cover - run on Windows
    import msvcrt
else:
    import fcntl

_PAUSE = 0.05  # seconds between two tries
_held: set[str] = set()  # in this process: the system's lock is between processes


@contextlib.contextmanager
def lock(path: Path, *, wait: float = 0.0, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock in that file; tries for `wait` seconds (telling `waiting` once), then BusyError."""
    end = time.monotonic() + wait
    told = False
    while (handle := _take(path)) is None:
        if time.monotonic() >= end:
            raise BusyError("busy", path=path.name)
        if not told:
            told = True
            waiting()
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        os.close(handle)
        _held.discard(os.path.realpath(path))


def _take(path: Path) -> int | None:
    """A handle that holds the lock; None when another has it."""
    real = os.path.realpath(path)
    if real in _held:  # asked before the file is opened: closing it again would end our own lock
        return None
    handle = _open(path)
    try:
        if sys.platform == "win32":  # pragma: no cover - run on Windows
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            # Not flock: workers forked from us would hold that lock on after we are killed.
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    _held.add(real)
    return handle


def _open(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise trouble(error, path.name) from error
