"""The way there: the user's own ssh, which asks nobody anything, and one connection for all the calls."""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from guidegen.adapters.door import trouble
from guidegen.publish.rsync.complaints import complaint
from guidegen.publish.rsync.programs import run
from guidegen.publish.secrets import Vault
from guidegen.publish.ssh import Login

PATIENCE = 60  # seconds without a sign of life, after which a line is taken for dead
LINGER = 30  # seconds that a connection waits for the next call; so long it outlives a run that is killed

_ROOM = "guidegen-ssh-"
_DAY = 86_400  # seconds
_PULSES = 4  # that may stay without an answer
_SSH = (
    *("BatchMode=yes", "StrictHostKeyChecking=yes", "UpdateHostKeys=no", "NumberOfPasswordPrompts=0"),
    *("ForwardAgent=no", "ForwardX11=no", "ClearAllForwardings=yes", "Tunnel=no", "PermitLocalCommand=no"),
    *("RemoteCommand=none", "RequestTTY=no", "TCPKeepAlive=yes", f"ServerAliveCountMax={_PULSES}"),
    "LogLevel=DEBUG1",  # only so it tells which key a host has shown
)
_PLAIN = re.compile(r"[\w/.+-]{1,80}")  # a path that needs no quotes, and that a socket can have


@dataclass
class Way:
    """How rsync is called, and how it comes to the host."""

    login: Login
    vault: Vault
    environment: Mapping[str, str] = field(repr=False)
    room: Path  # a folder of this run alone, for the socket that leads to the connection
    shared: bool  # whether there is one connection for all the calls
    spare: int = 1  # calls that may be given once more, because the line was lost
    _reached: bool = False  # whether a call went well

    def call(
        self,
        *words: str,
        folder: Path,
        paths: Iterable[str] = (),
        hear: Callable[[bytes], None] = lambda _: None,
    ) -> None:
        """Call rsync in a folder, with these paths to work on, and again when the line was lost meanwhile.

        PublishError with what went wrong.
        """
        ssh = " ".join(self._ssh())  # rsync itself takes it apart at the blanks, and no word has any
        # The far shell reads no argument (-s), and names come as they are (-8). By their long names old ones do not know it.
        rsync = ("rsync", f"--rsh={ssh}", f"--timeout={PATIENCE}", "--outbuf=L", "-s", "-8")
        # The dot first: else a name that begins with # would be a remark.
        feed = b"".join(b"./" + path.encode() + b"\0" for path in paths)
        while (answer := run((*rsync, *words), folder, self.environment, feed=feed, hear=hear)).code:
            error = complaint(answer, self.login, self.vault, came_in=self._reached)
            if error.code != "ssh-lost" or not self.spare:
                raise error
            self.spare -= 1
        self._reached = True

    def close(self) -> None:
        """End the connection."""
        if any(self.room.glob("*")):
            run((*self._ssh(), "-O", "exit", self.login.host), self.room, self.environment)
        shutil.rmtree(self.room, ignore_errors=True)

    def _ssh(self) -> Sequence[str]:
        wait, pulse = max(1, PATIENCE // 2), max(1, PATIENCE // _PULSES)
        options = [*_SSH, f"ConnectTimeout={wait}", f"ServerAliveInterval={pulse}"]
        if self.shared:
            options += ["ControlMaster=auto", f"ControlPath={self.room}/s", f"ControlPersist={LINGER}"]
        else:
            options += ["ControlMaster=no", "ControlPath=none"]
        port = ("-p", str(self.login.port)) if self.login.port else ()
        return "ssh", *(word for option in options for word in ("-o", option)), *port


def open_way(login: Login, environment: Mapping[str, str], vault: Vault) -> Way:
    """The way to a login; nothing is sent yet. DiskError."""
    for old in Path(gettempdir()).glob(f"{_ROOM}*"):  # of runs that were killed
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > _DAY:
                old.rmdir()
    try:
        room = Path(mkdtemp(prefix=_ROOM))  # for the eyes of its owner alone
    except OSError as error:
        raise trouble(error, gettempdir()) from error
    return Way(login, vault, environment, room, sys.platform != "win32" and bool(_PLAIN.fullmatch(str(room))))
