"""Tests of the judging: a benchmark that says "met" must have counted right."""

# ruff: noqa: D103, S101 - tests assert, and their names are their sentences

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.rounds import Run
from benchmarks.targets import TARGETS, Line, judge, ratios

HUGO = Run("hugo", "cold", "1,000 guides", 1, 2.0, 2.0, None, 1000, 1000, {})


def _runs(tool: str, *walls: float) -> tuple[Run, ...]:
    return tuple(
        replace(HUGO, tool=tool, round=number, wall=wall) for number, wall in enumerate(walls, start=1)
    )


def test_a_ratio_is_taken_within_its_own_round() -> None:
    runs = (*_runs("guidegen", 1.0, 8.0), *_runs("hugo", 2.0, 4.0))
    ours, theirs = (Line(tool, "cold", "1,000 guides") for tool in ("guidegen", "hugo"))
    assert ratios(runs, ours, theirs) == (0.5, 2.0)


def test_a_round_without_its_peer_does_not_count() -> None:
    runs = (*_runs("guidegen", 1.0, 8.0, 9.0), *_runs("hugo", 2.0))
    ours, theirs = (Line(tool, "cold", "1,000 guides") for tool in ("guidegen", "hugo"))
    assert ratios(runs, ours, theirs) == (0.5,)


@pytest.mark.parametrize(("wall", "words"), [(3.1, "met"), (3.2, "met"), (3.3, "not met")])
def test_the_median_decides_and_the_limit_itself_is_met(wall: float, words: str) -> None:
    runs = (*_runs("guidegen", wall, wall, wall, 0.1, 90.0), *_runs("hugo", 2.0, 2.0, 2.0, 2.0, 2.0))
    (verdict,) = judge(runs)
    assert (verdict.target.row, verdict.figure, verdict.words) == (6, wall / 2.0, words)


def test_too_few_rounds_are_said() -> None:
    (verdict,) = judge((*_runs("guidegen", 1.0), *_runs("hugo", 2.0)))
    assert verdict.words == "met (1 of 5 rounds)"


def test_memory_is_judged_by_mebibytes_and_never_by_seconds() -> None:
    weighed = replace(HUGO, tool="guidegen", kind="memory", wall=9999.0)
    runs = (
        replace(weighed, corpus="16 photos", pss_mib=200.0),
        replace(weighed, corpus="160 photos", pss_mib=300.0),
    )
    assert [(verdict.target.row, verdict.figure) for verdict in judge(runs)] == [(5, 300.0), (5, 1.5)]


def test_nothing_is_judged_that_was_not_run() -> None:
    assert judge(_runs("hugo", 2.0)) == ()


def test_every_row_the_first_edition_needs_has_a_target() -> None:
    assert {1, 5, 6, 8} <= {target.row for target in TARGETS}
