"""All that may befall a build and a publish, over and over: `python -m tests.campaigns.faults`."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.publish.disk import ERRORS, KILLED, Disk
from tests.publish.faults import Ordeal, Sample, in_this_process, make, trial
from tests.publish.ordeals import beside_another, damaged, failing, killed_at, killed_by_chance, steps_of

BY_CHANCE = {
    "killed by the clock": killed_by_chance,
    "memory damaged": damaged,
    "two at once": beside_another,
}
ALL = (*ERRORS, KILLED, *BY_CHANCE)


def ordeals(name: str, steps: int, asked: argparse.Namespace) -> Iterator[tuple[str, Ordeal]]:
    """The ordeals of one row, each with a name to find it again by."""
    if name in BY_CHANCE:
        for seed in range(asked.seed, asked.seed + asked.trials):
            yield f"{name}, seed {seed}", BY_CHANCE[name](random.Random(seed))
        return
    for moment in range(1, steps + 1, asked.every):
        ordeal = killed_at(moment) if name == KILLED else failing(Disk(moment, name))
        yield f"{name} at step {moment}", ordeal


def row(sample: Sample, place: Path, told: Iterator[tuple[str, Ordeal]]) -> tuple[int, list[str], float]:
    """How many trials, what went wrong in them, and how many seconds they took."""
    begun, count, wrong = time.monotonic(), 0, []
    for label, ordeal in told:
        count += 1
        wrong += [f"{label}: {line}" for line in trial(sample, place / str(count), ordeal)[:3]]
    return count, wrong, time.monotonic() - begun


def main() -> int:
    """The table; 1 when anything went against a promise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--every", type=int, default=1, help="of the steps on the disk, try only every so many"
    )
    parser.add_argument("--trials", type=int, default=500, help="of what is left to chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", default=list(ALL), choices=ALL)
    asked = parser.parse_args()
    failed: list[str] = []
    sys.stdout.write("| what befalls | trials | not as promised | seconds |\n| --- | --- | --- | --- |\n")
    with tempfile.TemporaryDirectory() as folder, in_this_process():
        sample = make(Path(folder) / "sample")
        steps = len(steps_of(sample, Path(folder) / "good"))
        for name in asked.only:
            place = Path(folder) / name.replace(" ", "-")
            count, wrong, took = row(sample, place, ordeals(name, steps, asked))
            sys.stdout.write(f"| {name} | {count} | {len(wrong)} | {took:.0f} |\n")
            sys.stdout.flush()
            failed += wrong
    sys.stdout.write("".join(f"{line}\n" for line in failed))
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
