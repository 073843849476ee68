"""A push may outlive us when we are killed; whoever comes next waits until it has ended, and then sees what came of it."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl

LONGEST = 60.0  # seconds; after that the lease of the branch alone decides

_FILE = "sending"
_PAUSE = 0.02  # seconds


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[tuple[int, ...]]:
    """No push of ours is under way meanwhile; a git that is given these handles counts as one until it ends."""
    if sys.platform == "win32":  # pragma: no cover - run on Windows, where a lock is not handed on
        yield ()
        return
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / _FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        until = time.monotonic() + LONGEST
        while not _is_taken(handle) and time.monotonic() < until:
            time.sleep(_PAUSE)
        yield (handle,)
    finally:
        os.close(handle)


def _is_taken(handle: int) -> bool:
    """By us. Unlike the lock of adapters/lock.py, this one is held by whoever has the handle: that is its use."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # some network disks know no locks
        return True
    return True
