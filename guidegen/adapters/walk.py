"""What lies under a folder, without following a link out of it or into another folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guidegen.adapters.door import BY_HANDLE, FOLDER, NOFOLLOW, WINDOWS, trouble

Signature = tuple[int, int, int, int]  # size, mtime_ns, ctime_ns, inode

_DEPTH = 60  # folders in folders; deeper is a mistake or a trap


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A regular file (or a link to one under the same root): its path from there with /, spelled as on disk."""

    path: str
    signature: Signature


@dataclass(frozen=True, slots=True)
class Refused:
    """What is no file of ours to read: a link out of the folder, to a folder or to nowhere, a pipe, a name that is no text."""

    path: str
    why: str  # link-outside, link-to-folder, link-broken, not-a-file, name-not-text, too-deep


@dataclass(frozen=True, slots=True)
class Tree:
    """All files under a root, and what was refused there; both sorted by path."""

    files: tuple[FileEntry, ...]
    refused: tuple[Refused, ...]


def walk(root: Path, *, skip: Callable[[str], bool]) -> tuple[FileEntry, ...]:
    """The files of `look_through`, without what was refused."""
    return look_through(root, skip=skip).files


def look_through(root: Path, *, skip: Callable[[str], bool]) -> Tree:
    """Everything under root, sorted by path; `skip` is asked of each file and folder (its path from root).

    A root that is not there holds nothing. DiskError when a folder cannot be read.
    """
    files: list[FileEntry] = []
    refused: list[Refused] = []
    for found in _Walk(root, skip).run():
        if isinstance(found, FileEntry):
            files.append(found)
        else:
            refused.append(found)
    return Tree(tuple(sorted(files, key=_by_path)), tuple(sorted(refused, key=_by_path)))


def signature_of(found: os.stat_result) -> Signature:
    """What tells two states of a file apart without reading it."""
    if WINDOWS:  # st_ctime is the day of birth there, and listing a folder gives no inode
        return (found.st_size, found.st_mtime_ns, 0, 0)
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _by_path(entry: FileEntry | Refused) -> str:
    return entry.path


@dataclass(frozen=True, slots=True)
class _Walk:
    """One walk: from where, and what it leaves out."""

    root: Path
    skip: Callable[[str], bool]

    def run(self) -> Iterator[FileEntry | Refused]:
        """All there is, folder by folder."""
        try:
            handle = os.open(self.root, FOLDER) if BY_HANDLE else None
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            raise trouble(error, str(self.root.name)) from error
        try:
            yield from self._folder("", handle)
        finally:
            if handle is not None:
                os.close(handle)

    def _folder(self, path: str, handle: int | None) -> Iterator[FileEntry | Refused]:
        """All in one folder; `path` is empty or ends in /."""
        inner: list[str] = []
        try:
            with os.scandir(self.root / path if handle is None else handle) as entries:
                for entry in entries:
                    if self.skip(path + entry.name):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        inner.append(entry.name)
                    elif found := self._file(path + entry.name, entry):
                        yield found
            for name in inner:
                yield from self._below(path, name, handle)
        except OSError as error:
            raise trouble(error, path.rstrip("/") or self.root.name) from error

    def _below(self, path: str, name: str, handle: int | None) -> Iterator[FileEntry | Refused]:
        if path.count("/") >= _DEPTH:
            yield Refused(path + name, "too-deep")
        elif handle is None:
            yield from self._folder(f"{path}{name}/", None)
        else:
            try:
                below = os.open(name, FOLDER | NOFOLLOW, dir_fd=handle)
            except FileNotFoundError:  # gone since it was listed
                return
            try:
                yield from self._folder(f"{path}{name}/", below)
            finally:
                os.close(below)

    def _file(self, path: str, entry: os.DirEntry[str]) -> FileEntry | Refused | None:
        """What lies there; None when it is gone since it was listed, as in the middle of a save."""
        if not path.isascii() and not _is_text(path):
            return Refused(path.encode("utf-8", "backslashreplace").decode(), "name-not-text")
        if entry.is_symlink():
            return self._link(path)
        try:
            found = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            return None
        return (
            FileEntry(path, signature_of(found))
            if stat.S_ISREG(found.st_mode)
            else Refused(path, "not-a-file")
        )

    def _link(self, path: str) -> FileEntry | Refused:
        home = Path(os.path.realpath(self.root))
        real = Path(os.path.realpath(home / path))
        if not real.is_relative_to(home):
            return Refused(path, "link-outside")
        if real.is_dir():
            return Refused(path, "link-to-folder")
        if not real.is_file():
            return Refused(path, "not-a-file" if real.exists() else "link-broken")
        return FileEntry(path, signature_of(real.stat()))


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
