"""Paramiko's client, but for folders in which somebody has files whose names are no UTF-8: it would stop at those."""

from __future__ import annotations

from collections.abc import Callable

import paramiko
from paramiko.sftp import CMD_CLOSE, CMD_OPENDIR, CMD_READDIR

# The only reader of one entry that paramiko has: its public ones read whole folders, and stop at a name that is no text.
_entry: Callable[[paramiko.Message, str, str], paramiko.SFTPAttributes]
_entry = paramiko.SFTPAttributes._from_msg  # type: ignore[attr-defined]  # noqa: SLF001


class Client(paramiko.SFTPClient):
    """What such a name has that is no text becomes a replacement character: none of ours is called so."""

    _request: Callable[..., tuple[int, paramiko.Message]]  # asks, and waits for the answer

    def listdir_attr(self, path: str = ".") -> list[paramiko.SFTPAttributes]:
        """Everything in a folder; OSError."""
        handle = self._request(CMD_OPENDIR, path)[1].get_binary()
        found: list[paramiko.SFTPAttributes] = []
        try:
            while True:
                answer = self._request(CMD_READDIR, handle)[1]
                for _ in range(answer.get_int()):
                    name, long = (answer.get_binary().decode(errors="replace") for _ in range(2))
                    entry = _entry(answer, name, long)
                    if name not in (".", ".."):
                        found.append(entry)
        except EOFError:
            self._request(CMD_CLOSE, handle)
        return found
