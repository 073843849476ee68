"""A web host that passes on what it is asked to a real one, until it is told to answer otherwise; it remembers all."""

from __future__ import annotations

import os
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR

LONG = 5.0  # seconds that it is silent, when it is: longer than anybody waits here

_OF_THE_LINE = {"connection", "content-length", "transfer-encoding", "keep-alive", "date", "server", "expect"}


@dataclass(frozen=True)
class Question:
    """What it is asked."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    def __bytes__(self) -> bytes:
        """All of it, as one text."""
        head = "".join(f"{name}: {value}\n" for name, value in self.headers.items())
        return f"{self.method} {self.path}\n{head}\n".encode() + self.body


@dataclass(frozen=True)
class Reply:
    """What it answers."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Trick:
    """What it does instead of passing a question on; @ stands for the secret, in some form."""

    where: str = "."  # a pattern, found in "METHOD path"
    status: int = 0
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: str = ""  # all that it says, and then it hangs up
    does: str = ""  # cut: hangs up; hang: says nothing; or the name of a signal for whoever asks
    after: int = 0  # times that it passes such a question on first

    def meets(self, question: Question) -> bool:
        """Whether this is one to trick."""
        if not re.search(self.where, f"{question.method} {question.path}"):
            return False
        self.after -= 1
        return self.after < 0


Pass = Callable[[Question], Reply]


class Parrot:
    """`said` is what it puts where a trick has @; `victim` the process that a signal goes to."""

    def __init__(self, upstream: Pass) -> None:
        self.upstream = upstream
        self.trick: Trick | None = None
        self.said = ""
        self.victim = 0
        self.heard: list[Question] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Call", (_Call,), {"parrot": self}))
        self._server.daemon_threads = True
        self.port = int(self._server.server_port)
        self.endpoint = f"http://127.0.0.1:{self.port}"
        beat = {"poll_interval": 0.02}
        threading.Thread(target=self._server.serve_forever, kwargs=beat, daemon=True).start()

    def close(self) -> None:
        """Answer nobody any more."""
        self._server.shutdown()
        self._server.server_close()

    def answer(self, call: _Call) -> None:
        """One question."""
        question = call.question()
        self.heard.append(question)
        trick = self.trick
        if trick is None or not trick.meets(question):
            call.reply(self.upstream(question))
        elif trick.does:
            self._do(trick.does, call)
        elif trick.raw:
            call.wfile.write(trick.raw.replace("@", self.said).encode())
            call.cut()
        else:
            headers = {name: self._line(text) for name, text in trick.headers.items()}
            call.reply(Reply(trick.status, trick.body.replace("@", self.said).encode(), headers))

    def _line(self, text: str) -> str:
        """As a header can hold it."""
        return text.replace("@", " ".join(self.said.split()).encode().decode("latin-1"))

    def _do(self, what: str, call: _Call) -> None:
        if what == "hang":
            time.sleep(LONG)
        elif what != "cut":
            while not self.victim:
                time.sleep(0.005)
            with suppress(ProcessLookupError):
                os.kill(self.victim, getattr(signal, what))
            time.sleep(0.1)
        call.cut()


class _Call(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    disable_nagle_algorithm = True
    parrot: Parrot

    def question(self) -> Question:
        return Question(self.command, self.path, dict(self.headers.items()), b"".join(self._pieces()))

    def reply(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            if name.lower() not in _OF_THE_LINE:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else reply.body)

    def cut(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(SHUT_RDWR)

    def _pieces(self) -> Iterator[bytes]:
        if self.headers.get("Transfer-Encoding") != "chunked":
            yield self.rfile.read(int(self.headers.get("Content-Length") or 0))
            return
        while size := int(self.rfile.readline() or b"0", 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    def handle_one_request(self) -> None:
        with suppress(OSError):
            super().handle_one_request()

    def do_GET(self) -> None:
        self.parrot.answer(self)

    do_PUT = do_POST = do_HEAD = do_DELETE = do_GET  # noqa: N815 - their names in HTTP

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


def passing_on(port: int) -> Pass:
    """To a server on this machine."""

    def upstream(question: Question) -> Reply:
        line = HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            kept = {name: text for name, text in question.headers.items() if name.lower() not in _OF_THE_LINE}
            line.request(question.method, question.path, question.body or None, kept)
            found = line.getresponse()
            return Reply(found.status, found.read(), dict(found.getheaders()))
        finally:
            line.close()

    return upstream


@contextmanager
def parrot(upstream: Pass) -> Iterator[Parrot]:
    """One, while the block runs."""
    made = Parrot(upstream)
    try:
        yield made
    finally:
        made.close()
