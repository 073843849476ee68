"""Where a build works: the folder it writes, and the one where it keeps what it remembers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MANIFEST = "manifest.json"
JOURNAL = "journal.json"


@dataclass(frozen=True, slots=True)
class Workplace:
    """output/ and .guidegen/ of one site; without `durable` nothing is forced onto the disk (for tests)."""

    output: Path
    state: Path
    durable: bool = True

    @property
    def stage(self) -> Path:
        """Where new files wait until all are there."""
        return self.state / "stage"

    @property
    def cache(self) -> Path:
        """Where made pictures are kept."""
        return self.state / "cache"

    @property
    def lock(self) -> Path:
        """What one build at a time holds."""
        return self.state / "lock"
