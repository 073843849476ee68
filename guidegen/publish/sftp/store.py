"""A folder behind SFTP as a store of files: each is written beside its place and renamed over it."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from itertools import accumulate
from threading import BoundedSemaphore, Lock
from typing import TypeVar

import paramiko

from guidegen.problems import PublishError
from guidegen.publish.secrets import Vault
from guidegen.publish.sftp.lines import HANDS, Line, Lines
from guidegen.publish.sftp.moves import FullError, Moves, make_folder, read_file, write_file
from guidegen.publish.ssh import Login

_HEAVY = 1 << 18  # bytes, from which on a file takes longer to send than to be answered for
_PART = ".guidegen.{token}.{number}.part"  # a file on its way, at the top of the folder: one for each line
_LEFT = re.compile(r"\.guidegen\.([0-9a-f]+)\.\d+\.part.*")  # what a lost connection leaves of them

T = TypeVar("T")


class SftpStore:
    """See filewise.Store."""

    hands = HANDS

    def __init__(self, login: Login, lines: Lines, vault: Vault) -> None:
        self.where = login.where
        self._login = login
        self._lines = lines
        self._vault = vault
        self._moves = Moves()
        self._lock = Lock()
        self._heavy = BoundedSemaphore(
            2
        )  # more would be there no sooner, and all be lost with the connection
        self._swept_by = ""  # the connection that found the folder clean, or cleaned it
        self._there: set[str] = set()  # folders of the site that were met in this run,
        self._made: set[str] = set()  # and those of them that this run made

    def check(self) -> None:
        """PublishError when neither the folder is there nor the one that it would be made in."""
        if self._use("", lambda line: self._stat(line, self._login.folder)) is None:
            parent = self._login.parent
            if parent and self._use("", lambda line: self._stat(line, parent)) is None:
                raise PublishError("ssh-no-folder", folder=parent, host=self._login.host)

    def is_there(self) -> bool:
        """Whether there is such a folder."""
        return self._use("", lambda line: self._stat(line, self._login.folder)) is not None

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None when there is none."""
        at = self._login.at(path)
        return self._use(path, lambda line: _unless_missing(lambda: read_file(line.sftp, at)))

    def size(self, path: str) -> int | None:
        """The size of a file in bytes; None when there is none."""
        found = self._use(path, lambda line: self._stat(line, self._login.at(path)))
        return None if found is None else found.st_size

    def put(self, path: str, data: bytes) -> None:
        """Put a file there in one step, wherever the host knows a rename that replaces."""
        self._sweep()
        with self._heavy if len(data) > _HEAVY else nullcontext():
            self._use(path, lambda line: self._put(line, path, data))

    def settle(self, paths: Sequence[str]) -> None:
        """SFTP has no word for it that all hosts know: what they took is as safe as they keep it."""

    def delete(self, path: str) -> None:
        """Take a file away, and the folders that it leaves empty."""
        self._use(path, lambda line: self._delete(line.sftp, path))

    def paths(self) -> Iterator[str]:
        """Every file that lies there, but what a kill left of ours; several folders are looked into at once."""
        pool = ThreadPoolExecutor(HANDS)
        level = [""]
        try:
            while level:
                deeper = []
                for folder, entries in zip(level, pool.map(self._entries, level), strict=True):
                    for entry in entries:
                        path = folder + entry.filename
                        if stat.S_ISDIR(entry.st_mode or 0):
                            deeper.append(f"{path}/")
                        elif not _LEFT.fullmatch(path):
                            yield path
                level = deeper
        finally:
            pool.shutdown(cancel_futures=True)

    def close(self) -> None:
        """Hang up."""
        self._lines.close()

    def _put(self, line: Line, path: str, data: bytes) -> None:
        part = self._login.at(_PART.format(token=line.connection.token, number=line.number))
        goal = self._login.at(path)
        folders = _folders(path)
        write_file(line.sftp, part, data)
        if folders[-1] not in self._there and folders[-2:][0] in self._made:  # so it cannot be there
            self._make(line, folders)
        try:
            self._moves.move(line.sftp, part, goal)
        except FileNotFoundError:
            self._make(line, folders)
            self._moves.move(line.sftp, part, goal)
        self._there.update(folders)

    def _make(self, line: Line, folders: list[str]) -> None:
        for folder in folders:
            if folder not in self._there and make_folder(line.sftp, self._login.at(folder)):
                self._made.add(folder)

    def _delete(self, sftp: paramiko.SFTPClient, path: str) -> None:
        _unless_missing(lambda: sftp.remove(self._login.at(path)))
        for folder in _folders(path)[:0:-1]:
            try:
                sftp.rmdir(self._login.at(folder))
            except OSError:  # there is something in it
                return
            self._there.discard(folder)

    def _sweep(self) -> None:
        """Before a connection's first file: make the folder itself, and take away what a lost one left."""
        with self._lock:
            token = self._lines.token
            if self._swept_by == token:
                return
            names = self._use("", lambda line: _unless_missing(lambda: line.sftp.listdir(self._login.folder)))
            if names is None:
                self._use("", lambda line: self._make(line, [""]))
            for name in names or ():
                if (left := _LEFT.fullmatch(name)) and left[1] != token:
                    self.delete(name)
            self._swept_by = token

    def _entries(self, folder: str) -> list[paramiko.SFTPAttributes]:
        at = self._login.at(folder)
        return self._use(folder, lambda line: _unless_missing(lambda: line.sftp.listdir_attr(at))) or []

    def _stat(self, line: Line, at: str) -> paramiko.SFTPAttributes | None:
        return _unless_missing(lambda: line.sftp.stat(at))

    def _use(self, path: str, do: Callable[[Line], T]) -> T:
        """Do it, and say what the host had against it."""
        try:
            return self._lines.use(do)
        except FileNotFoundError as error:
            raise PublishError("ssh-no-folder", folder=self._login.folder, host=self._login.host) from error
        except PermissionError as error:
            raise PublishError("ssh-permission", path=self._login.at(path), host=self._login.host) from error
        except FullError as error:
            raise PublishError("ssh-full", host=self._login.host) from error
        except OSError as error:
            reason = self._vault.blot(str(error))
            raise PublishError("ssh-trouble", path=path, host=self._login.host, reason=reason) from error


def _unless_missing(do: Callable[[], T]) -> T | None:
    try:
        return do()
    except FileNotFoundError:
        return None


def _folders(path: str) -> list[str]:
    """The folders that a file lies in, from that of the site, which is "", to its own."""
    return ["", *accumulate(path.split("/")[:-1], "{}/{}".format)]
