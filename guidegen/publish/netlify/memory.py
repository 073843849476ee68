"""What this machine remembers of the deploy that it made last; may be thrown away at any time."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from guidegen.adapters.files import read_bytes, replace
from guidegen.plan.manifest import seal, unseal
from guidegen.problems import DiskError

_NAME = "deploy.json"  # in the target's own folder
_LARGEST = 1 << 28  # bytes


@dataclass(frozen=True, slots=True)
class Memory:
    """A deploy, as it was made."""

    site: str  # id
    deploy: str  # id
    receipt: bytes
    files: Mapping[str, str]  # path -> SHA-1


def recall(scratch: Path) -> Memory | None:
    """What is remembered; None without anything that can be read."""
    try:
        found = unseal(read_bytes(scratch, _NAME, _LARGEST))
        files = {str(path): str(sha) for path, sha in found["files"].items()}
        return Memory(str(found["site"]), str(found["deploy"]), str(found["receipt"]).encode(), files)
    except (AttributeError, DiskError, KeyError, TypeError, ValueError):
        return None


def remember(scratch: Path, memory: Memory) -> None:
    """Remember this deploy, if the disk lets us: without it the next publish asks Netlify for what it needs."""
    content = {
        "site": memory.site,
        "deploy": memory.deploy,
        "receipt": memory.receipt.decode(),
        "files": dict(sorted(memory.files.items())),
    }
    with suppress(DiskError):
        replace(scratch, _NAME, seal(content))
