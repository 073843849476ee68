"""Files under a root: what there is, what is in it, putting one there, taking one away."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import time
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from guidegen.adapters.door import (
    NOFOLLOW,
    WINDOWS,
    Spot,
    folder,
    open_to_read,
    parts_of,
    real_path,
    trouble,
)
from guidegen.adapters.lock import lock
from guidegen.adapters.names import check_portable
from guidegen.adapters.walk import FileEntry, Refused, Signature, Tree, look_through, signature_of, walk
from guidegen.problems import DiskError

__all__ = [
    "FileEntry",
    "Refused",
    "Signature",
    "Tree",
    "digest_bytes",
    "digest_file",
    "locate",
    "lock",
    "look_through",
    "make_durable",
    "move",
    "open_file",
    "read_bytes",
    "remove",
    "remove_folder",
    "remove_unfinished",
    "replace",
    "signature_at",
    "walk",
    "write_new",
]

_CHUNK = 1 << 20
_MANY = 32  # files from which on one sync of all disks is quicker than one for each
_PAUSES = (0.01, 0.03, 0.1, 0.3, 1.0)  # seconds: on Windows a virus scanner may hold a file for a moment
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | NOFOLLOW | getattr(os, "O_BINARY", 0)


def read_bytes(root: Path, path: str, limit: int) -> bytes:
    """All of a regular file of at most `limit` bytes; DiskError for anything else and for a path that leaves root."""
    with open_file(root, path) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise DiskError("file-too-big", path=path, limit=limit)
    return data


def open_file(root: Path, path: str) -> BinaryIO:
    """A regular file to read from; a link counts when it ends under root. DiskError as `read_bytes`."""
    try:
        handle = open_to_read(root, path)
    except OSError as error:
        raise trouble(error, path) from error
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return os.fdopen(handle, "rb")
    os.close(handle)
    raise DiskError("not-a-file", path=path)


def locate(root: Path, path: str) -> Path:
    """Where a file under root really lies, links resolved; DiskError when it is not there or leaves root."""
    found = real_path(root, path)
    if not found.exists():
        raise DiskError("file-not-found", path=path)
    return found


def digest_bytes(data: bytes) -> str:
    """32 hex digits of blake2b."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_file(path: Path) -> str:
    """As `digest_bytes` of all that is in a file, read piece by piece; DiskError on trouble."""
    total = blake2b(digest_size=16)
    with open_file(path.parent, path.name) as file:
        while piece := file.read(_CHUNK):
            total.update(piece)
    return total.hexdigest()


def signature_at(root: Path, path: str) -> Signature | None:
    """The signature of what lies there, a link's own if it is one; None when nothing does."""
    parts = parts_of(path)
    try:
        with folder(root, parts[:-1]) as spot:
            return signature_of(os.stat(spot.at(parts[-1]), dir_fd=spot.handle, follow_symlinks=False))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise trouble(error, path) from error


def replace(root: Path, path: str, data: bytes, *, durable: bool = False) -> Signature:
    """Put a file there in one step, its folders too: whoever looks sees the old or the new, whole; DiskError."""
    with _at(root, path) as (spot, name):
        part = spot.at(f".{name[:40]}.{os.getpid()}.part")
        try:
            handle = os.open(part, _NEW, 0o666, dir_fd=spot.handle)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                if durable:
                    os.fsync(handle)
            _put(part, spot, name)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(part, dir_fd=spot.handle)
            raise
        return signature_of(os.stat(spot.at(name), dir_fd=spot.handle, follow_symlinks=False))


def write_new(root: Path, path: str, data: bytes) -> None:
    """Put a file there that nobody looks at before it is moved to its place; DiskError."""
    with (
        _at(root, path) as (spot, name),
        os.fdopen(os.open(spot.at(name), _NEW, 0o666, dir_fd=spot.handle), "wb") as new,
    ):
        new.write(data)


def move(source: Path, root: Path, path: str) -> Signature:
    """Bring a finished file to its place under root in one step, its folders too; DiskError."""
    with _at(root, path) as (spot, name):
        try:
            _put(str(source), spot, name, here=False)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            _carry_over(source, spot, name)
        return signature_of(os.stat(spot.at(name), dir_fd=spot.handle, follow_symlinks=False))


def make_durable(root: Path, paths: Sequence[str]) -> None:
    """Have the disk itself hold these files and their names, so that they outlive a loss of power."""
    if len(paths) > _MANY and hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:
        with open_file(root, path) as file, contextlib.suppress(OSError):  # some network disks know no fsync
            os.fsync(file.fileno())
        with folder(root, parts_of(path)[:-1]) as spot, contextlib.suppress(OSError):
            if spot.handle is not None:
                os.fsync(spot.handle)


def remove(root: Path, path: str) -> None:
    """Take a file away, if it is there; DiskError."""
    parts = parts_of(path)
    try:
        with folder(root, parts[:-1]) as spot:
            os.unlink(spot.at(parts[-1]), dir_fd=spot.handle)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise trouble(error, f"{root.name}/{path}") from error


def remove_folder(root: Path, path: str) -> bool:
    """Take a folder away if it is empty; tells whether it is gone now."""
    parts = parts_of(path)
    try:
        with folder(root, parts[:-1]) as spot:
            os.rmdir(spot.at(parts[-1]), dir_fd=spot.handle)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def remove_unfinished(root: Path) -> None:
    """Take away what `replace` was writing directly under root when its process was ended."""
    for entry in root.glob(".*.part"):
        remove(root, entry.name)


@contextlib.contextmanager
def _at(root: Path, path: str) -> Iterator[tuple[Spot, str]]:
    """The open folder a file is to be put in, and its name there; the system's complaints become DiskErrors."""
    parts = parts_of(path)
    check_portable(path)
    try:
        with folder(root, parts[:-1], make=True) as spot:
            yield spot, parts[-1]
    except OSError as error:
        raise trouble(error, f"{root.name}/{path}") from error


def _put(part: str, spot: Spot, name: str, *, here: bool = True) -> None:
    """Give a finished file its name in a folder; an empty folder of that name gives way."""
    source = spot.handle if here else None
    for pause in (*_PAUSES, None):
        try:
            os.replace(part, spot.at(name), src_dir_fd=source, dst_dir_fd=spot.handle)
        except IsADirectoryError:
            os.rmdir(spot.at(name), dir_fd=spot.handle)
        except PermissionError:
            if pause is None or not WINDOWS:
                raise
            time.sleep(pause)
        else:
            return
    raise IsADirectoryError(errno.EISDIR, "a folder stands there")


def _carry_over(source: Path, spot: Spot, name: str) -> None:
    """As a move, between two disks: copied beside its place first, so that no half file is ever seen."""
    part = spot.at(f".{name[:40]}.part")
    with source.open("rb") as old:  # first: a file that was brought over already leaves nothing behind
        handle = os.open(part, _NEW, 0o666, dir_fd=spot.handle)
        try:
            with os.fdopen(handle, "wb") as new:
                shutil.copyfileobj(old, new, _CHUNK)
            _put(part, spot, name)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(part, dir_fd=spot.handle)
            raise
    source.unlink()
