"""Made pictures by the fingerprint of their recipe; a file here that is not as we left it counts as not there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from guidegen.adapters.files import read_bytes, remove, replace, walk
from guidegen.problems import DiskError

_HEAD = b"guidegen picture 1\n"  # with the layout of these files changes its number
_SIZE = 16  # bytes of the digest behind the head
_LARGEST = 1 << 28
KEPT = 30 * 24 * 3600 * 10**9  # ns for which a picture is kept that no page wants any more: 30 days


@dataclass(frozen=True, slots=True)
class PictureCache:
    """The cache in one folder; throwing it away costs time and nothing else."""

    root: Path

    def get(self, fingerprint: str) -> bytes | None:
        """The picture made from that recipe; None when it is not here whole."""
        try:
            whole = read_bytes(self.root, _name(fingerprint), _LARGEST)
        except DiskError:
            return None
        start = len(_HEAD) + _SIZE
        data = whole[start:]
        return data if whole[:start] == _head(fingerprint, data) else None

    def put(self, fingerprint: str, data: bytes) -> None:
        """Keep a picture; DiskError."""
        replace(self.root, _name(fingerprint), _head(fingerprint, data) + data)

    def prune(self, wanted: Collection[str], now_ns: int) -> int:
        """Drop the pictures that nothing wants and that are older than `KEPT`; how many."""
        keep = {_name(fingerprint) for fingerprint in wanted}
        entries = walk(self.root, skip=lambda _: False)
        old = [
            entry.path for entry in entries if entry.path not in keep and entry.signature[1] < now_ns - KEPT
        ]
        for path in old:
            remove(self.root, path)
        return len(old)


def _name(fingerprint: str) -> str:
    return f"{fingerprint[:2]}/{fingerprint}"


def _head(fingerprint: str, data: bytes) -> bytes:
    """What stands before the data: its own name is part of the digest, so that a file renamed is a file damaged."""
    return _HEAD + blake2b(fingerprint.encode() + data, digest_size=_SIZE).digest()
