"""The targets that the runs are judged by: each a limit on the median, over the rounds, of a ratio within a round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from benchmarks.rounds import Run
from benchmarks.tools import OURS

ROUNDS_TO_JUDGE = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the rounds: a tool building a corpus in one way."""

    tool: str
    kind: str
    corpus: str


@dataclass(frozen=True, slots=True)
class Target:
    """A row of the speed goals: `line` at most `limit` times `against`, or at most `limit` MiB when against nothing."""

    row: int
    what: str
    line: Line
    against: Line | None
    limit: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was measured for a target, and in how many rounds."""

    target: Target
    figure: float
    rounds: int

    @property
    def words(self) -> str:
        """Say met or not met, and when too few rounds were run to be sure."""
        met = "met" if self.figure <= self.target.limit else "not met"
        return met if self.rounds >= ROUNDS_TO_JUDGE else f"{met} ({self.rounds} of {ROUNDS_TO_JUDGE} rounds)"


def _pair(kind: str, corpus: str, peer: str) -> tuple[Line, Line]:
    return Line(OURS, kind, corpus), Line(peer, kind, corpus)


TARGETS = (
    Target(
        1,
        "cold, 160 photos, JPEG + AVIF : Eleventy's JPEG + WebP",
        *_pair("cold", "160 photos", "eleventy"),
        0.30,
    ),
    Target(5, "memory, 160 photos, whole tree", Line(OURS, "memory", "160 photos"), None, 320),
    Target(
        5,
        "memory, 160 photos : its own at 16",
        Line(OURS, "memory", "160 photos"),
        Line(OURS, "memory", "16 photos"),
        1.2,
    ),
    Target(6, "text, cold, 1,000 : Hugo", *_pair("cold", "1,000 guides", "hugo"), 1.6),
    Target(6, "text, cold, 10,000 : Hugo", *_pair("cold", "10,000 guides", "hugo"), 1.3),
    Target(6, "text, cold, 1,000 : Eleventy", *_pair("cold", "1,000 guides", "eleventy"), 0.7),
    Target(6, "text, cold, 10,000 : Eleventy", *_pair("cold", "10,000 guides", "eleventy"), 0.7),
    Target(
        6,
        "text, cold, 10,000 : its own at 1,000",
        Line(OURS, "cold", "10,000 guides"),
        Line(OURS, "cold", "1,000 guides"),
        10.5,
    ),
    Target(7, "text, memory, 10,000 : Hugo", *_pair("memory", "10,000 guides", "hugo"), 0.35),
    Target(8, "nothing changed, 1,000 : Hugo", *_pair("noop", "1,000 guides", "hugo"), 0.1),
    Target(8, "nothing changed, 10,000 : Hugo", *_pair("noop", "10,000 guides", "hugo"), 0.015),
    Target(9, "one body edited, 1,000 : Hugo", *_pair("edit", "1,000 guides", "hugo"), 0.25),
    Target(9, "one body edited, 10,000 : Hugo", *_pair("edit", "10,000 guides", "hugo"), 0.04),
)


def judge(runs: Iterable[Run]) -> tuple[Verdict, ...]:
    """Return a verdict for every target whose lines were run."""
    held = tuple(runs)
    figures = ((target, _figures(held, target)) for target in TARGETS)
    return tuple(Verdict(target, median(found), len(found)) for target, found in figures if found)


def ratios(runs: Iterable[Run], line: Line, against: Line) -> tuple[float, ...]:
    """Return how often `against` fits in `line`, once for each round that has both."""
    held = tuple(runs)
    ours, theirs = _by_round(held, line), _by_round(held, against)
    return tuple(ours[number] / theirs[number] for number in sorted(ours.keys() & theirs.keys()))


def _figures(runs: tuple[Run, ...], target: Target) -> tuple[float, ...]:
    if target.against is None:
        return tuple(_by_round(runs, target.line).values())
    return ratios(runs, target.line, target.against)


def _by_round(runs: tuple[Run, ...], line: Line) -> dict[int, float]:
    return {run.round: _measured(run) for run in runs if Line(run.tool, run.kind, run.corpus) == line}


def _measured(run: Run) -> float:
    return run.wall if run.pss_mib is None else run.pss_mib
