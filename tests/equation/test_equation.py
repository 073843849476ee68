"""Whatever is edited, in whatever order: a build gives what a clean build of the same sources gives."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, note, seed, settings
from hypothesis import strategies as st

from tests.equation import around, moves, views, words
from tests.equation.hands import building_in_line
from tests.equation.kinds import KINDS, act
from tests.equation.world import World

SHARDS, EACH = 6, int(os.environ.get("EQUATION_EACH", "40"))
SEED = int(os.environ.get("EQUATION_SEED", "0"))
QUICK = Path("/dev/shm")  # noqa: S108 - memory that looks like a disk: thousands of sites are written here

assert all((around, moves, views, words))  # read for the kinds of edit in them

Sequence = list[tuple[str, int]]
sequences = st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.integers(0, 999)), min_size=4, max_size=8)


def test_there_are_at_least_thirty_kinds_of_edit() -> None:
    assert len(KINDS) >= 30


@pytest.mark.parametrize("shard", range(SHARDS))
def test_incremental_equals_clean(shard: int) -> None:
    @seed(SEED + shard)  # the same sequences every time, unless others are asked for
    @settings(max_examples=EACH, database=None)
    @given(sequence=sequences, trusting=st.booleans())
    def holds(*, sequence: Sequence, trusting: bool) -> None:
        with a_world(trusting=trusting) as world:
            live_through(world, sequence)

    holds()


def live_through(world: World, sequence: Sequence) -> None:
    """Edit and build, step by step; after a refused build most often the mistake is mended first."""
    assert world.build().built
    for number, (name, chance) in enumerate(sequence):
        note(f"{number}: {name} {chance}")
        act(world, name, random.Random(chance))
        if not world.build().built and chance % 3:
            world.check_out(world.states[-1])
            note("   mended")
            world.build()


@contextmanager
def a_world(*, trusting: bool) -> Iterator[World]:
    """A new sample site, thrown away afterwards."""
    folder = Path(tempfile.mkdtemp(dir=QUICK if QUICK.is_dir() else None))
    try:
        world = World(folder)
        with building_in_line(trusting=trusting, version=lambda: world.version):
            yield world
    finally:
        shutil.rmtree(folder)
