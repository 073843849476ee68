"""The preview servers that are run side by side: how each is called, waited for and ended; and how an editor saves."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks import adapters
from benchmarks.adapters import Order, write
from benchmarks.machine import surroundings
from benchmarks.tools import OURS, Tool, text_tools

HERE = "127.0.0.1"
READY_WITHIN = 300.0
LOOK_EVERY = 0.02
END_WITHIN = 10.0
ANSWER_WITHIN = 60.0
LAST_WORDS = 2000
MOMENT = 1.0
IDLE = 0.05  # seconds of processor time in a moment


class ServerFailedError(Exception):
    """A server ended, or never got ready, so there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Server:
    """A tool as a preview server: `command` is given the port; `page` is a pattern of a guide's address, by slug."""

    tool: Tool
    command: Callable[[int], tuple[str, ...]]
    page: str = "/guides/{slug}/"


@dataclass(frozen=True, slots=True)
class Running:
    """A server that was started: its process, its address without a slash at the end, and when (epoch seconds)."""

    pid: int
    address: str
    begun: float
    says: Callable[[], int | None]  # its exit code, once it has ended
    log: Path

    def wait_for_port(self) -> None:
        """Return as soon as somebody listens."""
        port = int(self.address.rsplit(":", 1)[1])
        for _ in self._looks():
            with suppress(OSError), socket.create_connection((HERE, port), 1):
                return

    def wait_for_page(self, path: str, words: str) -> float:
        """Return how many seconds after its start the server gave this page, and these words in it."""
        for _ in self._looks():
            with suppress(OSError):
                if words in get(self.address + path):
                    return time.time() - self.begun
        raise AssertionError  # the looks end by a failure

    def wait_until_idle(self) -> None:
        """Return when it and its helpers have had next to nothing to do for a moment, or after long enough."""
        end, before = time.monotonic() + READY_WITHIN, -1.0
        while time.monotonic() < end and (now := sum(map(_cpu, family(self.pid)))) > before + IDLE:
            before = now
            time.sleep(MOMENT)

    def _looks(self) -> Iterator[None]:
        end = time.monotonic() + READY_WITHIN
        while time.monotonic() < end:
            if (code := self.says()) is not None:
                raise ServerFailedError(f"ended with {code}\n{self._last_words()}")
            yield
            time.sleep(LOOK_EVERY)
        raise ServerFailedError(f"not ready within {READY_WITHIN:.0f} s\n{self._last_words()}")

    def _last_words(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-LAST_WORDS:]


def servers(installed: Path) -> dict[str, Server]:
    """Return every preview server by its name; `installed` is the scratch folder the README fills."""
    tools = {tool.name: tool for tool in text_tools(installed)}
    binaries = installed / "peers" / "bin"
    mkdocs, zensical = str(binaries / "mkdocs"), str(binaries / "zensical")
    ours, hugo, eleventy = (tools[name].command for name in (OURS, "hugo", "eleventy"))
    return {
        OURS: Server(tools[OURS], lambda port: (ours[0], "serve", "--no-open", f"--port={port}")),
        "hugo": Server(tools["hugo"], lambda port: (*hugo, "server", f"--bind={HERE}", f"--port={port}")),
        "eleventy": Server(tools["eleventy"], lambda port: (*eleventy, "--serve", f"--port={port}")),
        # Without the flag, MkDocs 1.6.1 with a newer Click does not reload.
        "mkdocs": Server(
            tools["mkdocs"], lambda port: (mkdocs, "serve", "--livereload", "-q", f"--dev-addr={HERE}:{port}")
        ),
        "zensical": Server(
            _zensical(installed, tools["mkdocs"]),
            lambda port: (zensical, "serve", f"--dev-addr={HERE}:{port}"),
        ),
    }


@contextmanager
def running(server: Server, folder: Path) -> Iterator[Running]:
    """Start a server on a project; it and all it started are gone at the end of the block, whatever happens."""
    port, log = _free_port(), folder.with_name(f"{folder.name}.log")
    with log.open("wb") as said:
        begun = time.time()
        process = subprocess.Popen(
            server.command(port),
            cwd=folder,
            env=surroundings(),
            stdin=subprocess.PIPE,  # open and silent, as a terminal is; some end with it
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield Running(process.pid, f"http://{HERE}:{port}", begun, process.poll, log)
    finally:
        _end(process)


def family(pid: int) -> tuple[int, ...]:
    """Return a process and the helpers that it started (Linux)."""
    tasks = (Path("/proc") / str(pid)).glob("task/*/children")
    return (pid, *(int(child) for task in tasks for child in task.read_text(encoding="utf-8").split()))


def get(address: str) -> str:
    """Return what is at an address of this machine; OSError when there is nothing."""
    with urllib.request.urlopen(address, timeout=ANSWER_WITHIN) as answer:  # noqa: S310 - our own servers'
        return str(answer.read().decode())


def save(path: Path, text: str) -> None:
    """Save a text as VS Code, Obsidian and nano do: in place, the file emptied and written anew."""
    with path.open("r+b", buffering=0) as file:
        file.truncate(0)
        file.write(text.encode())


def _end(process: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(END_WITHIN)
    if process.stdin:
        process.stdin.close()


def _cpu(pid: int) -> float:
    try:
        fields = (Path("/proc") / str(pid) / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf(
        "SC_CLK_TCK"
    )  # in its own code, and in the system's


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind((HERE, 0))
        return int(asked.getsockname()[1])


def _zensical(installed: Path, mkdocs: Tool) -> Tool:
    found = sorted(installed.glob("peers/lib/python*/site-packages/zensical-*.dist-info"))
    version = found[0].name.removesuffix(".dist-info").split("-")[1] if found else "not installed"
    return Tool("zensical", _zensical_project, (), version, "site", (".cache",), source=mkdocs.source)


def _zensical_project(order: Order) -> None:
    """MkDocs' own project, with what Zensical cannot take put otherwise: it reads no dates inside lists."""
    adapters.mkdocs(order)
    (order.out / "theme" / "sitemap.xml").unlink()  # it has one of its own
    write(
        order.out / "docs" / "index.md",
        "---\ntitle: Guides\ncurator: Ada Lunde\nentries: []\n---\n# Guides\n",
    )
    for path in (order.out / "docs" / "guides").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        quoted = re.sub(r"^(    (?:opens|closes)): (.+)$", r'\1: "\2"', text, flags=re.MULTILINE)
        path.write_text(quoted, encoding="utf-8")
