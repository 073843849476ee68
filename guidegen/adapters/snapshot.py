"""How everything lay when a build was done: if it lies so still, nothing needs to be built.

On this path alone start-up time is most of the time, so it imports next to nothing: no json, no pathlib, no
dataclasses. The file is marshalled, keyed by the Python and guidegen that wrote it, read on this machine only,
and may be thrown away at any time.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys

from guidegen import __version__

NAME = ".guidegen/snapshot"
YOUNG = 3_000_000_000  # ns: a file changed so shortly before it was read may have changed since, unseen

_WRITER = f"1 {__version__} {sys.version}"
_Signature = tuple[int, int, int, int]


def still(root: str, asked: str, now: float) -> str | None:
    """What the last build said, if nothing has changed since; None when a build must look for itself.

    `asked` stands for the options given, `now` is the time in seconds since 1970: a snapshot holds for one day.
    """
    snapshot = _read(os.path.join(root, NAME))
    if snapshot is None or snapshot[0] != asked or not snapshot[1] <= now < snapshot[2]:
        return None
    for path, size, changed, altered, inode in snapshot[4]:
        try:
            found = os.stat(os.path.join(root, path))
        except OSError:
            return None
        if found.st_mtime_ns != changed or found.st_ctime_ns != altered or found.st_ino != inode:
            return None
        if found.st_size != size and not stat.S_ISDIR(found.st_mode):
            return None
    said: str = snapshot[3]
    return said


def take(root: str, sources: tuple[str, ...], outputs: tuple[str, ...], started: float) -> tuple[object, ...] | None:
    """How all files and folders under `sources`, and the files `outputs`, lie now.

    None when a source is younger than the build, and might have been changed after it was read.
    """
    horizon = int(started * 1e9) - YOUNG
    rows: list[tuple[str, int, int, int, int]] = []
    for path in _all_under(root, sources):
        row = _row(root, path)
        if row is None or max(row[2], row[3]) > horizon:
            return None
        rows.append(row)
    found = [_row(root, path) for path in outputs]
    if None in found:
        return None
    return (*rows, *found)


def keep(root: str, asked: str, span: tuple[float, float], said: str, rows: tuple[object, ...] | None) -> None:
    """Note a finished build: how all lies, for which options and which span of time, and what was said of it."""
    path = os.path.join(root, NAME)
    if rows is None:
        _forget(path)
        return
    part = f"{path}.{os.getpid()}.part"
    try:
        with open(part, "wb") as file:
            marshal.dump((_WRITER, asked, *span, said, rows), file)
        os.replace(part, path)
    except OSError:
        _forget(part)


def _read(path: str) -> tuple[str, float, float, str, tuple[tuple[str, int, int, int, int], ...]] | None:
    try:
        with open(path, "rb") as file:
            kept = marshal.load(file)
        writer, asked, since, until, said, rows = kept
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return (asked, since, until, said, rows) if writer == _WRITER else None


def _all_under(root: str, sources: tuple[str, ...]) -> list[str]:
    """Each source, and if it is a folder all that lies in it; bytecode that Python keeps is passed over."""
    found: list[str] = []
    waiting = list(sources)
    while waiting:
        path = waiting.pop()
        found.append(path)
        full = os.path.join(root, path)
        if os.path.isdir(full) and not os.path.islink(full):
            waiting.extend(os.path.join(path, name) for name in os.listdir(full) if name != "__pycache__")
    return found


def _row(root: str, path: str) -> tuple[str, int, int, int, int] | None:
    try:
        found = os.stat(os.path.join(root, path))
    except OSError:
        return None
    return path, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _forget(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
