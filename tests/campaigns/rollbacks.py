"""Roll back at each kind of target, also after a publish that was killed: `python -m tests.campaigns.rollbacks`."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from tests.command import Done, command
from tests.publish.desk import Desk
from tests.publish.forked import Call, forked
from tests.publish.places import PLACES
from tests.publish.rollbacks import Course, Tally


def as_a_curator(call: Call) -> Done:
    """The command in a new process, started as anybody starts it."""
    return command(call.folder, *call.words, ahead=0, env=call.environment)


def row(name: str, tally: Tally) -> str:
    """One line of the table."""
    times = f"{statistics.median(tally.seconds):.2f} | {max(tally.seconds):.2f}"
    return f"| {name} | {tally.trials} | {tally.killed} | {tally.spoilt} | {times} | {len(tally.astray)} |\n"


def main() -> int:
    """The table; 1 when a rollback was not as promised, or took more than ten seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=200, help="of each kind of target")
    parser.add_argument("--targets", nargs="+", default=list(PLACES), choices=list(PLACES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--forked", action="store_true", help="without the start of Python: more trials an hour"
    )
    asked = parser.parse_args()
    roll = forked if asked.forked else as_a_curator
    failed: list[str] = []
    sys.stdout.write(
        "| target | trials | after a kill | with a damaged shelf | median s | most s | not as promised |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
    )
    for name in asked.targets:
        with tempfile.TemporaryDirectory() as folder, PLACES[name](Path(folder)) as place:
            desk = Desk.at(Path(folder) / "site", place.doomed)
            tally = Course(place, desk, roll, asked.seed).run(asked.trials)
        sys.stdout.write(row(name, tally))
        sys.stdout.flush()
        failed += [f"{name}: {line}" for line in tally.astray]
    sys.stdout.write("".join(f"{line}\n" for line in failed))
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
