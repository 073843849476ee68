"""Every way to ask for a file that is no output, on the bare line: nothing comes, and nothing is even opened."""

from __future__ import annotations

import itertools
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

import pytest

from guidegen.preview.guard import is_clean
from guidegen.preview.page import without_desk
from tests.preview.fake import OUTPUTS, FakeEdition, Got, Line, house, served

CANARY = b"canary that must not sing"
TOGETHER = 64  # questions on a line before the first answer is read
SITE = {path: answer for path, answer in OUTPUTS.items() if path != "404.html"}  # a plain 404 is quicker

CLIMBS = (
    "..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "%25252e%25252e", "%c0%ae%c0%ae", "%e0%80%ae%e0%80%ae",
    "%f0%80%80%ae%f0%80%80%ae", "%u002e%u002e", "%ef%bc%8e%ef%bc%8e", "..%00", "...", "....", "..;", "..%20",
)  # fmt: skip
SLASHES = (
    "/", "//", "%2f", "%2F", "%252f", "\\", "%5c", "%5C", "%255c", "/./", "/%2e/", "%c0%af", "%e0%80%af",
    "%ef%bc%8f", "\\/", "%00/",
)  # fmt: skip
STARTS = ("/", "/gidsen/een/", "/_guidegen/")
TARGETS = (
    "canary.txt", "output-secret/canary.txt", "output/canary.txt", "output/link/canary.txt", "content/canary.txt",
    ".guidegen/canary.txt", "etc/passwd", "windows/win.ini", "index.html", "guidegen/preview/server.py",
)  # fmt: skip
ENDS = (
    "", "/", "//", "%00", "%00.html", "\0", "::$DATA", "%3a%3a$DATA", ":$i30:$INDEX_ALLOCATION", ".", "..", "%2e", "%20",
    "+", "\\", "%5c", "%2f", "~1", "?x", "?/../canary.txt", "#x", "%23x", "%3fx", ";x", "/.", "/..", "/%2e%2e", "%2500",
    "%0a", "%0d%0aX:%20y", "\x7f", "%7f", "%c2%80", "%ed%a0%80", "%ff", "%", "%g0", "*", "%2a", "|", "<", "%0", ".bak", ".map",
)  # fmt: skip
NAMES = (
    *TARGETS, "gidsen/een", "gidsen/een/index.html", "gidsen", "feed.xml", "feed", "assets/one.bin", "assets", "CANARY.TXT",
    "CANARY~1.TXT", "GIDSEN~1/een/index.html", "INDEX~1.HTM", "Index.html", "con", "nul", "aux.html", "proc/self/environ",
    "_guidegen", "_guidegen/desk.js", "_guidegen/vendor", "_guidegen/../canary.txt", "@fs/etc/passwd", "@fs/canary.txt",
)  # fmt: skip
ROOTS = (
    "/",
    "//",
    "///",
    "/\\",
    "/%2f",
    "/./",
    "/c:/",
    "/C:%5c",
    "/~/",
    "/~root/",
    "/file:///",
    "/%2e/",
    "/\\\\?\\C:\\",
)


def climbing() -> Iterator[bytes]:
    """Every climb, by every kind of slash, to two depths, from everywhere, to everything."""
    for start, climb, slash, depth, target in itertools.product(STARTS, CLIMBS, SLASHES, (1, 4), TARGETS):
        yield f"{start}{(climb + slash) * depth}{target}".encode()


def dressed_up() -> Iterator[bytes]:
    """Names that are there, or lie beside, with something before and behind that another system may read over."""
    for root, name, end in itertools.product(ROOTS[:5], NAMES, ENDS):
        yield f"{root}{name}{end}".encode()
    for root, name in itertools.product(ROOTS, NAMES):
        yield f"{root}{name}".encode()


def long_and_raw(folder: Path) -> Iterator[bytes]:
    """Very long ones, every byte as it is and encoded, and the canaries by their whole path."""
    for length in (255, 256, 1023, 4096, 8192, 60_000):
        yield from (
            b"/" + b"a" * length,
            b"/" + b"../" * (length // 3) + b"canary.txt",
            b"/" + b"%2e" * (length // 3),
        )
        yield b"/" + b"a/" * (length // 2) + b"index.html"
    for byte in range(256):
        yield from (b"/canary%%%02x.txt" % byte, b"/%%%02xindex.html" % byte, b"/gidsen%%%02xeen/" % byte)
        if not chr(byte).isspace():  # what ends a word on the line of a request is tried on lines of its own
            yield b"/canary" + bytes([byte]) + b".txt"
    for canary in sorted(folder.rglob("canary.txt")):
        yield from (os.fsencode(canary), b"/" + os.fsencode(canary), b"/%2f" + os.fsencode(canary)[1:])


def no_request() -> Iterator[bytes]:
    """What is no path at all, and ends the line."""
    whole = (
        "canary.txt",
        "../canary.txt",
        "http://127.0.0.1/canary.txt",
        "file:///etc/passwd",
        "*",
        "\\canary.txt",
    )
    yield from (target.encode() for target in whole)
    yield from (b"/a" + bytes([byte]) + b"/../canary.txt" for byte in range(256) if chr(byte).isspace())
    yield b"/" + b"a" * 70_000


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with canaries in it, beside it and behind a link."""
    folder = tmp_path / "site"
    for place in (
        "output",
        "output-secret",
        "content",
        ".guidegen",
        "gidsen",
        "_guidegen",
        "../beside",
        "..",
    ):
        (folder / place).mkdir(parents=True, exist_ok=True)
        (folder / place / "canary.txt").write_bytes(CANARY)
    (folder / "canary.txt").write_bytes(CANARY)
    (folder / "output" / "link").symlink_to(tmp_path / "beside")
    monkeypatch.chdir(folder)
    return folder


class Watch:
    """Notes every file that another thread opens or looks for; the hook stays, as hooks do, and sleeps."""

    def __init__(self) -> None:
        self.opened: list[object] = []
        self._own = threading.get_ident()
        self._awake = False
        sys.addaudithook(self._hear)

    def __enter__(self) -> Self:
        self._awake = True
        return self

    def __exit__(self, *_: object) -> None:
        self._awake = False

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if (
            self._awake
            and event in {"open", "os.listdir", "os.scandir"}
            and threading.get_ident() != self._own
        ):
            self.opened.append(arguments[0])


def ask_all(port: int, targets: Sequence[bytes]) -> Iterator[tuple[bytes, Got]]:
    """Every question with its answer, on one line after another."""
    for first in range(0, len(targets), TOGETHER):
        with Line(port) as line:
            some = targets[first : first + TOGETHER]
            asking = threading.Thread(target=send_all, args=(line, some))
            asking.start()
            yield from ((target, line.receive()) for target in some)
            asking.join()


def send_all(line: Line, targets: Sequence[bytes]) -> None:
    """Every question, whatever comes of the one before."""
    for target in targets:
        line.send(target)


def is_ours(got: Got, known: frozenset[bytes]) -> bool:
    """Whether an answer holds nothing but an output, a piece of the desk, or the words of a refusal."""
    if got.status == 200:
        return without_desk(got.body) in known
    return got.status in {308, 400, 404, 414} and CANARY not in got.body and len(got.body) < 100


def test_no_path_leads_to_a_byte_that_is_not_an_output(site: Path) -> None:
    edition = FakeEdition(dict(SITE))
    known = frozenset(answer.body for answer in (*SITE.values(), *house(edition).desk.values()))
    targets = [*climbing(), *dressed_up(), *long_and_raw(site)]
    assert len(set(targets)) > 23_000
    with served(edition) as port:
        list(ask_all(port, [b"/", b"/x", b"/gidsen/een"]))  # what is read once has been read
        with Watch() as watch:
            wrong = [(target, got) for target, got in ask_all(port, targets) if not is_ours(got, known)]
            for target in no_request():
                ((_, got),) = ask_all(port, [target])
                assert got.status in {400, 403, 414}, target
                assert len(got.body) < 100
    assert wrong == []
    assert watch.opened == []
    assert all(is_clean(path) and not path.startswith("/") for path, *_ in edition.asked)


def test_the_watch_is_awake(site: Path) -> None:
    with Watch() as watch:
        reading = threading.Thread(target=(site / "canary.txt").read_bytes)
        reading.start()
        reading.join()
    assert len(watch.opened) == 1
