"""A press that is kept warm sets, after any edits, exactly the edition that a cold one sets."""

from __future__ import annotations

import datetime as dt
import os
import random

import pytest
from hypothesis import given, note, seed, settings

from guidegen.output.cache import PictureCache
from guidegen.press import Edition, Order, Press, Way
from guidegen.problems import GuidegenError
from tests.equation.kinds import act
from tests.equation.test_equation import Sequence, a_world, sequences
from tests.equation.world import World

EACH = int(os.environ.get("EQUATION_EACH", "25"))


@pytest.mark.parametrize("drafts", [False, True])
def test_a_warm_press_equals_a_cold_one(*, drafts: bool) -> None:
    @seed(11 + drafts)
    @settings(max_examples=EACH, database=None)
    @given(sequence=sequences)
    def holds(sequence: Sequence) -> None:
        with a_world(trusting=False) as world:
            warm = _press(world)
            assert_alike(warm, world, Way(drafts=drafts))
            for number, (name, chance) in enumerate(sequence):
                note(f"{number}: {name} {chance}")
                act(world, name, random.Random(chance))
                assert_alike(warm, world, Way(drafts=drafts))

    holds()


def test_another_day_shares_texts_and_nothing_else() -> None:
    with a_world(trusting=False) as world:
        today = _press(world)
        later = today.for_another_light()
        for day in (world.day, world.day + dt.timedelta(days=400), world.day):
            told = _set(today, world, Way(drafts=True))
            assert _set(later, world, Way(drafts=True), day) == _set(
                _press(world), world, Way(drafts=True), day
            )
            assert told == _set(_press(world), world, Way(drafts=True))


def assert_alike(warm: Press, world: World, way: Way) -> None:
    """The same addresses, fingerprints, texts and mistakes; the same failure when there is one."""
    assert _set(warm, world, way) == _set(_press(world), world, way)


def _press(world: World) -> Press:
    return Press(world.root, PictureCache(world.root / ".guidegen/cache"))


def _set(press: Press, world: World, way: Way, day: dt.date | None = None) -> object:
    noon = dt.datetime.combine(world.day, dt.time(12), dt.UTC)
    try:
        edition = press.set(Order(world.root, noon, day), way)
    except GuidegenError as failure:
        return failure.code
    return edition.problems, _fingerprints(edition), dict(edition.reading.bodies), edition.reading.left_out


def _fingerprints(edition: Edition) -> dict[str, str]:
    plan, _ = edition.planned
    assert set(edition.leaves) <= set(plan.outputs)
    return dict(sorted(plan.fingerprints.items()))
