"""The preview on a phone: a door on the local network that opens by a key in a QR code, and shuts by itself."""

from __future__ import annotations

import io
import ipaddress
import secrets
import socket
import threading
from collections.abc import Callable

from segno import make_qr

from guidegen.preview.guard import PHONE
from guidegen.preview.replies import House
from guidegen.preview.server import Server

HALF_AN_HOUR = 30 * 60.0

_ELSEWHERE = ("192.0.2.1", 9)  # an address kept for documentation; nothing is sent there
_KEY_BYTES = 16


def local_address() -> str | None:
    """This machine's address on the local network; None when it is on none. Sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(_ELSEWHERE)
        except OSError:
            return None
        found: str = asking.getsockname()[0]
    return found if _is_local(found) else None


def _is_local(address: str) -> bool:
    """Whether it is an address of a home, an office or a café, and not this machine's own or the world's."""
    parsed = ipaddress.ip_address(address)
    return parsed.is_private and not parsed.is_loopback and not parsed.is_unspecified


class Phone:
    """A second door to the house, for whoever holds its key, until the time is up."""

    def __init__(
        self,
        house: House,
        listening: socket.socket,
        seconds: float = HALF_AN_HOUR,
        ended: Callable[[], None] = lambda: None,
    ) -> None:
        key = secrets.token_urlsafe(_KEY_BYTES)
        self._server = Server(house, listening, key)
        self._end = threading.Timer(seconds, self._time_is_up)
        self._end.daemon = True
        self._ended = ended
        self.link = f"{self._server.address}{PHONE}{key}"

    def start(self) -> None:
        """Open the door, and let the time run."""
        self._server.start()
        self._end.start()

    def stop(self) -> None:
        """Shut the door before its time; `ended` hears nothing of it."""
        self._end.cancel()
        self._server.stop()

    def picture(self) -> str:
        """The link as a QR code, in SVG that may stand in a page."""
        return str(make_qr(self.link).svg_inline(omitsize=True, light="#fff"))

    def text(self) -> str:
        """The link as a QR code, in characters: what is dark in it is left blank, for light letters on a dark ground."""
        drawn = io.StringIO()
        make_qr(self.link).terminal(drawn, compact=True)
        return drawn.getvalue()

    def _time_is_up(self) -> None:
        self._server.stop()
        self._ended()
