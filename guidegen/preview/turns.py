"""The turns that a site takes while it is written, and the waiting for the next one."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass

from guidegen.preview.showing import Showing
from guidegen.preview.told import Row
from guidegen.problems import GuidegenError

REMEMBERED = 2_000  # pictures made, for lines that fall behind; one that falls further asks again by itself


@dataclass(frozen=True, slots=True)
class Turn:
    """How things stand: the last good edition on show, and what is wrong with the newest that was read."""

    number: int
    showing: Showing | None
    state: Row
    edited: tuple[Row, ...] = ()  # pages whose own text was changed
    failure: GuidegenError | None = None

    def equals(self, other: Turn) -> bool:
        """Whether there is nothing to tell of this turn after the other."""
        return self.showing is other.showing and self.state == other.state and self.failure == other.failure


class Turns:
    """The last turn, and everybody who waits for the next; safe in every thread."""

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._last: Turn | None = None
        self._made: deque[str] = deque(maxlen=REMEMBERED)
        self.count = 0  # pictures made so far
        self.closed = False

    @property
    def last(self) -> Turn | None:
        """The last turn; None before the first."""
        return self._last

    def first(self) -> Turn:
        """The last turn, after waiting for there to be one."""
        with self._change:
            self._change.wait_for(lambda: self._last is not None or self.closed)
            return self._last or Turn(0, None, {})

    def take(self, turn: Turn) -> None:
        """The next turn."""
        with self._change:
            self._last = turn
            self._change.notify_all()

    def made(self, paths: tuple[str, ...]) -> None:
        """Pictures can be had now."""
        with self._change:
            self._made.extend(paths)
            self.count += len(paths)
            self._change.notify_all()

    def wait(self, number: int, pictures: int, seconds: float) -> tuple[Turn | None, tuple[str, ...], int]:
        """A turn after `number`, and the pictures made since there were `pictures`; whichever comes first."""

        def is_news() -> bool:
            return (
                self.closed
                or self.count != pictures
                or (self._last is not None and self._last.number != number)
            )

        with self._change:
            self._change.wait_for(is_news, seconds)
            newer = self._last if self._last is not None and self._last.number != number else None
            missed = min(self.count - pictures, len(self._made))
            made = tuple(list(self._made)[len(self._made) - missed :]) if missed else ()
            return newer, made, self.count

    def close(self) -> None:
        """Nobody waits any more."""
        with self._change:
            self.closed = True
            self._change.notify_all()
