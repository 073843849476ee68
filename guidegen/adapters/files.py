"""The one door to the disk: every path is bound to a root that no link and no `..` leaves."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from guidegen.problems import DiskError

Signature = tuple[int, int, int, int]  # size, mtime_ns, ctime_ns, inode

_OPENAT = os.open in os.supports_dir_fd  # not on Windows: there a path is resolved, checked, then opened
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe must not hold us up
_CHUNK = 1 << 20


def read_bytes(root: Path, path: str, limit: int) -> bytes:
    """All of a regular file of at most `limit` bytes; DiskError for anything else and for a path that leaves root."""
    with open_file(root, path) as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(limit + 1) if size <= limit else b""
    if size > limit or len(data) > limit:
        raise DiskError("file-too-big", path=path, size=size, limit=limit)
    return data


def open_file(root: Path, path: str) -> BinaryIO:
    """A regular file to read from; a link counts when what it points to lies under root.

    A name is found however its accents are written (NFC or NFD).
    """
    parts = parts_of(path)
    try:
        try:
            handle = _open(root, parts)
        except OSError as error:
            other = _other_way(root, parts, error)
            if other is None:
                raise
            handle = _open(root, other)
    except OSError as error:
        raise trouble(error, path) from error
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return os.fdopen(handle, "rb")
    os.close(handle)
    raise DiskError("not-a-file", path=path)


def locate(root: Path, path: str) -> Path:
    """Where a path under root really lies, links resolved; DiskError when it is not there or leaves root."""
    parts = parts_of(path)
    home = Path(os.path.realpath(root))
    real = Path(os.path.realpath(home.joinpath(*parts)))
    if not real.exists():
        real = Path(os.path.realpath(home.joinpath(*_as_on_disk(root, parts))))
    if not real.is_relative_to(home):
        raise DiskError("path-leaves-folder", path=path)
    if not real.exists():
        raise DiskError("file-not-found", path=path)
    return real


def parts_of(path: str) -> tuple[str, ...]:
    """The names in a path with /; DiskError when it could lead out of the folder it starts from."""
    parts = tuple(path.split("/"))
    outside = {"", ".", ".."}.intersection(parts) or "\0" in path or os.path.isabs(path)
    if outside or (os.name == "nt" and any(sign in path for sign in "\\:")):
        raise DiskError("path-leaves-folder", path=path)
    return parts


@contextlib.contextmanager
def folder(root: Path, parts: tuple[str, ...]) -> Iterator[int]:
    """An open folder under root, reached without following any link but root itself."""
    handle = os.open(root, _FOLDER)
    try:
        for part in parts:
            inner = os.open(part, _FOLDER | _NOFOLLOW, dir_fd=handle)
            os.close(handle)
            handle = inner
        yield handle
    finally:
        os.close(handle)


def signature_of(found: os.stat_result) -> Signature:
    """What tells two states of a file apart without reading it."""
    if os.name == "nt":  # st_ctime is the day of birth there, and listing a folder gives no inode
        return (found.st_size, found.st_mtime_ns, 0, 0)
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def digest_bytes(data: bytes) -> str:
    """32 hex digits of blake2b."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_file(path: Path) -> str:
    """As `digest_bytes` of all that is in the file, read piece by piece; DiskError on trouble."""
    sum_ = blake2b(digest_size=16)
    with open_file(path.parent, path.name) as file:
        while piece := file.read(_CHUNK):
            sum_.update(piece)
    return sum_.hexdigest()


_CODES = {
    errno.ENOENT: "file-not-found",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "disk-read-only",
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.ELOOP: "path-leaves-folder",
    errno.EISDIR: "not-a-file",
    errno.ENOTDIR: "not-a-folder",
    errno.ENAMETOOLONG: "name-too-long",
    errno.EMFILE: "too-many-open-files",
    errno.ENFILE: "too-many-open-files",
}


def trouble(error: OSError, path: str) -> DiskError:
    """What the system complained of, as an error with our own words."""
    return DiskError(_CODES.get(error.errno or 0, "disk-trouble"), path=path, reason=error.strerror)


def _open(root: Path, parts: tuple[str, ...]) -> int:
    if not _OPENAT:
        home = os.path.realpath(root)
        real = os.path.realpath(os.path.join(home, *parts))
        if os.path.commonpath((home, real)) != home:
            raise OSError(errno.ELOOP, "leaves the folder")
        return os.open(real, _READ)
    with folder(root, parts[:-1]) as handle:
        return os.open(parts[-1], _READ | _NOFOLLOW, dir_fd=handle)


def _other_way(root: Path, parts: tuple[str, ...], error: OSError) -> tuple[str, ...] | None:
    """Another spelling of a path that was not found, or where its links lead if that is under root."""
    if error.errno == errno.ENOENT:
        spelled = _as_on_disk(root, parts)
        return spelled if spelled != parts else None
    if error.errno not in {errno.ELOOP, errno.ENOTDIR, errno.EMLINK}:
        return None
    home = Path(os.path.realpath(root))
    real = Path(os.path.realpath(home.joinpath(*parts)))
    if not real.is_relative_to(home):
        raise OSError(errno.ELOOP, "a link leaves the folder")
    return real.relative_to(home).parts


def _as_on_disk(root: Path, parts: tuple[str, ...]) -> tuple[str, ...]:
    """The same names as the folders spell them, so far as they are found."""
    found: list[str] = []
    for part in parts:
        wanted = unicodedata.normalize("NFC", part)
        try:
            names = sorted(os.listdir(root.joinpath(*found)))
        except OSError:
            names = []
        same = [name for name in names if unicodedata.normalize("NFC", name) == wanted]
        found.append(part if part in same or not same else same[0])
    return tuple(found)
