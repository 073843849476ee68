"""A disk on which something happens at the Nth step: it fails there, or all ends there."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Self

import pytest

ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE")
LASTING = frozenset({"ENOSPC", "EROFS"})  # a disk that is full stays full, for as long as the command runs
KILLED = "SIGKILL"  # no error: the process ends there

_MAKES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_STEPS = ("replace", "rename", "unlink", "remove", "rmdir", "mkdir", "fsync", "sync", "link", "symlink")
_TAKES_ROOM = frozenset({"open", "write", "mkdir", "link", "symlink", "replace", "rename", "fsync"})


@dataclass
class Disk:
    """Counts the steps that change something, and fails at one of them."""

    fails_at: int = 0  # 0: never
    error: str = "EIO"
    steps: list[str] = field(default_factory=list)

    def step(self, kind: str) -> None:
        """One step; OSError when it is the one that fails, or comes after it on a disk that stays bad."""
        self.steps.append(kind)
        late = self.error in LASTING and len(self.steps) > self.fails_at and kind in _TAKES_ROOM
        if self.fails_at and (len(self.steps) == self.fails_at or late):
            if self.error == KILLED:
                os.kill(os.getpid(), signal.SIGKILL)
            number = getattr(errno, self.error)
            raise OSError(number, os.strerror(number))

    @contextmanager
    def mounted(self) -> Iterator[None]:
        """All that this process does to a disk goes by this one."""
        with pytest.MonkeyPatch.context() as patch:
            for kind in _STEPS:
                patch.setattr(os, kind, self._counted(kind, getattr(os, kind)))
            patch.setattr(os, "open", self._opening(os.open))
            patch.setattr(os, "fdopen", self._wrapping(os.fdopen))
            yield

    def _counted(self, kind: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **kwargs: Any) -> Any:
            self.step(kind)
            return None if kind in {"fsync", "sync"} else real(*args, **kwargs)

        return step

    def _opening(self, real: Callable[..., int]) -> Callable[..., int]:
        def opened(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
            if flags & _MAKES:
                self.step("open")
            return real(path, flags, *args, **kwargs)

        return opened

    def _wrapping(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def opened(handle: int, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
            file = real(handle, mode, *args, **kwargs)
            return _Written(file, self) if "w" in mode else file

        return opened


class _Written:
    """A file that is written, on such a disk: half of what is written may be there when it fails."""

    def __init__(self, file: Any, disk: Disk) -> None:
        self._file = file
        self._disk = disk

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> int:
        self._file.write(data[: len(data) // 2])
        self._file.flush()
        self._disk.step("write")
        return int(self._file.write(data[len(data) // 2 :]))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
