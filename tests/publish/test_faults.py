"""Whatever befalls a build and a publish, the curator is told, nothing is half, and the next run makes all well.

A sample: `python -m tests.campaigns.faults` tries all of it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.publish.disk import ERRORS, KILLED, Disk
from tests.publish.faults import Ordeal, Sample, in_this_process, make, trial
from tests.publish.ordeals import beside_another, damaged, failing, killed_at, steps_of

TRIALS = 4  # of each


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    with in_this_process():
        yield make(tmp_path_factory.mktemp("sample") / "made")


@pytest.fixture(scope="module")
def steps(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return steps_of(sample, tmp_path_factory.mktemp("good") / "disk")


def test_a_good_disk_takes_many_kinds_of_steps(steps: list[str]) -> None:
    assert {"open", "write", "replace", "unlink", "mkdir", "fsync"} <= set(steps)


@pytest.mark.parametrize("error", [*ERRORS, KILLED])
def test_a_disk_that_fails_and_a_process_that_dies(
    sample: Sample, steps: list[str], tmp_path: Path, error: str
) -> None:
    moments = random.Random(error).sample(range(1, len(steps) + 1), TRIALS)
    wrong = {
        moment: trial(
            sample,
            tmp_path / str(moment),
            killed_at(moment) if error == KILLED else failing(Disk(moment, error)),
        )
        for moment in moments
    }
    assert {moment: lines for moment, lines in wrong.items() if lines} == {}


@pytest.mark.parametrize(("befalls", "trials"), [(damaged, 2 * TRIALS), (beside_another, 2)])
def test_damage_and_company(
    sample: Sample, tmp_path: Path, befalls: Callable[[random.Random], Ordeal], trials: int
) -> None:
    for seed in range(trials):
        assert trial(sample, tmp_path / str(seed), befalls(random.Random(seed))) == []
