"""The user's own ~/.ssh/config: where a host really is, and what it is logged in to with, as OpenSSH would take it."""

from __future__ import annotations

import getpass
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import paramiko

from guidegen.problems import PublishError
from guidegen.publish.ssh import Login

_PORT = 22
_INCLUDE = re.compile(r"\s*include(?:\s*=\s*|\s+)(.+)", re.IGNORECASE)
_SECTION = re.compile(r"\s*(?:host|match)(?:\s*=\s*|\s+)", re.IGNORECASE)
_BY_COMMAND = re.compile(r"\s*match\b.*\bexec\b", re.IGNORECASE)
_NEVER = "Host !*"
_DEEPEST = 16  # files that include each other, as in OpenSSH
_KEYS = ("id_ed25519", "id_ecdsa", "id_rsa")
_SYSTEM = (Path("/etc/ssh/ssh_known_hosts"), Path("/etc/ssh/ssh_known_hosts2"))


@dataclass(frozen=True, slots=True)
class Route:
    """How a login goes there."""

    host: str
    port: int
    user: str
    known_as: str  # what it is called in known_hosts
    known: tuple[Path, ...]  # the files of known hosts; need not be there
    keys: tuple[Path, ...]  # private keys; need not be there
    only_these: bool  # no other keys of the agent


def find_route(login: Login, home: Path) -> Route:
    """The way to a login; PublishError when the user's settings cannot be read, or lead through another host."""
    found = _settings(login, home)
    if found.get("proxycommand") or found.get("proxyjump", "none") != "none":
        raise PublishError("sftp-detour", host=login.host)
    host, port = str(found["hostname"]), login.port or int(found.get("port", _PORT))
    name = str(found.get("hostkeyalias", host)).lower()
    ssh = home / ".ssh"
    user_known = shlex.split(str(found.get("userknownhostsfile", "")))
    return Route(
        host=host,
        port=port,
        user=login.user or str(found.get("user") or getpass.getuser()),
        known_as=name if port == _PORT or "hostkeyalias" in found else f"[{name}]:{port}",
        known=tuple(map(Path, user_known or (ssh / "known_hosts", ssh / "known_hosts2"))) + _SYSTEM,
        keys=tuple(map(Path, found.get("identityfile") or (ssh / name for name in _KEYS))),
        only_these=str(found.get("identitiesonly", "no")).lower() == "yes",
    )


def _settings(login: Login, home: Path) -> paramiko.SSHConfigDict:
    config = home / ".ssh" / "config"
    try:
        text = "\n".join(_lines(config, home, _DEEPEST))
        found = paramiko.SSHConfig.from_text(text.replace("~/", f"{home.as_posix()}/")).lookup(login.host)
        found["port"] = str(int(found.get("port", _PORT)))
    except (OSError, ImportError, KeyError, ValueError, paramiko.SSHException) as error:
        raise PublishError("sftp-config", file=config, reason=error) from error
    return found


def _lines(file: Path, home: Path, depth: int) -> Iterator[str]:
    """The lines of a file of settings, with those of the files that it includes.

    What hangs on the outcome of a command (`Match exec`) never holds: paramiko would run it at our keyboard.
    """
    section = "Host *"
    if not file.is_file():
        return
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        included = _INCLUDE.fullmatch(line)
        if not included:
            if _SECTION.match(line):
                section = _NEVER if _BY_COMMAND.match(line) else line
            yield section if _SECTION.match(line) else line
        elif depth:
            for pattern in shlex.split(included[1].replace("~/", f"{home.as_posix()}/")):
                for other in sorted(
                    (home / ".ssh").glob(pattern) if pattern[0] != "/" else _anywhere(pattern)
                ):
                    yield from _lines(other, home, depth - 1)
                    yield section  # what follows here belongs where it stands


def _anywhere(pattern: str) -> Iterator[Path]:
    return Path(pattern).parent.glob(Path(pattern).name)
