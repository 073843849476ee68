"""Folders looked through for what changed: the slow way, which no disk is too silent for."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Mark = tuple[
    int, int, int, int, int
]  # size, mtime_ns, inode, ctime_ns; then whether it is a file or a link to one
Marks = Mapping[str, Mark]
Identity = tuple[int, int] | None  # device and inode of a folder; None where there is none

_DEPTH = 60  # folders in folders, as content/ is read
_TOLD = 3  # the first parts of a mark: when these change, the folder's watcher is told


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder to watch, whether or not it is there, and the names in it that are nobody's business."""

    path: Path
    ignored: Callable[[str], bool]  # asked of a name, not of a path


def identity(folder: Folder) -> Identity:
    """Which folder lies there now: one that was deleted and made again is another."""
    try:
        found = folder.path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None


def glance(folders: Iterable[Folder], *, stop: Callable[[], bool] = lambda: False) -> dict[str, Mark]:
    """The marks of all files in these folders, by full path; what cannot be looked at has a mark of its own."""
    marks: dict[str, Mark] = {}
    for folder in folders:
        inner = [(os.fspath(folder.path), 0)]
        while inner and not stop():
            path, depth = inner.pop()
            try:
                with os.scandir(path) as entries:
                    for entry in entries:
                        if folder.ignored(entry.name):
                            continue
                        if not entry.is_dir(follow_symlinks=False):
                            marks.update(_marked(entry))
                        elif depth < _DEPTH:
                            inner.append((entry.path, depth + 1))
            except OSError as error:
                marks[path] = (0, 0, 0, error.errno or 0, 0)
    return marks


def differences(before: Marks, after: Marks) -> list[str]:
    """The files that changed, came or went."""
    if before == after:
        return []
    return [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)]


def worth_telling(path: str, before: Marks, after: Marks) -> bool:
    """Whether a disk that tells of changes would have told of this one.

    It tells not of a file behind a link, of another name that a file was given (only ctime changes), nor of what lies
    in a folder that could not be looked into.
    """
    old, new = before.get(path), after.get(path)
    if not all(stat.S_ISREG(mark[-1]) for mark in (old, new) if mark):
        return False
    return old is None or new is None or old[:_TOLD] != new[:_TOLD]


def _marked(entry: os.DirEntry[str]) -> Iterator[tuple[str, Mark]]:
    """The mark of a file, of a link's goal as well: editors leave links that lead nowhere, those are marked as links."""
    try:
        found = entry.stat(follow_symlinks=False)
        kind = stat.S_IFMT(found.st_mode)
        if kind == stat.S_IFLNK and Path(entry.path).exists():
            found = entry.stat()
    except OSError:  # gone in between
        return
    yield entry.path, (found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns, kind)
