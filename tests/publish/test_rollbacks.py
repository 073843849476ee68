"""A sample of the rollbacks, each in a process of its own; and one that leaves later pages there is found out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guidegen.publish.filewise import Filewise
from tests.command import Done
from tests.publish.desk import Desk
from tests.publish.forked import Call, forked
from tests.publish.places import PLACES
from tests.publish.rollbacks import Course, Roll, Tally

TRIALS = 3


def course(name: str, folder: Path, roll: Roll, trials: int = TRIALS) -> Tally:
    with PLACES[name](folder) as place:
        desk = Desk.at(folder / "site", place.doomed)
        return Course(place, desk, roll, seed=7).run(trials, releases=2)


@pytest.mark.parametrize("name", ["folder", "netlify"])
def test_every_release_can_be_brought_back(tmp_path: Path, name: str) -> None:
    tally = course(name, tmp_path, forked)
    assert tally.astray == []
    assert tally.trials == TRIALS


def deletes_nothing() -> None:
    """Nothing that should go goes."""
    Filewise._drop = lambda *_: None  # type: ignore[method-assign]


def test_a_rollback_that_leaves_a_page_behind_is_found_out(tmp_path: Path) -> None:
    def roll(call: Call) -> Done:
        return forked(replace(call, first=deletes_nothing))

    astray = course("folder", tmp_path, roll, trials=2).astray
    assert any(line.endswith("is still there") for line in astray)
