"""Every page of the demo: valid, whole, reachable, and nobody else's business."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.checkers.links import Folder, broken_links
from tests.checkers.vnu import Finding
from tests.site.kinds import KINDS, pages_of

OFF_SITE = re.compile(r"""(?:src|srcset|poster|data)\s*=\s*["']?\s*(?:https?:)?//""")
INLINE = re.compile(
    r"<style\b|<script(?![^>]*\b(?:src=|type=\"application/ld\+json\"))|\sstyle\s*=|\son[a-z]+\s*=|data:"
)


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_there_is_a_page_of_every_kind(site: Path, path: str) -> None:
    text = (site / path).read_text(encoding="utf-8")
    assert text.count("<h1") == 1
    assert '<html lang="nl"' in text


def test_html_is_valid_on_every_page(site: Path, html_errors: Callable[[Path], tuple[Finding, ...]]) -> None:
    assert html_errors(site) == ()


def test_every_link_and_picture_is_there_on_the_web_and_on_a_disk(site: Path) -> None:
    broken = broken_links(Folder(site, from_disk=True))
    # A page for what is missing is shown at any depth, so its links begin at the root.
    assert [one for one in broken if one.page != KINDS["missing"]] == []
    assert broken_links(Folder(site)) == ()


def test_every_page_can_be_reached_from_the_home_page(site: Path) -> None:
    seen: set[Path] = set()
    waiting = [site / "index.html"]
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        hrefs = re.findall(r'<a\b[^>]*\shref="([^"#]+?)(?:#[^"]*)?"', page.read_text(encoding="utf-8"))
        targets = ((page.parent / href).resolve() for href in hrefs if ":" not in href)
        waiting.extend(target for target in targets if target.suffix == ".html")
    alone = {path.relative_to(site).as_posix() for path in pages_of(site) if path not in seen}
    hidden = {KINDS["missing"], KINDS["ended"], KINDS["moved"], "gidsen/langs-de-werven/index.html"}
    unlisted = {path for path in alone if 'content="noindex"' in (site / path).read_text(encoding="utf-8")}
    assert alone <= hidden | unlisted, alone


def test_no_page_asks_anything_of_others_or_carries_code_and_style_of_its_own(site: Path) -> None:
    for page in pages_of(site):
        text = page.read_text(encoding="utf-8")
        assert not OFF_SITE.search(text), page
        assert not INLINE.search(text), page
        assert "Content-Security-Policy" in text, page
        assert "unsafe" not in text.split("Content-Security-Policy", 1)[1].split(">", 1)[0], page


def test_pages_and_assets_stay_within_their_budgets(site: Path) -> None:
    import gzip

    for page in pages_of(site):
        assert len(gzip.compress(page.read_bytes())) <= 30_000, page
    styles = b"".join(path.read_bytes() for path in site.rglob("magazine.css"))
    assert len(gzip.compress(styles)) <= 20_000
    scripts = b"".join(path.read_bytes() for path in site.rglob("*.js"))
    assert len(gzip.compress(scripts)) <= 15_000
    fonts = list(site.rglob("*.woff2"))
    assert len(fonts) <= 2
    assert sum(path.stat().st_size for path in fonts) <= 100_000
