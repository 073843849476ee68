"""Forty secrets in more than sixty ways to fail, and where they got to: `python -m tests.campaigns.canaries`."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.publish.cages import CAGES, caged
from tests.publish.canaries import CANARIES, forms
from tests.publish.leaks import try_out
from tests.publish.modes import MODES, Mode

_SPOKEN = (("--language", "nl"), ("--language", "en"), ())


@dataclass
class Tally:
    """What came of one kind of target."""

    canaries: int = 0
    modes: int = 0
    cells: int = 0
    seconds: float = 0.0
    finds: list[str] = field(default_factory=list)  # secrets that were somewhere
    astray: list[str] = field(default_factory=list)  # cells that ended otherwise than they should


def rounds(kind: str, every: int, seed: int) -> Tally:
    """Every so many cells of one kind of target, each in a language and with a form of the secret chosen by lot."""
    chance = random.Random(seed)
    birds = [one for one in CANARIES if one.kind == kind]
    modes = [one for one in MODES if kind in one.kinds]
    cells = [(bird, mode) for bird in birds for mode in modes][chance.randrange(every) :: every]
    tally = Tally(len(birds), len(modes))
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, caged(kind, Path(folder)) as cage:
        for bird, mode in cells:
            form = chance.choice(list(forms(bird.secret)))
            found = try_out(cage, bird, _spoken(mode, chance), form)
            tally.cells += 1
            told = f"{kind}: {bird.name} | {mode.name} | {form}"
            tally.finds += [f"{told}: {leak}" for leak in found.leaks]
            if not found.ended:
                tally.astray.append(f"{told}: ended with {found.code}: {found.done.err.strip()[-200:]}")
    tally.seconds = time.monotonic() - begun
    return tally


def _spoken(mode: Mode, chance: random.Random) -> Mode:
    """The same, in either language, and sometimes with all that is said of our own faults."""
    words = mode.words if "--language" in mode.words else (*mode.words, *chance.choice(_SPOKEN))
    return replace(mode, words=words)


def main() -> int:
    """The table; 1 at any find, or when a cell ended otherwise than it should and so may have tried nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="try only every so many cells")
    parser.add_argument("--targets", nargs="+", default=list(CAGES), choices=list(CAGES))
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    sys.stdout.write("| target | canaries | failures | cells | finds | ended otherwise | seconds |\n")
    sys.stdout.write("| --- | --- | --- | --- | --- | --- | --- |\n")
    wrong: list[str] = []
    with ThreadPoolExecutor(len(asked.targets)) as pool:
        tallies = pool.map(lambda kind: rounds(kind, asked.every, asked.seed), asked.targets)
        for kind, tally in zip(asked.targets, tallies, strict=True):
            counts = (tally.canaries, tally.modes, tally.cells, len(tally.finds), len(tally.astray))
            told = " | ".join(f"{count:,}" for count in counts)
            sys.stdout.write(f"| {kind} | {told} | {tally.seconds:.0f} |\n")
            sys.stdout.flush()
            wrong += [*tally.finds, *tally.astray]
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
