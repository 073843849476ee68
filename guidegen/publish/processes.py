"""The end of a program that we started and do not wait for any longer."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess

_BREATH = 2.0  # seconds that a program gets to end by itself

_FORCE = getattr(signal, "SIGKILL", signal.SIGTERM)


def end(process: subprocess.Popen[bytes]) -> None:
    """See to it that it runs no more, nor its children; it was started as a session of its own.

    It is asked first: so it takes away what it has laid at the other end. Of one that has ended by itself the children
    are let be: a connection that stays for the next call is one.
    """
    for order in (signal.SIGTERM, _FORCE):
        if process.poll() is None:
            _tell(process, order)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_BREATH)


def _tell(process: subprocess.Popen[bytes], order: int) -> None:
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, order)
        else:
            process.send_signal(order)
