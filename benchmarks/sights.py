"""What was seen in the browser, in how many seconds; its limits, and its words: Markdown for people, JSON for questions."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.targets import Line, Target, Verdict
from benchmarks.tools import OURS

KIND_WORDS = {
    "ready": "start to the guide's page served",
    "edit": "save to painted",
    "first": "start to the first page loaded, cold",
    "view": "start to every picture in view, cold",
    "early": "save to painted, soon after a cold start",
    "photo": "a new photograph saved to painted",
    "elsewhere": "another page's edit meanwhile, to painted",
}


@dataclass(frozen=True, slots=True)
class Sight:
    """What one tool showed in one round: seconds, once for each time it was asked; `lost` was never seen."""

    tool: str
    kind: str
    corpus: str
    round: int
    seconds: tuple[float, ...]
    lost: int = 0

    @property
    def line(self) -> Line:
        """Which line of the rounds it belongs to."""
        return Line(self.tool, self.kind, self.corpus)

    @property
    def middle(self) -> float:
        """The median; what was never seen counts as later than everything."""
        return median((*self.seconds, *[math.inf] * self.lost))


def _edits(corpus: str, peer: str) -> tuple[Line, Line]:
    return Line(OURS, "edit", corpus), Line(peer, "edit", corpus)


PREVIEW_TARGETS = (
    Target(10, "save to painted, 1,000 guides : Hugo", *_edits("1,000 guides", "hugo"), 0.35),
    Target(11, "a new photograph painted", Line(OURS, "photo", "152 photos"), None, 1.2),
    Target(12, "first page after a cold start, 160 photos", Line(OURS, "first", "160 photos"), None, 1.0),
)


@dataclass(frozen=True, slots=True)
class SightReport:
    """Everything said about one bench: what, the day (ISO), the machine in words, tool versions, what was seen."""

    what: str
    day: str
    machine: str
    versions: dict[str, str]
    setting: str
    sights: tuple[Sight, ...]

    @property
    def name(self) -> str:
        """The file name without suffix: day, what, and the corpora."""
        corpora = dict.fromkeys(sight.corpus for sight in self.sights)
        tails = (corpus.replace(",", "").replace(" ", "-") for corpus in corpora)
        return "-".join([self.day, "preview", self.what, *tails])


def judge_sights(sights: Iterable[Sight]) -> tuple[Verdict, ...]:
    """Return a verdict for every target whose lines were seen."""
    held = tuple(sights)
    figures = ((target, _figures(held, target)) for target in PREVIEW_TARGETS)
    return tuple(Verdict(target, median(found), len(found)) for target, found in figures if found)


def sight_ratios(sights: Iterable[Sight], line: Line, against: Line) -> tuple[float, ...]:
    """Return how often the median of `against` fits in that of `line`, for each round where `against` was seen."""
    held = tuple(sights)
    ours, theirs = _by_round(held, line), _by_round(held, against)
    both = sorted(ours.keys() & theirs.keys())
    return tuple(ours[number] / theirs[number] for number in both if math.isfinite(theirs[number]))


def save_sights(report: SightReport, folder: Path) -> None:
    """Write the report as NAME.json and NAME.md; the same bench on the same day replaces its earlier files."""
    folder.mkdir(parents=True, exist_ok=True)
    verdicts = [asdict(verdict) for verdict in judge_sights(report.sights) if math.isfinite(verdict.figure)]
    held = json.dumps(asdict(report) | {"verdicts": verdicts}, indent=1, allow_nan=False)
    (folder / f"{report.name}.json").write_text(held + "\n", encoding="utf-8")
    (folder / f"{report.name}.md").write_text(sights_to_markdown(report), encoding="utf-8")


def sights_to_markdown(report: SightReport) -> str:
    """Return the report as Markdown: the setting, the target rows, then a line for each tool and thing seen."""
    versions = ", ".join(f"{name} {version}" for name, version in report.versions.items())
    rounds = max(sight.round for sight in report.sights)
    return "\n".join(
        [
            f"# Preview, {report.what}, {report.day}",
            "",
            report.machine,
            f"{versions}. {report.setting}",
            f"{rounds} interleaved rounds; a ratio is the median, over the rounds, of the ratio of a round's medians.",
            "",
            *_verdict_lines(judge_sights(report.sights)),
            *_sight_lines(report),
            "",
        ]
    )


def sight_line(sight: Sight) -> str:
    """Return one sight as one line of text, for the terminal."""
    times = " ".join(f"{1000 * seconds:.0f}" for seconds in sight.seconds)
    lost = f" {sight.lost} never seen" if sight.lost else ""
    return f"{sight.round:2d} {sight.corpus:14s} {sight.tool:9s} {sight.kind:9s} {times} ms{lost}"


def _figures(sights: tuple[Sight, ...], target: Target) -> tuple[float, ...]:
    if target.against is None:
        return tuple(_by_round(sights, target.line).values())
    return sight_ratios(sights, target.line, target.against)


def _by_round(sights: tuple[Sight, ...], line: Line) -> dict[int, float]:
    return {sight.round: sight.middle for sight in sights if sight.line == line}


def _verdict_lines(verdicts: tuple[Verdict, ...]) -> Iterator[str]:
    if not verdicts:
        return
    yield "| row | target | figure | limit | verdict |"
    yield "| --- | --- | --- | --- | --- |"
    for verdict in verdicts:
        target = verdict.target
        unit = "x" if target.against else " s"
        figure = f"{verdict.figure:.3f}{unit}"
        yield f"| {target.row} | {target.what} | {figure} | <= {target.limit:g}{unit} | {verdict.words} |"
    yield ""


def _sight_lines(report: SightReport) -> Iterator[str]:
    yield f"| corpus | tool | what | min ms | median ms | max ms | times | never seen | {OURS} : this |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    seen = {sight.line for sight in report.sights}
    corpora = dict.fromkeys(sight.corpus for sight in report.sights)
    ways = ((corpus, tool, kind) for corpus in corpora for kind in KIND_WORDS for tool in report.versions)
    for corpus, tool, kind in ways:
        if (line := Line(tool, kind, corpus)) in seen:
            yield _sight_row(line, report.sights)


def _sight_row(line: Line, sights: tuple[Sight, ...]) -> str:
    own = [sight for sight in sights if sight.line == line]
    times = [seconds for sight in own for seconds in sight.seconds]
    found = sight_ratios(sights, Line(OURS, line.kind, line.corpus), line)
    cells = [
        line.corpus,
        line.tool,
        KIND_WORDS[line.kind],
        *(f"{1000 * pick(times):.0f}" if times else "" for pick in (min, median, max)),
        f"{len(times)}",
        f"{sum(sight.lost for sight in own) or ''}",
        f"{median(found):.3f}" if found and line.tool != OURS else "",
    ]
    return f"| {' | '.join(cells)} |"
