"""The preview over HTTP: sockets, requests and what they get; nothing but reading, and nothing said in the terminal.

A line (a connection) stays open for the next request. Nobody reads what a request brings along, so one that may have
brought something is the last on its line: else its body would be taken for the next request.
"""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler
from werkzeug.wrappers import Request, Response

from guidegen.preview.guard import Asked, Door, Refusal, clean_path, hosts, judge
from guidegen.preview.page import FRAMES
from guidegen.preview.parts import one_part
from guidegen.preview.replies import PHONE_COOKIE, House, Reply, Visit, light, reply
from guidegen.preview.sockets import LOOPBACK, address_of
from guidegen.report.catalogue import word

_MOST = 256  # lines open at once
_IDLE = 30.0  # seconds that a line may be silent, or take in nothing of what is sent
_LOOK = 0.1  # seconds between two looks at whether to stop
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


class Server:
    """One door at which the house is served, from `start` until `stop`, in threads of its own."""

    def __init__(self, house: House, listening: socket.socket, key: str | None = None) -> None:
        host, port = listening.getsockname()
        names = (host, "localhost") if host == LOOPBACK else (host,)
        self.address = address_of(listening)
        self._house = house
        self._door = Door(hosts(names, port), house.token, key)
        self._lines = _Lines(listening, Request.application(self._answer), house)
        self._thread = threading.Thread(target=self._lines.serve_forever, args=(_LOOK,), daemon=True)

    def start(self) -> None:
        """Answer from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Answer nobody any more, and end what is under way."""
        self._lines.close_door()
        if self._thread.is_alive():
            self._lines.shutdown()
            self._thread.join()
        self._lines.hang_up()

    def _answer(self, request: Request) -> Response:
        try:
            given = self._given(request)
        except Exception as bug:  # noqa: BLE001 - ours, and told; the preview goes on
            self._house.failed(bug)
            given = Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, "refused-broken")
        if isinstance(given, Refusal):
            return _refusal(given, self._house.language)
        return _conditional(_response(given), given, request)

    def _given(self, request: Request) -> Reply | Refusal:
        asked = _asked(request)
        refusal = judge(asked, self._door)
        if refusal:
            return refusal
        visit = Visit(
            path=asked.path,
            page=request.args.get("page"),
            light=light(request.cookies),
            key=self._door.key,
            patient=not _is_glance(request),
        )
        return reply(visit, self._house)


def _asked(request: Request) -> Asked:
    said = request.headers
    return Asked(
        method=request.environ["REQUEST_METHOD"],  # as it was sent
        path=clean_path(request.environ["REQUEST_URI"].encode("latin-1")),
        host=said.get("Host"),
        origin=said.get("Origin"),
        site=said.get("Sec-Fetch-Site"),
        mode=said.get("Sec-Fetch-Mode"),
        dest=said.get("Sec-Fetch-Dest"),
        token=request.args.get("token"),
        key=request.cookies.get(PHONE_COOKIE),
    )


def _is_glance(request: Request) -> bool:
    """Whether a picture is asked for that may come later. A phone says no Sec-Fetch-Dest to a local network."""
    dest = request.headers.get("Sec-Fetch-Dest")
    wanted = request.headers.get("Accept", "") if dest is None else f"{dest}/"
    return wanted.startswith("image/") and not request.query_string


def _response(given: Reply) -> Response:
    response = Response(given.body, given.status, _ALWAYS, content_type=given.media_type)
    response.headers["Content-Security-Policy"] = given.policy or FRAMES
    response.headers["Cache-Control"] = "no-cache" if given.version else "no-store"
    response.headers.update(given.headers or {})
    if given.cookie:
        response.set_cookie(*given.cookie, httponly=True, samesite="Strict")
    return response


def _refusal(refusal: Refusal, language: str) -> Response:
    said = f"{word(refusal.code, {}, language)}\n".encode()
    allow = {"Allow": "GET, HEAD"} if refusal.status is HTTPStatus.METHOD_NOT_ALLOWED else {}
    return _response(Reply(said, "text/plain; charset=utf-8", refusal.status, headers=allow))


def _conditional(response: Response, given: Reply, request: Request) -> Response:
    """Only what the browser has not got, and of that the part it asks for."""
    if given.version is None or not isinstance(given.body, bytes):
        return response
    response.set_etag(given.version)
    length, said = len(given.body), request.headers
    part = one_part(said.get("Range"), length) if request.method == "GET" else None
    environ = {name: value for name, value in request.environ.items() if name != "HTTP_RANGE"}
    if part and "If-None-Match" not in said:
        environ["HTTP_RANGE"] = part
    try:
        return response.make_conditional(environ, accept_ranges=True, complete_length=length)
    except RequestedRangeNotSatisfiable:
        beyond = {"Content-Range": f"bytes */{length}"}
        status = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
        return _response(Reply(b"", given.media_type, status, headers=beyond))


class _Lines(ThreadedWSGIServer):
    """Every line that is open at one door."""

    def __init__(self, listening: socket.socket, app: Callable[..., Iterable[bytes]], house: House) -> None:
        host, port = listening.getsockname()
        super().__init__(host, port, app, _Line, fd=listening.fileno())
        listening.close()  # they have their own hold on it
        self.house = house
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Take a line up, unless there are too many."""
        with self._lock:
            full = len(self._open) >= _MOST
            if not full:
                self._open.add(request)
        if full:
            self.shutdown_request(request)
        else:
            super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Let go of a line."""
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def close_door(self) -> None:
        """Take up no more lines; holds too for a process that was forked meanwhile and has the socket open."""
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)

    def hang_up(self) -> None:
        """End every line, whoever was speaking."""
        self.server_close()
        with self._lock:
            for line in self._open:
                with contextlib.suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the base class's own
        """A bug of ours, in the middle of an answer; what goes wrong with a line is no bug."""
        bug = sys.exception()
        if isinstance(bug, Exception) and not isinstance(bug, OSError):
            self.house.failed(bug)


class _Line(WSGIRequestHandler):
    """One line: its requests, one after another."""

    server: _Lines
    protocol_version = "HTTP/1.1"
    default_request_version = "HTTP/1.0"  # a line without a version gets an answer with headers too
    disable_nagle_algorithm = True
    timeout = _IDLE

    def run_wsgi(self) -> None:
        """Answer one request."""
        target = self.requestline.split()[1]
        if not target.startswith("/"):
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        environ = self.make_environ() | {"REQUEST_URI": target}
        self._send(Response.from_app(self.server.app, environ))

    def _send(self, response: Response) -> None:
        response.headers.remove("Date")  # send_response says it
        endless = response.content_length is None and response.status_code != HTTPStatus.NOT_MODIFIED
        with contextlib.closing(response):
            self.send_response(response.status_code)
            for name, value in response.headers:
                self.send_header(name, value)
            if endless or self.close_connection or self._brought_something():
                self.send_header("Connection", "close")
            self.end_headers()
            for piece in response.iter_encoded():
                self.wfile.write(piece)

    def _brought_something(self) -> bool:
        """Whether more may follow the request's head: what says how much, or a head that is not clear about it."""
        said = self.headers
        lengths = set(said.get_all("Content-Length", []))
        return not lengths <= {"0"} or "Transfer-Encoding" in said or bool(said.defects)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 - likewise
        """What is no request gets the plainest answer, and no other on this line."""
        self.close_connection = True
        refusal = _refusal(Refusal(HTTPStatus(code), "refused-unclear"), self.server.house.language)
        self._send(Response.from_app(refusal, {"REQUEST_METHOD": self.command or "GET"}))

    def version_string(self) -> str:
        """Say who answers, and no more."""
        return "guidegen"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing of what was asked."""

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - the base class's own name
        """Say nothing of what went wrong on a line."""
