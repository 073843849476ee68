"""Rolling back as a curator does: to a release chosen by lot, also after a publish that was killed, at a real place."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from guidegen.adapters.files import digest_bytes
from guidegen.plan.delivery import KEPT
from guidegen.plan.pieces import Pieces
from guidegen.publishing import kept_releases
from tests.command import Done
from tests.publish.contract import Files, lacking
from tests.publish.desk import Desk, by_lot, pieces_of
from tests.publish.forked import PATIENCE, Call, kitchen
from tests.publish.places import Place

PROMISED = 10.0  # seconds
SPOILT = 0.15  # of the trials: the shelf lost or lost part of a file
INTERRUPTED = 0.5  # of the trials
UNNAMED = 0.25  # of the trials: the number is not said

_WORLD = 3  # the exit code

Roll = Callable[[Call], Done]


@dataclass
class Tally:
    """What came of it."""

    trials: int = 0
    killed: int = 0  # trials after a publish, or a rollback, that was really killed
    spoilt: int = 0  # trials in which the shelf had lost something
    seconds: list[float] = field(default_factory=list)
    astray: list[str] = field(default_factory=list)  # what is not as promised


class Course:
    """One place, and what was published to it."""

    def __init__(self, place: Place, desk: Desk, roll: Roll, seed: int) -> None:
        self.tally = Tally()
        self._place = place
        self._desk = desk
        self._roll = roll
        self._chance = random.Random(seed)
        self._made = 0
        self._editions: dict[str, Files] = {}  # all that there ever was, by what it is made of
        self._recent: deque[Files] = deque(maxlen=2 * KEPT)  # also what may never have come there whole
        self._theirs: Files = {}

    def run(self, trials: int, releases: int = KEPT) -> Tally:
        """So many releases and one more, and then so many trials."""
        self._publish()
        self._theirs = self._desk.lay_foreign()
        for _ in range(releases):
            self._publish()
        self._took = {name: self._killed(None, name) for name in ("publish", "rollback")}
        for _ in range(trials):
            self._trial()
        return self.tally

    def _trial(self) -> None:
        self.tally.trials += 1
        if self._chance.random() < INTERRUPTED:
            self._interrupt()
        elif self._chance.random() < INTERRUPTED:
            self._publish()
        if self._chance.random() < SPOILT:
            self._spoil()
        number = self._drawn()
        meant = self._before_last() if number is None else number
        wanted = self._known()[meant]
        began = time.monotonic()
        done = self._rolled(number)
        self.tally.seconds.append(time.monotonic() - began)
        told = f"trial {self.tally.trials}, release {number or f'{meant}, unnamed'}"
        self.tally.astray += [f"{told}: {line}" for line in self._judged(done, meant, wanted)]

    def _rolled(self, number: int | None) -> Done:
        words = ("rollback", *([] if number is None else [str(number)]), "--yes")
        return self._roll(Call(self._desk.root, words, self._desk.environment))

    def _drawn(self) -> int | None:
        """A release that is kept, by lot; None: it is left to guidegen."""
        if self._chance.random() < UNNAMED:
            with self._desk.counter():
                pass  # what was cut off just before its end counts from now on
            return None if self._before_last() else self._kept()[-1]
        # Not the oldest: it goes when one that was cut off turns out to have come there.
        return self._chance.choice(self._kept()[1:])

    def _kept(self) -> list[int]:
        return [*self._known()]

    def _known(self) -> dict[int, Files]:
        """What each release that is kept is, by its number."""
        kept = kept_releases(self._desk.root, "website")
        return {one.number: self._editions[_made_of(one.pieces)] for one in kept}

    def _before_last(self) -> int:
        """The last release that was another than the last one; 0: there is none."""
        known = self._known()
        *others, last = known
        return max((one for one in others if known[one] != known[last]), default=0)

    def _judged(self, done: Done, number: int, wanted: Files) -> Iterator[str]:
        """All that is not as a rollback to this release promises."""
        if done.code:
            yield f"ended with {done.code}: {done.err.strip()[-300:]}"
            return
        if self.tally.seconds[-1] > PROMISED:
            yield f"took {self.tally.seconds[-1]:.1f} s"
        there = self._shown()
        yield from (f"{path} is not what it was" for path in wanted if there.get(path) != wanted[path])
        yield from (f"{path} lacks an asset" for path in lacking(there))
        strangers = there.keys() - wanted.keys()
        yield from (f"{path} is still there" for path in strangers if not path.startswith("assets/"))
        yield from (
            f"{path}, not ours, is another" for path, data in self._theirs.items() if self._get(path) != data
        )
        if not self._desk.proposed(wanted).delivery.idle:
            yield "there is still something to send"
        newest = self._desk.releases()[0]
        if newest["again"] != number and self._known()[newest["release"]] != wanted:
            yield f"the last release is said to be {newest}"

    def _shown(self) -> dict[str, bytes]:
        """What a visitor gets of all that could be there."""
        paths = {path for files in (*self._recent, *self._known().values()) for path in files}
        found = {path: self._get(path) for path in sorted(paths)}
        return {path: data for path, data in found.items() if data is not None}

    def _get(self, path: str) -> bytes | None:
        return self._place.fetch(path)

    def _fresh(self) -> Files:
        self._made += 1
        files = by_lot(self._made, self._chance)
        self._recent.append(files)
        self._editions[_made_of(pieces_of(files))] = files
        return files

    def _publish(self) -> None:
        self._desk.build(self._fresh())
        self._desk.publish()

    def _interrupt(self) -> None:
        """A publish, or a rollback, that is killed at a moment chosen by lot."""
        name = self._chance.choice(("publish", "rollback"))
        killed = self._killed(self._chance.uniform(0, self._took[name]), name)
        self.tally.killed += killed < 0

    def _killed(self, after: float | None, name: str) -> float:
        """How long it took; -1 when it was killed before it had ended. After None it is not killed at all."""
        number = 0
        if name == "publish":
            self._desk.build(self._fresh())
        else:
            number = self._chance.choice(self._kept()[:-1])
        context = kitchen()
        here, there = context.Pipe()
        process = context.Process(target=_work, args=(self._desk, number, there))
        process.start()
        there.close()
        try:
            assert here.poll(PATIENCE), "nothing begins"
            here.recv()
            began = time.monotonic()
            ended = here.poll(PATIENCE if after is None else after) and here.recv() == "done"
            assert ended or after is not None, "it hangs"
        finally:
            process.kill()
            process.join()
            here.close()
        took = time.monotonic() - began
        return took if ended else -1

    def _spoil(self) -> None:
        """A file that would be sent is lost from the shelf, or is another: that is told, and the site stays."""
        number = self._chance.choice(self._kept()[1:])  # see `_drawn`
        wanted = self._known()[number]
        delivery = self._desk.proposed(wanted).delivery
        fresh = sorted({*delivery.new, *delivery.changed})
        if not fresh:
            return
        self.tally.spoilt += 1
        path = self._chance.choice(fresh)
        content = digest_bytes(wanted[path])
        file = self._desk.root / ".guidegen/releases/_objects" / content[:2] / content[2:]
        before, lost = self._shown(), self._chance.random() < INTERRUPTED
        file.unlink() if lost else file.write_bytes(b"?" * len(wanted[path]))
        done = self._rolled(number)
        how = "lost" if lost else "another"
        told = f"trial {self.tally.trials}, release {number}, of which {path} is {how}: "
        if done.code != _WORLD or "Traceback" in done.err or path not in done.err:
            self.tally.astray.append(f"{told}ended with {done.code}: {done.err.strip()[-300:]}")
        if self._shown() != before:
            self.tally.astray.append(f"{told}the site did not stay as it was")
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(wanted[path])


def _made_of(pieces: Pieces) -> str:
    return repr(sorted((path, piece.content) for path, piece in pieces.items()))


def _work(desk: Desk, number: int, line: Connection) -> None:
    """In a process of its own: publish what is built, or the release with this number, telling when it begins and ends."""
    with desk.counter() as counter:
        line.send("begins")
        desk.send(counter, number)
    line.send("done")
