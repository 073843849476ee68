"""Serves a built site on loopback, at the root or below a sub-path, as a plain web host would."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@contextmanager
def serving(folder: Path, prefix: str = "") -> Iterator[str]:
    """Serve a folder while the block runs; gives the address of its root, ending in a slash.

    `prefix` is the sub-path the site lies under ("/gidsen"); everything outside it is 404.
    """
    prefix = prefix.strip("/")
    answer = partial(Host, prefix=f"/{prefix}" if prefix else "", directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{prefix}{'/' if prefix else ''}"
        finally:
            server.shutdown()
            thread.join()


class Host(SimpleHTTPRequestHandler):
    """Answers from one folder, with the site's own 404 page, and without a word in the terminal."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".avif": "image/avif",
        ".webmanifest": "application/manifest+json",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
    }

    def __init__(self, *arguments: object, prefix: str, directory: str) -> None:
        self.prefix = prefix
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]  # socket, peer, server

    def translate_path(self, path: str) -> str:
        """The file for an address; outside the sub-path a name that cannot be there."""
        if path == self.prefix or path.startswith((f"{self.prefix}/", f"{self.prefix}?")):
            return super().translate_path(path.removeprefix(self.prefix) or "/")
        return str(Path(self.directory) / "outside the site's sub-path")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's 404.html where it has one."""
        own = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not own.is_file():
            super().send_error(code, message, explain)
            return
        body = own.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  # the base class's name
        """Say nothing."""
