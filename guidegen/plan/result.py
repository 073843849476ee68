"""What a build, a check or a plan came to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from guidegen.problems import Problem, Severity

if TYPE_CHECKING:
    from guidegen.plan.changes import Changes


class Ending(StrEnum):
    """How it ended."""

    BUILT = "built"  # output/ is the site as it should be
    UNCHANGED = "unchanged"  # it was already
    STOPPED = "stopped"  # problems; output/ is exactly what it was
    PLANNED = "planned"  # nothing was to be made: a plan or a check


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A guide that readers do not see: why, and from or until which day."""

    title: str
    path: str
    reason: str  # draft, scheduled or expired
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the site holds."""

    pages: int = 0
    pictures: int = 0
    guides: int = 0


@dataclass(frozen=True, slots=True)
class Basis:
    """What a finished build rests on: while all of it lies as it did, within the span of time, nothing is to be done."""

    sources: tuple[str, ...]  # files and folders, with all in them: from the site's folder, or absolute
    standing: tuple[str, ...]  # single files and folders that were left behind: likewise
    span: tuple[
        float, float
    ]  # seconds since 1970: from when the build began until the day ends in the site's zone


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a run came to, as values; report/ puts it into words."""

    ending: Ending
    problems: tuple[Problem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    counts: Counts = Counts()
    changes: Changes | None = None
    seconds: float = 0.0
    basis: Basis | None = None

    @property
    def stopped(self) -> bool:
        """Whether output/ was left as it was because of problems."""
        return self.ending is Ending.STOPPED

    @property
    def warned(self) -> bool:
        """Whether anything is worth a note, drafts aside."""
        return any(p.severity is Severity.WARNING and not p.draft for p in self.problems)

    @property
    def blocked(self) -> bool:
        """Whether any problem stops a build."""
        return any(problem.blocks for problem in self.problems)
