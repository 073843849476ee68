"""Writes the corpus as a project of each tool, with the same page kinds and its own documented picture pipeline.

Every project has a paged home, one page a guide, paged region and tag pages, a feed and a sitemap
(MkDocs: guides, navigation and sitemap; Sigal: albums). Photographs are hard-linked where the disk allows.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import Corpus, Guide, guide_folder, read_guides

if TYPE_CHECKING:
    from collections.abc import Iterator

PEERS = Path(__file__).parent / "peers"


@dataclass(frozen=True, slots=True)
class Order:
    """What a project is made for: a corpus, into a folder, with pictures in these formats (JPEG last)."""

    corpus: Corpus
    out: Path
    formats: tuple[str, ...]
    theme: Path | None = None

    @property
    def picture_formats(self) -> tuple[str, ...]:
        """The formats to make: none where there are no photographs."""
        return self.formats if self.corpus.photos else ()


def hugo(order: Order) -> None:
    """Write a Hugo project: page bundles, taxonomies, a picture hook."""
    _start_from(PEERS / "hugo", order)
    settings = order.out / "hugo.toml"
    formats = json.dumps(list(order.picture_formats))
    settings.write_text(settings.read_text(encoding="utf-8").replace("FORMATS", formats), encoding="utf-8")
    for guide in read_guides(order.corpus):
        folder = order.out / "content" / "guides" / guide.slug
        region = f"regions: [{_quoted(guide.region)}]"
        write(folder / "index.md", f"{_front_matter(guide, region)}\n{body(guide)}")
        _bring_photos(guide, order, folder)


def eleventy(order: Order) -> None:
    """Write an Eleventy project, with its picture transform when there are photographs."""
    _start_from(PEERS / "eleventy", order)
    write(order.out / "bench.json", json.dumps({"formats": order.picture_formats}))
    for guide in read_guides(order.corpus):
        folder = order.out / "content" / "guides" / guide.slug
        write(folder / "index.md", f"{_front_matter(guide, _region(guide))}\n{body(guide)}")
        _bring_photos(guide, order, folder)


def pelican(order: Order) -> None:
    """Write a Pelican project; words only."""
    _start_from(PEERS / "pelican", order)
    for guide in read_guides(order.corpus):
        head = (
            f"Title: {guide.title}\nSlug: {guide.slug}\nDate: {guide.date}\nCategory: {guide.region}\n"
            f"Tags: {', '.join(guide.tags)}\nCurator: {guide.curator}\nSummary: {guide.summary}\n"
        )
        write(order.out / "content" / "guides" / f"{guide.slug}.md", f"{head}\n{body(guide)}")


def mkdocs(order: Order) -> None:
    """Write an MkDocs project; words only."""
    _start_from(PEERS / "mkdocs", order)
    for guide in read_guides(order.corpus):
        page = f"{_front_matter(guide, _region(guide))}\n{body(guide)}"
        write(order.out / "docs" / "guides" / f"{guide.slug}.md", page)


def sigal(order: Order) -> None:
    """Write a Sigal project; photographs only."""
    _start_from(PEERS / "sigal", order)
    for guide in read_guides(order.corpus):
        _bring_photos(guide, order, order.out / "albums" / guide.slug)


def body(guide: Guide) -> str:
    """Return a guide's prose as plain Markdown: the introduction, then a section with its pictures an entry."""
    return "\n\n".join([guide.intro, *_sections(guide)]) + "\n"


def write(path: Path, text: str) -> None:
    """Write a text file, its folder first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def bring(photo: Path, target: Path) -> None:
    """Put a photograph into a project: a hard link, or a copy on another disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(photo, target)
    except OSError:
        shutil.copy2(photo, target)


def _start_from(project: Path, order: Order) -> None:
    shutil.copytree(project, order.out, dirs_exist_ok=True)


def _bring_photos(guide: Guide, order: Order, folder: Path) -> None:
    for photo in guide.photos:
        bring(guide_folder(order.corpus.folder, guide.slug) / photo.file, folder / photo.file)


def _sections(guide: Guide) -> Iterator[str]:
    for entry in guide.entries:
        yield f"## {entry.title}"
        yield from (f"![{photo.alt}]({photo.file})" for photo in entry.photos)
        yield entry.text


def _front_matter(guide: Guide, region: str) -> str:
    head = [
        "---",
        f"title: {_quoted(guide.title)}",
        f"date: {guide.date}",
        region,
        f"tags: [{', '.join(guide.tags)}]",
        f"curator: {_quoted(guide.curator)}",
        f"summary: {_quoted(guide.summary)}",
        "entries:",
    ]
    return "\n".join([*head, *_entry_facts(guide), "---", ""])


def _entry_facts(guide: Guide) -> Iterator[str]:
    for entry in guide.entries:
        yield f"  - title: {_quoted(entry.title)}"
        yield f"    kind: {entry.kind}"
        yield f"    address: {_quoted(entry.address)}"
        yield f"    geo: [{entry.latitude}, {entry.longitude}]"
        yield f"    opens: {entry.opens}"
        yield f"    closes: {entry.closes}"
        if entry.photos:
            yield "    photos:"
        for photo in entry.photos:
            yield f"      - file: {photo.file}"
            yield f"        alt: {_quoted(photo.alt)}"


def _region(guide: Guide) -> str:
    return f"region: {_quoted(guide.region)}"


def _quoted(text: str) -> str:
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'
