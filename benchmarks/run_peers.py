"""Runs guidegen and its peers side by side and judges the speed goals by ratios within a round.

python -m benchmarks.run_peers images --corpus C16 --installed SCRATCH --work DIR
python -m benchmarks.run_peers text   --corpus T1000 T10000 --installed SCRATCH --work MEMORY-DIR
python -m benchmarks.run_peers memory --corpus C2 C16 --installed SCRATCH --work DIR
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.corpus import Corpus, open_corpus
from benchmarks.machine import describe
from benchmarks.measure import CommandFailedError
from benchmarks.results import Report, run_line, save, to_markdown
from benchmarks.rounds import Bench, PageMissingError, Run, run_rounds
from benchmarks.targets import ROUNDS_TO_JUDGE
from benchmarks.tools import OURS, Tool, image_tools, text_tools

HERE = Path(__file__).parent
KINDS = {"images": "cold,noop", "text": "cold,noop,edit", "memory": "memory"}
PHOTOGRAPHS = {"images": ({True},), "text": ({False},), "memory": ({True}, {False})}
# The tools that the goals name; the others join with --only.
TOOLS = {"images": f"{OURS},eleventy", "text": f"{OURS},hugo,eleventy", "memory": OURS}


def main() -> None:
    """Run what the command line asks for; save the results after every round, so that a long bench may be ended."""
    asked = _arguments()
    bench = _bench(asked)
    machine, day = describe(bench.work), datetime.now(UTC).date().isoformat()
    versions = {tool.name: tool.version for tool in bench.tools}
    runs: list[Run] = []
    try:
        for run in run_rounds(bench):
            runs.append(run)
            print(run_line(run), flush=True)
            if len(runs) % _runs_a_round(bench) == 0:
                report = Report(asked.what, day, machine, versions, _setting(bench), tuple(runs))
                save(report, asked.results)
                print(f"\n{to_markdown(report)}", flush=True)
    except (CommandFailedError, PageMissingError) as failure:
        raise SystemExit(f"run_peers: {failure}") from failure


def _bench(asked: argparse.Namespace) -> Bench:
    corpora = tuple(open_corpus(folder, asked.guides) for folder in asked.corpus)
    asked.work.mkdir(parents=True, exist_ok=True)
    kinds = tuple((asked.kinds or KINDS[asked.what]).split(","))
    tools = _chosen(corpora, asked)
    formats = tuple(asked.formats.split(","))
    theme = asked.theme if asked.what != "text" and asked.theme.is_dir() else None
    return Bench(tools, corpora, kinds, asked.rounds, asked.work.resolve(), formats, theme)


def _chosen(corpora: tuple[Corpus, ...], asked: argparse.Namespace) -> tuple[Tool, ...]:
    pictured = {corpus.photos > 0 for corpus in corpora}
    if pictured not in PHOTOGRAPHS[asked.what]:
        raise SystemExit(
            "run_peers: images wants corpora with photographs, text without, memory all of one sort"
        )
    offered = image_tools(asked.installed) if True in pictured else text_tools(asked.installed)
    known = {tool.name: tool for tool in offered}
    names = (asked.only or TOOLS[asked.what]).split(",")
    if missing := [name for name in names if name not in known]:
        raise SystemExit(f"run_peers: no tool {', '.join(missing)} here; there is {', '.join(known)}")
    return tuple(known[name] for name in names)


def _setting(bench: Bench) -> str:
    said = []
    if OURS in {tool.name for tool in bench.tools}:
        said.append(f"{OURS} has {'the bench theme' if bench.theme else 'its default theme'}.")
    if any(corpus.photos for corpus in bench.corpora):
        said.append(f"Peers make {' + '.join(bench.formats).upper()} at 480, 960 and 1600.")
    return " ".join(said)


def _runs_a_round(bench: Bench) -> int:
    return len(bench.tools) * len(bench.corpora) * len(bench.kinds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=tuple(KINDS))
    parser.add_argument("--corpus", type=Path, nargs="+", required=True)
    parser.add_argument("--installed", type=Path, required=True, help="the scratch folder with the peers")
    parser.add_argument("--work", type=Path, required=True, help="where projects are made and built")
    parser.add_argument("--rounds", type=int, default=ROUNDS_TO_JUDGE)
    parser.add_argument("--only", help="tools, with commas")
    parser.add_argument("--kinds", help="builds, with commas, in this order: cold, noop, edit, memory")
    parser.add_argument("--guides", type=int, help="take only so many guides of each corpus")
    parser.add_argument("--formats", default="webp,jpeg", help="what peers make, JPEG last")
    parser.add_argument(
        "--theme", type=Path, default=HERE / "theme", help="guidegen theme, for the rows with photographs"
    )
    parser.add_argument("--results", type=Path, default=HERE / "results")
    return parser.parse_args()


if __name__ == "__main__":
    main()
