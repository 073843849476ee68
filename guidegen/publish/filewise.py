"""Targets that take one file at a time: the steps of a delivery there, each of which may be the last one that succeeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Protocol

from guidegen.adapters.files import digest_bytes
from guidegen.plan.delivery import Delivery
from guidegen.plan.held import NAME, Held, read_held, write_held
from guidegen.plan.pieces import in_farewell_order, lasts
from guidegen.problems import PublishError
from guidegen.publish.target import LOOKED_AT, Read, Seen, Show


class Store(Protocol):
    """A place for files; every method raises PublishError when the world fails."""

    where: str
    hands: int  # how many files it takes at once

    def is_there(self) -> bool:
        """Whether the place itself is there, and not only where it will be made."""
        ...

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None when there is none."""
        ...

    def size(self, path: str) -> int | None:
        """The size of a file in bytes; None when there is none."""
        ...

    def put(self, path: str, data: bytes) -> None:
        """Put a file there, its folders too; whoever looks meanwhile sees the old or the new, whole.

        The receipt is put only in the place of the one that this store read last, where the place can tell.
        """
        ...

    def settle(self, paths: Sequence[str]) -> None:
        """See to it that these files, which were put there, stay through a loss of power."""
        ...

    def delete(self, path: str) -> None:
        """Take a file away if it is there, and the folders that it leaves empty."""
        ...

    def paths(self) -> Iterator[str]:
        """Every file that lies there, in no order."""
        ...

    def close(self) -> None:
        """Let go of connections."""
        ...


class Filewise:
    """A target made of a store; see target.Target."""

    takes: frozenset[str] = frozenset()

    def __init__(self, store: Store) -> None:
        self._store = store
        self.where = store.where

    def look(self) -> Seen:
        """What lies there now."""
        held = self._held()
        others = () if held else tuple(islice(self._store.paths(), LOOKED_AT))
        return Seen(held, others, fresh=not (held or others or self._store.is_there()))

    def apply(self, delivery: Delivery, read: Read, show: Show) -> None:
        """Assets, pages, the proof, the receipt; deletions last."""
        self._stands(delivery)
        self._note(delivery.underway)
        done, total = 0, sum(map(len, delivery.waves))
        for wave in delivery.waves:
            for path in self._each(wave, lambda path: self._bring(delivery, path, read)):
                done += 1
                show(done, total, path)
        paths = tuple(path for wave in delivery.waves for path in wave)
        self._store.settle(paths)
        for _ in self._each(paths, lambda path: self._prove(delivery, path)):
            pass
        self._note(delivery.arrived)
        if delivery.dropped:
            self._drop(delivery)
            self._note(delivery.done)

    def close(self) -> None:
        """Let go of connections."""
        self._store.close()

    def _bring(self, delivery: Delivery, path: str, read: Read) -> None:
        if not delivery.is_doubtful(path) or self._store.size(path) != delivery.pieces[path].size:
            self._store.put(path, read(path))

    def _prove(self, delivery: Delivery, path: str) -> None:
        """Read back what was put: of what is named by its contents the size will do."""
        piece = delivery.pieces[path]
        if lasts(path):
            good = self._store.size(path) == piece.size
        else:
            good = (data := self._store.read(path)) is not None and digest_bytes(data) == piece.content
        if not good:
            raise PublishError("publish-not-arrived", path=path, where=self.where)

    def _drop(self, delivery: Delivery) -> None:
        paths = set(delivery.leaving)
        if len(paths) < len(delivery.dropped):  # put there from elsewhere: their names lie only there
            marks = frozenset(delivery.dropped)
            paths.update(path for path in self._store.paths() if delivery.held.mark(path) in marks)
        for path in in_farewell_order(paths):
            self._store.delete(path)

    def _stands(self, delivery: Delivery) -> None:
        """Refuse when somebody else has published since the delivery was planned."""
        held = self._held()
        if held is not None and not held.lies_as(delivery.held):
            raise PublishError("publish-meanwhile", where=self.where)

    def _held(self) -> Held | None:
        data = self._store.read(NAME)
        return None if data is None else read_held(data)

    def _note(self, held: Held) -> None:
        self._store.put(NAME, write_held(held))

    def _each(self, paths: Iterable[str], do: Callable[[str], None]) -> Iterator[str]:
        """Do something with each path, so many at once as the store bears; the paths as they are done."""
        if self._store.hands == 1:
            for path in paths:
                do(path)
                yield path
            return
        with ThreadPoolExecutor(self._store.hands) as pool:
            for path, _ in zip(paths, pool.map(do, paths), strict=True):
                yield path
