"""Saves to one preview server thousands of times, then breaks and mends the site hundreds of times, and weighs it.

python -m benchmarks.endurance --work MEMORY-DIR [--saves 20000]
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.adapters import Order
from benchmarks.corpus import Corpus, guide_folder, write_guide
from benchmarks.guidegen_site import guidegen
from benchmarks.prose import Measure, invent_guide
from benchmarks.servers import HERE, LOOK_EVERY, Running, Server, family, get, running, save
from benchmarks.tools import OURS, REPOSITORY, Tool

GUIDES = 5
EVERY = 1000
MOST_GROWTH_MIB = 20.0
CAUGHT_UP_WITHIN = 30.0
KIB_IN_MIB = 1024
TITLE_EVERY = 10  # saves; the others change words that stand on one page


@dataclass(frozen=True, slots=True)
class Weight:
    """What the server holds: its own memory and that of the processes it started (MiB), open files, threads."""

    rss: float
    helpers: float
    files: int
    threads: int


@dataclass
class Follower:
    """One that hears the news as a page does, without a browser."""

    running: Running
    page: str
    editions: int = 0
    runs: list[str] = field(default_factory=list)  # the server's runs that said hello
    state: dict[str, Any] = field(default_factory=dict)

    def follow(self) -> None:
        """Listen from now on, in a thread of its own; a line that ends is taken up again, and that is counted."""
        threading.Thread(target=self._listen_on, daemon=True).start()

    def _listen_on(self) -> None:
        while self.running.says() is None:
            try:
                self._listen()
            except OSError:
                time.sleep(LOOK_EVERY)

    def _listen(self) -> None:
        found = re.search(r'data-token="([^"]+)"', get(f"{self.running.address}/{self.page}"))
        asked = urlencode({"page": f"{self.page}index.html", "token": found.group(1) if found else ""})
        line = http.client.HTTPConnection(HERE, int(self.running.address.rsplit(":", 1)[1]))
        line.request("GET", f"/_guidegen/events?{asked}")
        name = ""
        for raw in line.getresponse():
            said = raw.decode().strip()
            if said.startswith("event: "):
                name = said.removeprefix("event: ")
            elif said.startswith("data: "):
                self._hear(name, json.loads(said.removeprefix("data: ")))

    def _hear(self, name: str, told: dict[str, Any]) -> None:
        self.editions += name == "edition"
        if name == "hello":
            self.runs.append(str(told["run"]))
        if "state" in told:
            self.state = told["state"]


@dataclass(frozen=True, slots=True)
class Ordeal:
    """One server, its follower, and the guide that is saved."""

    running: Running
    follower: Follower
    source: Path
    page: str

    def save_on(self, saves: int, rate: float) -> Iterator[Weight]:
        """Save so many times; after every thousand wait until the last is to be seen, and weigh."""
        text = self.source.read_text(encoding="utf-8")
        begun = time.monotonic()
        for number in range(1, saves + 1):
            titled = text.replace("\ntitle: ", f"\ntitle: {number // TITLE_EVERY:06d} ", 1)
            save(self.source, f"{titled}\nSaved {_mark(number)}.\n")
            time.sleep(max(0.0, begun + number / rate - time.monotonic()))
            if number % EVERY == 0 or number == saves:
                self._wait_for(_mark(number))
                yield weigh(self.running.pid)
                begun = time.monotonic() - number / rate

    def break_and_mend(self, times: int) -> None:
        """Break the guide and mend it: meanwhile its last good page stays, and afterwards the new one comes."""
        text = self.source.read_text(encoding="utf-8")
        for number in range(1, times + 1):
            good = f"{text}\nMended {_mark(number)}.\n"
            save(self.source, good)
            self._wait_for(_mark(number))
            self._wait(lambda: not self.follower.state.get("stopped"), "still said to be broken")
            save(self.source, good.replace("status: published", "status: nowhere", 1))
            self._wait(lambda: bool(self.follower.state.get("stopped")), "not said to be broken")
            if _mark(number) not in self._seen():
                raise SystemExit(f"endurance: the last good page went away at break {number}")
        save(self.source, text)
        self._wait(lambda: not self.follower.state.get("stopped"), "still said to be broken")

    def _wait_for(self, words: str) -> None:
        self._wait(lambda: words in self._seen(), f"{words} is not to be seen")

    def _seen(self) -> str:
        return get(f"{self.running.address}/{self.page}")

    def _wait(self, is_so: Callable[[], bool], otherwise: str) -> None:
        end = time.monotonic() + CAUGHT_UP_WITHIN
        while not is_so():
            if (code := self.running.says()) is not None:
                raise SystemExit(f"endurance: the server ended with {code}; see {self.running.log}")
            if time.monotonic() > end:
                raise SystemExit(f"endurance: {otherwise}, {CAUGHT_UP_WITHIN:.0f} s later")
            time.sleep(LOOK_EVERY)


def main() -> None:
    """Do as the command line asks, print what was weighed, and end with 1 when it grew too much."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("endurance: ended"))
    asked = _arguments()
    folder, slug = _site(asked.work.resolve())
    command = str(REPOSITORY / ".venv" / "bin" / "guidegen")
    tool = Tool(OURS, guidegen, (command,), "", "output", source="content/guides/{slug}/guide.md")
    server = Server(tool, lambda port: (command, "serve", "--no-open", f"--port={port}"))
    page = f"guides/{slug}/"
    with running(server, folder) as preview:
        preview.wait_for_page(f"/{page}", "00002")
        follower = Follower(preview, page)
        follower.follow()
        ordeal = Ordeal(preview, follower, folder / tool.source.format(slug=slug), page)
        weights = _told_of_saves(ordeal, asked)
        begun = time.monotonic()
        ordeal.break_and_mend(asked.breaks)
        print(
            f"broken and mended {asked.breaks} times in {time.monotonic() - begun:.0f} s; {_words(weigh(preview.pid))}"
        )
        restarts = len(set(follower.runs)) - 1
        print(f"{follower.editions} editions told, {len(follower.runs)} lines of news, {restarts} restarts")
    _judge(weights, restarts)


def weigh(pid: int) -> Weight:
    """Return what a process holds now (Linux)."""
    process = Path("/proc") / str(pid)
    return Weight(
        rss=_rss(pid),
        helpers=sum(map(_rss, family(pid)[1:])),
        files=len(list((process / "fd").iterdir())),
        threads=len(list((process / "task").iterdir())),
    )


def grown(weights: list[Weight]) -> tuple[float, int]:
    """Return by how many MiB and how many open files it grew after the first weighing."""
    first, last = weights[0], weights[-1]
    return last.rss + last.helpers - first.rss - first.helpers, last.files - first.files


def _told_of_saves(ordeal: Ordeal, asked: argparse.Namespace) -> list[Weight]:
    weights: list[Weight] = []
    begun = time.monotonic()
    for weight in ordeal.save_on(asked.saves, asked.rate):
        weights.append(weight)
        number = min(len(weights) * EVERY, asked.saves)
        told = f"{ordeal.follower.editions} editions told"
        print(f"{number:6d} saves, {time.monotonic() - begun:5.0f} s, {_words(weight)}, {told}", flush=True)
    return weights


def _judge(weights: list[Weight], restarts: int) -> None:
    memory, files = grown(weights)
    good = memory <= MOST_GROWTH_MIB and files <= 0 and restarts == 0
    print(
        f"grown after the first {EVERY:,}: {memory:.1f} MiB (at most {MOST_GROWTH_MIB:.0f}), {files} open files (0): "
        f"{'met' if good else 'not met'}"
    )
    raise SystemExit(0 if good else 1)


def _words(weight: Weight) -> str:
    return f"{weight.rss:.1f} MiB, helpers {weight.helpers:.1f} MiB, {weight.files} open files, {weight.threads} threads"


def _rss(pid: int) -> float:
    try:
        status = (Path("/proc") / str(pid) / "status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    found = re.search(r"^VmRSS:\s+(\d+)", status, re.MULTILINE)
    return int(found.group(1)) / KIB_IN_MIB if found else 0.0


def _mark(number: int) -> str:
    return f"mark-{number:06d}"


def _site(work: Path) -> tuple[Path, str]:
    """A site of a few guides, and the one to be saved."""
    corpus, folder = work / "endurance-corpus", work / "endurance"
    for old in (corpus, folder):
        shutil.rmtree(old, ignore_errors=True)
    guides = [invent_guide(number, Measure(8, 0, 80, 7)) for number in range(GUIDES)]
    for guide in guides:
        guide_folder(corpus, guide.slug).mkdir(parents=True)
        write_guide(guide, corpus)
    guidegen(Order(Corpus(corpus, GUIDES, 0), folder, ()))
    return folder, guides[GUIDES // 2].slug


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, required=True, help="where the site is made")
    parser.add_argument("--saves", type=int, default=20_000)
    parser.add_argument("--rate", type=float, default=150.0, help="saves a second, at most")
    parser.add_argument("--breaks", type=int, default=500, help="how often the site is broken and mended")
    return parser.parse_args()


if __name__ == "__main__":
    main()
