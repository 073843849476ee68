"""The API of a Netlify of our own and its visitors' door, two servers on this machine, and the mishaps on the way."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR

from guidegen.publish.netlify import open_netlify
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address, Ground, Target
from tests.publish.netlify_model import DOMAIN, Asked, Cloud, Refusal, Reply, expect

TOKEN = "nfp_canary9XyZsecretsecretsecret0001"  # noqa: S105 - the canary


@dataclass
class Mishap:
    """Something goes wrong with questions of this kind."""

    method: str
    path: str  # a pattern, found anywhere in it
    times: int = 1
    status: int | None = None  # it is answered so
    said: bytes = b'{"code": 0, "message": "no"}'
    headers: dict[str, str] = field(default_factory=dict)
    cut_after: int | None = None  # the line is cut when so many bytes of the body have come
    mute: bool = False  # it is done, and the line is cut instead of an answer

    def befalls(self, method: str, path: str) -> bool:
        """Whether it goes wrong this time."""
        if not self.times or method != self.method or not re.search(self.path, path):
            return False
        self.times -= 1
        return True


class NetlifyServer:
    """Both servers; `heard` and `visits` are all that was asked of them."""

    def __init__(self) -> None:
        self.cloud = Cloud()
        self.token = TOKEN  # the only one that it takes
        self.mishaps: list[Mishap] = []
        self.heard: list[Asked] = []
        self.visits: list[Asked] = []
        self._api = _start(self._answer)
        self._door = _start(self._visit)
        self.endpoint = f"http://127.0.0.1:{self._api.server_port}"
        self.address = f"http://127.0.0.1:{self._door.server_port}"  # where visitors see the site
        self.cloud.link = f"{self.address}/--/"

    def close(self) -> None:
        """Stop both."""
        for server in (self._api, self._door):
            server.shutdown()
            server.server_close()

    def count(self, method: str, path: str = "") -> int:
        """How often this was asked."""
        return len([one for one in self.heard if one.method == method and re.search(path, one.path)])

    def sent(self) -> int:
        """Bytes of files that came in, whole."""
        return sum(len(one.body) for one in self.heard if one.method == "PUT")

    def _answer(self, call: _Call) -> None:
        asked = call.asked()
        with self.cloud.lock:
            mishap = next((one for one in self.mishaps if one.befalls(asked.method, asked.path)), None)
        size = int(asked.headers.get("content-length", 0))
        if mishap and mishap.cut_after is not None:
            call.take(min(mishap.cut_after, size))
            call.cut()
            return
        asked.body = call.take(size)
        self.heard.append(asked)
        if mishap and mishap.status:
            call.reply(Reply(mishap.status, mishap.said, mishap.headers))
            return
        reply = self._reply(asked)
        if mishap and mishap.mute:
            call.cut()
        else:
            call.reply(reply)

    def _reply(self, asked: Asked) -> Reply:
        try:
            expect(asked.headers.get("authorization") == f"Bearer {self.token}", 401, "Access Denied")
            named = re.fullmatch(r"guidegen/\d+\.\d+\S*", asked.headers.get("user-agent", ""))
            expect(named is not None, 400, "who asks?")
            expect("transfer-encoding" not in asked.headers, 411, "how long?")
            expect(asked.method != "GET" or not asked.body, 400, "a question with a body")
            return self.cloud.answer(asked)
        except Refusal as refusal:
            return Reply(refusal.status, {"code": refusal.status, "message": refusal.message})

    def _visit(self, call: _Call) -> None:
        asked = call.asked()
        self.visits.append(asked)
        deploy, path = self.cloud.shown, asked.path.lstrip("/")
        if path.startswith("--/"):
            _, deploy, path = path.split("/", 2)
        path = f"{path}index.html" if path.endswith("/") or not path else path
        with self.cloud.lock:
            files = self.cloud.deploys[deploy].files if deploy in self.cloud.deploys else {}
            data = self.cloud.blobs.get(files.get(path, ""))
        call.reply(Reply(404, b"not here") if data is None else Reply(200, data))


class _Call(BaseHTTPRequestHandler):
    """One line, over which one question comes after another."""

    protocol_version = "HTTP/1.1"
    timeout = 30
    disable_nagle_algorithm = True  # else each answer waits for 40 ms
    act: Callable[[_Call], None]

    def asked(self) -> Asked:
        return Asked(self.command, self.path, {name.lower(): value for name, value in self.headers.items()})

    def take(self, size: int) -> bytes:
        return self.rfile.read(size)

    def cut(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(SHUT_RDWR)

    def reply(self, reply: Reply) -> None:
        self.send_response(reply.status)
        limits = {
            "X-RateLimit-Limit": "500",
            "X-RateLimit-Remaining": "56",
            "X-RateLimit-Reset": str(int(time.time()) + 40),
        }
        for name, value in (limits | reply.headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.data)))
        self.end_headers()
        self.wfile.write(reply.data)

    def handle_one_request(self) -> None:
        with suppress(OSError):
            super().handle_one_request()

    def do_GET(self) -> None:
        type(self).act(self)

    do_PUT = do_POST = do_GET  # noqa: N815 - their names in HTTP

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


def _start(act: Callable[[_Call], None]) -> ThreadingHTTPServer:
    call = type("Call", (_Call,), {"act": staticmethod(act)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), call)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    return server


@contextmanager
def netlify_server() -> Iterator[NetlifyServer]:
    """A Netlify with one empty site, while the block runs."""
    server = NetlifyServer()
    try:
        yield server
    finally:
        server.close()


class NetlifySpot:
    """See contract.Spot."""

    def __init__(self, server: NetlifyServer, scratch: Path, *, forgets: bool = False) -> None:
        self.server = server
        self.cloud = server.cloud
        self._scratch = scratch
        self._forgets = forgets  # each time it is another computer
        self._opened: list[Target] = []

    @property
    def scratch(self) -> Path:
        """The folder of the computer that publishes now."""
        return self._scratch / (str(len(self._opened)) if self._forgets else "0")

    def open(self, token: str = TOKEN, site: str = DOMAIN) -> Target:
        """The site, opened as the command opens it."""
        address = Address("museum", "netlify", {"site": site, "endpoint": self.server.endpoint})
        ground = Ground(Vault({"NETLIFY_AUTH_TOKEN": token}), self.scratch)
        self._opened.append(open_netlify(address, ground))
        return self._opened[-1]

    def close(self) -> None:
        """Close all that was opened."""
        for target in self._opened:
            target.close()

    def files(self) -> dict[str, bytes]:
        """What visitors may get."""
        return self.cloud.shown_files()

    def lay(self, path: str, data: bytes) -> None:
        """Somebody else deploys what there is, and one file more."""
        self.cloud.deploy_otherwise(self.files() | {path: data})
