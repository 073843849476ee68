"""Where a site is published, as site.yaml says it; what may be wrong with it stands in tests/mistakes/samples/."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidegen.content.destinations import KINDS
from guidegen.content.site import read_settings_only
from guidegen.model.destination import Destination
from guidegen.publish.targets import TARGETS
from tests.content.sites import SITE, read, told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("publiceren:\n", ()),
        (
            "publiceren:\n  naar: map\n  map: /srv/www\n",
            (Destination("website", "folder", (("folder", "/srv/www"),)),),
        ),
        (
            (
                "publish:\n  website:\n    to: sftp\n    host: www.museum.example\n    folder: www\n    port: 2222\n"
                "  proef:\n    naar: git\n    repository: git@codeberg.org:museum/gids.git\n    geschiedenis: Ja\n"
            ),
            (
                Destination(
                    "website", "sftp", (("folder", "www"), ("host", "www.museum.example"), ("port", "2222"))
                ),
                Destination(
                    "proef", "git", (("history", "yes"), ("repository", "git@codeberg.org:museum/gids.git"))
                ),
            ),
        ),
        (
            "publish:\n  to: S3\n  bucket: gidsen\n  endpoint: https://s3.nl.example\n",
            (Destination("website", "s3", (("bucket", "gidsen"), ("endpoint", "https://s3.nl.example"))),),
        ),
    ],
)
def test_targets(tmp_path: Path, text: str, found: tuple[Destination, ...]) -> None:
    reading = read(tmp_path, {"site.yaml": SITE + text})
    assert told(reading) == []
    assert reading.site.settings.publish == found


def test_every_kind_can_be_opened() -> None:
    assert KINDS.keys() == TARGETS.keys()


def test_settings_are_read_alone(tmp_path: Path) -> None:
    read(
        tmp_path,
        {"site.yaml": f"{SITE}publish:\n  to: netlify\n  site: museum.netlify.app\n", "places/leeg.md": ""},
    )
    settings, problems = read_settings_only(tmp_path)
    assert [target.kind for target in settings.publish] == ["netlify"]
    assert [problem for problem in problems if problem.blocks] == []


@pytest.mark.parametrize(
    "rows",
    [
        "  to: sftp\n  folder: www\n  host: anna:kanarie@museum.example\n",
        "  to: sftp\n  folder: www\n  host: sftp://anna:kanarie@museum.example\n",
        "  to: git\n  repository: /srv/a.git\n  domain: https://anna:kanarie@museum.example\n",
        "  to: s3\n  bucket: gids\n  endpoint: https://anna:kanarie@museum.example\n",
    ],
)
def test_a_password_that_was_written_along_is_refused_and_not_repeated(tmp_path: Path, rows: str) -> None:
    read(tmp_path, {"site.yaml": f"{SITE}publish:\n{rows}"})
    _, problems = read_settings_only(tmp_path)
    assert [problem.code for problem in problems if problem.blocks] == ["publish-secret"]
    assert "kanarie" not in repr(problems)


def test_what_only_looks_like_a_password_is_none(tmp_path: Path) -> None:
    read(tmp_path, {"site.yaml": f"{SITE}publish:\n  to: folder\n  folder: 'C:\\Gidsen\\anna@museum\\www'\n"})
    assert read_settings_only(tmp_path)[1] == ()
