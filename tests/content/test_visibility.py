"""What may be seen on a day, and that a draft blocks nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from guidegen.content import Request, Visibility, read_site
from tests.content.sites import NOON, TODAY, Files, line, read, told, write


def guide(*lines: str) -> Files:
    return {"guides/x/guide.md": "\n".join(("---", "title: X", *lines, "---", "Tekst.", ""))}


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ((), Visibility.DRAFT),
        (("status: draft",), Visibility.DRAFT),
        (("status: concept",), Visibility.DRAFT),
        (("status:",), Visibility.DRAFT),
        (("published: 2026-01-01",), Visibility.DRAFT),
        (("status: published",), None),
        (("status: unlisted",), None),
        (("status: published", "published: 2026-11-23"), None),
        (("status: published", "published: 2026-11-24"), Visibility.SCHEDULED),
        (("status: published", "publish-on: 2026-11-24"), Visibility.SCHEDULED),
        (("status: unlisted", "published: 2026-11-24"), Visibility.SCHEDULED),
        (("status: published", "expires-on: 2026-11-23"), None),
        (("status: published", "expires-on: 2026-11-22"), Visibility.EXPIRED),
        (("status: draft", "expires-on: 2026-11-22"), Visibility.DRAFT),
    ],
)
def test_visibility(tmp_path: Path, lines: tuple[str, ...], reason: Visibility | None) -> None:
    reading = read(tmp_path, guide(*lines))
    assert [left.reason for left in reading.left_out] == ([reason] if reason else [])
    assert len(reading.site.guides) == (0 if reason else 1)


def test_what_has_ended_leaves_its_address(tmp_path: Path) -> None:
    reading = read(tmp_path, guide("status: published", "expires-on: 2026-11-22", "formerly: [oud]"))
    assert [(ended.slug, ended.formerly) for ended in reading.site.ended] == [("x", ("oud",))]
    assert reading.left_out[0].when == dt.date(2026, 11, 22)


def test_the_makers_may_look_ahead(tmp_path: Path) -> None:
    for n, lines in enumerate([("status: draft",), ("status: published", "published: 2030-01-01")]):
        root = write(tmp_path / str(n), guide(*lines))
        reading = read_site(Request(root, NOON, today=TODAY, drafts=True))
        assert [g.slug for g in reading.site.guides] == ["x"]


def test_the_day_is_that_of_the_sites_own_clock(tmp_path: Path) -> None:
    root = write(tmp_path, guide("status: published", "published: 2026-11-24"))
    late = dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)  # past midnight in Amsterdam
    assert read_site(Request(root, late)).site.today == dt.date(2026, 11, 24)
    assert len(read_site(Request(root, late)).site.guides) == 1


def test_a_drafts_mistakes_block_nothing(tmp_path: Path) -> None:
    reading = read(tmp_path, {"guides/x/guide.md": "---\ntitle: X\nregion: nergens\n---\n![](weg.jpg)\n"})
    assert told(reading) == [
        "guides/x/guide.md:3:9 region-not-found",
        "guides/x/guide.md:5:1 file-not-found-here",
    ]
    assert not any(problem.blocks for problem in reading.problems)
    assert all(problem.draft for problem in reading.problems)


def test_a_status_that_cannot_be_read_hides_no_mistakes(tmp_path: Path) -> None:
    for n, status in enumerate(("status: publishd", "staus: published")):
        reading = read(tmp_path / str(n), guide(status))
        assert [line(p).split()[1] for p in reading.problems if p.blocks] in (
            ["word-unknown"],
            ["key-unknown"],
        )


@pytest.mark.parametrize(
    "line",
    [
        " status: published",
        "status = published",
        "status published",
        "- status: published",
        "status\N{FULLWIDTH COLON}published",
        "\N{NO-BREAK SPACE}status: published",
        "status:\N{NO-BREAK SPACE}published",
    ],
)
def test_a_status_that_cannot_be_read_leaves_no_guide_out_in_silence(tmp_path: Path, line: str) -> None:
    reading = read(tmp_path, guide(line))
    blocking = any(problem.blocks for problem in reading.problems)
    assert blocking or [guide.slug for guide in reading.site.guides] == ["x"]


def test_nothing_of_a_draft_is_handed_on(tmp_path: Path) -> None:
    reading = read(tmp_path, {"guides/x/guide.md": "---\ntitle: kanarie\ntags: [kanarie]\n---\nkanarie\n"})
    assert reading.site.guides == ()
    assert reading.site.tags == ()
    assert reading.bodies == {}


def test_a_guide_that_expires_before_it_appears(tmp_path: Path) -> None:
    reading = read(tmp_path, guide("status: published", "published: 2026-11-02", "expires-on: 2026-11-01"))
    assert told(reading) == ["guides/x/guide.md:5:13 expires-before-published"]
