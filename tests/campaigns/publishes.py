"""Kill a publish at so many moments, for each kind of target, while somebody visits: `python -m tests.campaigns.publishes`."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.publish.kills import kill_often
from tests.publish.places import PLACES


def main() -> int:
    """The table; 1 when a visitor met a page without its assets, or a next run did not end well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="of each kind of target")
    parser.add_argument("--targets", nargs="+", default=list(PLACES), choices=list(PLACES))
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    failed: list[str] = []
    sys.stdout.write(
        "| target | killed | had ended | pages visited | without an asset | not mended | seconds |\n"
    )
    sys.stdout.write("| --- | --- | --- | --- | --- | --- | --- |\n")
    for name in asked.targets:
        begun = time.monotonic()
        with tempfile.TemporaryDirectory() as folder, PLACES[name](Path(folder)) as place:
            tally = kill_often(place.doomed, place.fetch, asked.kills, asked.seed)
        row = (tally.kills, tally.unhurt, tally.visits, len(tally.lacking), len(tally.astray))
        told = " | ".join(f"{count:,}" for count in row)
        sys.stdout.write(f"| {name} | {told} | {time.monotonic() - begun:.0f} |\n")
        sys.stdout.flush()
        failed += [f"{name}: {line}" for line in (*tally.lacking, *tally.astray)]
    sys.stdout.write("".join(f"{line}\n" for line in failed))
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
