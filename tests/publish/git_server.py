"""Real repositories: on this disk, and behind a web server on loopback that asks for a token and fails when told to."""

from __future__ import annotations

import base64
import contextlib
import os
import random
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.conftest import left_out

BRANCH = "gh-pages"
_WAIT = 20.0  # seconds, of a request that is left hanging, when nobody lets it go
_CHUNK = 1 << 13


def surroundings(home: Path) -> dict[str, str]:
    """An environment in which git finds no settings of whoever runs the tests."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1"}


def noise(seed: int, size: int) -> bytes:
    """Bytes that nothing makes smaller, the same for the same seed."""
    return random.Random(seed).randbytes(size)


def git(folder: Path, *words: str, feed: bytes = b"") -> bytes:
    """What git says of a repository."""
    command = ["git", f"--git-dir={folder}", "-c", "safe.directory=*", *words]
    done = subprocess.run(command, env=surroundings(folder), input=feed, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def make_repository(folder: Path, **settings: str) -> Path:
    """An empty one, as a host makes it: settings as a__b for a.b."""
    if shutil.which("git") is None:
        left_out("git")
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--bare", "--template=")
    for name, value in {"uploadpack__allowFilter": "true", "http__receivepack": "true", **settings}.items():
        git(folder, "config", name.replace("__", "."), value)
    return folder


def listed(folder: Path, branch: str = BRANCH) -> dict[str, tuple[str, str]]:
    """Mode and object of every path on a branch; of one that is not there nothing."""
    if not git(folder, "for-each-ref", f"refs/heads/{branch}"):
        return {}
    rows = git(folder, "ls-tree", "-r", "-z", f"refs/heads/{branch}").decode(errors="surrogateescape")
    entries = (row.partition("\t") for row in rows.split("\0") if row)
    return {path: (about.split()[0], about.split()[2]) for about, _, path in entries}


def files_on(folder: Path, branch: str = BRANCH) -> dict[str, bytes]:
    """The files of a branch, as a host of pages takes them."""
    entries = [(path, oid) for path, (mode, oid) in listed(folder, branch).items() if mode != "160000"]
    data = git(folder, "cat-file", "--batch", feed="".join(f"{oid}\n" for _, oid in entries).encode())
    files = {}
    for path, _ in entries:
        head, _, data = data.partition(b"\n")
        size = int(head.split()[2])
        files[path], data = data[:size], data[size + 1 :]
    return files


def lay(folder: Path, path: str, data: bytes, mode: str = "100644", branch: str = BRANCH) -> None:
    """Somebody else commits a file, a link or (of which the data is the name) a repository."""
    tip = git(folder, "for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}").decode().strip()
    what = data.decode() if mode == "160000" else "inline"
    orders = [
        f"commit refs/heads/{branch}\ncommitter Somebody <else@museum.example> now\ndata 2\nhi",
        *([f"from {tip}"] if tip else []),
        f'M {mode} {what} "{path}"',
    ]
    feed = "\n".join(orders).encode() + b"\n"
    if what == "inline":
        feed += b"data %d\n" % len(data) + data + b"\n"
    git(folder, "fast-import", "--quiet", "--date-format=now", feed=feed + b"\n")


class Pages:
    """A branch as its visitors get it: each file from the commit of that moment."""

    def __init__(self, folder: Path) -> None:
        command = ["git", f"--git-dir={folder}", "cat-file", "--batch"]
        self._process = subprocess.Popen(
            command, env=surroundings(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._lock = threading.Lock()

    def fetch(self, path: str) -> bytes | None:
        """What is at a path, if anything is."""
        with self._lock:
            assert self._process.stdin
            assert self._process.stdout
            self._process.stdin.write(f"refs/heads/{BRANCH}:{path}\n".encode())
            self._process.stdin.flush()
            head = self._process.stdout.readline().split()
            if head[-1] == b"missing":
                return None
            return self._process.stdout.read(int(head[-1]) + 1)[:-1]

    def close(self) -> None:
        """Nobody visits it any more."""
        self._process.communicate()


class Watched:
    """A git for the PATH that notes its process and its words before it is the real one."""

    def __init__(self, folder: Path) -> None:
        self.path = f"{folder}{os.pathsep}{os.environ['PATH']}"
        self._notes = folder / "notes"
        folder.mkdir()
        script = folder / "git"
        script.write_text(f'#!/bin/sh\necho "$$ $*" >> "{self._notes}"\nexec "{shutil.which("git")}" "$@"\n')
        script.chmod(0o700)

    @property
    def notes(self) -> list[tuple[int, str]]:
        """Process and words of each call."""
        lines = self._notes.read_text().splitlines() if self._notes.exists() else []
        return [(int(line.split()[0]), line.partition(" ")[2]) for line in lines]

    def kill(self, word: str) -> bool:
        """End at once the last one that was called with this word; tells whether there was one."""
        for process, words in reversed(self.notes):
            if f" {word} " in words:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
                return True
        return False


@dataclass
class Faults:
    """What goes wrong, until it is taken back; `watch` hears of each request and of what has come of it."""

    status: int = 0  # the answer to everything
    only: str = ""  # as above, but only to what has this in its address
    words: str = ""  # what comes with it
    leads_to: str = ""
    cut_after: int | None = None  # bytes of a push, after which nobody is there any more
    cut_answer: bool = False  # of a push all is taken in, and then nobody is there any more
    hangs: threading.Event | None = None
    watch: Callable[[str, int], object] | None = None


@dataclass
class Forge:
    """The web server, and the folder with its repositories."""

    root: Path
    url: str
    token: str = ""  # without one everybody may do everything
    faults: Faults = field(default_factory=Faults)
    logins: list[str] = field(default_factory=list)  # "user:token" of each request, "" without one
    received: dict[str, int] = field(default_factory=dict)  # bytes, by service
    given: dict[str, int] = field(default_factory=dict)  # likewise

    def repository(self, name: str, **settings: str) -> Path:
        """A new one."""
        return make_repository(self.root / f"{name}.git", **settings)

    def address(self, name: str) -> str:
        """Where it is to be had."""
        return f"{self.url}/{name}.git"


@contextmanager
def forge(root: Path) -> Iterator[Forge]:
    """Serve the repositories under a folder while the block runs."""
    if shutil.which("git") is None:
        left_out("git")
    with ThreadingHTTPServer(("127.0.0.1", 0), _Door) as server:
        server.daemon_threads = True
        server.forge = Forge(root, f"http://127.0.0.1:{server.server_port}")  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server.forge  # type: ignore[attr-defined]
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def one_forge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forge]:
    """One server for all tests of a file."""
    with forge(tmp_path_factory.mktemp("forge")) as found:
        yield found


@pytest.fixture
def host(one_forge: Forge) -> Forge:
    """It, with nothing wrong, and no token asked."""
    one_forge.token, one_forge.faults = "", Faults()
    one_forge.logins.clear()
    one_forge.received.clear()
    one_forge.given.clear()
    return one_forge


class _Door(BaseHTTPRequestHandler):
    """Git's own server behind HTTP."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""

    @property
    def _forge(self) -> Forge:
        return self.server.forge  # type: ignore[attr-defined, no-any-return]

    def _answer(self) -> None:
        self.close_connection = True
        faults = self._forge.faults
        body = self._body(faults)
        if body is None:
            return
        if faults.hangs is not None:
            faults.hangs.wait(_WAIT)
            return
        login = self._login()
        self._forge.logins.append(login)
        if faults.status and faults.only in self.path:
            self._say(faults.status, faults.words.encode(), {"Location": faults.leads_to + self.path})
        elif self._forge.token and login.partition(":")[2] != self._forge.token:
            self._say(401, b"", {"WWW-Authenticate": 'Basic realm="forge"'})
        else:
            status, headers, data = self._backend(body)
            service = self.path.rpartition("/")[2]
            self._forge.given[service] = self._forge.given.get(service, 0) + len(data)
            if faults.cut_answer and self.path.endswith("/git-receive-pack"):
                return
            self._say(status, data, headers)

    def _body(self, faults: Faults) -> bytes | None:
        """What the request brings; None when we are gone before it is whole."""
        body = b""
        for piece in self._pieces():
            body += piece
            if faults.watch is not None:
                faults.watch(self.path, len(body))
            is_push = self.path.endswith("/git-receive-pack") and len(body) > 4  # more than a question
            if faults.cut_after is not None and is_push and len(body) >= faults.cut_after:
                return None
        if faults.watch is not None and not body:
            faults.watch(self.path, 0)
        service = self.path.rpartition("/")[2]
        self._forge.received[service] = self._forge.received.get(service, 0) + len(body)
        return body

    def _pieces(self) -> Iterator[bytes]:
        if self.headers.get("Transfer-Encoding") == "chunked":
            while size := int(self.rfile.readline() or b"0", 16):
                yield self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return
        left = int(self.headers.get("Content-Length") or 0)
        while left and (piece := self.rfile.read(min(left, _CHUNK))):
            left -= len(piece)
            yield piece

    def _login(self) -> str:
        kind, _, basic = self.headers.get("Authorization", "").partition(" ")
        return base64.b64decode(basic).decode() if kind == "Basic" else ""

    def _backend(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        path, _, query = self.path.partition("?")
        environment = {
            **surroundings(self._forge.root),
            "GIT_PROJECT_ROOT": str(self._forge.root),
            "GIT_HTTP_EXPORT_ALL": "1",
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "REMOTE_ADDR": "127.0.0.1",
        }
        command = ["git", "http-backend"]
        done = subprocess.run(command, env=environment, input=body, capture_output=True, check=False)
        head, _, data = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n") if ": " in line)
        return int(headers.pop("Status", "200").split()[0]), headers, data

    def _say(self, status: int, data: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)
