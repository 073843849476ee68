"""A bucket as a store: every file is one object, put in one request and seen whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import obstore

from guidegen.plan.held import NAME
from guidegen.problems import PublishError
from guidegen.publish.kinds import cache_control, content_type
from guidegen.publish.object_store.lines import Lines
from guidegen.publish.object_store.place import Place
from guidegen.publish.object_store.troubles import (
    TROUBLES,
    is_absent,
    is_overtaken,
    is_unheard_of,
    worded,
)

if TYPE_CHECKING:
    from obstore import PutMode

_PAGE = 1000  # names in one answer


@dataclass(frozen=True, slots=True)
class _Lying:
    """What lay at a path when it was last looked at, and what the host calls that version."""

    data: bytes | None
    tag: str | None = None


class BucketStore:
    """See filewise.Store.

    The receipt is put only in the place of the very one that was read before, so that of two who publish at the same
    moment one hears that he came second.
    """

    hands = 16  # a host 40 ms away: 60 files a second with 8, 115 with 16, and so on; but each holds a file in memory

    def __init__(self, place: Place, lines: Lines, blot: Callable[[str], str]) -> None:
        self.where = place.where
        self._place = place
        self._lines = lines
        self._blot = blot
        self._met = False  # whether the host has answered well before
        self._receipt: _Lying | None = None  # None: nobody has looked yet

    def is_there(self) -> bool:
        """Always: a bucket knows no folders."""
        return True

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None when there is none."""
        if not self._met:
            self._lines.check()
        with self._worded():
            lying = self._look(path)
        if path == NAME:
            self._receipt = lying
        return lying.data

    def size(self, path: str) -> int | None:
        """The size of a file in bytes; None when there is none."""
        with self._worded():
            try:
                return obstore.head(self._lines.asking, self._key(path))["size"]
            except FileNotFoundError:  # an answer to this question has no room for a reason
                return None

    def put(self, path: str, data: bytes) -> None:
        """Put a file there; PublishError when it is the receipt, and somebody else has put one meanwhile."""
        with self._worded():
            if path == NAME and self._receipt is not None:
                self._receipt = _Lying(data, self._exchange(self._receipt, data))
            else:
                self._send(path, data)

    def settle(self, paths: Sequence[str]) -> None:
        """What the host has taken in stays."""

    def delete(self, path: str) -> None:
        """Take a file away if it is there."""
        with self._worded():
            try:
                obstore.delete(self._lines.asking, self._key(path))
            except FileNotFoundError as trouble:
                if not is_absent(trouble):
                    raise

    def paths(self) -> Iterator[str]:
        """Every file that lies there."""
        folder = self._place.folder
        with self._worded():
            for page in obstore.list(self._lines.asking, folder or None, chunk_size=_PAGE):
                for found in page:
                    path = found["path"]
                    if path.startswith(folder) and path != folder:
                        yield path.removeprefix(folder)

    def close(self) -> None:
        """The lines are let go of with the store."""

    def _key(self, path: str) -> str:
        return self._place.folder + path

    def _look(self, path: str) -> _Lying:
        try:
            found = obstore.get(self._lines.asking, self._key(path))
            return _Lying(bytes(found.bytes()), found.meta["e_tag"])
        except FileNotFoundError as trouble:
            if is_absent(trouble):
                return _Lying(None)
            raise

    def _send(self, path: str, data: bytes, mode: PutMode = "overwrite") -> str | None:
        """Put an object there, and hear what its version is called."""
        headers = {"Content-Type": content_type(path), "Cache-Control": cache_control(path)}
        line = self._lines.sending(len(data))
        # In one piece: parts of what was broken off would lie about unseen, and be paid for.
        sent = obstore.put(line, self._key(path), data, attributes=headers, mode=mode, use_multipart=False)
        return sent["e_tag"]

    def _exchange(self, before: _Lying, data: bytes) -> str | None:
        """Put a receipt in the place of another; PublishError when that one lies there no more."""
        try:
            return self._send(NAME, data, _in_place_of(before))
        except TROUBLES as trouble:
            if is_unheard_of(trouble):
                return self._send(NAME, data)
            if not is_overtaken(trouble):
                raise
        now = self._look(NAME)
        if now.data == data:  # it was ours that came there, and the answer that was lost
            return now.tag
        if now.data != before.data:
            raise PublishError("publish-meanwhile", where=self.where)
        # The very same lies there: a host whose names of versions cannot be relied on.
        return self._send(NAME, data)

    @contextmanager
    def _worded(self) -> Iterator[None]:
        """Whatever the library says, in our words, and with none of its own errors behind it: they may hold keys."""
        try:
            yield
        except TROUBLES as trouble:
            raise worded(trouble, self._place, self._blot, met=self._met) from None
        self._met = True


def _in_place_of(before: _Lying) -> PutMode:
    if before.data is None:
        return "create"
    return {"e_tag": before.tag} if before.tag else "overwrite"
