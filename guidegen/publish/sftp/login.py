"""A connection to a host: only to one that shows a key that is known, and nothing is said to it before."""

from __future__ import annotations

import logging
import socket
from contextlib import closing
from dataclasses import dataclass, field

import paramiko

from guidegen.problems import PublishError
from guidegen.publish.sftp.credentials import PASSWORD, PUBLIC_KEY, Attempt, Credentials
from guidegen.publish.sftp.known_hosts import Known, fingerprint, known_of
from guidegen.publish.sftp.route import Route
from guidegen.publish.ssh import Login, told_name

_PATIENCE = 20.0  # seconds, for each step of coming in
_PULSE = 15  # seconds between signs of life, so that no router forgets us
_RSA = ("rsa-sha2-512", "rsa-sha2-256")  # how a key of the kind ssh-rsa signs today

logging.getLogger("paramiko").addHandler(logging.NullHandler())  # it would print what it has to say


def connect(credentials: Credentials) -> paramiko.Transport:
    """Come in; PublishError with the reason when that fails."""
    login, route = credentials.login, credentials.route
    transport = paramiko.Transport(_reach(route))
    try:
        _shake_hands(transport, login, route)
        _Proof(transport, credentials).give()
    except BaseException:
        hang_up(transport)
        raise
    transport.set_keepalive(_PULSE)
    return transport


def hang_up(transport: paramiko.Transport) -> None:
    """Let go of a connection, whatever state it is in."""
    transport.close()
    transport.sock.close()


def _reach(route: Route) -> socket.socket:
    try:
        found = socket.create_connection((route.host, route.port), _PATIENCE)
    except (socket.gaierror, UnicodeError) as error:
        raise PublishError("ssh-host-not-found", host=route.host) from error
    except ConnectionRefusedError as error:
        raise PublishError("ssh-refused", host=route.host, port=route.port) from error
    except OSError as error:
        raise PublishError("ssh-silent", host=route.host, port=route.port) from error
    found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return found


def _shake_hands(transport: paramiko.Transport, login: Login, route: Route) -> None:
    known = known_of(route.known_as, route.known)
    options = transport.get_security_options()
    first = [name for kind in known.kinds for name in (_RSA if kind == "ssh-rsa" else (kind,))]
    usual = tuple(options.key_types)
    options.key_types = tuple(dict.fromkeys((*(name for name in first if name in usual), *usual)))
    transport.banner_timeout = transport.auth_timeout = transport.channel_timeout = _PATIENCE
    try:
        transport.start_client(timeout=_PATIENCE)
        key = transport.get_remote_server_key().asbytes()
    except (EOFError, OSError, paramiko.SSHException) as error:
        raise PublishError("ssh-silent", host=route.host, port=route.port) from error
    _check(key, known, login, route)


def _check(key: bytes, known: Known, login: Login, route: Route) -> None:
    if key in known.revoked:
        code = "ssh-key-revoked"
    elif not known.keys:
        code = "sftp-key-unknown"
    elif key not in {one for _, one in known.keys}:
        code = "ssh-key-changed"
    else:
        return
    raise PublishError(
        code, host=route.host, known=route.known_as, command=login.by_hand, fingerprint=fingerprint(key)
    )


@dataclass
class _Proof:
    """The attempts to prove who comes in."""

    transport: paramiko.Transport
    credentials: Credentials
    tried: list[str] = field(default_factory=list)  # labels
    takes_passwords: bool = True

    def give(self) -> None:
        """Try one after the other; PublishError when the host is content with none."""
        asked = self._asked_for()
        self.takes_passwords = bool(PASSWORD & asked)
        for methods, ways in self.credentials.groups():
            with closing(ways):
                for label, attempt in ways if methods & asked else ():
                    self.tried.append(label)
                    asked = self._answer(attempt, asked)
                    if (
                        self._over or not methods & asked
                    ):  # or it was right, and another kind is asked for besides
                        break
            if self._over:
                break
        if not self.transport.is_active():
            raise PublishError("ssh-broken-off", host=self.credentials.route.host)
        if not self.transport.is_authenticated():
            raise self._refused()

    @property
    def _over(self) -> bool:
        return self.transport.is_authenticated() or not self.transport.is_active()

    def _asked_for(self) -> frozenset[str]:
        """What the host wants for proof; nothing when it lets everybody in."""
        try:
            return frozenset(self.transport.auth_none(self.credentials.route.user))
        except paramiko.BadAuthenticationType as answer:
            return frozenset(answer.allowed_types)
        except (EOFError, OSError, paramiko.SSHException):
            return PUBLIC_KEY | PASSWORD

    def _answer(self, attempt: Attempt, asked: frozenset[str]) -> frozenset[str]:
        """What is asked for after an attempt."""
        try:
            return frozenset(attempt(self.transport))
        except (EOFError, OSError, paramiko.SSHException):
            return asked

    def _refused(self) -> PublishError:
        user, host = self.credentials.route.user, self.credentials.route.host
        password = self.credentials.password_name
        if locked := self.credentials.locked:
            name = told_name(self.credentials.login, "PASSPHRASE")
            return PublishError("sftp-key-locked", user=user, host=host, file=locked[0], name=name)
        if password and not self.takes_passwords and not self.tried:
            return PublishError("sftp-key-only", user=user, host=host)
        if password in self.tried:
            return PublishError("sftp-password", user=user, host=host, name=password)
        name = told_name(self.credentials.login, "PASSWORD")
        if not self.tried:
            return PublishError("sftp-no-proof", user=user, host=host, name=name)
        tried = ", ".join(dict.fromkeys(self.tried))
        return PublishError("ssh-login", user=user, host=host, tried=tried, name=name)
