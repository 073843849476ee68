"""A stage for the desk: a server of a few lines that speaks the preview's contract and says what a test tells it to."""

from __future__ import annotations

import hashlib
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, Queue
from urllib.parse import parse_qs, unquote, urlsplit

DESK = Path(__file__).parents[2] / "guidegen" / "preview" / "desk"
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'"
QUIET: dict[str, object] = {"stopped": False, "errors": 0, "warnings": 0, "problems": []}
NOTHING: dict[str, object] = {
    "page": {"title": "Proef", "status": None, "when": None, "file": None, "href": None},
    "entries": {},
    "pictures": {},
    "marks": {},
    "themes": ["default"],
    "theme": "default",
    "days": {"today": "2026-11-23"},
    "languages": [{"code": "nl", "href": "/"}],
    "phone": None,
}


@dataclass
class Stage:
    """What is served now, and to whom news is told; a test changes it while browsers look on."""

    files: dict[str, bytes] = field(default_factory=dict)
    desk: dict[str, object] = field(default_factory=lambda: dict(NOTHING))
    state: dict[str, object] = field(default_factory=lambda: dict(QUIET))
    language: str = "nl"
    extra: str = ""  # more attributes on the desk's script
    policy: str = POLICY
    run: str = "one"
    lines: list[tuple[str, Queue[str | None]]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    port: int = 0
    over: bool = False  # a connection that was kept gets no more answers

    @property
    def address(self) -> str:
        """Where the stage is, ending in a slash."""
        return f"http://127.0.0.1:{self.port}/"

    def digest(self, path: str) -> str | None:
        """The digest of what is served at an output path."""
        body = self.files.get(path)
        return None if body is None else hashlib.sha256(body).hexdigest()[:16]

    def page(self, path: str) -> bytes:
        """The page with the desk's script in it."""
        attributes = f'data-token="{self.run}" data-page="{path}" data-digest="{self.digest(path)}" data-language="{self.language}" {self.extra}'
        script = f'<script src="/_guidegen/desk.js" {attributes}></script><link rel="stylesheet" href="/_guidegen/desk.css">'
        return self.files[path].replace(b"<head>", b"<head>" + script.encode(), 1)

    def tell(self, name: str, told: dict[str, object]) -> None:
        """News for every open line."""
        for _, line in list(self.lines):
            line.put(f"event: {name}\ndata: {json.dumps(told)}\n\n")

    def edition(self, *edited: tuple[str, str]) -> None:
        """An edition was made; `edited` are paths and titles of the pages whose own source changed."""
        pages = [{"path": path, "title": title} for path, title in edited]
        for page, line in list(self.lines):
            told = {"digest": self.digest(page), "state": self.state, "edited": pages}
            line.put(f"event: edition\ndata: {json.dumps(told)}\n\n")

    def write(self, path: str, text: str, *, told: bool = True) -> None:
        """A page as it is from now on."""
        self.files[path] = text.encode()
        if told:
            self.edition((path.removesuffix("index.html"), path))

    def end(self) -> None:
        """Answer nobody any more, and end every line, as a server that stops does."""
        self.over = True
        for _, line in list(self.lines):
            line.put(None)


class Host(ThreadingHTTPServer):
    """Carries the stage to those who answer for it."""

    daemon_threads = True

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), Answerer)
        self.stage = Stage(port=self.server_port)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no news; all else is."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # what came in goes on


class Answerer(BaseHTTPRequestHandler):
    """Answers for the stage that its server carries."""

    protocol_version = "HTTP/1.1"

    @property
    def stage(self) -> Stage:
        """The stage."""
        assert isinstance(self.server, Host)
        return self.server.stage

    def do_GET(self) -> None:
        """A page, a file, the desk's own, or its channels."""
        if self.stage.over:
            self.close_connection = True
            return
        address = urlsplit(self.path)
        path = unquote(address.path).removeprefix("/")
        if path == "" or path.endswith("/"):
            path += "index.html"
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        self.stage.asked.append(self.path)
        if path.startswith("_guidegen/"):
            self._own(path.removeprefix("_guidegen/"), asked)
        elif path not in self.stage.files:
            self._send(HTTPStatus.NOT_FOUND, ".html", b"<!doctype html><title>404</title>")
        elif path.endswith(".html"):
            self._send(
                HTTPStatus.OK, ".html", self.stage.page(path), {"Content-Security-Policy": self.stage.policy}
            )
        else:
            self._send(HTTPStatus.OK, Path(path).suffix, self.stage.files[path])

    def _own(self, name: str, asked: dict[str, str]) -> None:
        if name in {"events", "desk"} and asked.get("token") != self.stage.run:
            self._send(HTTPStatus.FORBIDDEN, ".html", b"")
        elif name == "events":
            self._follow(asked["page"])
        elif name == "desk":
            self._send(HTTPStatus.OK, ".json", json.dumps(self.stage.desk).encode())
        elif name == "widths":
            self._send(HTTPStatus.OK, ".html", _widths(asked["page"], self.stage.language))
        elif (DESK / name).is_file():
            self._send(HTTPStatus.OK, Path(name).suffix, (DESK / name).read_bytes())
        else:
            self._send(HTTPStatus.NOT_FOUND, ".html", b"")

    def _follow(self, page: str) -> None:
        line: Queue[str | None] = Queue()
        hello = {"run": self.stage.run, "digest": self.stage.digest(page), "state": self.stage.state}
        line.put(f"event: hello\ndata: {json.dumps(hello)}\n\n")
        self.stage.lines.append((page, line))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while (news := _next(line)) is not None:
                self.wfile.write(news.encode())
                self.wfile.flush()
        except OSError:
            pass
        finally:
            self.stage.lines.remove((page, line))

    def _send(self, status: HTTPStatus, suffix: str, body: bytes, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", TYPES.get(suffix, "application/json"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  # the base class's name
        """Say nothing."""


def _next(line: Queue[str | None]) -> str | None:
    """The next news, or a comment now and then so that a closed line is noticed; None at the end."""
    try:
        return line.get(timeout=0.2)
    except Empty:
        return ": \n\n"


def _widths(page: str, language: str) -> bytes:
    """The page with the three frames, as the server makes it."""
    frames = "".join(
        f'<iframe src="{page}" width="{width}" height="{height}"></iframe>'
        for width, height in ((390, 844), (820, 1180), (1440, 900))
    )
    head = '<meta charset="utf-8"><title>guidegen</title><link rel="stylesheet" href="/_guidegen/widths.css">'
    script = '<script src="/_guidegen/widths.js" type="module"></script>'
    return f'<!doctype html><html lang="{language}">{head}{script}<body>{frames}'.encode()


@contextmanager
def stage(port: int = 0) -> Iterator[Stage]:
    """A stage with nothing on it, until the block ends."""
    server = Host(port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.stage
    finally:
        server.stage.end()
        server.shutdown()
        server.server_close()
        thread.join()
