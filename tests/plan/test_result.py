"""What a run came to."""

from __future__ import annotations

import pytest

from guidegen.plan.result import BuildResult, Ending
from guidegen.problems import Position, Problem, error, warning

PLACE = Position("content/site.yaml")
WRONG, ODD = error("wrong", PLACE), warning("odd", PLACE)


@pytest.mark.parametrize(
    ("problems", "answers"),
    [
        ((), (False, False)),
        ((WRONG,), (True, False)),
        ((ODD,), (False, True)),
        ((WRONG, ODD), (True, True)),
        ((WRONG.in_draft(), ODD.in_draft()), (False, False)),
    ],
)
def test_what_stops_a_build_and_what_is_worth_a_note(
    problems: tuple[Problem, ...], answers: tuple[bool, bool]
) -> None:
    result = BuildResult(Ending.PLANNED, problems)
    assert (result.blocked, result.warned) == answers


@pytest.mark.parametrize("ending", list(Ending))
def test_only_a_stopped_build_is_stopped(ending: Ending) -> None:
    assert BuildResult(ending).stopped is (ending is Ending.STOPPED)
