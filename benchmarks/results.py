"""Words the results: a Markdown table for people, JSON with every run for later questions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.rounds import Run
from benchmarks.targets import Line, Verdict, judge, ratios
from benchmarks.tools import OURS

KIND_WORDS = {"cold": "cold", "noop": "nothing changed", "edit": "one edit", "memory": "cold, weighed"}


@dataclass(frozen=True, slots=True)
class Report:
    """Everything said about one bench: what, the day (ISO), the machine in words, tool versions, the runs."""

    what: str
    day: str
    machine: str
    versions: dict[str, str]
    setting: str
    runs: tuple[Run, ...]

    @property
    def name(self) -> str:
        """The file name without suffix: day, what, and the corpora."""
        corpora = dict.fromkeys(run.corpus for run in self.runs)
        return "-".join(
            [self.day, self.what, *(corpus.replace(",", "").replace(" ", "-") for corpus in corpora)]
        )


def save(report: Report, folder: Path) -> None:
    """Write the report as NAME.json and NAME.md; the same bench on the same day replaces its earlier files."""
    folder.mkdir(parents=True, exist_ok=True)
    held = asdict(report) | {"verdicts": [asdict(verdict) for verdict in judge(report.runs)]}
    (folder / f"{report.name}.json").write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    (folder / f"{report.name}.md").write_text(to_markdown(report), encoding="utf-8")


def to_markdown(report: Report) -> str:
    """Return the report as Markdown: the setting, the target rows, then a line for each tool and way."""
    versions = ", ".join(f"{name} {version}" for name, version in report.versions.items())
    rounds = max(run.round for run in report.runs)
    head = [
        f"# {report.what.capitalize()}, {report.day}",
        "",
        report.machine,
        f"{versions}. {report.setting}",
    ]
    note = f"Medians of {rounds} interleaved rounds; a ratio is the median of the ratios within a round."
    return "\n".join([*head, note, "", *_targets(judge(report.runs)), *_lines(report), ""])


def run_line(run: Run) -> str:
    """Return one run as one line of text, for the terminal."""
    weight = "" if run.pss_mib is None else f" {run.pss_mib:7.1f} MiB"
    shapes = " ".join(f"{count} {suffix}" for suffix, count in run.pictures.items())
    way = f"{run.round:2d} {run.corpus:14s} {run.tool:9s} {run.kind:6s}"
    return f"{way} {run.wall:8.3f} s wall {run.cpu:8.3f} s cpu{weight} {run.files:6d} files {shapes}".rstrip()


def _targets(verdicts: tuple[Verdict, ...]) -> Iterator[str]:
    if not verdicts:
        return
    yield "| row | target | figure | limit | verdict |"
    yield "| --- | --- | --- | --- | --- |"
    for verdict in verdicts:
        target = verdict.target
        unit = "x" if target.against else " MiB"
        figure = f"{verdict.figure:.3f}{unit}" if target.against else f"{verdict.figure:.0f}{unit}"
        yield f"| {target.row} | {target.what} | {figure} | <= {target.limit:g}{unit} | {verdict.words} |"
    yield ""


def _lines(report: Report) -> Iterator[str]:
    yield f"| corpus | tool | build | wall s | CPU s | PSS MiB | files | MB | pictures | {OURS} : this |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    corpora = dict.fromkeys(run.corpus for run in sorted(report.runs, key=lambda run: run.size))
    ways = ((corpus, tool, kind) for corpus in corpora for tool in report.versions for kind in KIND_WORDS)
    ran = {Line(run.tool, run.kind, run.corpus) for run in report.runs}
    for corpus, tool, kind in ways:
        if (line := Line(tool, kind, corpus)) in ran:
            yield _line(line, report.runs)


def _line(line: Line, runs: tuple[Run, ...]) -> str:
    own = [run for run in runs if Line(run.tool, run.kind, run.corpus) == line]
    weights = [run.pss_mib for run in own if run.pss_mib is not None]
    found = ratios(runs, Line(OURS, line.kind, line.corpus), line)
    cells = [
        line.corpus,
        line.tool,
        KIND_WORDS[line.kind],
        f"{median(run.wall for run in own):.2f}",
        f"{median(run.cpu for run in own):.2f}",
        f"{median(weights):.0f}" if weights else "",
        f"{own[-1].files}",
        f"{own[-1].size / 1e6:.1f}",
        ", ".join(f"{count} {suffix.removeprefix('.')}" for suffix, count in own[-1].pictures.items()),
        f"{median(found):.3f}" if found and line.tool != OURS else "",
    ]
    return f"| {' | '.join(cells)} |"
