"""What a login is proven with: the keys of the agent, key files, and at last a password."""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import paramiko

from guidegen.publish.secrets import Vault
from guidegen.publish.sftp.route import Route
from guidegen.publish.ssh import Login, secret_names

_KINDS = (paramiko.Ed25519Key, paramiko.ECDSAKey, paramiko.RSAKey)

Attempt = Callable[
    [paramiko.Transport], list[str]
]  # gives what is asked for besides; nothing when that was all


Way = tuple[str, Attempt]  # with a label for people: the name of a file or of a secret, never a secret

PUBLIC_KEY = frozenset({"publickey"})
PASSWORD = frozenset({"password", "keyboard-interactive"})


@dataclass
class Credentials:
    """All that is at hand for one login, looked for no sooner than it is wanted."""

    login: Login
    route: Route
    vault: Vault
    locked: list[str] = field(default_factory=list)  # key files whose passphrase was missing or wrong

    @property
    def password_name(self) -> str | None:
        """What the password at hand is called; None without one."""
        return next((name for name in secret_names(self.login, "PASSWORD") if self.vault.find(name)), None)

    def groups(self) -> Iterator[tuple[frozenset[str], Generator[Way]]]:
        """The ways to prove who logs in, in the order to try them, each group with what SSH calls it."""
        yield PUBLIC_KEY, self._keys()
        yield PASSWORD, self._password()

    def _keys(self) -> Generator[Way]:
        """Each key once: a host counts what it refuses, and breaks off."""
        seen: set[bytes] = set()
        for label, key in chain(self._of_agent(), self._of_files()):
            if (public := key.asbytes()) not in seen:
                seen.add(public)
                yield label, _with_key(self.route.user, key)

    def _of_agent(self) -> Iterator[tuple[str, paramiko.PKey]]:
        """Those first that the settings name: the host may not bear with all."""
        if "SSH_AUTH_SOCK" not in self.vault.environment and sys.platform != "win32":
            return
        try:
            agent = paramiko.Agent()
        except (OSError, paramiko.SSHException):
            return
        with closing(agent):
            named = set(filter(None, map(_public_half, self.route.keys)))
            keys = sorted(agent.get_keys(), key=lambda key: key.asbytes() not in named)
            for key in keys:
                if key.asbytes() in named or not self.route.only_these:
                    yield "ssh-agent", key

    def _of_files(self) -> Iterator[tuple[str, paramiko.PKey]]:
        for file in self.route.keys:
            if file.is_file() and (key := self._unlock(file)) is not None:
                yield file.name, key

    def _unlock(self, file: Path) -> paramiko.PKey | None:
        try:
            return _read_key(file, None)
        except paramiko.PasswordRequiredException:
            passphrase = self.vault.find(*secret_names(self.login, "PASSPHRASE"))
        except (OSError, ValueError, paramiko.SSHException):
            return None  # no key, or of a kind that paramiko does not know
        try:
            if passphrase:
                return _read_key(file, passphrase)
        except (OSError, ValueError, paramiko.SSHException):
            pass  # not this one
        self.locked.append(str(file))
        return None

    def _password(self) -> Generator[Way]:
        if (name := self.password_name) and (password := self.vault.find(name)):
            yield name, _with_password(self.route.user, password)


def _with_key(user: str, key: paramiko.PKey) -> Attempt:
    return lambda transport: transport.auth_publickey(user, key)


def _with_password(user: str, password: str) -> Attempt:
    return lambda transport: transport.auth_password(user, password)


def _read_key(file: Path, passphrase: str | None) -> paramiko.PKey:
    """A private key of whatever kind; the error of the last kind when it is none."""
    trouble: Exception = ValueError(file.name)
    for kind in _KINDS:
        try:
            return kind.from_private_key_file(str(file), passphrase)
        except paramiko.PasswordRequiredException:
            raise
        except (ValueError, paramiko.SSHException) as error:
            trouble = error
    raise trouble


def _public_half(file: Path) -> bytes | None:
    try:
        return base64.b64decode(file.with_name(f"{file.name}.pub").read_text(encoding="utf-8").split()[1])
    except (OSError, ValueError, IndexError):
        return None
