"""The folder at the host, and what rsync is asked to do with it. Each call takes its time, so each does all it can."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath
from secrets import token_hex

from guidegen.adapters.door import trouble
from guidegen.adapters.files import read_bytes, write_new
from guidegen.plan.held import NAME
from guidegen.problems import PublishError
from guidegen.publish.rsync.listing import HALF, ROOM, Entries, is_left, read_entries, read_name
from guidegen.publish.rsync.way import Way
from guidegen.publish.ssh import Login
from guidegen.publish.target import Read

_LAID, _FETCHED = "laid", "fetched"  # folders in the scratch: what goes, and what comes
_LARGEST = 1 << 30  # bytes of a file that is fetched
_OURS = tuple(f"--include=/{name}" for name in (NAME, f"{ROOM}*", f".{NAME}.*"))
# What is sent is decided by what is in it: no time, owner or group goes along. Folders are left as they are, and made
# as the host makes them; a file that is new may be read by everybody, as far as the host lets it.
_NAMED = ("--from0", "--files-from=-", "--no-implied-dirs", "--chmod=D755,F644", "--checksum")
_GOING = "--delete-missing-args"  # what is named and not here has to go there

Hear = Callable[[bytes], None]


class Far:
    """One folder behind SSH; every method raises PublishError when the world fails."""

    def __init__(self, login: Login, way: Way, scratch: Path) -> None:
        self.where = login.where
        self._login = login
        self._way = way
        self._scratch = scratch
        self._laid = scratch / _LAID
        self.is_there = True  # the folder, when the receipt was asked for last
        self._left: tuple[str, ...] = ()  # what a broken publish left at the top of the folder
        self._room = ""
        self._put: list[str] = []  # what was put and not compared yet

    def receipt(self) -> bytes | None:
        """The receipt that lies there; PublishError when not even the folder is there that all would be made in."""
        fetched = self._fresh(_FETCHED)
        self.is_there = self._has("--dirs", *_OURS, "--exclude=*", "--", self._at(), f"{_FETCHED}/")
        parent = self._login.parent
        if not (self.is_there or self._has("--dirs", "--exclude=*", "--list-only", "--", self._at(parent))):
            raise PublishError("ssh-no-folder", folder=parent or self._login.folder, host=self._login.host)
        names = {entry.name for entry in fetched.iterdir()}
        self._left = tuple(sorted(name for name in names if is_left(name)))
        return read_bytes(fetched, NAME, _LARGEST) if NAME in names else None

    def entries(self) -> Entries:
        """All that lies there; a folder of somebody's that we may not look into holds nothing of ours."""
        lines: list[bytes] = []
        if self.is_there:
            try:
                self._call("--recursive", "--links", "--list-only", "--", self._at(), hear=lines.append)
            except PublishError as error:
                if error.code != "ssh-permission" or not lines:
                    raise
        return read_entries(lines)

    def begin(self, receipt: bytes) -> None:
        """Put a first receipt, and make a room for files on their way that is this run's own; the folder itself, too.

        A broken run may still have something on its way: with its room goes what it would need to bring that home.
        """
        if not self.is_there:
            self._make()
        self._room = f"{ROOM}-{token_hex(4)}"
        _make_folder(self._fresh(_LAID) / self._room)
        write_new(self._laid, NAME, receipt)
        whole = ("--force",) if self._left else ()  # with what is in them
        self._send([*self._left, self._room, NAME], "--dirs", _GOING, *whole)
        self._put.clear()

    def put(self, paths: Sequence[str], read: Read, tell: Callable[[str], None]) -> None:
        """Put files there, each in one step, telling of each that goes.

        What is there as it should be is not sent again, and what was broken off goes on.
        """
        for path in paths:
            write_new(self._laid, path, read(path))
        self._put += paths
        room = (f"--temp-dir={self._room}", f"--partial-dir={HALF}")
        self._send(paths, *room, "--out-format=%n", hear=lambda line: tell(read_name(line)))

    def astray(self, receipt: bytes) -> tuple[str, ...]:
        """What of all that was put does not lie there as it should, by digests that the host makes; the receipt too."""
        write_new(self._laid, NAME, receipt)
        others: list[bytes] = []
        self._send([*self._put, NAME], "--dry-run", "--out-format=%n", hear=others.append)
        self._put.clear()
        self._fresh(_LAID)
        return tuple(map(read_name, others))

    def note(self, receipt: bytes) -> None:
        """Put a receipt there."""
        write_new(self._laid, NAME, receipt)
        self._send([NAME])

    def delete(self, paths: Iterable[str], receipt: bytes | None = None) -> None:
        """Take away files, and folders in which nothing is; with a receipt also the room, as the end of it all.

        Of what is not there, and of folders in which something is, nothing is said.
        """
        laid, going = self._fresh(_LAID), list(paths)
        for path in going:  # the folders that it lay in have to be here
            _make_folder((laid / path).parent)
        if receipt is not None:
            write_new(laid, NAME, receipt)
            going += [self._room, NAME]
        self._send(going, _GOING)

    def close(self) -> None:
        """Let go of the connection, and of what was laid out."""
        self._way.close()
        for name in (_LAID, _FETCHED):
            shutil.rmtree(self._scratch / name, ignore_errors=True)

    def _make(self) -> None:
        """Make the folder: as one that is sent it may be called anything."""
        folder = PurePosixPath(self._login.folder)
        _make_folder(self._fresh(_LAID) / folder.name)
        at = self._at(str(folder.parent))
        self._call("--dirs", *_NAMED, "--", f"{_LAID}/", at, paths=[folder.name])
        self.is_there = True

    def _has(self, *words: str) -> bool:
        """Whether the folder is there that a call is for."""
        try:
            self._call(*words)
        except PublishError as error:
            if error.code != "ssh-no-folder":
                raise
            return False
        return True

    def _send(self, paths: Iterable[str], *options: str, hear: Hear = lambda _: None) -> None:
        self._call(*options, *_NAMED, "--", f"{_LAID}/", self._at(), paths=paths, hear=hear)

    def _call(self, *words: str, paths: Iterable[str] = (), hear: Hear = lambda _: None) -> None:
        self._way.call(*words, folder=self._scratch, paths=paths, hear=hear)

    def _at(self, folder: str | None = None) -> str:
        """A folder there as rsync wants it named: the rsync at the host takes * ? [ for patterns."""
        name = self._login.folder if folder is None else folder
        if re.search(r"[*?\[]", name):
            name = re.sub(r"([\\*?\[\]])", r"\\\1", name)
        host = f"[{self._login.host}]" if ":" in self._login.host else self._login.host
        # Else what begins with a colon would be a service of rsync's own.
        return f"{self._login.account(host)}:{'' if name.startswith('/') else './'}{name.removesuffix('/')}/"

    def _fresh(self, name: str) -> Path:
        """An empty folder in the scratch; what a run left there that was killed goes."""
        folder = self._scratch / name
        shutil.rmtree(folder, ignore_errors=True)
        _make_folder(folder)
        return folder


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble(error, str(folder)) from error
