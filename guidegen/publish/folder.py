"""A folder as a target: on this machine, or a drive of another one that is mounted here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from guidegen.adapters.files import (
    make_durable,
    move,
    open_file,
    remove,
    remove_folder,
    signature_at,
    walk,
    write_new,
)
from guidegen.problems import PublishError
from guidegen.publish.filewise import Filewise
from guidegen.publish.switched import SwitchedFolder
from guidegen.publish.target import Address, Ground, Target

PART = ".guidegen.part"  # a file on its way, at the top of the folder


class FolderStore:
    """See filewise.Store."""

    hands = 1

    def __init__(self, root: Path) -> None:
        self._root = root
        self.where = str(root)

    def is_there(self) -> bool:
        """Whether there is such a folder."""
        return self._root.is_dir()

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None when there is none."""
        if signature_at(self._root, path) is None:
            return None
        with open_file(self._root, path) as file:
            return file.read()

    def size(self, path: str) -> int | None:
        """The size of a file in bytes; None when there is none."""
        signature = signature_at(self._root, path)
        return None if signature is None else signature[0]

    def put(self, path: str, data: bytes) -> None:
        """Put a file there in one step; what a kill leaves is one file, and the next run takes its name."""
        write_new(self._root, PART, data)
        move(self._root / PART, self._root, path)

    def settle(self, paths: Sequence[str]) -> None:
        """Have the disk itself hold these files."""
        make_durable(self._root, paths)

    def delete(self, path: str) -> None:
        """Take a file away, and the folders that it leaves empty."""
        remove(self._root, path)
        for folder in reversed([*accumulate(path.split("/")[:-1], "{}/{}".format)]):
            if not remove_folder(self._root, folder):
                return

    def paths(self) -> Iterator[str]:
        """Every file that lies there."""
        if self._root.is_dir():
            yield from (entry.path for entry in walk(self._root, skip=lambda _: False))

    def close(self) -> None:
        """Nothing is open."""


def open_folder(address: Address, _ground: Ground) -> Target:
    """The folder that the settings name; PublishError when the drive that it lies on is not there."""
    root = Path(address.get("folder") or "").expanduser()
    if not root.is_absolute():
        raise PublishError("publish-folder-relative", folder=root, name=address.name)
    if not root.is_dir() and not root.parent.is_dir():
        raise PublishError("publish-folder-missing", folder=root, parent=root.parent)
    return SwitchedFolder(root) if address.get("switch") == "yes" else Filewise(FolderStore(root))
