"""The steps of a delivery by rsync, each of which may be the last one that succeeds: whole waves at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from guidegen.plan.delivery import Delivery
from guidegen.plan.held import NAME, Held, read_held, write_held
from guidegen.plan.pieces import FEEDS, Pieces, in_farewell_order, is_page
from guidegen.problems import PublishError
from guidegen.publish.rsync.far import Far
from guidegen.publish.rsync.listing import Entries, emptied, is_left, meant
from guidegen.publish.target import LOOKED_AT, Read, Seen, Show

_AT_ONCE = 1 << 26  # bytes that are laid out on this disk at once, if it is more than one file


@dataclass
class Count:
    """Tells of the files of one load as they go."""

    done: int  # files of the delivery
    end: int  # as many when the load has gone
    total: int
    show: Show

    def one(self, path: str) -> None:
        """One more has gone; after a lost line some go twice."""
        self.done = min(self.done + 1, self.end)
        self.show(self.done, self.total, path)

    def all(self, path: str) -> None:
        """The load has gone; what was there already was passed over."""
        if self.done < self.end:
            self.show(self.end, self.total, path)


class RsyncTarget:
    """See target.Target."""

    takes: frozenset[str] = frozenset()

    def __init__(self, far: Far) -> None:
        self.where = far.where
        self._far = far

    def look(self) -> Seen:
        """What lies there now."""
        held = self._held()
        others = () if held else tuple(islice(self._others(), LOOKED_AT))
        return Seen(held, others, fresh=not self._far.is_there)

    def apply(self, delivery: Delivery, read: Read, show: Show) -> None:
        """Assets, pages, the proof, the receipt; deletions last."""
        held = self._held()
        if held is not None and not held.lies_as(delivery.held):
            raise PublishError("publish-meanwhile", where=self.where)
        underway = write_held(delivery.underway)
        self._far.begin(underway)
        self._bring(delivery, read, show, underway)
        if delivery.dropped:
            arrived = write_held(delivery.arrived)
            self._far.note(arrived)
            folders = self._drop(frozenset(delivery.dropped), delivery.held)
            self._prove(arrived)
        else:
            folders = ()
        self._far.delete(folders, receipt=write_held(delivery.done))

    def close(self) -> None:
        """Let go of the connection."""
        self._far.close()

    def _bring(self, delivery: Delivery, read: Read, show: Show, receipt: bytes) -> None:
        """Put one wave after the other, and prove what was put, as soon as the disk here has no room for more."""
        done, total, laid = 0, sum(map(len, delivery.waves)), 0
        for wave in delivery.waves:
            for load in loads(wave, delivery.pieces):
                size = sum(delivery.pieces[path].size for path in load)
                if laid and laid + size > _AT_ONCE:
                    self._prove(receipt)
                    laid = 0
                count = Count(done, done + len(load), total, show)
                self._far.put(load, read, count.one)
                count.all(load[-1])
                done, laid = done + len(load), laid + size
        self._prove(receipt)

    def _prove(self, receipt: bytes) -> None:
        """Have the host compare what it has with what was put, and with the receipt that was put last."""
        for path in self._far.astray(receipt):
            code = "publish-meanwhile" if path == NAME else "publish-not-arrived"
            raise PublishError(code, path=path, where=self.where)

    def _drop(self, marks: frozenset[str], held: Held) -> tuple[str, ...]:
        """Take the files away, and but for the last ones the folders that they leave empty; those are given.

        Also where the names are known all is listed: it is one call, and tells besides which folders become empty.
        """
        there = self._far.entries()
        gone = [path for path, kind in there.items() if kind != "d" and held.mark(meant(path)) in marks]
        *steps, last = _farewell(there, gone)
        for step in steps:
            self._far.delete(step)
        return last

    def _others(self) -> Iterator[str]:
        return (path for path, kind in self._far.entries().items() if kind != "d" and not is_left(path))

    def _held(self) -> Held | None:
        receipt = self._far.receipt()
        return None if receipt is None else read_held(receipt)


def loads(wave: tuple[str, ...], pieces: Pieces) -> Iterator[tuple[str, ...]]:
    """A wave in parts that the disk here has room for."""
    load: list[str] = []
    size = 0
    for path in wave:
        if load and size + pieces[path].size > _AT_ONCE:
            yield tuple(load)
            load, size = [], 0
        load.append(path)
        size += pieces[path].size
    yield tuple(load)


def _farewell(there: Entries, gone: list[str]) -> list[tuple[str, ...]]:
    """What goes, in steps: pages, what they point to, folders; the last step holds folders alone, or nothing."""
    pages: list[str] = []
    others: list[str] = []
    for path in in_farewell_order(gone):
        (pages if is_page(path) or path.endswith(FEEDS) else others).append(path)
    steps = [tuple(step) for step in (pages, others) if step]
    return [*steps, *(emptied(there, gone) or [()])]
