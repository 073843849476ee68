"""The door to the disk: opens folders and files under a root that no link and no `..` leaves."""

from __future__ import annotations

import contextlib
import errno
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guidegen.problems import DiskError

WINDOWS = os.name == "nt"
BY_HANDLE = os.open in os.supports_dir_fd  # not on Windows: there a path is resolved, checked, then used
NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
# A named pipe must not hold us up, a text must not be translated.
READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

_CODES = {
    errno.ENOENT: "file-not-found",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "disk-read-only",
    errno.ENOSPC: "disk-full",
    errno.ELOOP: "path-leaves-folder",
    errno.EEXIST: "not-a-folder",  # where a folder was to be made
    errno.ENOTEMPTY: "folder-in-the-way",
    errno.EISDIR: "folder-in-the-way",
    errno.ENOTDIR: "not-a-folder",
    errno.ENAMETOOLONG: "name-too-long",
    errno.EMFILE: "too-many-open-files",
    errno.ENFILE: "too-many-open-files",
}


def trouble(error: OSError, path: str) -> DiskError:
    """What the system complained of, as an error with words of our own."""
    return DiskError(_CODES.get(error.errno or 0, "disk-trouble"), path=path, reason=error.strerror)


def parts_of(path: str) -> tuple[str, ...]:
    """The names in a path with /; DiskError when it could lead out of the folder it starts from."""
    parts = tuple(path.split("/"))
    outside = {"", ".", ".."}.intersection(parts) or "\0" in path
    if outside or (WINDOWS and any(sign in path for sign in "\\:")):
        raise DiskError("path-leaves-folder", path=path)
    return parts


@dataclass(frozen=True, slots=True)
class Spot:
    """An open folder: use `at(name)` together with `dir_fd=handle`."""

    path: Path
    handle: int | None  # None where the system does not open by handle

    def at(self, name: str) -> str:
        """What to call a file in it."""
        return name if self.handle is not None else str(self.path / name)


@contextlib.contextmanager
def folder(root: Path, parts: tuple[str, ...], *, make: bool = False) -> Iterator[Spot]:
    """A folder under root, reached without following any link but root itself; made when asked for."""
    if make:
        root.mkdir(parents=True, exist_ok=True)
    if not BY_HANDLE:
        yield _resolved(root, parts, make=make)
        return
    handle = os.open(root, FOLDER)
    try:
        for part in parts:
            if make:
                with contextlib.suppress(FileExistsError):
                    os.mkdir(part, dir_fd=handle)
            inner = os.open(part, FOLDER | NOFOLLOW, dir_fd=handle)
            os.close(handle)
            handle = inner
        yield Spot(root.joinpath(*parts), handle)
    finally:
        os.close(handle)


def _resolved(root: Path, parts: tuple[str, ...], *, make: bool) -> Spot:
    real = real_path(root, "/".join(parts)) if parts else root
    if make:
        real.mkdir(parents=True, exist_ok=True)
    return Spot(real, None)


def open_to_read(root: Path, path: str) -> int:
    """A handle of what lies there; a link counts when it ends under root, a name however its accents are written."""
    parts = parts_of(path)
    try:
        return _open(root, parts)
    except OSError as error:
        other = _other_way(root, parts, error)
        if other is None:
            raise
        return _open(root, other)


def real_path(root: Path, path: str) -> Path:
    """Where a path under root really lies, links resolved, accents as on disk; DiskError when it leaves root."""
    parts = parts_of(path)
    home = Path(os.path.realpath(root))
    real = Path(os.path.realpath(home.joinpath(*parts)))
    if not real.exists():
        real = Path(os.path.realpath(home.joinpath(*_as_on_disk(root, parts))))
    if not real.is_relative_to(home):
        raise DiskError("path-leaves-folder", path=path)
    return real


def _open(root: Path, parts: tuple[str, ...]) -> int:
    if not BY_HANDLE:
        return os.open(real_path(root, "/".join(parts)), READ)
    with folder(root, parts[:-1]) as spot:
        return os.open(parts[-1], READ | NOFOLLOW, dir_fd=spot.handle)


def _other_way(root: Path, parts: tuple[str, ...], error: OSError) -> tuple[str, ...] | None:
    """Another spelling of a path that was not found, or where its links lead if that is under root."""
    if error.errno == errno.ENOENT:
        spelled = _as_on_disk(root, parts)
        return spelled if spelled != parts else None
    if error.errno not in {errno.ELOOP, errno.ENOTDIR, errno.EMLINK}:
        return None
    home = Path(os.path.realpath(root))
    real = Path(os.path.realpath(home.joinpath(*parts)))
    if real == home or not real.is_relative_to(home):
        raise OSError(errno.ELOOP, "a link leaves the folder")
    return real.relative_to(home).parts


def _as_on_disk(root: Path, parts: tuple[str, ...]) -> tuple[str, ...]:
    """The same names as the folders spell them, so far as they are found."""
    found: list[str] = []
    for part in parts:
        try:
            names = sorted(item.name for item in root.joinpath(*found).iterdir())
        except OSError:
            names = []
        wanted = unicodedata.normalize("NFC", part)
        same = [name for name in names if unicodedata.normalize("NFC", name) == wanted]
        found.append(part if part in same or not same else same[0])
    return tuple(found)
