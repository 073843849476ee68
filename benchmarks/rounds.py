"""Runs tools on corpora in interleaved rounds, and proves after each build that the pages asked for were made."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from benchmarks.adapters import Order
from benchmarks.corpus import Corpus
from benchmarks.machine import is_in_memory
from benchmarks.measure import Measurement, time_command, weigh_command
from benchmarks.tools import Tool

PICTURES = frozenset({".avif", ".jpeg", ".jpg", ".webp"})
# A file changed just now may be read twice by a careful tool; a curator's files are older than that.
SETTLE = 4.0
FROM_NOTHING = frozenset({"cold", "memory"})


class PageMissingError(Exception):
    """A tool ended well and yet did not make what it was asked for."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What is run: the kinds are `cold`, `noop`, `edit` and `memory` (a cold build, weighed instead of timed)."""

    tools: tuple[Tool, ...]
    corpora: tuple[Corpus, ...]
    kinds: tuple[str, ...]
    rounds: int
    work: Path
    formats: tuple[str, ...]
    theme: Path | None


@dataclass(frozen=True, slots=True)
class Run:
    """One build of one tool; `files` and `size` (bytes) tell of its output, `pictures` of its files by suffix."""

    tool: str
    kind: str
    corpus: str
    round: int
    wall: float
    cpu: float
    pss_mib: float | None
    files: int
    size: int
    pictures: dict[str, int]


@dataclass(frozen=True, slots=True)
class Project:
    """One tool's project of one corpus, on disk."""

    tool: Tool
    corpus: Corpus
    folder: Path
    spent: Path

    @property
    def output(self) -> Path:
        """The folder that the tool fills."""
        return self.folder / self.tool.output


def run_rounds(bench: Bench) -> Iterator[Run]:
    """Yield every run of every round; within a round the tools take turns, and each round another goes first."""
    spent = bench.work / "spent"
    projects = [_prepare(tool, corpus, bench) for corpus in bench.corpora for tool in bench.tools]
    time.sleep(SETTLE)
    if bench.kinds[0] not in FROM_NOTHING:
        for project in projects:
            _run(project, "cold", 0)  # what comes before the first round is not counted
    for number in range(1, bench.rounds + 1):
        turn = number % len(projects)
        for project in (*projects[turn:], *projects[:turn]):
            for kind in bench.kinds:
                yield _run(project, kind, number)
    shutil.rmtree(spent, ignore_errors=True)


def _prepare(tool: Tool, corpus: Corpus, bench: Bench) -> Project:
    folder = bench.work / f"{tool.name}-{corpus.label.replace(',', '').replace(' ', '-')}"
    project = Project(tool, corpus, folder, bench.work / "spent")
    _take_away(folder, project.spent)
    folder.mkdir(parents=True)
    tool.prepare(Order(corpus, folder, bench.formats, bench.theme))
    return project


def _run(project: Project, kind: str, number: int) -> Run:
    mark = f"Edited in round {number}."
    if kind in FROM_NOTHING:
        for name in (project.tool.output, *project.tool.state):
            _take_away(project.folder / name, project.spent)
    if kind == "edit":
        _append(project, mark)
    measure = weigh_command if kind == "memory" else time_command
    taken = measure(project.tool.command, project.folder)
    _prove(project, mark if kind == "edit" else "")
    return _told(project, kind, number, taken)


def _take_away(path: Path, spent: Path) -> None:
    if not path.exists():
        return
    if is_in_memory(path):
        shutil.rmtree(path)
        return
    # Freed blocks of a disk mounted with discard are erased during the runs that follow: keep them to the end.
    spent.mkdir(parents=True, exist_ok=True)
    path.rename(spent / uuid4().hex)


def _edited_slug(corpus: Corpus) -> str:
    return corpus.slugs[corpus.guides // 2]


def _append(project: Project, mark: str) -> None:
    source = project.folder / project.tool.source.format(slug=_edited_slug(project.corpus))
    with source.open("a", encoding="utf-8") as words:
        words.write(f"\n\n{mark}\n")


def _prove(project: Project, mark: str) -> None:
    for slug in project.corpus.slugs:
        if not (project.output / project.tool.page.format(slug=slug)).exists():
            raise PageMissingError(f"{project.tool.name} made no page of {slug}")
    if mark:
        page = project.output / project.tool.page.format(slug=_edited_slug(project.corpus))
        if mark not in page.read_text(encoding="utf-8"):
            raise PageMissingError(f"{project.tool.name} left the edited page as it was")


def _told(project: Project, kind: str, number: int, taken: Measurement) -> Run:
    made = [path for path in project.output.rglob("*") if path.is_file()]
    suffixes = Counter(path.suffix for path in made if path.suffix in PICTURES)
    return Run(
        tool=project.tool.name,
        kind=kind,
        corpus=project.corpus.label,
        round=number,
        wall=taken.wall,
        cpu=taken.cpu,
        pss_mib=taken.pss_mib,
        files=len(made),
        size=sum(path.stat().st_size for path in made),
        pictures=dict(sorted(suffixes.items())),
    )
