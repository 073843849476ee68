"""A thousand saves of each kind, by events and by polling: `python -m tests.campaigns.saves`; prints a table."""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.preview.reader import BURST, MODES, Outcome, Reader, desk_at, read_a_burst, save, sight_of, wakes
from tests.preview.saves import SAVES, Save

QUIET = 4.0  # seconds without a save, of which the last must be without a look: no loop on its own doing


@dataclass(frozen=True, slots=True)
class Row:
    """All saves of one kind in one mode."""

    way: str
    mode: str
    outcomes: Sequence[Outcome]
    loops: int
    notices: Sequence[str]

    def __str__(self) -> str:
        took = sorted(outcome.took * 1000 for outcome in self.outcomes)
        late = sum(not outcome.in_time for outcome in self.outcomes)
        halves = sum(bool(outcome.halves) for outcome in self.outcomes if outcome.fair)
        slow = sum(not outcome.fair for outcome in self.outcomes)
        slow_halves = sum(bool(outcome.halves) for outcome in self.outcomes if not outcome.fair)
        cells = (
            self.way,
            self.mode,
            len(took),
            late,
            f"{statistics.median(took):.0f}",
            f"{took[int(len(took) * 0.99)]:.0f}",
            f"{took[-1]:.0f}",
            halves,
            f"{slow_halves} of {slow}",
            self.loops,
            " ".join(self.notices),
        )
        return f"| {' | '.join(map(str, cells))} |"


HEAD = (
    "| way to save | mode | saves | not seen in 2 s | median ms | 99 % ms | most ms | half saves read "
    "| of those over 30 ms a step | loops | said |\n|---|---|---|---|---|---|---|---|---|---|---|"
)


def row(way: Save, mode: str, saves: int) -> Row:
    """Save so often in a folder of its own."""
    chance = random.Random(f"{way.name} {mode}")
    with tempfile.TemporaryDirectory() as place:
        desk = desk_at(Path(place))
        way.prepare(desk)
        with Reader(desk.folder.parents[1], MODES[mode]) as reader:
            reader.sees(sight_of(reader.folder).texts)
            outcomes = [save(reader, desk, way, chance) for _ in range(saves)]
            time.sleep(QUIET - 1)
            looks = reader.looks
            time.sleep(1)
            return Row(way.name, mode, outcomes, reader.looks - looks, reader.notices)


def _measured() -> str:
    with tempfile.TemporaryDirectory() as place:
        took = sorted(1000 * seconds for seconds in wakes(desk_at(Path(place)), 200))
    lines = [
        f"from write to wake: median {statistics.median(took):.2f} ms, 99 % {took[197]:.2f} ms (200 saves)"
    ]
    for kept in (True, False):
        with tempfile.TemporaryDirectory() as place:
            after, losses = read_a_burst(desk_at(Path(place)).folder, kept=kept)
        lines.append(
            f"{BURST} files: all seen {after:.2f} s after the last was written; queue run over {losses} times"
        )
    return "".join(f"{line}\n" for line in lines)


def _told(crash: threading.ExceptHookArgs) -> str:
    return "".join(traceback.format_exception(crash.exc_type, crash.exc_value, crash.exc_traceback))


def main() -> int:
    """The table; 1 when a save was not seen, a half one was read where events come, or a thread ended badly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=1000, help="of each kind in each mode")
    parser.add_argument("--together", type=int, default=4, help="kinds at the same time")
    parser.add_argument("--modes", nargs="+", default=list(MODES), choices=list(MODES))
    asked = parser.parse_args()
    crashes: list[threading.ExceptHookArgs] = []
    threading.excepthook = crashes.append
    jobs = [(way, mode) for mode in asked.modes for way in SAVES]
    sys.stdout.write(f"{HEAD}\n")
    failed = 0
    with ThreadPoolExecutor(asked.together) as pool:
        for done in pool.map(lambda job: row(job[0], job[1], asked.saves), jobs):
            sys.stdout.write(f"{done}\n")
            sys.stdout.flush()
            halves = done.mode == "events" and any(o.halves for o in done.outcomes if o.fair)
            failed += halves or done.loops > 0 or not all(o.in_time for o in done.outcomes)
    sys.stdout.write(_measured())
    for crash in crashes:
        sys.stdout.write(_told(crash))
    sys.stdout.write(f"{len(crashes)} threads ended badly; {failed} rows are not as promised\n")
    return int(bool(failed or crashes))


if __name__ == "__main__":
    sys.exit(main())
