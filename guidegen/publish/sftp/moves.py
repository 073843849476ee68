"""The single steps in a folder behind SFTP, each with what hosts make difficult about it."""

from __future__ import annotations

import stat
from contextlib import suppress

import paramiko

_CHUNK = 32768  # bytes in one packet, as every host takes them


class FullError(OSError):
    """The host took the file's name and then not its bytes: it has no word for a full disk, and this is what it does."""


class Moves:
    """Renames over what is there, and remembers which way this host knows."""

    def __init__(self) -> None:
        self._replaces = True  # until it turns out otherwise

    def move(self, sftp: paramiko.SFTPClient, part: str, goal: str) -> None:
        """Give a finished file its place in one step; OSError.

        A host without OpenSSH's `posix-rename` cannot do that: there the old file is taken away first, and whoever asks
        between the two meets neither: the way of last resort.
        """
        if self._replaces:
            try:
                sftp.posix_rename(part, goal)
            except OSError as error:
                if error.errno is not None or _knows_posix(sftp, part):
                    raise
                self._replaces = False
            else:
                return
        try:
            sftp.rename(part, goal)
        except FileNotFoundError:
            raise
        except OSError:
            sftp.remove(goal)
            sftp.rename(part, goal)


def read_file(sftp: paramiko.SFTPClient, at: str) -> bytes:
    """All of a file; OSError, and EOFError where paramiko takes a lost connection for the end of the file."""
    file = sftp.open(at, "rb")  # let go of and not closed, as in `write_file`
    size = file.stat().st_size
    data = file.read(size)
    if len(data) != size:
        raise EOFError
    return data


def write_file(sftp: paramiko.SFTPClient, at: str, data: bytes) -> None:
    """Write a file, sending on without waiting; it is whole, or OSError, or FullError.

    It is let go of and not closed: that closes it too, but waits for no answer, which a host on another continent gives
    late. What comes after it on this line comes after it at the host. (`listdir_iter` takes such an answer for its own.)
    """
    file = sftp.open(at, "wb")
    try:
        file.set_pipelined(True)
        file.write(data[:-_CHUNK])
        file.set_pipelined(False)  # with the last packet paramiko looks at all the answers, and not without
        file.write(data[-_CHUNK:])
    except OSError as error:
        if error.errno is not None or isinstance(error, TimeoutError):
            raise
        file.close()
        with suppress(OSError):
            sftp.remove(at)  # half of it may be all the room there was
        raise FullError(str(error)) from error


def make_folder(sftp: paramiko.SFTPClient, at: str) -> bool:
    """Make a folder, unless it is there; whether it was made. OSError."""
    try:
        sftp.mkdir(at)
    except OSError:
        if not _is_folder(sftp, at):
            raise
        return False
    return True


def _is_folder(sftp: paramiko.SFTPClient, at: str) -> bool:
    try:
        return stat.S_ISDIR(sftp.stat(at).st_mode or 0)
    except OSError:
        return False


def _knows_posix(sftp: paramiko.SFTPClient, part: str) -> bool:
    """Whether the host knows the rename at all: it fails alike when it does not, and when something is in the way."""
    aside = f"{part}.aside"
    try:
        sftp.posix_rename(part, aside)
        sftp.posix_rename(aside, part)
    except OSError:
        return False
    return True
