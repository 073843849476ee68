"""What the world is made to be for one failure: other addresses, other settings, other habits of a host."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tests.publish.cages import Cage
from tests.publish.canaries import CANARIES, Canary
from tests.publish.s3_server import free_ports
from tests.publish.ssh_server import LOCALHOST
from tests.publish.test_s3_troubles import own_certificate

_ADDRESS = {"netlify": "endpoint", "s3": "endpoint", "git": "repository"}
_NOWHERE = f"https://{'a' * 63}.{'b' * 63}.{'c' * 63}.{'d' * 63}.example"  # too long to be asked for
_TRACE = "[trace2]\n\teventTarget = {0}/event\n\tnormalTarget = {0}/normal\n\tperfTarget = {0}/perf\n"
_WHAT = "\tconfigParams = *\n\tenvVars = GIT_CONFIG_VALUE_0,GIT_CONFIG_VALUE_1\n"


@dataclass
class Snare:
    """One failure in the making: what is written in `values` and `around` is what the publish is given."""

    cage: Cage
    canary: Canary
    said: str
    values: dict[str, str]
    around: dict[str, str]
    open_: ExitStack

    def leads_to(self, address: str) -> None:
        """The settings name this address instead of the right one."""
        key = _ADDRESS[self.cage.kind]
        self.values[key] = f"{address}/site.git" if key == "repository" else address

    def at_port(self, port: int) -> None:
        """As above, on this machine."""
        if self.cage.kind == "sftp":
            self.values["port"] = str(port)
            known = self.cage.home / ".ssh" / "known_hosts"
            known.write_text(f"[{LOCALHOST}]:{port} {known.read_text().partition(' ')[2]}")
        else:
            self.leads_to(f"http://127.0.0.1:{port}")


def _nobody(snare: Snare) -> None:
    snare.at_port(free_ports(1)[0])


def _no_tls(snare: Snare) -> None:
    if snare.cage.parrot:
        snare.leads_to(snare.cage.parrot.endpoint.replace("http:", "https:"))


def _own_certificate(snare: Snare) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own_certificate(snare.cage.folder))

    def greet(call: socket.socket) -> None:
        context.wrap_socket(call, server_side=True).close()

    snare.leads_to(f"https://127.0.0.1:{_door(snare, greet)}")


def _no_ssh(snare: Snare) -> None:
    def greet(call: socket.socket) -> None:
        call.sendall(f"I will not have {snare.said}\r\n".encode() * 300)
        call.close()

    snare.at_port(_door(snare, greet))


def _no_such_host(snare: Snare) -> None:
    if snare.cage.kind == "sftp":
        snare.values["host"] = "nowhere.example"  # see modes.no_names
    else:
        snare.leads_to(_NOWHERE)


def _proxy(snare: Snare) -> None:
    user = quote(snare.canary.meant, safe="")
    proxy = f"http://mina:{user}@127.0.0.1:{free_ports(1)[0]}"
    snare.around.update(dict.fromkeys(("http_proxy", "https_proxy", "HTTPS_PROXY", "ALL_PROXY"), proxy))


def _other_key(snare: Snare) -> None:
    known = snare.cage.home / ".ssh" / "known_hosts"
    head, kind, key = known.read_text().split()
    known.write_text(f"{head} {kind} {key[:-8]}AAAA{key[-4:]}\n")


def _unknown_key(snare: Snare) -> None:
    (snare.cage.home / ".ssh" / "known_hosts").write_text("")


def _hook(name: str) -> Callable[[Snare], None]:
    def lay(snare: Snare) -> None:
        repository = snare.values["repository"].rpartition("/")[2]
        hook = snare.cage.folder / "forge" / repository / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.with_suffix(".txt").write_text(f"I will not have {snare.said}\n", encoding="utf-8")
        hook.write_text('#!/bin/sh\ncat "$0.txt" >&2\nexit 1\n')
        hook.chmod(0o700)

    return lay


def _trace2(snare: Snare) -> None:
    folder = snare.cage.folder / "tmp"
    settings = snare.cage.home / ".gitconfig"
    before = settings.read_text() if settings.exists() else ""
    settings.write_text(before + _TRACE.format(folder) + _WHAT)


def _aviary(snare: Snare) -> None:
    for one in CANARIES:
        for name, secret in one.environment.items():
            if one.kind != snare.cage.kind and name not in snare.canary.environment:
                snare.around.setdefault(name.replace("WEBSITE", "PROEF"), secret)


def _literal(snare: Snare) -> None:
    snare.values["password"] = snare.canary.meant


def _userinfo(snare: Snare) -> None:
    user = quote(snare.canary.meant, safe="")
    key = _ADDRESS.get(snare.cage.kind, "host")
    rest = snare.values[key].removeprefix("http://")
    snare.values[key] = f"http://mina:{user}@{rest}" if key != "host" else f"mina:{user}@{rest}"


def _door(snare: Snare, greet: Callable[[socket.socket], None]) -> int:
    """A port at which each caller is greeted so."""
    door = snare.open_.enter_context(socket.create_server(("127.0.0.1", 0)))

    def stand() -> None:
        while True:
            try:
                call, _ = door.accept()
            except OSError:
                return
            with suppress(OSError):
                greet(call)

    threading.Thread(target=stand, daemon=True).start()
    snare.open_.callback(door.shutdown, socket.SHUT_RDWR)
    return int(door.getsockname()[1])


SNARES: Mapping[str, Callable[[Snare], None]] = {
    "nobody listens": _nobody,
    "no TLS": _no_tls,
    "own certificate": _own_certificate,
    "no SSH": _no_ssh,
    "no such host": _no_such_host,
    "proxy": _proxy,
    "another key": _other_key,
    "unknown key": _unknown_key,
    **{f"hook {name}": _hook(name) for name in ("pre-receive", "update", "post-receive")},
    "trace2": _trace2,
    "aviary": _aviary,
    "literal": _literal,
    "userinfo": _userinfo,
}


def _wrong(snare: Snare) -> None:
    _habits(snare, password="another", key=None)  # noqa: S106 - a canary's rival


def _habits(snare: Snare, **changes: object) -> None:
    vars(snare.cage.habits).update(changes)


def _cut(size: int) -> Callable[[Snare], None]:
    def trap(snare: Snare) -> None:
        if snare.cage.cable:
            snare.cage.cable.cut_after(size)

    return trap


HABITS: Mapping[str, Callable[[Snare], None]] = {
    "wrong": _wrong,
    "interactive": lambda snare: _habits(snare, interactive=True),
    "greets": lambda snare: _habits(snare, banner=f"I know {snare.said}\r\n"),
    "refuses": lambda snare: _habits(snare, words=f"I will not have {snare.said}", posix_rename=False),
    "full": lambda snare: _habits(snare, words=f"I will not have {snare.said}", room=10),
    "no room": lambda snare: _habits(snare, root=Path("/nowhere"), words=f"I will not have {snare.said}"),
    "cut": _cut(1500),
    "cut later": _cut(9000),
}
