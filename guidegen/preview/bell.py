"""The bell that says when to look at the files again, and the patience not to look at half a save."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from threading import Condition
from typing import TypeVar

HALF = 0.05  # seconds that a file may be empty, or away, in the middle of a save

_REST = 0.02  # between two answers of `wait`: no more than fifty looks a second, whoever keeps ringing
_PATIENCE = 0.25  # for a file that is written on and on
_BURST = 64  # rings that no single save makes: a branch checked out, a folder copied in
_LULL = 0.06  # without a ring, after which a burst counts as over
_LONG_PATIENCE = 1.0  # for a burst: while it lasts, one look a second
_MANY = 1000  # files in hand, from which on those are let go that nobody finished

Seen = TypeVar("Seen")


class Bell:
    """Rung by whoever hears of a change, answered by the one thread that looks.

    A ring means nothing but "look again", and the next look that begins answers all rings before it.
    The first ring after a silence is answered at once. A ring may say that a file is in the middle of a save; then
    `steady` looks when the save has ended, or has lasted too long to be one. While a burst goes on it looks once a
    second, and once more when all is quiet: no change is left unseen, because each rings at or after its time.
    """

    def __init__(self) -> None:
        self.closed = False
        self._stirred = Condition()
        self._rung = False
        self._rings = 0
        self._last_ring = 0.0
        self._looked_at = 0  # how many rings there were at the last look
        self._answered = 0.0
        self._in_hand: dict[str, float] = {}  # file in the middle of a save -> until when that is believed

    def ring(self, path: str | None = None, *, hold: float = 0.0) -> None:
        """Something may have changed; `path` is whole now, or with `hold` so many seconds in the middle of a save."""
        now = time.monotonic()
        with self._stirred:
            self._rung = True
            self._rings += 1
            self._last_ring = now
            if path is not None and hold:
                self._in_hand[path] = now + hold
                if len(self._in_hand) > _MANY:
                    self._let_go(now)
            elif path is not None:
                self._in_hand.pop(path, None)
            self._stirred.notify_all()

    def wait(self, timeout: float | None = None) -> bool:
        """Whether it was rung since the last look; waits for that, at most `timeout` seconds. Never once it is closed."""
        with self._stirred:
            self._stirred.wait_for(lambda: self._rung or self.closed, timeout)
            if self.closed or not self._rung:
                return False
            self._stirred.wait_for(lambda: self.closed, self._answered + _REST - time.monotonic())
            self._rung = False
            self._answered = time.monotonic()
            return not self.closed

    def close(self) -> None:
        """Nobody need look any more: `wait` ends, now and from now on."""
        with self._stirred:
            self.closed = True
            self._stirred.notify_all()

    def steady(self, look: Callable[[], Seen], lost: Callable[[Seen], Collection[str]]) -> Seen:
        """What `look` sees when no save is under way.

        Where no event tells of the middle of a save, `lost` does: it names the files that are gone, or empty, and were
        not before. That is believed of a file when it is seen again after as long as a save takes.
        """
        start = time.monotonic()
        self._be_patient(start)
        missed: dict[str, float] = {}  # file -> when it was first seen to be lost
        while True:
            rings = self._begin()
            seen = look()
            now = time.monotonic()
            late = now > start + _PATIENCE
            if not late and self._busy(now):
                self._be_patient(start)
                continue
            looked_twice = bool(missed)
            missed = {path: missed.get(path, now) for path in lost(seen)}
            doubtful = [since + HALF for since in missed.values() if since + HALF > now]
            if not doubtful or (late and looked_twice):
                return seen
            self._wait_for_another(rings, max(doubtful))

    def _begin(self) -> int:
        """A look begins: it covers every ring until now."""
        with self._stirred:
            self._rung = False
            self._looked_at = self._rings
            return self._rings

    def _busy(self, now: float) -> bool:
        with self._stirred:
            self._let_go(now)
            return bool(self._in_hand)

    def _be_patient(self, start: float) -> None:
        """Wait until no file is in the middle of a save and no burst goes on, but not for ever."""
        with self._stirred:
            while True:
                now = time.monotonic()
                self._let_go(now)
                calm, patience = max(self._in_hand.values(), default=0.0), _PATIENCE
                if self._rings - self._looked_at > _BURST:
                    calm, patience = max(calm, self._last_ring + _LULL), _LONG_PATIENCE
                pause = min(calm, start + patience) - now
                if pause <= 0:
                    return
                self._stirred.wait(pause)

    def _wait_for_another(self, rings: int, end: float) -> None:
        with self._stirred:
            self._stirred.wait_for(lambda: self._rings != rings, max(0.0, end - time.monotonic()))

    def _let_go(self, now: float) -> None:
        for path in [path for path, until in self._in_hand.items() if until <= now]:
            del self._in_hand[path]


def lost(before: Mapping[str, tuple[int, ...]], after: Mapping[str, tuple[int, ...]]) -> list[str]:
    """The files that held something and are gone or empty; both map a path to a signature that begins with the size."""
    if before == after:
        return []
    return [path for path, mark in before.items() if mark[0] and (path not in after or not after[path][0])]
