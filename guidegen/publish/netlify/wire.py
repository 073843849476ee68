"""Speaks HTTP with one host: patient when it is busy or a line breaks, and never led on to another host.

The token stands in one header and nowhere else. An answer that leads elsewhere is handed back as it is: Python's own
http.client follows none.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from io import BytesIO
from math import ceil, isfinite

from guidegen import __version__
from guidegen.problems import PublishError
from guidegen.publish.netlify.place import Host

# All in seconds.
SILENCE = 60  # until the next bytes must have come, or gone
PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0)  # before each further try
LONGEST = 90  # that is waited for a limit to be lifted

_BUSY = 429
_SLOW = 408
_BROKEN, _FULL = 500, 507  # and up; of which one is for good
_NOT_THERE = (socket.gaierror, ConnectionRefusedError, UnicodeError)  # the last: no name of a host
_CUT = (ssl.SSLEOFError, ssl.SSLZeroReturnError)  # a safe line that was lost
_BLOCK = 1 << 16  # bytes that are sent at once, each of which has SILENCE to go
_LARGEST = 1 << 27  # bytes of an answer
_LONGEST_REASON = 300  # signs


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked; it may be asked several times, when the answer is lost."""

    method: str
    path: str  # escaped already
    body: bytes | None = None
    kind: str | None = None  # the Content-Type


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    data: bytes
    reset: float | None = None  # when a limit is lifted, in seconds since 1970


class Wire:
    """Every method raises PublishError; `send` may be called from several threads at once."""

    def __init__(self, host: Host, blot: Callable[[str], str], token: str | None = None) -> None:
        self._host = host
        self._blot = blot
        self._headers = {"User-Agent": f"guidegen/{__version__}"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        self._idle: deque[HTTPConnection] = deque()
        self._met = False  # it has answered before
        self.name = host.name

    def send(self, request: Request) -> Answer:
        """The answer, whatever its status, unless the host is busy or broken for longer than we wait."""
        pauses = iter(PAUSES)
        while True:
            pause = next(pauses, None)
            try:
                answer = self._once(request)
            except (HTTPException, OSError, UnicodeError) as broken:
                if pause is None or not self._may_pass(broken):
                    raise self._trouble(broken) from broken
            else:
                if not _is_passing(answer.status):
                    return answer
                pause = self._patience(answer, pause)
            time.sleep(pause)

    def reason(self, text: str) -> str:
        """Other people's words as they may be said: on one line, not too long, without a secret."""
        words = " ".join(self._blot(text).split())
        return words if len(words) <= _LONGEST_REASON else f"{words[:_LONGEST_REASON]} ..."

    def close(self) -> None:
        """Let go of the connections."""
        while self._idle:
            self._idle.pop().close()

    def _once(self, request: Request) -> Answer:
        try:
            line = self._idle.pop()
        except IndexError:
            line = self._new_line()
        try:
            answer = self._over(line, request)
        except BaseException:
            line.close()
            self.close()  # those that lie idle have most likely been closed at the other end as well
            raise
        self._idle.append(line)
        self._met = True
        return answer

    def _over(self, line: HTTPConnection, request: Request) -> Answer:
        headers = dict(self._headers)
        if request.kind:
            headers["Content-Type"] = request.kind
        body = None
        if request.body is not None:
            body = BytesIO(request.body)  # goes in blocks: all of a film at once would have but SILENCE to go
            headers["Content-Length"] = str(len(request.body))
        line.request(request.method, self._host.prefix + request.path, body, headers)
        found = line.getresponse()
        data = found.read(_LARGEST)
        if found.read(1):
            raise HTTPException("the answer is too long")
        return Answer(found.status, data, _number(found.getheader("X-RateLimit-Reset")))

    def _new_line(self) -> HTTPConnection:
        name, port = self._host.name, self._host.port
        if not self._host.secure:
            return HTTPConnection(name, port, timeout=SILENCE, blocksize=_BLOCK)
        context = ssl.create_default_context()
        return HTTPSConnection(name, port, timeout=SILENCE, blocksize=_BLOCK, context=context)

    def _may_pass(self, broken: Exception) -> bool:
        """Whether another try may do better; a host that never answered is not there."""
        return not self._is_unsafe(broken) and (self._met or not isinstance(broken, _NOT_THERE))

    def _is_unsafe(self, broken: Exception) -> bool:
        """Whether the host cannot show that it is the one; or somebody else speaks in its place, and not safely."""
        if isinstance(broken, ssl.SSLCertVerificationError):
            return True
        return isinstance(broken, ssl.SSLError) and not isinstance(broken, _CUT) and not self._met

    def _patience(self, answer: Answer, pause: float | None) -> float:
        """How long to wait before asking again, in seconds; PublishError when it was enough, or would be too long."""
        until = max(0.0, answer.reset - time.time()) if answer.reset else 0.0
        if answer.status == _BUSY and (pause is None or until > LONGEST):
            raise PublishError("publish-netlify-busy", host=self.name, minutes=ceil(until / 60) or 1)
        if pause is None:
            raise PublishError("publish-netlify-down", host=self.name, status=answer.status)
        return max(pause, until) if answer.status == _BUSY else pause

    def _trouble(self, broken: Exception) -> PublishError:
        code = "publish-netlify-lost"
        if isinstance(broken, _NOT_THERE):
            code = "publish-netlify-unreachable"
        if self._is_unsafe(broken):
            code = "publish-netlify-certificate"
        return PublishError(code, host=self.name, reason=self.reason(str(broken) or type(broken).__name__))


def _is_passing(status: int) -> bool:
    return status in (_SLOW, _BUSY) or (status >= _BROKEN and status != _FULL)


def _number(text: str | None) -> float | None:
    try:
        number = float(text) if text else None
    except ValueError:
        return None
    return number if number is not None and isfinite(number) else None
