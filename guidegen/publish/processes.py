"""The end of a program that we started: nothing of it, and of what it started itself, outlives us."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess

BREATH = 2.0  # seconds that a program gets to end by itself

_FORCE = getattr(signal, "SIGKILL", signal.SIGTERM)


def end(process: subprocess.Popen[bytes]) -> None:
    """See to it that it and its children run no more; it was started as a session of its own.

    It is asked first: so it takes away what it has laid at the other end.
    """
    for order in (signal.SIGTERM, _FORCE):
        if process.poll() is None:
            _tell(process, order)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(BREATH)


def _tell(process: subprocess.Popen[bytes], order: int) -> None:
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, order)
        else:
            process.send_signal(order)
