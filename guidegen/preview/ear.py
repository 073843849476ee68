"""What an event on the disk means: a ring of the bell, with the file in the middle of a save or whole."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from pathlib import Path

from guidegen.preview.bell import HALF, Bell
from guidegen.preview.polling import Folder

_FRESH = 0.01  # seconds in which a file that was never seen before may be given its real name
_MANY = 20_000  # paths heard between two looks, from which on nothing is called unheard


class Ear:
    """Told of each event in some folders; rings the bell, and remembers of which files it heard."""

    def __init__(self, bell: Bell, folders: Sequence[Folder], came_or_went: Callable[[], None]) -> None:
        self.settling = HALF  # for how many seconds after a write another may follow
        self.limited = False  # there are folders of which it cannot be told
        self.known: Container[str] = ()  # the files that were seen at the last look
        self.count = 0
        self._bell = bell
        self._folders = [(_plain(os.fspath(folder.path)), folder.ignored) for folder in folders]
        self._came_or_went = came_or_went
        self._earlier: set[str] = set()  # what was heard before the last look began,
        self._now: set[str] = set()  # and since
        self._lost = 0  # looks that must not trust what was heard

    def look_begins(self) -> None:
        """A new time begins; what was heard before the last look began is forgotten."""
        self._earlier, self._now = self._now, set()
        self._lost = max(0, self._lost - 1)

    def has_heard(self, path: str) -> bool:
        """Whether this very path was heard of since the look before the last began."""
        plain = _plain(path)
        return plain in self._now or plain in self._earlier

    def unheard(self, paths: Iterable[str]) -> set[str]:
        """Those of which nothing was heard, nor of a folder above them; none when nobody can tell."""
        if self._lost or len(self._now) + len(self._earlier) > _MANY:
            return set()
        return {path for path in paths if not any(map(self.has_heard, _with_folders(path)))}

    def lose(self) -> None:
        """Events were lost: anything may have changed."""
        self._lost = 2
        self._bell.ring()

    def concerns(self, path: str) -> bool:
        """Whether it is one of the folders, or lies in one and is not ignored."""
        return self._ours(path) is not None

    def hear(self, kind: str, path: str, goal: str = "", *, folder: bool = False) -> None:
        """What happened to a file or folder, in watchdog's words: created, modified, closed, deleted, moved, attrib."""
        old, new = self._ours(path), self._ours(goal)
        ours = [each for each in (old, new) if each is not None]
        self.count += len(ours)
        self._now.update(ours)
        if any(each == root for each in ours for root, _ in self._folders):
            self._came_or_went()
        if ours and (folder or kind == "attrib"):
            self._bell.ring()
        elif kind == "moved":
            self._move(old, new)
        elif old is not None:
            self._bell.ring(old, hold=self._hold(kind, old))

    def _hold(self, kind: str, path: str) -> float:
        """For how long a file may be in the middle of a save after this event."""
        if kind == "closed":
            return 0.0 if path in self.known else _FRESH
        if kind == "created" and _holds_something(path):  # moved here, or the event of a write comes next
            return _FRESH
        return HALF if kind == "deleted" else self.settling

    def _move(self, old: str | None, new: str | None) -> None:
        """A move onto a file ends a save; a move to a new name may begin one, by putting the old text aside."""
        if new is not None:
            self._bell.ring(new)
        if old is not None:
            self._bell.ring(old, hold=0.0 if new in self.known else HALF)

    def _ours(self, path: str) -> str | None:
        """The path, if what happens there concerns us."""
        plain = _plain(path)
        for folder, ignored in self._folders:
            if plain == folder:
                return plain
            if plain.startswith(folder + os.sep):
                return None if any(map(ignored, Path(plain[len(folder) + 1 :]).parts)) else plain
        return None


def _holds_something(path: str) -> bool:
    try:
        return Path(path).stat().st_size > 0
    except OSError:
        return False


def _plain(path: str) -> str:
    """One spelling: some disks take accents apart from their letters."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def _with_folders(path: str) -> Iterator[str]:
    yield path
    while (end := path.rfind(os.sep)) > 0:
        path = path[:end]
        yield path
