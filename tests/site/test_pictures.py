"""The pictures of the demo as they are published: small enough, upright, credited, and silent about the rest."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.site.kinds import pages_of

SHARE = re.compile(r'property="og:image" content="https://gidsen\.example/([^"]+)"')


def test_no_published_picture_tells_more_than_its_credit(
    site: Path, private_metadata: Callable[[Path], tuple[str, ...]]
) -> None:
    assert private_metadata(site) == ()


def test_every_jpeg_carries_its_credit(site: Path) -> None:
    jpegs = sorted((site / "assets" / "img").glob("*.jpg"))
    assert jpegs
    for path in jpegs:
        with Image.open(path) as image:
            assert b"guidegen" in image.info.get("xmp", b""), path
            assert "icc_profile" not in image.info, path


def test_a_forwarded_link_shows_a_picture_that_messengers_take(site: Path) -> None:
    shared = {name for page in pages_of(site) for name in SHARE.findall(page.read_text(encoding="utf-8"))}
    assert shared
    for name in shared:
        path = site / name
        assert path.stat().st_size < 300_000
        with Image.open(path) as image:
            assert (image.format, image.size) == ("JPEG", (1200, 630))


def test_no_original_is_published(magazine: Path) -> None:
    originals = {path.read_bytes() for path in (magazine / "content").rglob("*.jpg")}
    assert originals
    assert not [
        path for path in (magazine / "output").rglob("*") if path.is_file() and path.read_bytes() in originals
    ]
