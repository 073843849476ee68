"""An SFTP server in a thread of the tests, for what sshd cannot be had to do: passwords, a full disk, no modern rename."""

# ruff: noqa: ARG002 - paramiko asks with more than these answers need

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import paramiko
from paramiko import common, sftp
from paramiko.server import InteractiveQuery

from tests.publish.ssh_server import LOCALHOST

if TYPE_CHECKING:
    from typing_extensions import Buffer


@dataclass
class Habits:
    """What this server is like."""

    root: Path
    password: str = ""
    interactive: bool = False  # asks for the password as a question
    posix_rename: bool = True
    room: int = 1 << 30  # bytes that it takes of one file
    logins: list[str] = field(default_factory=list)  # ways that were tried
    key: paramiko.PKey | None = None  # opens it too
    banner: str = ""  # said before anybody has logged in
    words: str = ""  # said with every refusal, in the place of the usual ones


class _Door(paramiko.ServerInterface):
    def __init__(self, habits: Habits) -> None:
        self.habits = habits

    def get_allowed_auths(self, username: str) -> str:
        known = "keyboard-interactive" if self.habits.interactive else "password"
        return f"publickey,{known}" if self.habits.key else known

    def get_banner(self) -> tuple[str | None, str | None]:
        return (self.habits.banner, "en") if self.habits.banner else (None, None)

    def check_auth_publickey(self, username: str, key: paramiko.PKey) -> int:
        self.habits.logins.append("publickey")
        good = self.habits.key is not None and key.asbytes() == self.habits.key.asbytes()
        return common.AUTH_SUCCESSFUL if good else common.AUTH_FAILED

    def check_auth_password(self, username: str, password: str) -> int:
        self.habits.logins.append("password")
        return common.AUTH_FAILED if self.habits.interactive else self._judged(password)

    def check_auth_interactive(self, username: str, submethods: str) -> int | InteractiveQuery:
        self.habits.logins.append("keyboard-interactive")
        return InteractiveQuery("", "", ("Password: ", False))

    def check_auth_interactive_response(self, responses: list[str]) -> int | InteractiveQuery:
        return self._judged(responses[0])

    def check_channel_request(self, kind: str, chanid: int) -> int:
        return common.OPEN_SUCCEEDED

    def _judged(self, password: str) -> int:
        good = self.habits.password and password == self.habits.password
        return common.AUTH_SUCCESSFUL if good else common.AUTH_FAILED


def _told(do: Callable[[], object]) -> int:
    try:
        do()
    except OSError as error:
        return paramiko.SFTPServer.convert_errno(error.errno or 0)
    return sftp.SFTP_OK


class _Folder(paramiko.SFTPServerInterface):
    def __init__(self, server: _Door, *args: Any, **kwargs: Any) -> None:
        super().__init__(server, *args, **kwargs)
        self.habits = server.habits

    def _real(self, path: str) -> str:
        return f"{self.habits.root}{self.canonicalize(path)}"

    def list_folder(self, path: str) -> list[paramiko.SFTPAttributes] | int:
        real = self._real(path)
        try:
            return [
                paramiko.SFTPAttributes.from_stat(os.lstat(f"{real}/{name}"), name)
                for name in os.listdir(real)  # noqa: PTH208 - names are what is wanted
            ]
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)

    def stat(self, path: str) -> paramiko.SFTPAttributes | int:
        try:
            return paramiko.SFTPAttributes.from_stat(os.stat(self._real(path)))  # noqa: PTH116
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)

    lstat = stat

    def open(self, path: str, flags: int, attr: paramiko.SFTPAttributes) -> paramiko.SFTPHandle | int:
        try:
            handle = os.open(self._real(path), flags, 0o644)
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)
        return _File(handle, flags, self.habits.room)

    def remove(self, path: str) -> int:
        return _told(lambda: Path(self._real(path)).unlink())

    def rename(self, oldpath: str, newpath: str) -> int:
        """As the protocol has it: not over what is there."""
        if os.path.lexists(self._real(newpath)):
            return sftp.SFTP_FAILURE
        return _told(lambda: Path(self._real(oldpath)).rename(self._real(newpath)))

    def posix_rename(self, oldpath: str, newpath: str) -> int:
        if not self.habits.posix_rename:
            return sftp.SFTP_OP_UNSUPPORTED
        return _told(lambda: Path(self._real(oldpath)).replace(self._real(newpath)))

    def mkdir(self, path: str, attr: paramiko.SFTPAttributes) -> int:
        return _told(lambda: Path(self._real(path)).mkdir())

    def rmdir(self, path: str) -> int:
        return _told(lambda: Path(self._real(path)).rmdir())


class _Answers(paramiko.SFTPServer):
    """Gives its own words for a refusal."""

    def __init__(self, channel: paramiko.Channel, name: str, server: _Door, *args: Any) -> None:
        super().__init__(channel, name, server, *args)
        self._words = server.habits.words

    def _send_status(self, number: int, code: int, desc: str | None = None) -> None:
        super()._send_status(number, code, self._words or desc)  # type: ignore[misc]


class _File(paramiko.SFTPHandle):
    def __init__(self, handle: int, flags: int, room: int) -> None:
        super().__init__(flags)
        self.handle = handle
        self.room = room

    def close(self) -> None:
        os.close(self.handle)

    def stat(self) -> paramiko.SFTPAttributes | int:
        return paramiko.SFTPAttributes.from_stat(os.fstat(self.handle))

    def read(self, offset: int, length: int) -> bytes | int:
        return os.pread(self.handle, length, offset)

    def write(self, offset: int, data: Buffer) -> int:
        if offset + len(bytes(data)) > self.room:
            return sftp.SFTP_FAILURE
        os.pwrite(self.handle, data, offset)
        return sftp.SFTP_OK


@contextmanager
def stub_serving(habits: Habits) -> Iterator[tuple[int, str]]:
    """A server with these habits: its port, and its key as a line of known hosts has it."""
    key = paramiko.ECDSAKey.generate()
    listening = socket.create_server((LOCALHOST, 0))
    transports: list[paramiko.Transport] = []

    def accept() -> None:
        with contextlib.suppress(OSError, EOFError, paramiko.SSHException):
            while True:
                transport = paramiko.Transport(listening.accept()[0])
                transports.append(transport)
                transport.add_server_key(key)
                transport.set_subsystem_handler("sftp", _Answers, _Folder)
                transport.start_server(event=threading.Event(), server=_Door(habits))

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield int(listening.getsockname()[1]), f"{key.get_name()} {key.get_base64()}"
    finally:
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(5.0)
        for transport in transports:
            transport.close()
