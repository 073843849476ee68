"""Several SFTP channels over one connection, because each waits for its answers; a lost connection is made once more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from queue import LifoQueue
from secrets import token_hex
from threading import Lock
from typing import TypeVar

import paramiko

from guidegen.problems import PublishError
from guidegen.publish.sftp.client import Client
from guidegen.publish.sftp.login import hang_up

HANDS = 8  # OpenSSH bears ten, where nobody set it otherwise

_SILENCE = 60.0  # seconds without an answer, after which a connection is taken for lost
_DYING = 0.2  # seconds that a connection takes to know that it is lost
_UNREACHABLE = frozenset({"ssh-host-not-found", "ssh-refused", "ssh-silent", "ssh-broken-off"})

T = TypeVar("T")


class _LostError(Exception):
    """The connection is gone, and with it the answer."""


class _OneTooManyError(Exception):
    """The host bears no further line."""


@dataclass(frozen=True, slots=True)
class Connection:
    """One way in, which no other one is mistaken for: a host may still do what was asked of it before it was lost."""

    transport: paramiko.Transport
    token: str = field(default_factory=partial(token_hex, 4))


@dataclass(frozen=True, slots=True)
class Line:
    """One channel, for one thread at a time."""

    number: int  # from 0 to HANDS
    sftp: paramiko.SFTPClient
    connection: Connection

    @property
    def dead(self) -> bool:
        """Whether nothing will come through it any more."""
        channel = self.sftp.get_channel()
        return channel is None or channel.closed or not self.connection.transport.is_active()


class Lines:
    """As many as are wanted at once, opened when they are."""

    def __init__(self, host: str, connect: Callable[[], paramiko.Transport]) -> None:
        """PublishError when the first connection cannot be made."""
        self._host = host
        self._connect = connect
        self._connection = Connection(connect())
        self._spare = 1  # connections that may yet be made in place of a lost one
        self._lock = Lock()
        self._lines: dict[int, Line] = {}
        self._free: LifoQueue[int] = LifoQueue()
        for number in reversed(range(HANDS)):
            self._free.put(number)

    @property
    def token(self) -> str:
        """Of the connection that is used now."""
        return self._connection.token

    def use(self, do: Callable[[Line], T]) -> T:
        """Do something on a free line, and again when the connection was lost meanwhile: so it must bear repeating.

        OSError says what the host had against it; PublishError that the connection is lost for good.
        """
        while True:
            number = self._free.get()
            try:
                return self._do(number, do)
            except _OneTooManyError:
                number = -1  # the others will do
            finally:
                if number >= 0:
                    self._free.put(number)

    def close(self) -> None:
        """Hang up."""
        hang_up(self._connection.transport)

    def _do(self, number: int, do: Callable[[Line], T]) -> T:
        while True:
            connection = self._connection
            try:
                return _heed(self._line(number, connection), do)
            except _LostError:
                self._renew(connection)

    def _line(self, number: int, connection: Connection) -> Line:
        line = self._lines.get(number)
        if line is None or line.connection is not connection:
            line = self._lines[number] = Line(number, self._open(connection.transport), connection)
        return line

    def _open(self, transport: paramiko.Transport) -> paramiko.SFTPClient:
        try:
            sftp = Client.from_transport(transport)
        except (EOFError, OSError, paramiko.SFTPError, paramiko.SSHException) as error:
            transport.join(_DYING)
            if not transport.is_active():
                raise _LostError from error
            if not self._lines:
                raise PublishError("sftp-none", host=self._host) from error
            raise _OneTooManyError from error
        if sftp is None or (channel := sftp.get_channel()) is None:
            raise _LostError
        channel.settimeout(_SILENCE)
        return sftp

    def _renew(self, lost: Connection) -> None:
        """Connect again, if no other thread has done so; PublishError when that was done before, or fails."""
        with self._lock:
            if self._connection is not lost:
                return
            hang_up(lost.transport)
            if not self._spare:
                raise PublishError("ssh-lost", host=self._host)
            self._spare -= 1
            try:
                self._connection = Connection(self._connect())
            except PublishError as error:
                if error.code in _UNREACHABLE:
                    raise PublishError("ssh-lost", host=self._host) from error
                raise


def _heed(line: Line, do: Callable[[Line], T]) -> T:
    """Do it, and tell what the host had against it from the loss of the connection."""
    try:
        return do(line)
    except (EOFError, TimeoutError, paramiko.SSHException) as error:
        raise _LostError from error
    except (OSError, UnicodeError, paramiko.SFTPError) as error:
        if line.dead:
            raise _LostError from error
        raise error if isinstance(error, OSError) else OSError(str(error)) from error
