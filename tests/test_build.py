"""What a build, a check and a plan come to, as values, and which of them write where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from guidegen.build import build_site, check_site, plan_site
from guidegen.plan.result import Ending
from guidegen.press import Order, Step
from tests.conftest import TODAY
from tests.equation.hands import building_in_line
from tests.equation.sample import make_sample
from tests.equation.stage import make_theme
from tests.equation.world import tree

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    make_sample(tmp_path)
    make_theme(tmp_path, "small", 16)
    with building_in_line():
        yield tmp_path


def quiet(_: Step) -> None:
    return


def test_the_first_build_makes_and_the_second_has_nothing_to_do(site: Path) -> None:
    first, second = (build_site(Order(site, NOW), quiet) for _ in range(2))
    assert (first.ending, second.ending) == (Ending.BUILT, Ending.UNCHANGED)
    assert first.counts == second.counts
    assert first.counts.guides == 3
    assert [(left.reason, left.day) for left in first.left_out] == [("scheduled", dt.date(2026, 11, 25))]
    assert second.changes is not None
    assert second.changes.idle


def test_a_body_is_one_page(site: Path) -> None:
    build_site(Order(site, NOW), quiet)
    path = site / "content/guides/stad/guide.md"
    path.write_text(path.read_text().replace("Ga erop zitten.", "Ga er niet op zitten."))
    changes = build_site(Order(site, NOW), quiet).changes
    assert changes is not None
    assert [change.path for change in changes.made] == ["gidsen/stad/index.html"]


def test_progress_counts_every_picture_up_to_the_last(site: Path) -> None:
    steps: list[Step] = []
    build_site(Order(site, NOW), steps.append)
    for stage in ("survey", "pictures"):
        counted = [step for step in steps if step.stage == stage]
        assert [step.done for step in counted] == sorted(step.done for step in counted)
        assert counted[-1].done == counted[-1].total > 0


def test_a_plan_and_a_check_leave_the_output_alone(site: Path) -> None:
    planned = plan_site(Order(site, NOW), quiet)
    assert not tree(site / "output")
    built = build_site(Order(site, NOW), quiet)
    assert planned.changes is not None
    assert built.changes is not None
    assert [c.path for c in planned.changes.made] == [c.path for c in built.changes.made]
    before = tree(site / "output")
    (site / "content/guides/bos.md").unlink()
    assert plan_site(Order(site, NOW), quiet).changes is not None
    assert check_site(Order(site, NOW), quiet).ending is Ending.PLANNED
    assert tree(site / "output") == before


def test_a_note_stops_a_strict_build_alone(site: Path) -> None:
    path = site / "content/site.yaml"
    path.write_text(path.read_text().replace("base-url: https://proef.example/\n", ""))
    assert build_site(Order(site, NOW), quiet, strict=True).ending is Ending.STOPPED
    assert not tree(site / "output")
    assert build_site(Order(site, NOW), quiet).ending is Ending.BUILT


def test_another_day_is_another_edition_and_no_basis_for_the_next_plain_build(site: Path) -> None:
    today, later = Order(site, NOW), Order(site, NOW, TODAY + dt.timedelta(2))
    assert build_site(today, quiet).basis is not None
    assert build_site(later, quiet).basis is None
    assert (site / "output/gidsen/later/index.html").exists()
    assert build_site(today, quiet).ending is Ending.BUILT
    assert not (site / "output/gidsen/later").exists()
