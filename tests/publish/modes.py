"""Sixty ways and more in which a publish can fail, or be asked for: what the world does, and what was typed."""

from __future__ import annotations

import errno
import importlib
import logging
import os
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from tests.publish.parrot import Trick

ALL = ("netlify", "git", "s3", "sftp")
WEB = ("netlify", "git", "s3")
WRITE = "PUT|POST .*(deploys|receive-pack)"
FAILS = frozenset({3})
FINE = frozenset({0})
EITHER = frozenset({0, 2, 3})

# What a host says, by kind of target; @ stands for the secret.
BODIES = {
    "netlify": '{"code": 1, "message": "I will not have @"}',
    "s3": "<Error><Code>Strange</Code><Message>I will not have @</Message></Error>",
    "git": "I will not have @",
}
_YES = ("publish", "--yes")


@dataclass(frozen=True)
class Mode:
    """One of them."""

    name: str
    ends: frozenset[int] = FAILS
    kinds: tuple[str, ...] = ALL
    words: tuple[str, ...] = _YES
    trick: Trick | None = None  # of the host
    hurts: Callable[[str], object] | None = None  # in the process itself, told the secret in some form
    place: str = ""  # another address: see `leaks.py`
    habit: str = ""  # of the host for SFTP: likewise
    after: bool = False  # a publish went well before
    spoilt: bool = False  # and then our receipt there was damaged
    heard: bool = True  # guidegen gets to know the secret before it fails
    environment: dict[str, str] = field(default_factory=dict)


def breaks(where: str, kind: str, said: str) -> None:
    """From now on, this function of whatever library raises this error, which has the secret in it."""
    module, _, rest = where.partition(":")
    *owners, name = rest.split(".")
    owner = importlib.import_module(module)
    for one in owners:
        owner = getattr(owner, one)
    home, _, error_name = kind.rpartition(".")
    error: type[BaseException] = getattr(importlib.import_module(home or "builtins"), error_name)

    def broken(*_: object, **__: object) -> object:
        raise error(f"I will not have {said}")

    setattr(owner, name, broken)


def disk(error: str, said: str) -> None:
    """From now on nothing can be put in its place on the disk."""

    def broken(*_: object, **__: object) -> object:
        number = getattr(errno, error)
        raise OSError(number, os.strerror(number))

    os.replace = broken  # type: ignore[assignment]


def no_names(said: str) -> None:
    """Nobody knows the address of any host."""

    def broken(*_: object, **__: object) -> object:
        raise socket.gaierror(-2, f"Name or service not known {said}")

    socket.getaddrinfo = broken  # type: ignore[assignment]


def talkative(_: str) -> None:
    """All libraries tell whatever they have to tell."""
    logging.basicConfig(level=1)


def speechless(said: str) -> None:
    """Our own fault, and no room to write it down."""
    breaks("guidegen.publishing:Counter.propose", "RuntimeError", said)
    breaks("pathlib:Path.write_text", "OSError", "a disk")


def _web_modes() -> Iterator[Mode]:
    for status in (400, 401, 403, 404, 409, 413, 429, 500, 503, 507):
        yield Mode(f"{status} at once", kinds=WEB, trick=Trick(status=status, body="BODY"))
    for status in (403, 409, 422, 429, 500, 507):
        trick = Trick(WRITE, status, "BODY")
        yield Mode(f"{status} at a write", kinds=WEB, trick=trick)
    for name, body in (("plain", "no @"), ("page", "<!doctype html><p>no @"), ("long", "no @ " * 300)):
        yield Mode(f"403, {name}", kinds=WEB, trick=Trick(status=403, body=body))
    repeated = {"WWW-Authenticate": 'Basic realm="@"', "X-RateLimit-Reset": "@", "Set-Cookie": "a=@"}
    yield Mode("403, in headers", kinds=WEB, trick=Trick(status=403, headers=repeated))
    yield Mode("200 without sense", EITHER, WEB, trick=Trick(status=200, body="[@"))
    for status in (301, 302, 307, 308):
        away = {"Location": "ELSEWHERE/on"}
        yield Mode(f"{status} to elsewhere", kinds=WEB, trick=Trick(status=status, headers=away))
    yield Mode(
        "302 with it in the address", EITHER, WEB, trick=Trick(status=302, headers={"Location": "/on?to=@"})
    )
    away = {"Location": "ELSEWHERE/on"}
    yield Mode("307 at a write", EITHER, WEB, trick=Trick(WRITE, 307, headers=away))
    for name, raw in (
        ("no HTTP", "@@@\r\n\r\n"),
        ("odd status", "HTTP/1.1 @ no\r\n\r\n"),
        ("odd header", "HTTP/1.1 200 OK\r\n@\r\n\r\n"),
        ("half a body", "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n@"),
        ("odd chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n@\r\n"),
    ):
        yield Mode(name, EITHER, WEB, trick=Trick(raw=raw))
    yield Mode("hung up at once", kinds=WEB, trick=Trick(does="cut"))
    yield Mode("hung up later", EITHER, WEB, trick=Trick(does="cut", after=2))
    yield Mode("hung up at a write", EITHER, WEB, trick=Trick(WRITE, does="cut"))
    yield Mode("silent at once", kinds=WEB, trick=Trick(does="hang"))
    yield Mode("silent at a write", EITHER, WEB, trick=Trick(WRITE, does="hang"))
    yield Mode("Ctrl-C at once", frozenset({130}), WEB, trick=Trick(does="SIGINT"))
    yield Mode("Ctrl-C at a write", frozenset({130}), WEB, trick=Trick(WRITE, does="SIGINT"))
    yield Mode("killed at a write", frozenset({-9}), WEB, trick=Trick(WRITE, does="SIGKILL"))
    yield Mode("ended at a write", frozenset({-15}), WEB, trick=Trick(WRITE, does="SIGTERM"))
    for place in ("nobody listens", "no TLS", "own certificate", "no such host"):
        yield Mode(place, kinds=WEB, place=place)
    yield Mode("a proxy that is not there", EITHER, ("git", "s3"), place="proxy")


def _sftp_modes() -> Iterator[Mode]:
    for habit in ("wrong", "interactive", "greets", "refuses", "full", "no room", "cut", "cut later"):
        yield Mode(f"SFTP: {habit}", EITHER, ("sftp",), habit=habit)
    for place in ("nobody listens", "no such host", "no SSH", "another key", "unknown key"):
        yield Mode(place, kinds=("sftp",), place=place)
    for where, kind in (
        ("paramiko:Transport.start_client", "paramiko.SSHException"),
        ("paramiko:Transport.auth_password", "ValueError"),
        ("paramiko:SFTPClient.open", "OSError"),
        ("paramiko:SFTPClient.stat", "PermissionError"),
        ("paramiko:SFTPClient.stat", "RuntimeError"),
        ("paramiko:ECDSAKey.from_private_key_file", "ValueError"),
        ("guidegen.publish.sftp.lines:Lines.use", "KeyboardInterrupt"),
    ):
        ends = frozenset({0, 3, 4, 130})
        yield Mode(f"{where} {kind}", ends, ("sftp",), hurts=partial(breaks, where, kind))


def _library_modes() -> Iterator[Mode]:
    rows = (
        ("netlify", "http.client:HTTPConnection.getresponse", "RuntimeError"),
        ("netlify", "http.client:HTTPConnection.request", "ValueError"),
        ("netlify", "http.client:HTTPConnection.request", "OSError"),
        ("netlify", "guidegen.publish.netlify.api:read_site", "RuntimeError"),
        ("s3", "obstore:get", "RuntimeError"),
        ("s3", "obstore:get", "obstore.exceptions.GenericError"),
        ("s3", "obstore:put", "obstore.exceptions.PermissionDeniedError"),
        ("s3", "obstore:put", "OSError"),
        ("git", "subprocess:Popen", "OSError"),
        ("git", "subprocess:Popen", "RuntimeError"),
        ("git", "guidegen.publish.git_branch.scratch:Scratch.open", "RuntimeError"),
        ("git", "guidegen.publish.git_branch.scratch:Scratch.open", "OSError"),
    )
    for kind, where, error in rows:
        ends = frozenset({3, 4})
        yield Mode(f"{where} {error}", ends, (kind,), hurts=partial(breaks, where, error))


def _git_modes() -> Iterator[Mode]:
    for hook in ("pre-receive", "update", "post-receive"):
        yield Mode(f"hook {hook}", EITHER, ("git",), place=f"hook {hook}")
    traces = ("GIT_TRACE", "GIT_TRACE_CURL", "GIT_TRACE_PACKET", "GIT_CURL_VERBOSE", "GIT_TRACE2_EVENT")
    shown = {
        **dict.fromkeys(traces, "1"),
        "GIT_TRACE_REDACT": "0",
        "GIT_TRACE2_ENV_VARS": "GIT_CONFIG_VALUE_1",
    }
    yield Mode("git is traced", FINE, ("git",), environment=shown)
    yield Mode("git is traced by its settings", FINE, ("git",), place="trace2")


def _common_modes() -> Iterator[Mode]:
    for language in ("nl", "en"):
        yield Mode(f"all well, {language}", FINE, words=(*_YES, "--language", language))
    yield Mode("all well, JSON", FINE, words=(*_YES, "--json"))
    yield Mode("dry run", FINE, words=("publish", "--dry-run"))
    yield Mode("dry run, JSON", FINE, words=("publish", "--dry-run", "--json"))
    yield Mode("nobody to ask", frozenset({2}), words=("publish",))
    for forge in ("github", "gitlab", "codeberg"):
        yield Mode(f"--init {forge}", frozenset({0, 2}), words=("publish", "--init", forge), heard=False)
    yield Mode("nothing sent before", frozenset({2}), words=("rollback", "--yes"))
    yield Mode("releases", FINE, words=("releases", "--json"), after=True, heard=False)
    yield Mode("published twice", FINE, after=True)
    yield Mode("receipt damaged", frozenset({0, 2, 3}), after=True, spoilt=True)
    yield Mode("libraries tell all", FINE, hurts=talkative)
    for error in ("ENOSPC", "EACCES", "EIO"):
        yield Mode(f"our disk: {error}", hurts=partial(disk, error))
    yield Mode("other people's secrets around", FINE, place="aviary")
    for where, error, code in (
        ("guidegen.publishing:Counter.propose", "RuntimeError", 4),
        ("guidegen.publishing:Counter.send", "ConnectionError", 4),
        ("guidegen.publish.shelf:Shelf.keep", "UnicodeError", 4),
        ("guidegen.publishing:Counter.packed", "KeyboardInterrupt", 130),
    ):
        yield Mode(f"{where} {error}", frozenset({code}), hurts=partial(breaks, where, error))
    fault = partial(breaks, "guidegen.publishing:Counter.propose", "RuntimeError")
    yield Mode("our fault, --debug", frozenset({1, 4}), words=("--debug", *_YES), hurts=fault)
    loud = {"GUIDEGEN_DEBUG": "1"}
    yield Mode("our fault, GUIDEGEN_DEBUG", frozenset({1, 4}), hurts=fault, environment=loud)
    yield Mode("our fault, no room for it", frozenset({4}), hurts=speechless)
    yield Mode("the secret in the settings", frozenset({1}), place="literal", heard=False)
    yield Mode("the secret in an address", frozenset({1, 3}), place="userinfo", heard=False)


MODES = (*_common_modes(), *_web_modes(), *_library_modes(), *_git_modes(), *_sftp_modes())
