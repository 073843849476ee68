"""Sockets to listen at: on one address alone, and on a port that is free."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import sys

from guidegen.problems import GuidegenError

LOOPBACK = "127.0.0.1"

_TRIES = 100  # ports in a row, before the system chooses one
_WAITING = 128  # lines that may wait to be taken up


def open_socket(port: int, host: str = LOOPBACK) -> socket.socket:
    """A socket listening at that address alone, on that port, else on the next one that is free; GuidegenError."""
    if ipaddress.ip_address(host).is_unspecified:
        raise ValueError("on every network at once nobody listens here")
    for candidate in range(port, min(port + _TRIES, 1 << 16)):
        with contextlib.suppress(OSError):
            return _listen(host, candidate)
    try:
        return _listen(host, 0)  # the system chooses
    except OSError as trouble:
        raise GuidegenError("no-socket", host=host, reason=trouble.strerror) from trouble


def _listen(host: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":  # pragma: no cover - run on Windows
            listening.setsockopt(
                socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1
            )  # elsewhere that is so anyway
        else:
            listening.setsockopt(
                socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
            )  # lines of the last run may still linger
        listening.bind((host, port))
        listening.listen(_WAITING)
    except OSError:
        listening.close()
        raise
    return listening


def address_of(listening: socket.socket) -> str:
    """What to type to get there."""
    host, port = listening.getsockname()
    return f"http://{host}:{port}/"
