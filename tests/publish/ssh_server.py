"""A real sshd on loopback that a test starts and stops, the home of somebody who may log in there, and a cable to cut."""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

LOCALHOST = "127.0.0.1"
_START = 15.0  # seconds that sshd may take to listen
_STOP = 10.0  # and to end

# HOME keeps the shell from reading what somebody wrote for it.
_CONFIG = """
Port {port}
ListenAddress {host}
HostKey {folder}/host_key
PidFile {folder}/sshd.pid
AuthorizedKeysFile {folder}/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PrintMotd no
MaxStartups 100
MaxAuthTries 4
LogLevel VERBOSE
KexAlgorithms curve25519-sha256,curve25519-sha256@libssh.org
SetEnv HOME={folder}
"""
_SFTP = "Subsystem sftp internal-sftp {options}\n"


@dataclass(frozen=True)
class Sshd:
    """A server that runs; `user` logs in with `key` to the machine as it is."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]
    user: str = field(default_factory=getpass.getuser)

    @property
    def key(self) -> Path:
        """The private key that opens it."""
        return self.folder / "user_key"

    @property
    def public_host_key(self) -> str:
        """What it shows, as a line of known hosts has it."""
        kind, key = (self.folder / "host_key.pub").read_text().split()[:2]
        return f"{kind} {key}"

    def drop(self) -> None:
        """Kill what serves connections now."""
        for process in _offspring(self.process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def stop(self) -> None:
        """End it, and whatever it still serves."""
        self.drop()
        self.process.kill()
        self.process.wait(_STOP)


def start_sshd(folder: Path, sshd: str, *lines: str, sftp: str = "") -> Sshd:
    """Start a server that keeps its files in a folder of its own; `lines` go into its settings, `sftp` to its SFTP."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # it asks for this place, and puts nothing there
    make_key(folder / "host_key")
    make_key(folder / "user_key")
    shutil.copyfile(folder / "user_key.pub", folder / "authorized_keys")
    port = free_port()
    text = _CONFIG.format(port=port, host=LOCALHOST, folder=folder) + _SFTP.format(options=sftp)
    config = folder / "sshd_config"
    config.write_text("\n".join((text, *lines, "PerSourcePenalties no", "")))
    if subprocess.run([sshd, "-t", "-f", config], capture_output=True, check=False).returncode:
        config.write_text("\n".join((text, *lines, "")))  # one of before 2024 knows no penalties
    with (folder / "sshd.log").open("ab") as log:
        process = subprocess.Popen(
            [sshd, "-D", "-e", "-f", str(config)], stdin=subprocess.DEVNULL, stderr=log
        )
    server = Sshd(folder, port, process)
    try:
        wait_for(port)
    except BaseException:
        server.stop()
        raise
    return server


def make_key(file: Path, *, passphrase: str = "", kind: str = "ed25519") -> None:
    """A fresh pair of keys: `file` and `file`.pub."""
    if not file.exists():
        command = ["ssh-keygen", "-q", "-t", kind, "-N", passphrase, "-C", "test", "-f", str(file)]
        subprocess.run(command, check=True, timeout=_START, stdin=subprocess.DEVNULL)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind((LOCALHOST, 0))
        return int(found.getsockname()[1])


def wait_for(port: int) -> None:
    """Until somebody listens there; TimeoutError."""
    until = time.monotonic() + _START
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection((LOCALHOST, port), 1.0):
            return
        time.sleep(0.05)
    raise TimeoutError(port)


def _offspring(ancestor: int) -> list[int]:
    """The processes that a process started, and those that they started."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it ended meanwhile
            fields = stat.read_text().rpartition(")")[2].split()
            parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found = parents.get(ancestor, [])
    return [*found, *(further for child in found for further in _offspring(child))]


@dataclass(frozen=True)
class Home:
    """A user's home folder with a .ssh of its own."""

    folder: Path

    @property
    def ssh(self) -> Path:
        """Where OpenSSH looks."""
        return self.folder / ".ssh"

    def knows(self, server: Sshd, *ports: int, key: str = "") -> None:
        """Put the server among the known hosts, also behind other ports (cables); with another key if one is given."""
        self.ssh.mkdir(parents=True, exist_ok=True)
        names = ",".join(f"[{LOCALHOST}]:{port}" for port in (server.port, *ports))
        (self.ssh / "known_hosts").write_text(f"{names} {key or server.public_host_key}\n")

    def holds(self, key: Path) -> None:
        """Put a key where OpenSSH looks for it."""
        self.ssh.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(key, self.ssh / "id_ed25519")
        (self.ssh / "id_ed25519").chmod(0o600)

    def uses_ssh(self) -> None:
        """Have the system's ssh live here too, which asks the machine and not the environment where home is."""
        self.ssh.mkdir(parents=True, exist_ok=True)
        (self.ssh / "config").write_text(
            f"UserKnownHostsFile {self.ssh}/known_hosts\nGlobalKnownHostsFile none\n"
            f"IdentityFile {self.ssh}/id_ed25519\nIdentitiesOnly yes\n"
        )
        found = self.folder / "bin" / "ssh"
        found.parent.mkdir()
        found.write_text(f'#!/bin/sh\nexec {shutil.which("ssh")} -F {self.ssh}/config "$@"\n')
        found.chmod(0o755)

    def environment(self) -> dict[str, str]:
        """What a process of this user finds."""
        return {
            "HOME": str(self.folder),
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "LANG": "C.UTF-8",
        }


class Cable:
    """Leads from a port of its own to a server, and can be cut; whoever comes again is let through."""

    def __init__(self, port: int) -> None:
        self._goal = port
        self._limit: int | None = None
        self._lock = threading.Lock()
        self._flowing = threading.Event()
        self._flowing.set()
        self._ends: list[socket.socket] = []
        self.sent = 0  # bytes that went to the server
        self._listening = socket.create_server((LOCALHOST, 0))
        self.port = int(self._listening.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)  # wakes who waits for a caller
        self._listening.close()
        self.cut()
        self._flowing.set()

    def hold(self) -> None:
        """Let nothing through any more, and cut nothing."""
        self._flowing.clear()

    def cut_after(self, size: int) -> None:
        """Cut it, once, when so many more bytes have gone to the server."""
        with self._lock:
            self._limit = self.sent + size

    def cut(self) -> None:
        """Cut all that goes through it now."""
        with self._lock:
            ends, self._ends, self._limit = self._ends, [], None
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                far = socket.create_connection((LOCALHOST, self._goal), _START)
                far.settimeout(None)
                for end in (near, far):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                with self._lock:
                    self._ends += [near, far]
                threading.Thread(target=self._carry, args=(near, far, True), daemon=True).start()
                threading.Thread(target=self._carry, args=(far, near, False), daemon=True).start()

    def _carry(self, source: socket.socket, goal: socket.socket, there: bool) -> None:  # noqa: FBT001
        with contextlib.suppress(OSError):
            while data := source.recv(4096):
                self._flowing.wait()
                if there and self._is_over(len(data)):
                    self.cut()
                    return
                goal.sendall(data)
            goal.shutdown(socket.SHUT_WR)

    def _is_over(self, size: int) -> bool:
        with self._lock:
            self.sent += size
            return self._limit is not None and self.sent > self._limit
