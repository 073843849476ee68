"""Hears what happens in folders, in whichever way the system tells it."""

from __future__ import annotations

import logging
import os
import platform
from collections.abc import Callable, Sequence

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from guidegen.preview.ear import Ear
from guidegen.preview.polling import Folder

_SETTLING = (
    0.015  # seconds after a write in which another may follow, where nobody tells that a file is closed
)

logging.getLogger("watchdog").addHandler(logging.NullHandler())  # its complaints are no words for an author

Hush = Callable[[], None]


def listen(ear: Ear, folders: Sequence[Folder]) -> Hush:
    """Have an ear told of all that happens in folders, and of folders that come and go, until it is hushed.

    OSError when the system cannot: it has limits, and not every system can at all.
    """
    if Observer is PollingObserver:
        raise OSError("no events on this system")
    if platform.system() == "Linux":
        from guidegen.preview.watch.linux import Watches  # nowhere else can it even be imported

        return Watches(ear, folders).close
    return observe(ear, folders)


def observe(ear: Ear, folders: Sequence[Folder]) -> Hush:
    """As `listen`, for systems that tell of a folder with all that is in it."""
    ear.settling = _SETTLING
    handler = _Handler(ear)
    observer = Observer()
    try:
        for path in {folder.path for folder in folders if folder.path.is_dir()}:
            observer.schedule(handler, os.fspath(path), recursive=True)
        for parent in {folder.path.parent for folder in folders if folder.path.parent.is_dir()}:
            observer.schedule(handler, os.fspath(parent))
        observer.start()
    except BaseException:
        observer.stop()
        raise

    def hush() -> None:
        observer.stop()
        observer.join()

    return hush


class _Handler(FileSystemEventHandler):
    def __init__(self, ear: Ear) -> None:
        self._ear = ear

    def on_any_event(self, event: FileSystemEvent) -> None:
        kind, goal = event.event_type, os.fsdecode(event.dest_path)
        if kind in {"opened", "closed_no_write"} or (kind == "modified" and event.is_directory):
            return  # reading, or said once more of what happened to a file in it
        self._ear.hear(kind, os.fsdecode(event.src_path), goal, folder=event.is_directory)
