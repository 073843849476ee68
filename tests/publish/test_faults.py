"""Wherever the disk fails, the curator is told, nothing is half, and the next run makes all well; the rest is a campaign."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publish.faults import ERRORS, Disk, Sample, in_this_process, make, trial

TRIALS = 8  # of each error; `python -m tests.campaigns.faults` tries them all


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    with in_this_process():
        yield make(tmp_path_factory.mktemp("sample") / "made")


def test_a_good_disk_takes_many_steps_and_nothing_is_wrong(sample: Sample, tmp_path: Path) -> None:
    disk = Disk()
    assert trial(sample, tmp_path / "good", disk) == []
    assert {"open", "write", "replace", "unlink", "mkdir", "fsync"} <= set(disk.steps)


@pytest.mark.parametrize("error", ERRORS)
def test_a_disk_that_fails(sample: Sample, tmp_path: Path, error: str) -> None:
    good = Disk()
    trial(sample, tmp_path / "good", good)
    moments = random.Random(error).sample(range(1, len(good.steps) + 1), TRIALS)
    wrong = {moment: trial(sample, tmp_path / str(moment), Disk(moment, error)) for moment in moments}
    assert {moment: lines for moment, lines in wrong.items() if lines} == {}
