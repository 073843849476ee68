"""A folder behind a real sshd as the tests of targets see it, and somebody who may log in there."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from guidegen.problems import PublishError
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address, Ground, Target
from guidegen.publish.targets import open_target
from guidegen.report.catalogue import LANGUAGES, word
from tests.checkers import machine
from tests.conftest import left_out
from tests.publish.ssh_server import LOCALHOST, Home, Sshd


@dataclass
class SshSpot:
    """`kind` is sftp or rsync."""

    kind: str
    server: Sshd
    root: Path  # of the site
    home: Home
    port: int  # where it is reached: the server's own, or that of a cable
    secrets: Mapping[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)  # besides the usual ones
    alone: bool = False  # the only target

    def open(self) -> Target:
        """Log in."""
        settings = {
            "host": LOCALHOST,
            "port": str(self.port),
            "user": self.server.user,
            "folder": str(self.root),
        }
        told = {key: value for key, value in (settings | self.settings).items() if value}
        address = Address("website", self.kind, told, self.alone)
        return open_target(address, Ground(Vault({**self.home.environment(), **self.secrets}), self.scratch))

    @property
    def scratch(self) -> Path:
        """The target's own folder."""
        return self.root.with_name("scratch")

    def files(self) -> dict[str, bytes]:
        """All that lies there."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in self.root.rglob("*")
            if path.is_file()
        }

    def lay(self, path: str, data: bytes) -> None:
        """Somebody else puts a file there."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def refused(self) -> PublishError:
        """What is said when nobody comes in, in both languages without any secret."""
        with pytest.raises(PublishError) as refused, closing(self.open()) as target:
            target.look()
        self.keeps_quiet(refused.value)
        return refused.value

    def keeps_quiet(self, error: PublishError) -> None:
        """No secret is in what is said, or in what is left on this machine."""
        said = [
            repr(error),
            str(error.__cause__),
            *(word(error.code, dict(error.values), language) for language in LANGUAGES),
        ]
        left = [path.read_bytes() for path in self.scratch.rglob("*") if path.is_file()]
        for secret in self.secrets.values():
            assert not any(secret in text for text in said)
            assert not any(secret.encode() in data for data in left)
        assert all(error.code not in text for text in said[2:])


def make_spot(kind: str, server: Sshd, folder: Path) -> SshSpot:
    """A fresh folder, and a fresh user who knows the server and holds its key."""
    home = Home(folder / "home")
    home.knows(server)
    home.holds(server.key)
    if kind == "rsync":
        home.uses_ssh()
    return SshSpot(kind, server, folder / "www", home, server.port)


def needed_sshd() -> str:
    """The sshd of this machine; without one the test is left out."""
    return machine.sshd() or left_out("OpenSSH's server")
