"""Keeps the tests on this machine: any word to another address is refused where Python itself asks for it."""

from __future__ import annotations

import ipaddress
import socket
import sys

ASKED = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}
"""The events that name another machine, and which of their arguments does."""


class NetworkForbiddenError(RuntimeError):
    """A test tried to reach another machine."""


def forbid_network() -> None:
    """Refuse every connection but loopback's and local sockets', for the rest of this process."""
    sys.addaudithook(refuse_others)


def refuse_others(event: str, arguments: tuple[object, ...]) -> None:
    """Raise NetworkForbiddenError when the event asks for an address outside this machine."""
    position = ASKED.get(event)
    if position is None:
        return
    if isinstance(arguments[0], socket.socket) and arguments[0].family not in {
        socket.AF_INET,
        socket.AF_INET6,
    }:
        return
    address = arguments[position]
    host = address[0] if isinstance(address, tuple) else address
    if not is_loopback(host):
        raise NetworkForbiddenError(f"tests stay on this machine, but {event} asked for {host!r}")


def is_loopback(host: object) -> bool:
    """Whether a host, as a name or an address, is this machine itself."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host is None or host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False
