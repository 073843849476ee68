"""Where a day stands: in the run of an exhibition, in the closing of a place."""

from __future__ import annotations

import datetime as dt

import pytest

from guidegen.model.exhibition import LAST_CHANCE, Run, RunState
from guidegen.model.place import Closing, ClosingState

START, LAST = dt.date(2026, 9, 1), dt.date(2026, 11, 30)
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (START - DAY, RunState.COMING),
        (START, RunState.RUNNING),
        (START + DAY, RunState.RUNNING),
        (dt.date(2026, 11, 15), RunState.RUNNING),  # fifteen days before the last
        (dt.date(2026, 11, 16), RunState.LAST_CHANCE),  # fourteen
        (LAST - DAY, RunState.LAST_CHANCE),
        (LAST, RunState.LAST_CHANCE),
        (LAST + DAY, RunState.ENDED),
        (dt.date.max, RunState.ENDED),
        (dt.date.min, RunState.COMING),
    ],
)
def test_where_a_day_stands_in_a_run(day: dt.date, state: RunState) -> None:
    run = Run(START, LAST)
    assert run.state(day) is state
    assert run.is_on(day) is (state in (RunState.RUNNING, RunState.LAST_CHANCE))


def test_a_last_chance_is_a_fortnight() -> None:
    assert dt.timedelta(days=14) == LAST_CHANCE


@pytest.mark.parametrize(
    ("run", "day", "state"),
    [
        (Run(), dt.date.min, RunState.CONTINUOUS),
        (Run(), dt.date.max, RunState.CONTINUOUS),
        (Run(start=START), START - DAY, RunState.COMING),
        (Run(start=START), START, RunState.CONTINUOUS),
        (Run(until=LAST), dt.date(2026, 11, 15), RunState.RUNNING),
        (Run(until=LAST), LAST, RunState.LAST_CHANCE),
        (Run(until=LAST), LAST + DAY, RunState.ENDED),
        (Run(LAST, LAST), LAST - DAY, RunState.COMING),
        (Run(LAST, LAST), LAST, RunState.LAST_CHANCE),
    ],
)
def test_a_run_that_is_open_at_an_end_or_one_day_long(run: Run, day: dt.date, state: RunState) -> None:
    assert run.state(day) is state
    assert run.is_on(day) is (state not in (RunState.COMING, RunState.ENDED))


def test_the_last_closed_day_counts() -> None:
    closing = Closing(ClosingState.TEMPORARILY, LAST, "verbouwing")
    assert [closing.is_on(day) for day in (START, LAST, LAST + DAY)] == [True, True, False]


def test_a_closing_without_an_end_goes_on() -> None:
    assert Closing(ClosingState.UNAVAILABLE).is_on(dt.date.max)
