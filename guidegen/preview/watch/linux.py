"""Linux tells of one folder at a time: watches each, and those that come, by watchdog's door to the kernel.

Watchdog's own recursive observer is not used here. It holds back every event for half a second after a file was moved
out of the folders, keeps to itself that events were lost, and loses its count, and then its threads, when a folder was
moved out and another of its name is made and deleted.
"""

from __future__ import annotations

import errno
import itertools
import os
import threading
from collections.abc import Sequence

from watchdog.observers.inotify_c import (
    CallbackId,
    InotifyConstants,
    InotifyEvent,
    InotifyFD,
    Mask,
    WatchDescriptor,
)

from guidegen.preview.ear import Ear
from guidegen.preview.polling import Folder

_WISHED = Mask(
    InotifyConstants.IN_ATTRIB
    | InotifyConstants.IN_CLOSE_WRITE
    | InotifyConstants.IN_CREATE
    | InotifyConstants.IN_DELETE
    | InotifyConstants.IN_MODIFY
    | InotifyConstants.IN_MOVE
    | InotifyConstants.IN_ONLYDIR
)
_LIMITS = {errno.ENOSPC, errno.EMFILE, errno.ENFILE, errno.ENOMEM}


class Watches:
    """A watch on each folder; tells an ear of every event. OSError when there may be none at all."""

    def __init__(self, ear: Ear, folders: Sequence[Folder]) -> None:
        self._ear = ear
        self._folders = [folder.path for folder in folders]
        self._lock = threading.RLock()
        self._watched: dict[WatchDescriptor, tuple[str, CallbackId]] = {}
        self._ids = itertools.count()
        self._leaving = (0, "")  # cookie and path of the last that was moved from where it was
        self._kernel = InotifyFD()
        self._kernel.start()
        self._watch_all()

    def close(self) -> None:
        """End its thread."""
        self._kernel.stop()
        self._kernel.join()

    def on_event(self, event: InotifyEvent) -> None:
        """Called by the kernel's thread."""
        with self._lock:
            folder, _ = self._watched.get(event.wd, ("", None))
        path = f"{folder}{os.sep}{os.fsdecode(event.name)}"
        if not folder or not event.name or not self._ear.concerns(path):
            return
        if event.is_directory:
            if event.is_moved_from:
                self._forget(path)
            elif not event.is_delete:  # comes, or may be looked into now
                self._watch(path)
        self._tell(event, path)

    def on_watch_deleted(self, wd: WatchDescriptor) -> None:
        """The folder is gone."""
        with self._lock:
            self._watched.pop(wd, None)

    def on_queue_overflow(self) -> None:
        """The kernel could not keep all events: folders may have come of which it did not tell."""
        self._watch_all()
        self._ear.lose()

    def _tell(self, event: InotifyEvent, path: str) -> None:
        """In the ear's words; the two halves of a move are told one by one, and the second names the first."""
        folder = event.is_directory
        if event.is_moved_from:
            self._leaving = (event.cookie, path)
            self._ear.hear("deleted", path, folder=folder)
        elif event.is_moved_to:
            cookie, source = self._leaving
            self._ear.hear("moved", source if cookie == event.cookie else "", path, folder=folder)
        elif event.is_close_write:
            self._ear.hear("closed", path)
        elif event.is_modify:
            self._ear.hear("modified", path)
        elif event.is_create or event.is_delete:
            self._ear.hear("created" if event.is_create else "deleted", path, folder=folder)
        elif event.is_attrib:
            self._ear.hear("attrib", path, folder=folder)

    def _watch_all(self) -> None:
        for folder in self._folders:
            self._watch_one(os.fspath(folder.parent))
            self._watch(os.fspath(folder))

    def _watch(self, path: str) -> None:
        """Watch a folder and all in it; each before it is looked into, so that none can come unseen in between."""
        inner = [path]
        while inner:
            folder = inner.pop()
            if not self._watch_one(folder):
                continue
            try:
                with os.scandir(folder) as entries:
                    inside = [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
            except OSError:  # gone, or not to be looked into
                continue
            inner += filter(self._ear.concerns, inside)

    def _watch_one(self, path: str) -> bool:
        """Whether a folder is watched now; one that was already gets its path of today."""
        mine = CallbackId(next(self._ids))
        with self._lock:
            try:
                wd = self._kernel.add_callback(os.fsencode(path), _WISHED, self, mine)
            except OSError as error:
                self._ear.limited |= error.errno in _LIMITS
                return False
            if wd < 0:  # what may not be looked into
                self._kernel.remove_callbacks([(wd, mine)])
                return False
            _, former = self._watched.get(wd, (path, None))
            self._watched[wd] = (path, mine)
            if former is not None:
                self._kernel.remove_callbacks([(wd, former)])
            return True

    def _forget(self, path: str) -> None:
        """A folder is moved away, with all in it; where it comes to rest it is watched anew."""
        with self._lock:
            below = path + os.sep
            gone = [
                (wd, mine) for wd, (at, mine) in self._watched.items() if at == path or at.startswith(below)
            ]
            for wd, _ in gone:
                del self._watched[wd]
            self._kernel.remove_callbacks(gone)
