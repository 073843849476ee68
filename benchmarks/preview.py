"""Runs the preview of guidegen and of its peers side by side: from the editor's save to painted in a real browser.

python -m benchmarks.preview edits  --corpus T1000 --installed SCRATCH --work MEMORY-DIR
python -m benchmarks.preview demo   --corpus T1000 --installed SCRATCH --work MEMORY-DIR
python -m benchmarks.preview photos --corpus C16   --installed SCRATCH --work MEMORY-DIR
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import chromium
from benchmarks.corpus import Corpus, open_corpus
from benchmarks.machine import describe
from benchmarks.scenes import (
    Project,
    Stage,
    edits,
    opening,
    photographs,
    prepare,
    prepare_demo,
    withheld,
)
from benchmarks.servers import Server, ServerFailedError, servers
from benchmarks.sights import Sight, SightReport, save_sights, sight_line, sights_to_markdown
from benchmarks.targets import ROUNDS_TO_JUDGE
from benchmarks.tools import OURS

HERE = Path(__file__).parent
TOOLS = {"edits": f"{OURS},hugo,eleventy,zensical,mkdocs", "demo": f"{OURS},hugo", "photos": OURS}
SAVES = {"edits": 5, "demo": 5, "photos": 3}
LEAST_GUIDES = 3  # one to add photographs to, one to edit meanwhile, one to take photographs from
SETTINGS = {
    "edits": "Saves in place; the page is open, its end is edited.",
    "demo": "Our own demo; the others have as many guides of the corpus. Saves in place; the page is open.",
    "photos": "Cold: no .guidegen. A new photograph counts from before it is copied.",
}

Scene = Callable[[Stage], Iterator[Sight]]


@dataclass(frozen=True, slots=True)
class Bench:
    """What is seen: scenes, each with its project; so many rounds with so many saves each."""

    acts: tuple[tuple[Scene, Project], ...]
    rounds: int
    saves: int


def main() -> None:
    """Run what the command line asks for; the results are saved after every round, so that a bench may be ended."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("preview: ended"))
    asked = _arguments()
    chosen = _chosen(asked)
    bench = _bench(asked, chosen)
    machine, day = describe(asked.work), datetime.now(UTC).date().isoformat()
    versions = {server.tool.name: server.tool.version for server in chosen}
    sights: list[Sight] = []
    try:
        with chromium() as browser:
            versions["chromium"] = browser.version
            for number in range(1, bench.rounds + 1):
                for sight in _round(bench, number, browser):
                    sights.append(sight)
                    print(sight_line(sight), flush=True)
                setting = f"{OURS} has its default theme. {SETTINGS[asked.what]}"
                report = SightReport(asked.what, day, machine, versions, setting, tuple(sights))
                save_sights(report, asked.results)
                print(f"\n{sights_to_markdown(report)}", flush=True)
    except ServerFailedError as failure:
        raise SystemExit(f"preview: {failure}") from failure


def _bench(asked: argparse.Namespace, chosen: tuple[Server, ...]) -> Bench:
    corpus = open_corpus(asked.corpus, asked.guides)
    saves = asked.saves or SAVES[asked.what]
    return Bench(tuple(_acts(asked, chosen, corpus)), asked.rounds, saves)


def _acts(
    asked: argparse.Namespace, chosen: tuple[Server, ...], corpus: Corpus
) -> Iterator[tuple[Scene, Project]]:
    work = asked.work.resolve()
    if asked.what == "edits":
        yield from ((edits, prepare(server, corpus, work)) for server in chosen)
        return
    if asked.what == "demo":
        ours, *peers = chosen
        demo = prepare_demo(ours, HERE.parent, work)
        yield edits, demo
        few = open_corpus(asked.corpus, demo.corpus.guides)
        yield from ((edits, prepare(server, few, work)) for server in peers)
        return
    if not corpus.photos or corpus.guides < LEAST_GUIDES:
        raise SystemExit(f"preview: photos wants {LEAST_GUIDES} guides or more with photographs")
    for server in chosen:
        yield opening, prepare(server, corpus, work)
        yield photographs, prepare(server, withheld(corpus), work)


def _round(bench: Bench, number: int, browser: Browser) -> Iterator[Sight]:
    turn = number % len(bench.acts)
    for scene, project in (*bench.acts[turn:], *bench.acts[:turn]):
        try:
            yield from scene(Stage(project, number, bench.saves, browser))
        except ServerFailedError as failure:
            raise ServerFailedError(f"{project.name}: {failure}") from failure


def _chosen(asked: argparse.Namespace) -> tuple[Server, ...]:
    asked.work.mkdir(parents=True, exist_ok=True)
    known = servers(asked.installed)
    names = (asked.only or TOOLS[asked.what]).split(",")
    if missing := [name for name in names if name not in known]:
        raise SystemExit(f"preview: no server {', '.join(missing)} here; there is {', '.join(known)}")
    return tuple(known[name] for name in names)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=tuple(TOOLS))
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--installed", type=Path, required=True, help="the scratch folder with the peers")
    parser.add_argument("--work", type=Path, required=True, help="where projects are made and served")
    parser.add_argument("--rounds", type=int, default=ROUNDS_TO_JUDGE)
    parser.add_argument("--saves", type=int, help="edits, or new photographs, in each round")
    parser.add_argument("--only", help="tools, with commas")
    parser.add_argument("--guides", type=int, help="take only so many guides of the corpus")
    parser.add_argument("--results", type=Path, default=HERE / "results")
    return parser.parse_args()


if __name__ == "__main__":
    main()
