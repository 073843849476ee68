"""Wakes the session when files may have changed: by the system's events, and by looking through the folders itself."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import Self

from guidegen.preview.bell import Bell
from guidegen.preview.ear import Ear
from guidegen.preview.polling import Folder, Identity, Marks, differences, glance, identity, worth_telling
from guidegen.preview.watch.listening import Hush, listen

__all__ = ["Folder", "Watch"]

_PACE = (1.0, 10.0, 20)  # seconds between two looks, the least and the most; how often the time one takes
_POLLING = (0.2, 2.0, 4)  # the same where no events come
_MOMENT = 0.3  # seconds that an event may be late
_ECHO = 3.0  # seconds after a change in which the file may change again and bear the same marks


class Watch:
    """Rings the bell whenever a file in the folders may have changed, until it is closed.

    Events come at once, but they may be lost or never come: on network drives, in containers. So now and then it looks
    through the folders itself. At a change of which no event told it says `watch-silent`, and looks from then on as
    often as the disk bears; so too, with `watch-limit`, where the system gives no events. It rings once when it is
    ready: what changed before that may not have been seen.
    """

    def __init__(
        self,
        folders: Sequence[Folder],
        bell: Bell,
        notice: Callable[[str], None],
        listen: Callable[[Ear, Sequence[Folder]], Hush] = listen,
    ) -> None:
        self._folders = tuple(folders)
        self._bell = bell
        self._notice = notice
        self._listen = listen
        self._polling = False
        self._prod = Event()  # look now
        self._closing = Event()
        self._places: list[tuple[Path, Identity]] | None = None
        self._ear = Ear(bell, (), self._prod.set)
        self._hush: Hush = _nothing
        self._marks: Marks = {}
        self._changed = 0.0  # when a change was last seen
        self._unheard: set[str] = set()  # changes that some event may yet tell of
        self._thread = Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all threads."""
        self._closing.set()
        self._prod.set()
        self._thread.join()

    def _run(self) -> None:
        pace = 0.0
        try:
            while not self._closing.is_set():
                self._prod.wait(pace)
                self._prod.clear()
                pace = self._round()
        finally:
            self._hush()

    def _round(self) -> float:
        """Listen where there is to listen, and look; tells after how many seconds to do so again."""
        folders = [replace(folder, path=Path(os.path.realpath(folder.path))) for folder in self._folders]
        anew = self._attend(folders)
        self._ear.look_begins()
        start = time.monotonic()
        marks = glance(folders, stop=self._closing.is_set)
        took = time.monotonic() - start
        before, self._marks, self._ear.known = self._marks, marks, marks
        if anew:
            self._unheard.clear()
            self._bell.ring()
        elif not self._closing.is_set():
            self._compare(before, marks)
        if self._ear.limited:
            self._poll("watch-limit")
        least, most, share = _POLLING if self._polling else _PACE
        return max(took, min(max(least, share * took), most))

    def _attend(self, folders: Sequence[Folder]) -> bool:
        """Whether it had to listen anew, because a folder came, went or was made again."""
        places = [(folder.path, identity(folder)) for folder in folders]
        if places == self._places:
            return False
        self._places = places
        self._hush()
        self._hush = _nothing
        self._ear = Ear(self._bell, folders, self._prod.set)
        try:
            self._hush = self._listen(self._ear, folders)
        except (OSError, RuntimeError):  # the latter when there may be no more threads
            self._poll("watch-limit")
        return True

    def _compare(self, before: Marks, after: Marks) -> None:
        changed = differences(before, after)
        now = time.monotonic()
        if changed:
            self._changed = now
        if not all(map(self._ear.has_heard, changed)) or (self._polling and now < self._changed + _ECHO):
            self._bell.ring()
        telling = {path for path in changed if worth_telling(path, before, after)}
        self._unheard = self._ear.unheard(self._unheard | telling)
        if self._unheard and not self._polling and self._stays_silent():
            self._poll("watch-silent")

    def _stays_silent(self) -> bool:
        """Whether no event comes in a moment, of what changed or of anything else that may be told before it."""
        count = self._ear.count
        self._closing.wait(_MOMENT)
        return self._ear.count == count and bool(self._ear.unheard(self._unheard))

    def _poll(self, reason: str) -> None:
        if not self._polling:
            self._polling = True
            self._notice(reason)


def _nothing() -> None:
    """No listener, nothing to hush."""
