"""A publish that is killed at a moment chosen by lot, while somebody visits the site; and the next one, which is not."""

from __future__ import annotations

import multiprocessing as mp
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from guidegen.plan.delivery import KEPT
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address, Ground, Target
from guidegen.publish.targets import open_target
from tests.publish.contract import delivery_of, edition, lacking, send

VISITS = 50  # a second
PATIENCE = 60.0  # seconds for a publish of ten small files

Fetch = Callable[[str], bytes | None]


@dataclass(frozen=True)
class Doomed:
    """A target that another process can open: what the settings say, and the environment."""

    address: Address
    scratch: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def open(self) -> Target:
        """A new connection to it."""
        return open_target(self.address, Ground(Vault(self.environment), self.scratch))


@dataclass
class Tally:
    """What came of it."""

    kills: int = 0  # publishes that were killed before they had ended
    unhurt: int = 0  # those that had ended by then
    visits: int = 0
    lacking: list[str] = field(default_factory=list)  # pages whose assets were not there
    astray: list[str] = field(default_factory=list)  # what the next run did not mend

    @property
    def good(self) -> bool:
        """Whether all is as promised."""
        return not (self.lacking or self.astray)


class Visitor:
    """Looks at pages, and at once for all that they name."""

    def __init__(self, fetch: Fetch, tally: Tally) -> None:
        self._fetch = fetch
        self._tally = tally
        self._newest = 1
        self._left = threading.Event()
        self._thread = threading.Thread(target=self._stroll, daemon=True)

    @contextmanager
    def strolling(self) -> Iterator[None]:
        """Visits, so many a second, until the block ends."""
        self._thread.start()
        try:
            yield
        finally:
            self._left.set()
            self._thread.join()

    def knows(self, number: int) -> None:
        """This edition may be there from now on."""
        self._newest = number

    def visit(self, path: str) -> None:
        """One page with all that it names; when something is not there, once more: the page may be another by now."""
        self._tally.visits += 1
        for _ in range(KEPT):
            page = self._fetch(path)
            if page is None:
                return
            files = {path: page}
            named = {part.split(b'"')[0].decode() for part in page.split(b'src="/')[1:]}
            files |= {asset: data for asset in named if (data := self._fetch(asset)) is not None}
            if not lacking(files):
                return
            if self._fetch(path) == page:
                break
        self._tally.lacking.append(f"{path} of edition {self._newest}")

    def _stroll(self) -> None:
        chance = random.Random(7)
        while not self._left.wait(1 / VISITS):
            number = self._newest - chance.randrange(2)
            self.visit(chance.choice([path for path in edition(number) if path.endswith(".html")]))


def kill_often(doomed: Doomed, fetch: Fetch, kills: int, seed: int = 1) -> Tally:
    """Publish one edition after another, each killed once and then done again, until so many were killed."""
    tally, chance = Tally(), random.Random(seed)
    visitor = Visitor(fetch, tally)
    context = mp.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    _publish(context, doomed, 1, None)
    took = _publish(context, doomed, 2, None)  # as long as those that come, or nearly
    visitor.knows(2)
    with visitor.strolling():
        for number in range(3, 3 * kills + 3):
            if tally.kills == kills:
                break
            visitor.knows(number)
            if _publish(context, doomed, number, chance.uniform(0, took)) < 0:
                tally.kills += 1
            else:
                tally.unhurt += 1
            for path in (path for path in edition(number) if path.endswith(".html")):
                visitor.visit(path)
            _publish(context, doomed, number, None)
            tally.astray += _astray(doomed, fetch, number)
    return tally


def _publish(
    context: mp.context.ForkServerContext, doomed: Doomed, number: int, killed_after: float | None
) -> float:
    """How long it took, in seconds; -1 when it was killed before it had ended."""
    here, there = context.Pipe()
    process = context.Process(target=_deliver, args=(doomed, number, there))
    process.start()
    there.close()
    try:
        if here.poll(PATIENCE):
            here.recv()
        begun = time.monotonic()
        if killed_after is not None:
            ended = here.poll(killed_after) and here.recv() == "done"
            process.kill()
            process.join()
            return time.monotonic() - begun if ended else -1
        assert here.poll(PATIENCE), "a publish hangs"
        assert here.recv() == "done"
        took = time.monotonic() - begun
    finally:
        process.kill()
        process.join()
        here.close()
    return took


def _deliver(doomed: Doomed, number: int, line: Connection) -> None:
    """In a process of its own: publish an edition, telling when it begins and when it has ended."""
    target = doomed.open()
    line.send("begins")
    send(target, edition(number))
    line.send("done")
    target.close()


def _astray(doomed: Doomed, fetch: Fetch, number: int) -> Iterator[str]:
    wanted = edition(number)
    yield from (f"{path} of {number}" for path, data in wanted.items() if fetch(path) != data)
    if fetch(f"gidsen/nummer-{number - 1}/index.html") is not None:
        yield f"the page that goes is there after {number}"
    target = doomed.open()
    if not delivery_of(target, wanted).idle:
        yield f"after {number} there is still something to send"
    target.close()
