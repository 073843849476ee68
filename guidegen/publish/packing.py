"""output/ as pieces: only what the receipt of the build lists, and only when it lies there as the build left it."""

from __future__ import annotations

from pathlib import Path

from guidegen.adapters.files import digest_file, look_through, read_bytes
from guidegen.plan.manifest import Manifest, Receipt, read_manifest
from guidegen.plan.pieces import HOME, Piece, Pieces
from guidegen.problems import DiskError, PublishError

_MANIFEST = "manifest.json"  # under .guidegen/
_LARGEST = 1 << 30  # bytes
_NAMED = 8  # files that are named, of many


def pack(output: Path, state: Path) -> Pieces:
    """All that was built; PublishError when something of it was changed or lost since, or when nothing was built."""
    manifest = _manifest(state)
    if HOME not in manifest.receipts:
        raise PublishError("publish-nothing-built")
    signatures = {entry.path: entry.signature for entry in look_through(output, skip=lambda _: False).files}
    changed = [
        path
        for path, receipt in manifest.receipts.items()
        if signatures.get(path) != receipt.signature and not _is_as_built(output, path, receipt)
    ]
    if changed:
        listed = ", ".join(changed[:_NAMED]) + (" ..." if len(changed) > _NAMED else "")
        raise PublishError("publish-output-changed", path=listed)
    return {path: Piece(receipt.content, receipt.size) for path, receipt in sorted(manifest.receipts.items())}


def read_piece(output: Path, path: str, piece: Piece) -> bytes:
    """The bytes of a piece in output/; PublishError when they are others than were packed."""
    try:
        return read_bytes(output, path, piece.size)
    except DiskError as trouble:
        raise PublishError("publish-output-changed", path=path) from trouble


def _manifest(state: Path) -> Manifest:
    try:
        found = read_manifest(read_bytes(state, _MANIFEST, _LARGEST))
    except DiskError:
        found = None
    return found or Manifest()


def _is_as_built(output: Path, path: str, receipt: Receipt) -> bool:
    """A young file, of which the receipt knows no signature, is looked into."""
    try:
        return digest_file(output / path) == receipt.content
    except DiskError:
        return False
