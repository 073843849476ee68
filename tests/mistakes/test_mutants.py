"""Whatever becomes of a site: checking it never fails, and every mistake is told in plain words where it stands."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from guidegen.problems import Problem
from guidegen.report.problems import as_github, as_json, as_text
from tests.mistakes.entries import CODES, entry_of, gaps
from tests.mistakes.mutants import Original, spoiled
from tests.mistakes.sites import LANGUAGES, good_site, problems_of

SITES = 1500

# They speak of a file or a folder as a whole.
WITHOUT_LINE = frozenset(
    {
        "address-clash", "address-twice", "conflict-copy", "file-twice", "file-unknown", "folder-unknown", "form-unread",
        "guide-missing", "names-alike", "site-missing", "slug-device", "slug-empty", "slug-not-portable", "slug-number", "slug-taken",
        "slug-too-long", "text-beside-guide",
        "text-too-deep", "translation-alone", "translation-unread", "two-forms",
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def original() -> Iterator[Original]:
    """The good site, its pictures looked at once."""
    with tempfile.TemporaryDirectory() as folder:
        assert problems_of(good_site(Path(folder))) == ()
        yield Original(Path(folder))


@given(seed=st.integers(0, 2**48))
@example(seed=0)
@settings(
    max_examples=SITES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_no_site_is_too_broken_to_be_checked(original: Original, seed: int) -> None:
    original.restore()
    spoiled(seed, original.folder)
    problems = problems_of(original.folder)
    for problem in problems:
        assert problem.position.path.startswith("content"), problem
        assert problem.position.line >= 1 or problem.code in WITHOUT_LINE, problem
        for language in LANGUAGES:
            _is_well_told(problem, language)
    assert as_json(problems, "nl").count('"message"') >= len(problems)
    assert as_github(problems, "nl").count("\n") == len(problems)


def _is_well_told(problem: Problem, language: str) -> None:
    assert problem.code in CODES, problem
    values = dict(problem.values)
    entry = entry_of(problem.code, language)
    advice = "suggest" if "suggestion" in values and "suggest" in entry else "hint"
    assert gaps(entry, "say", advice) <= values.keys(), problem
    assert advice in entry or problem.code in {"partner-not-found", "tag-nearly"}, problem
    told = as_text([problem], language)
    assert told.endswith("\n")
    assert told.rstrip("\n").isprintable() or not "".join(values.values()).isprintable(), told
    assert not any(sign in told.removesuffix("\n") for sign in "\n\r\x1b"), told
