"""What a web server has to say of each file."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from guidegen.plan.held import NAME
from guidegen.publish.kinds import cache_control, content_type

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("gidsen/gracht/INDEX.HTML", "text/html; charset=utf-8"),
        ("assets/0a/magazine.css", "text/css; charset=utf-8"),
        ("assets/0a/story.js", "text/javascript; charset=utf-8"),
        ("site.webmanifest", "application/manifest+json"),
        ("gids.ics", "text/calendar; charset=utf-8"),
        ("route.gpx", "application/gpx+xml; charset=utf-8"),
        ("route.kml", "application/vnd.google-earth.kml+xml; charset=utf-8"),
        ("clip.nl.vtt", "text/vtt; charset=utf-8"),
        ("clip.mp4", "video/mp4"),
        ("gids.pdf", "application/pdf"),
        (NAME, "application/json"),
        ("LICENSE", "application/octet-stream"),
        (".nojekyll", "application/octet-stream"),
        ("a.b/c", "application/octet-stream"),
    ],
)
def test_the_ending_of_a_name_tells_its_kind(path: str, kind: str) -> None:
    assert content_type(path) == kind


def test_whatever_a_theme_brings_is_known() -> None:
    static = [path for path in (ROOT / "themes").glob("*/static/**/*") if path.is_file()]
    assert static
    assert [path for path in static if content_type(PurePosixPath(path).name).endswith("octet-stream")] == []


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("assets/img/gracht-480-0123456789ab.jpg", "public, max-age=31536000, immutable"),
        ("index.html", "public, max-age=0, must-revalidate"),
        ("gidsen/assets/index.html", "public, max-age=0, must-revalidate"),
        ("favicon.ico", "public, max-age=0, must-revalidate"),
        (NAME, "no-cache"),
    ],
)
def test_what_is_named_by_its_contents_is_kept_for_good(path: str, kept: str) -> None:
    assert cache_control(path) == kept
