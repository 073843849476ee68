"""Readers while the site is rebuilt: `python -m tests.campaigns.generations`; every page must be of one generation."""

from __future__ import annotations

import argparse
import datetime as dt
import random
import statistics
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from guidegen.output.cache import PictureCache
from guidegen.press import Order, Press, Way
from guidegen.preview.page import without_desk
from tests.campaigns.author import Author
from tests.campaigns.edits import EDITS, SOON, Edit, News
from tests.campaigns.ledger import MISSING, MIXED, OTHER, Ledger, Span, Tally
from tests.campaigns.visitor import Browser, Visitor
from tests.conftest import TODAY
from tests.equation.hands import InLine
from tests.preview.test_equation import make_all
from tests.test_serve import serving

AFRESH = 0.15  # of a reader's steps begin anew, somewhere else
UNSEEN = 2  # rebuilds after which no more are tried
CSS = frozenset({".css"})


@dataclass(frozen=True, slots=True)
class Asked:
    """How much is to be done."""

    requests: int
    rebuilds: int
    readers: int
    seed: int


@dataclass
class Report:
    """What came of it."""

    asked: Asked
    tally: Tally
    seconds: dict[str, list[float]] = field(default_factory=lambda: {edit.name: [] for edit in EDITS})
    outputs: int = 0
    differing: Sequence[str] = ()
    crashes: list[threading.ExceptHookArgs] = field(default_factory=list)

    @property
    def rebuilds(self) -> int:
        """Those that were seen."""
        return sum(map(len, self.seconds.values()))

    @property
    def is_as_promised(self) -> bool:
        """Whether all was done and nothing was wrong."""
        done = self.tally.requests >= self.asked.requests and self.rebuilds >= self.asked.rebuilds
        return done and not (self.tally.faults.total() or self.differing or self.crashes or not self.outputs)

    def __str__(self) -> str:
        lines = ["| change | rebuilds | median ms | most ms |", "|---|---|---|---|", *self._rows()]
        tally = self.tally
        faults = ", ".join(f"{tally.faults[kind]} {kind}" for kind in (MIXED, MISSING, OTHER))
        asked = ", ".join(f"{count} for a {kind}" for kind, count in sorted(tally.asked.items()))
        lines += [
            f"{tally.requests} requests during {self.rebuilds} rebuilds: {faults}",
            f"{asked}; {tally.stand_ins} pictures were stood in for",
            f"{len(self.differing)} of {self.outputs} files differ from a clean build's at the end",
            f"{len(self.crashes)} threads ended badly",
        ]
        told = [f"{kind}: {words}" for kind, all_words in tally.told.items() for words in all_words]
        lines += [*told, *(f"differs: {path}" for path in self.differing), *map(_told, self.crashes)]
        return "".join(f"{line}\n" for line in lines)

    def _rows(self) -> Iterator[str]:
        for name, seconds in self.seconds.items():
            took = [round(1000 * each) for each in seconds] or [0]
            yield f"| {name} | {len(seconds)} | {statistics.median(took):.0f} | {max(took)} |"


class Campaign:
    """One preview, its author and its readers."""

    def __init__(self, asked: Asked, root: Path) -> None:
        self._asked = asked
        self._root = root
        self._chance = random.Random(asked.seed)
        self._ledger = Ledger()
        self._known: dict[str, str] = {}
        self._author = Author(root, self._ledger, self._chance)
        self._done = threading.Event()
        self._own_tally = Tally()  # what the author asks is no reader's request
        self.report = Report(asked, Tally())

    def run(self) -> None:
        """Serve, read and write, until all is done."""
        with serving(self._root, "--port", "0", "--today", TODAY.isoformat()) as (address, _):
            own = Visitor(Browser(address, self._chance), self._ledger, self._own_tally, self._known)
            pages = self._first_sight(own)
            news = News(address)
            news.start()
            readers = [self._reader(address, number, pages) for number in range(self._asked.readers)]
            try:
                self._write(own, news, readers)
                self._wait_for(self._asked.requests, readers)
            finally:
                self._done.set()
            for reader in readers:
                reader.join()
            self.report.tally.adopt(self._own_tally)
            self._compare(own.browser)
            own.browser.close()
        news.join()

    def _first_sight(self, own: Visitor) -> tuple[str, ...]:
        """All pages, once they show the first generation, photographs and all."""
        pages = ("", *own.page("sitemap.xml").leaf.links, "feed.xml", "sitemap.xml", "robots.txt")
        for page in pages:
            assert _soon(partial(self._is_of_now, own, page)), f"/{page} never came"
        return pages

    def _reader(self, address: str, number: int, pages: Sequence[str]) -> threading.Thread:
        chance = random.Random(f"{self._asked.seed} {number}")
        visitor = Visitor(Browser(address, chance), self._ledger, self.report.tally, self._known)

        def read() -> None:
            at = ""
            while not self._done.is_set():
                at = visitor.wander(chance.choice(pages) if chance.random() < AFRESH else at, chance)
            visitor.browser.close()

        thread = threading.Thread(target=read, daemon=True)
        thread.start()
        return thread

    def _write(self, own: Visitor, news: News, readers: Sequence[threading.Thread]) -> None:
        edits: list[Edit] = []
        for number in range(self._asked.rebuilds):
            self._wait_for(number * self._asked.requests // self._asked.rebuilds, readers)
            edits = edits or self._chance.sample(EDITS, len(EDITS))
            self._rebuild(edits.pop(), own, news)
            if number >= self.report.rebuilds + UNSEEN:
                return

    def _rebuild(self, edit: Edit, own: Visitor, news: News) -> None:
        editions = news.editions
        change = edit.make(self._author, news)
        try:
            saved = self._author.save(change.steps)
            seen = _soon(lambda: self._is_of_now(own, change.page))
            took = time.monotonic() - saved
            news.wait(lambda: news.editions > editions)
        except TimeoutError:
            seen, took = False, 0.0
        if seen:
            self._ledger.shown = self._ledger.latest
            self.report.seconds[edit.name].append(took)
        else:
            self.report.tally.fault(OTHER, f"{edit.name}: not seen on /{change.page}")

    def _is_of_now(self, own: Visitor, page: str) -> bool:
        """Whether a page bears the numbers of the last generation, and all that are new in it."""
        sight = own.page(page)
        changed = self._ledger.changed()
        if changed and set(changed.values()) == {None}:
            return sight.status == 404
        marks = own.marks(sight, CSS)
        latest = self._ledger.latest
        return (
            sight.status == 200
            and self._ledger.agree(marks, Span(latest, latest))
            and changed.items() <= marks
        )

    def _wait_for(self, requests: int, readers: Sequence[threading.Thread]) -> None:
        while self.report.tally.requests < requests and any(reader.is_alive() for reader in readers):
            time.sleep(0.005)

    def _compare(self, browser: Browser) -> None:
        """Hold everything against a clean build with drafts."""
        press = Press(self._root, PictureCache(self._root / "aside" / "clean-cache"), InLine())
        noon = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)
        made = make_all(press, press.set(Order(self._root, noon, TODAY), Way(drafts=True)))
        assert made is not None
        served = {path: without_desk(browser.get(path, patient=True).body) for path in made}
        self.report.outputs = len(made)
        self.report.differing = [path for path in made if served[path] != made[path]]


def campaign(asked: Asked) -> Report:
    """The whole of it."""
    with tempfile.TemporaryDirectory() as place:
        held = Campaign(asked, Path(place) / "site")
        before, threading.excepthook = threading.excepthook, held.report.crashes.append
        try:
            held.run()
        finally:
            threading.excepthook = before
        return held.report


def _soon(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + SOON
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def _told(crash: threading.ExceptHookArgs) -> str:
    return "".join(traceback.format_exception(crash.exc_type, crash.exc_value, crash.exc_traceback))


def main() -> int:
    """The table; 1 when a page was mixed, a 404 spurious, anything else wrong, or not all was done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=10_000, help="at least")
    parser.add_argument("--rebuilds", type=int, default=200, help="spread over the requests")
    parser.add_argument("--readers", type=int, default=4, help="at the same time")
    parser.add_argument("--seed", type=int, default=1, help="of what is changed and looked at")
    report = campaign(Asked(**vars(parser.parse_args())))
    sys.stdout.write(str(report))
    return int(not report.is_as_promised)


if __name__ == "__main__":
    sys.exit(main())
