"""A wire to a server on this machine that can be cut, and a host that says what it is told to."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_PIECE = 1 << 14  # bytes


class Wire:
    """Carries bytes to a port; after so many of them it is cut for good, also for whoever calls again."""

    def __init__(self, port: int, limit: int | None = None, delay: float = 0.0) -> None:
        self._port = port
        self._limit = limit
        self._delay = delay  # seconds, that each piece is on its way
        self._ends: list[socket.socket] = []
        self._lock = threading.Lock()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.carried = 0  # bytes towards the server
        self.endpoint = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._take_up, daemon=True).start()

    def cut(self) -> None:
        """Let nothing through any more."""
        with self._lock:
            for end in (self._door, *self._ends):
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()

    def _take_up(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._door.accept()
                far = socket.create_connection(("127.0.0.1", self._port))
                with self._lock:
                    self._ends += (near, far)
                threading.Thread(target=self._carry, args=(near, far, True), daemon=True).start()
                threading.Thread(target=self._carry, args=(far, near, False), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, outward: bool) -> None:  # noqa: FBT001
        with contextlib.suppress(OSError):
            while piece := source.recv(_PIECE):
                time.sleep(self._delay)
                through = self._allowed(piece) if outward else piece
                target.sendall(through)
                if through != piece:
                    self.cut()
            target.shutdown(socket.SHUT_WR)

    def _allowed(self, piece: bytes) -> bytes:
        """What of a piece still gets through."""
        with self._lock:
            left = len(piece) if self._limit is None else max(0, self._limit - self.carried)
            self.carried += len(piece[:left])
        return piece[:left]


Answer = tuple[int, bytes]  # status and body
Asked = Callable[[str, str, Message], Answer]  # by method, path and headers


@contextlib.contextmanager
def host_that(answers: Asked) -> Iterator[str]:
    """The address of a host that gives these answers."""

    class Host(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Also for all the others."""
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, body = answers(self.command, self.path, self.headers)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", '"1"')
            self.end_headers()
            self.wfile.write(b"" if self.command == "HEAD" else body)

        do_DELETE = do_HEAD = do_PUT = do_GET  # noqa: N815 - the base class looks for these

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextlib.contextmanager
def host_that_takes_up(*, calls: int) -> Iterator[str]:
    """The address of a host that takes up so many calls, and says nothing to any."""
    with socket.socket() as door, contextlib.ExitStack() as held:
        door.bind(("127.0.0.1", 0))
        door.listen(max(0, calls - 1))
        address = door.getsockname()
        while not calls:  # a queue that is full: whoever calls then hears nothing at all
            calling = held.enter_context(socket.socket())
            calling.settimeout(0.2)
            try:
                calling.connect(address)
            except TimeoutError:
                break
        yield f"http://127.0.0.1:{address[1]}"
