"""The receipt of a build: for each file under output/ what it was made from and what lay there afterwards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from guidegen.plan.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidegen.plan.recipes import Recipe

Signature = tuple[int, int, int, int]  # size, mtime_ns, ctime_ns, inode: as adapters/files.py takes it
UNKNOWN: Signature = (0, 0, 0, 0)  # matches no file, so that it is hashed the next time

FORMAT = 1  # of the receipt; one that is older or newer counts as none
_MARK = 8  # hex digits kept of each part: enough to tell why, the fingerprint tells whether


@dataclass(frozen=True, slots=True)
class Parts:
    """What a recipe was made of, to give the reason of a change: names, and one short digest for each."""

    names: tuple[str, ...] = ()
    marks: str = ""

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Each name with its mark."""
        return ((name, self.marks[i * _MARK : (i + 1) * _MARK]) for i, name in enumerate(self.names))


@dataclass(frozen=True, slots=True)
class Receipt:
    """One file as we left it."""

    fingerprint: str  # digest of the recipe; empty: begun and not finished
    content: str  # digest of the bytes
    size: int
    signature: Signature = UNKNOWN
    parts: Parts = Parts()


@dataclass(frozen=True)
class Manifest:
    """All receipts by path, the folders we made, and a digest of what the whole plan was made from."""

    receipts: Mapping[str, Receipt] = field(default_factory=dict)
    folders: frozenset[str] = frozenset()


def parts_of(recipe: Recipe) -> Parts:
    """The parts of a recipe: its fields, and the fields of its view each for itself."""
    rows = [("kind", type(recipe).__name__)]
    for name, value in _fields(recipe):
        if is_dataclass(value):
            rows += [(f"{name}.{inner}", part) for inner, part in _fields(value)]
        else:
            rows.append((name, value))
    return Parts(tuple(name for name, _ in rows), "".join(digest(value)[:_MARK] for _, value in rows))


def _fields(value: Any) -> list[tuple[str, Any]]:
    return [(item.name, getattr(value, item.name)) for item in fields(value)]


def write_manifest(manifest: Manifest) -> bytes:
    """The receipt as a JSON text of two lines; equal manifests give equal bytes."""
    return seal(manifest_content(manifest))


def read_manifest(data: bytes) -> Manifest | None:
    """The receipt in these bytes; None when they are torn, damaged, older or newer."""
    return manifest_from(unseal(data))


def manifest_content(manifest: Manifest) -> dict[str, Any]:
    """The receipt as what JSON knows."""
    shapes: dict[tuple[str, ...], int] = {}  # outputs of one kind have the same part names: written once
    rows = {}
    for path, receipt in sorted(manifest.receipts.items()):
        shape = shapes.setdefault(receipt.parts.names, len(shapes))
        row = (receipt.fingerprint, receipt.content, receipt.size, *receipt.signature)
        rows[path] = (*row, shape, receipt.parts.marks)
    folders = sorted(manifest.folders)
    return {"folders": folders, "shapes": list(shapes), "outputs": rows}


def manifest_from(content: Any) -> Manifest | None:
    """The receipt in what `manifest_content` gave; None when there is none in it."""
    try:
        shapes = [tuple(names) for names in content["shapes"]]
        receipts = {
            path: Receipt(made_by, bytes_, size, (one, two, three, four), Parts(shapes[shape], marks))
            for path, (made_by, bytes_, size, one, two, three, four, shape, marks) in content[
                "outputs"
            ].items()
        }
        return Manifest(receipts, frozenset(content["folders"]))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None


def seal(content: Any) -> bytes:
    """A JSON text of two lines: the format and the digest of the second, then the content."""
    text = json.dumps(content, separators=(",", ":")).encode()
    return json.dumps({"format": FORMAT, "digest": _check(text)}).encode() + b"\n" + text


def unseal(data: bytes) -> Any:
    """The content of a sealed text; None when one byte of it is not as it was written, or the format is not ours."""
    head, _, text = data.partition(b"\n")
    try:
        if json.loads(head) != {"format": FORMAT, "digest": _check(text)}:
            return None
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _check(text: bytes) -> str:
    return blake2b(text, digest_size=16).hexdigest()
