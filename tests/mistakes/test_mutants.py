"""Whatever becomes of a site: checking it never fails, and every mistake is told in plain words where it stands."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from guidegen.problems import Problem, Severity
from guidegen.report.catalogue import codes
from guidegen.report.problems import as_github, as_json, as_text
from tests.mistakes.mutants import spoiled
from tests.mistakes.sites import LANGUAGES, good_site, problems_of

SITES = 1500

# They speak of a file or a folder as a whole.
WITHOUT_LINE = frozenset(
    {
        "address-clash", "address-twice", "conflict-copy", "file-empty", "file-unknown", "folder-unknown", "form-unread",
        "guide-missing", "site-missing", "slug-device", "slug-empty", "slug-not-portable", "slug-number", "slug-taken",
        "text-too-deep", "text-too-large", "translation-alone", "translation-unread", "two-forms",
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def good() -> Iterator[Path]:
    """The good site, its pictures looked at once."""
    with tempfile.TemporaryDirectory() as folder:
        assert problems_of(good_site(Path(folder))) == ()
        yield Path(folder)


@given(seed=st.integers(0, 2**48))
@example(seed=0)
@settings(max_examples=SITES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_no_site_is_too_broken_to_be_checked(good: Path, seed: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        shutil.copytree(good, folder)
        spoiled(seed, folder)
        problems = problems_of(folder)
    for problem in problems:
        _is_well_told(problem)
    for render in (as_json, as_github):
        assert render(problems, "nl").count("\n") >= len(problems)


def _is_well_told(problem: Problem) -> None:
    assert problem.position.path.startswith("content")
    assert problem.position.line >= 1 or problem.code in WITHOUT_LINE, problem
    for language in LANGUAGES:
        assert problem.code in codes(language)
        told = as_text([problem], language)
        ours = _without(told, (value for _, value in problem.values))
        assert told.count("\n") == 1, told
        assert "\x1b" not in told
        assert not re.search(r'[{}]|"-"|(?<![\w-])-(?![\w-]|--)', ours), told
    assert problem.severity in Severity


def _without(told: str, values: Iterator[str]) -> str:
    """The words that are ours: what the author wrote left out."""
    for value in sorted(values, key=len, reverse=True):
        told = told.replace(value, "") if value.strip() else told
    return told
