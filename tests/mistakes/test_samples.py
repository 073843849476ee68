"""Every broken sample: the problems its author expects, where they stand, in words that were read in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidegen.report.problems import as_text
from tests.mistakes.sites import LANGUAGES, Sample, good_site, lay, named, problems_of, samples

SAMPLES = samples()


def test_the_site_under_the_samples_has_no_mistakes(tmp_path: Path) -> None:
    assert named(problems_of(good_site(tmp_path))) == []


def test_there_are_samples_enough() -> None:
    assert len(SAMPLES) >= 90


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_each_mistake_is_told_where_it_stands(sample: Sample, tmp_path: Path) -> None:
    problems = problems_of(lay(sample, tmp_path))
    assert sorted(named(problems)) == sorted(sample.expect), sample.about
    assert [problem.position for problem in problems] == sorted(problem.position for problem in problems)
    for language in LANGUAGES:
        assert as_text(problems, language) == sample.golden(language).read_text(encoding="utf-8")


def test_a_draft_blocks_nothing_and_says_that_it_is_one(tmp_path: Path) -> None:
    (draft,) = (sample for sample in SAMPLES if sample.name == "draft")
    problems = problems_of(lay(draft, tmp_path))
    assert [(problem.draft, problem.blocks) for problem in problems] == [(True, False)] * len(draft.expect)
