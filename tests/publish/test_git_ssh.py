"""A git target behind a real sshd: the same branch, and what only SSH can complain of."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from guidegen.problems import PublishError
from guidegen.publish.target import Address
from tests.checkers import machine
from tests.conftest import left_out
from tests.publish.contract import edition, without_receipt
from tests.publish.git_server import make_repository, noise
from tests.publish.ssh_server import LOCALHOST, Cable, Sshd, make_key, start_sshd
from tests.publish.test_git_branch import GitSpot


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    """One sshd for all of these tests."""
    sshd = machine.sshd()
    if sshd is None or shutil.which("ssh") is None:
        left_out("sshd")
    running = start_sshd(tmp_path_factory.mktemp("sshd"), sshd)
    yield running
    running.stop()


class SshSpot(GitSpot):
    """A branch behind SSH, and a computer whose ssh has keys and known hosts of its own."""

    def __init__(self, tmp: Path, server: Sshd) -> None:
        repository = make_repository(tmp / "gidsen.git")
        super().__init__(tmp, repository)
        self._server = server
        self.notes = tmp / "notes"
        self.known, self.key = tmp / "known_hosts", tmp / "key"
        self.known.write_text(f"[{LOCALHOST}]:{server.port} {server.public_host_key}\n")
        shutil.copyfile(server.key, self.key)
        self.key.chmod(0o600)
        # A real ssh reads the settings of whoever the system says runs it, wherever HOME leads: these come first.
        own = f"-F /dev/null -o UserKnownHostsFile={self.known} -o GlobalKnownHostsFile=/dev/null"
        (tmp / "bin").mkdir()
        self.program = tmp / "bin" / "ssh"
        self.program.write_text(
            f'#!/bin/sh\necho "$@" >> {self.notes}\n'
            f'exec {shutil.which("ssh")} {own} -o IdentitiesOnly=yes -i {self.key} "$@"\n'
        )
        self.program.chmod(0o700)
        self.environment["PATH"] = f"{tmp / 'bin'}{os.pathsep}{os.environ['PATH']}"
        self.leads_to(server.port)

    def leads_to(self, port: int, repository: str = "") -> None:
        where = f"ssh://{self._server.user}@{LOCALHOST}:{port}{repository or self.repository}"
        self.address = Address("website", "git", {"repository": where})

    def told(self, files: dict[str, bytes]) -> str:
        with pytest.raises(PublishError) as refused:
            self.publish(files)
        return refused.value.code.removeprefix("publish-git-")


@pytest.fixture
def spot(tmp_path: Path, server: Sshd) -> SshSpot:
    return SshSpot(tmp_path, server)


def test_a_site_goes_there_and_nobody_is_asked(spot: SshSpot, tmp_path: Path) -> None:
    GitSpot(tmp_path, spot.repository).publish(edition(1))
    spot.publish(edition(2))
    assert without_receipt(spot.files()).items() >= edition(2).items()
    said = spot.notes.read_text()
    for option in ("BatchMode=yes", "StrictHostKeyChecking=yes", "ConnectTimeout=30"):
        assert option in said


def test_a_way_of_ones_own_is_taken(spot: SshSpot) -> None:
    spot.environment["GIT_SSH_COMMAND"] = f"{spot.program} -o LogLevel=ERROR"
    spot.publish(edition(1))
    del spot.environment["GIT_SSH_COMMAND"]
    (spot.home / ".gitconfig").write_text(f"[core]\nsshCommand = {spot.program} -o LogLevel=QUIET\n")
    spot.publish(edition(2))
    lines = spot.notes.read_text().splitlines()
    assert any("LogLevel=ERROR" in line for line in lines)
    assert any("LogLevel=QUIET" in line for line in lines)
    assert not any("BatchMode" in line for line in lines)


def test_a_host_that_is_not_known_or_another_one_is_not_spoken_to(spot: SshSpot, tmp_path: Path) -> None:
    port = spot.known.read_text().split()[0]
    spot.known.write_text("")
    assert spot.told(edition(1)) == "key-unknown"
    make_key(tmp_path / "other")
    kind, key = (tmp_path / "other.pub").read_text().split()[:2]
    spot.known.write_text(f"{port} {kind} {key}\n")
    assert spot.told(edition(1)) == "key-changed"
    assert spot.files() == {}


def test_a_key_that_does_not_fit_is_told(spot: SshSpot) -> None:
    spot.key.unlink()
    make_key(spot.key)
    assert spot.told(edition(1)) == "key-refused"


def test_nothing_there_is_told(spot: SshSpot, server: Sshd, tmp_path: Path) -> None:
    spot.leads_to(server.port, str(tmp_path / "nowhere.git"))
    assert spot.told(edition(1)) == "not-found"
    with Cable(server.port) as cable:
        port = cable.port
    spot.leads_to(port)
    assert spot.told(edition(1)) == "unreachable"


@pytest.mark.parametrize("size", [100, 150_000])
def test_a_line_that_is_cut_leaves_all_as_it_was(
    spot: SshSpot, server: Sshd, tmp_path: Path, size: int
) -> None:
    photos = {f"assets/img/{n}-480-0123456789ab.jpg": noise(n, 40_000) for n in range(5)}
    GitSpot(tmp_path, spot.repository).publish(edition(1))
    with Cable(server.port) as cable:
        spot.known.write_text(f"[{LOCALHOST}]:{cable.port} {server.public_host_key}\n")
        spot.leads_to(cable.port)
        cable.cut_after(size)
        assert spot.told({**edition(2), **photos}) == "lost"
        assert without_receipt(spot.files()) == edition(1)
        spot.publish({**edition(2), **photos})
    assert without_receipt(spot.files()).items() >= {**edition(2), **photos}.items()
