"""A small edition that remembers what it was asked, a house around it, and a line to a server with nothing between."""

from __future__ import annotations

import queue
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

from guidegen.preview.answers import HTML, Answer, Light, News
from guidegen.preview.replies import House
from guidegen.preview.server import Server
from guidegen.preview.sockets import open_socket

TOKEN = "token-of-this-run"  # noqa: S105 - it opens nothing
SECRET = b"what the guide says"  # in every page
POLICY = "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; frame-src 'none'"
PATIENCE = 20.0  # seconds before a test gives up on a line


def page(words: str = "") -> Answer:
    """A page as a theme makes it."""
    head = f'<head>\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n<title>{words}</title></head>'
    body = f"<!doctype html>\n<html lang=nl>\n{head}<body><h1>{words}</h1><p>{SECRET.decode()}</body></html>"
    return Answer(body.encode(), HTML, f"digest-{words}")


OUTPUTS = {
    "index.html": page("home"),
    "gidsen/een/index.html": page("een"),
    "gidsen/één & twee/index.html": page("twee"),
    "404.html": page("nergens"),
    "feed.xml": Answer(b"<feed/>", "application/atom+xml", "feed"),
    "assets/none.bin": Answer(b"", "application/octet-stream", "none"),
    "assets/one.bin": Answer(b"1", "application/octet-stream", "one"),
    "assets/thousand.bin": Answer(bytes(i % 251 for i in range(1000)), "video/mp4", "thousand"),
    "assets/made.jpg": Answer(b"picture", "image/jpeg", "made"),
}
STAND_IN = Answer(b"<svg/>", "image/svg+xml", "stand-in", settled=False)


@dataclass
class FakeEdition:
    """Answers from a table; the news is what a test puts in `news`, and None after that."""

    outputs: dict[str, Answer] = field(default_factory=lambda: dict(OUTPUTS))
    asked: list[tuple[str, Light, bool]] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
    left: queue.Queue[str] = field(default_factory=queue.Queue)
    news: queue.Queue[News] = field(default_factory=queue.Queue)
    beat: float = 0.05

    def answer(self, path: str, light: Light, *, patient: bool) -> Answer | None:
        """From the table; a picture comes later to who has no patience."""
        self.asked.append((path, light, patient))
        return STAND_IN if path.endswith(".jpg") and not patient else self.outputs.get(path)

    def desk(self, path: str, light: Light) -> Mapping[str, object]:
        """What was asked."""
        self.asked.append((path, light, True))
        return {"page": {"title": "één", "path": path}}

    def follow(self, path: str, light: Light) -> Iterator[News | None]:  # noqa: ARG002 - as a session does
        """The news as it is put there."""
        self.followed.append(path)
        try:
            while True:
                try:
                    yield self.news.get(timeout=self.beat)
                except queue.Empty:
                    yield None
        finally:
            self.left.put(path)


@dataclass
class Faults:
    """What the server tells of its own faults."""

    told: list[Exception] = field(default_factory=list)

    def __call__(self, bug: Exception) -> None:
        """Keep it."""
        self.told.append(bug)


def house(edition: FakeEdition, failed: Faults | None = None) -> House:
    """An edition, ready to be served."""
    script = Answer(b"// the desk", "text/javascript; charset=utf-8", "desk")
    desk = {"desk.js": script, "vendor/other.js": script}
    return House(edition, TOKEN, "en", desk, failed or Faults())


@contextmanager
def served(edition: FakeEdition, failed: Faults | None = None, key: str | None = None) -> Iterator[int]:
    """The port at which the edition is served while the block runs."""
    listening = open_socket(0)
    port: int = listening.getsockname()[1]
    server = Server(house(edition, failed), listening, key)
    server.start()
    try:
        yield port
    finally:
        server.stop()


@dataclass(frozen=True, slots=True)
class Got:
    """What came back."""

    status: int
    headers: Mapping[str, str]  # their names in lower case
    body: bytes


class Line:
    """One connection, written to byte by byte."""

    def __init__(self, port: int, host: str = "127.0.0.1") -> None:
        self.host = f"{host}:{port}"
        self.socket = socket.create_connection((host, port), timeout=PATIENCE)
        self._answers = self.socket.makefile("rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._answers.close()
        self.socket.close()

    def send(self, target: bytes | str, method: str = "GET", headers: Sequence[str] = ()) -> None:
        """One request without a body, with the Host that belongs to the line."""
        raw = target if isinstance(target, bytes) else target.encode()
        self.write(raw, method, (f"Host: {self.host}", *headers))

    def write(self, target: bytes, method: str, headers: Sequence[str]) -> None:
        """One request without a body, with these headers and no other."""
        head = "".join(f"{line}\r\n" for line in headers).encode("latin-1")
        self.socket.sendall(method.encode() + b" " + target + b" HTTP/1.1\r\n" + head + b"\r\n")

    def receive(self, method: str = "GET") -> Got:
        """The next answer; of one without an end the head alone."""
        status = int(self._answers.readline().split()[1])
        headers: dict[str, str] = {}
        while line := self._answers.readline().strip():
            name, _, value = line.decode("latin-1").partition(": ")
            assert name.lower() not in headers, f"{name} twice"
            headers[name.lower()] = value
        length = int(headers.get("content-length", 0)) if method != "HEAD" else 0
        return Got(status, headers, self._answers.read(length))

    def ask(self, target: bytes | str, method: str = "GET", headers: Sequence[str] = ()) -> Got:
        """Send and receive."""
        self.send(target, method, headers)
        return self.receive(method)

    def read_until(self, end: bytes) -> bytes:
        """What comes, up to and with these bytes."""
        got = b""
        while not got.endswith(end):
            one = self._answers.read(1)
            assert one, f"the line ended after {got!r}"
            got += one
        return got

    def rest(self) -> bytes:
        """What comes until the server hangs up."""
        return self._answers.read()


def ask(port: int, target: bytes | str, method: str = "GET", headers: Sequence[str] = ()) -> Got:
    """One question on a line of its own."""
    with Line(port) as line:
        return line.ask(target, method, headers)
