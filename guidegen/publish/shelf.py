"""The shelf: the last releases of each target, whole, on this machine. What is sent comes from here, and so does the way back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from guidegen.adapters.files import (
    digest_bytes,
    make_durable,
    move,
    read_bytes,
    remove,
    remove_unfinished,
    signature_at,
    walk,
    write_new,
)
from guidegen.adapters.files import replace as put
from guidegen.plan.delivery import KEPT
from guidegen.plan.manifest import seal, unseal
from guidegen.plan.pieces import Piece
from guidegen.plan.release import Release
from guidegen.problems import DiskError, PublishError

FOLDER = "releases"  # under .guidegen/

_OBJECTS = "_objects"  # no name of a target begins so
_PART = "part"
_RECORD = re.compile(r"\d+\.json")
_LARGEST = 1 << 30  # bytes


class Shelf:
    """Holds releases by target; of each the last KEPT that were published whole, and one that was not."""

    def __init__(self, state: Path) -> None:
        self._root = state / FOLDER

    def releases(self, target: str) -> tuple[Release, ...]:
        """The releases of a target, the oldest first; what cannot be read is left out."""
        found = (_read(self._root, path) for path in sorted(self._records(target)))
        return tuple(release for release in found if release is not None)

    def keep(self, target: str, release: Release, read: Callable[[str], bytes]) -> None:
        """Take in a release before it is sent; DiskError, and PublishError when its bytes are not what they should be."""
        fresh = []
        for path, piece in release.pieces.items():
            if not self._holds(piece):
                data = read(path)
                if digest_bytes(data) != piece.content:
                    raise PublishError("publish-output-changed", path=path)
                write_new(self._root, _PART, data)
                move(self._root / _PART, self._root, _object(piece.content))
                fresh.append(_object(piece.content))
        make_durable(self._root, fresh)
        self._write(target, release)

    def finish(self, target: str, release: Release) -> None:
        """Note that a release was published whole, and forget those that are too old."""
        self._write(target, replace(release, done=True))
        kept = [one.number for one in self.releases(target) if one.done][-KEPT:]
        for one in self.releases(target):
            if one.number not in kept:
                remove(self._root, _record(target, one.number))
        remove_unfinished(self._root / target)
        self._sweep()

    def read(self, release: Release, path: str) -> bytes:
        """The bytes of a file of a release; PublishError when the shelf was damaged."""
        content = release.pieces[path].content
        try:
            data = read_bytes(self._root, _object(content), _LARGEST)
        except DiskError as trouble:
            raise PublishError("publish-shelf-damaged", path=path, release=release.number) from trouble
        if digest_bytes(data) != content:
            remove(self._root, _object(content))  # so that the next publish lays a good one there
            raise PublishError("publish-shelf-damaged", path=path, release=release.number)
        return data

    def _holds(self, piece: Piece) -> bool:
        signature = signature_at(self._root, _object(piece.content))
        return signature is not None and signature[0] == piece.size

    def _records(self, target: str) -> Iterator[str]:
        found = (entry.path for entry in walk(self._root / target, skip=lambda _: False))
        return (
            f"{target}/{path}" for path in found if _RECORD.fullmatch(path)
        )  # not what a kill left unnamed

    def _write(self, target: str, release: Release) -> None:
        put(self._root, _record(target, release.number), seal(_content(release)), durable=True)

    def _sweep(self) -> None:
        """Throw away the files that no release has any more."""
        targets = [entry.name for entry in self._root.iterdir() if entry.is_dir() and entry.name != _OBJECTS]
        kept = {
            _object(piece.content)
            for target in targets
            for release in self.releases(target)
            for piece in release.pieces.values()
        }
        for entry in walk(self._root / _OBJECTS, skip=lambda _: False):
            if f"{_OBJECTS}/{entry.path}" not in kept:
                remove(self._root, f"{_OBJECTS}/{entry.path}")


def _object(content: str) -> str:
    return f"{_OBJECTS}/{content[:2]}/{content[2:]}"


def _record(target: str, number: int) -> str:
    return f"{target}/{number:06}.json"


def _content(release: Release) -> dict[str, Any]:
    pieces = {path: (piece.content, piece.size) for path, piece in sorted(release.pieces.items())}
    return {
        "number": release.number,
        "when": release.when,
        "where": release.where,
        "done": release.done,
        "again": release.again,
        "files": pieces,
    }


def _read(root: Path, path: str) -> Release | None:
    try:
        found = unseal(read_bytes(root, path, _LARGEST))
        pieces = {path: Piece(str(content), int(size)) for path, (content, size) in found["files"].items()}
        done, again = bool(found["done"]), found["again"]
        return Release(int(found["number"]), str(found["when"]), str(found["where"]), pieces, done, again)
    except (AttributeError, DiskError, KeyError, TypeError, ValueError):
        return None
