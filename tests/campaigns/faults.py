"""Fail at every step that a build and a publish take on the disk, with each error: `python -m tests.campaigns.faults`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.publish.faults import ERRORS, Disk, Sample, in_this_process, make, trial


def row(sample: Sample, place: Path, error: str, every: int) -> tuple[str, list[str]]:
    """One line of the table, and what went wrong."""
    good = Disk()
    trial(sample, place / "good", good)
    moments = range(1, len(good.steps) + 1, every)
    found = [(moment, trial(sample, place / f"{error}-{moment}", Disk(moment, error))) for moment in moments]
    wrong = [
        f"{error} at step {moment} ({good.steps[moment - 1]}): {line}"
        for moment, all_ in found
        for line in all_
    ]
    kinds = Counter(good.steps[moment - 1] for moment in moments)
    told = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    return f"| {error} | {len(moments)} | {sum(bool(lines) for _, lines in found)} | {told} |", wrong


def main() -> int:
    """The table; 1 when anything went against a promise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="try only every so many steps")
    parser.add_argument("--errors", nargs="+", default=list(ERRORS), choices=list(ERRORS))
    asked = parser.parse_args()
    failed: list[str] = []
    sys.stdout.write("| error | steps tried | not as promised | steps |\n| --- | --- | --- | --- |\n")
    with tempfile.TemporaryDirectory() as place, in_this_process():
        sample = make(Path(place) / "sample")
        for error in asked.errors:
            line, wrong = row(sample, Path(place), error, asked.every)
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
            failed += wrong
    sys.stdout.write("".join(f"{line}\n" for line in failed))
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
