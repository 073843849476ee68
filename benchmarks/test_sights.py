"""Tests of the judging of the preview: what was never seen counts against who did not show it."""

# ruff: noqa: D103, S101 - tests assert, and their names are their sentences

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.endurance import Weight, grown
from benchmarks.sights import Sight, SightReport, judge_sights, save_sights, sight_ratios, sights_to_markdown

CORPUS = "1,000 guides"


def _edits(tool: str, *rounds: tuple[float, ...], lost: int = 0) -> tuple[Sight, ...]:
    return tuple(
        Sight(tool, "edit", CORPUS, number, times, lost) for number, times in enumerate(rounds, start=1)
    )


def test_a_ratio_is_one_of_medians_within_a_round() -> None:
    ours, hugo = _edits("guidegen", (0.1, 0.2, 9.0), (0.3,)), _edits("hugo", (0.4, 0.4, 0.4), (0.6,))
    assert sight_ratios((*ours, *hugo), ours[0].line, hugo[0].line) == (0.5, 0.5)


def test_a_round_without_its_peer_does_not_count() -> None:
    ours, hugo = _edits("guidegen", (0.1,), (0.3,)), _edits("hugo", (0.4,))
    assert sight_ratios((*ours, *hugo), ours[0].line, hugo[0].line) == (0.25,)


@pytest.mark.parametrize(("ours", "words"), [(0.35, "met"), (0.36, "not met")])
def test_the_median_of_the_rounds_decides_and_the_limit_itself_is_met(ours: float, words: str) -> None:
    rounds = ((ours,), (ours,), (ours,), (0.01,), (7.0,))
    (verdict,) = judge_sights((*_edits("guidegen", *rounds), *_edits("hugo", *[(1.0,)] * 5)))
    assert (verdict.target.row, verdict.figure, verdict.words) == (10, ours, words)


def test_saves_that_were_mostly_never_seen_are_no_fast_ones() -> None:
    ours = tuple(Sight("guidegen", "edit", CORPUS, number, (0.01,), 2) for number in range(1, 6))
    (verdict,) = judge_sights((*ours, *_edits("hugo", *[(1.0,)] * 5)))
    assert verdict.words == "not met"


def test_a_peer_that_shows_nothing_makes_nobody_fast() -> None:
    assert judge_sights((*_edits("guidegen", (0.1,)), *_edits("hugo", (), lost=3))) == ()


def test_seconds_without_a_peer_are_judged_by_themselves() -> None:
    sights = tuple(
        Sight("guidegen", kind, corpus, 1, (seconds,))
        for kind, corpus, seconds in (("photo", "152 photos", 1.3), ("first", "160 photos", 0.9))
    )
    assert [(verdict.target.row, verdict.words) for verdict in judge_sights(sights)] == [
        (11, "not met (1 of 5 rounds)"),
        (12, "met (1 of 5 rounds)"),
    ]


def test_a_report_tells_what_was_never_seen_and_its_json_is_plain(tmp_path: Path) -> None:
    sights = (*_edits("guidegen", (), lost=3), *_edits("hugo", (0.4, 0.5), lost=1))
    report = SightReport("edits", "2026-11-24", "A machine.", {"guidegen": "1", "hugo": "2"}, "So.", sights)
    save_sights(report, tmp_path)
    told = json.loads((tmp_path / "2026-11-24-preview-edits-1000-guides.json").read_text(encoding="utf-8"))
    assert told["verdicts"] == []
    rows = sights_to_markdown(report).splitlines()
    assert f"| {CORPUS} | guidegen | save to painted |  |  |  | 0 | 3 |  |" in rows
    assert f"| {CORPUS} | hugo | save to painted | 400 | 450 | 500 | 2 | 1 | inf |" in rows


def test_growth_counts_from_the_first_weighing_and_with_the_helpers() -> None:
    weights = [Weight(60.0, 80.0, 18, 14), Weight(90.0, 70.0, 19, 14), Weight(61.5, 81.0, 18, 14)]
    assert grown(weights) == (2.5, 0)
