"""Writes the corpus as a guidegen site in the primary form: a folder a guide, flat front matter, field lists, records.

The records that the guides name are written too: every region and every contributor. A theme folder, if given, is
put in the site's `themes/` and named in `site.yaml`; without one the site has guidegen's own default theme.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from benchmarks.adapters import Order, bring, write
from benchmarks.corpus import Entry, Guide, guide_folder, read_guides
from benchmarks.prose import CURATORS, REGIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SITE = """\
format: 1
title: Guides
tagline: Rooms, stops and shows
base-url: https://example.org
languages: [en]
time-zone: UTC
"""
# The corpus's own two kinds of entry, in guidegen's words.
KINDS = {"hotspot": "monument", "exhibition": "gallery"}
CREDIT = "Ada Lunde, CC BY 4.0"


def guidegen(order: Order) -> None:
    """Write a guidegen site: settings, records, guides, photographs, and the theme if one is given."""
    content = order.out / "content"
    write(content / "site.yaml", SITE + _theme(order))
    for region in REGIONS:
        write(content / "regions" / f"{slug(region)}.md", f"---\nname: {region}\n---\nAll along {region}.\n")
    for curator in CURATORS:
        record = f"---\nname: {curator}\nrole: editor\n---\n{curator} walks before writing.\n"
        write(content / "contributors" / f"{slug(curator)}.md", record)
    for guide in read_guides(order.corpus):
        _write_guide(guide, order, content / "guides" / guide.slug)


def slug(name: str) -> str:
    """Return the file name, without suffix, of a record with this name."""
    return name.lower().replace(" ", "-")


def _theme(order: Order) -> str:
    if order.theme is None:
        return ""
    shutil.copytree(order.theme, order.out / "themes" / "bench", dirs_exist_ok=True)
    return "theme: bench\n"


def _write_guide(guide: Guide, order: Order, folder: Path) -> None:
    parts = [*_front_matter(guide), guide.intro, ""]
    for entry in guide.entries:
        parts += _section(entry)
    write(folder / "guide.md", "\n".join(parts))
    for photo in guide.photos:
        bring(guide_folder(order.corpus.folder, guide.slug) / photo.file, folder / photo.file)


def _front_matter(guide: Guide) -> Iterator[str]:
    yield "---"
    yield f"title: {guide.title}"
    yield f"summary: {guide.summary}"
    yield f"by: [{slug(guide.curator)}]"
    yield f"region: {slug(guide.region)}"
    if guide.photos:
        yield f"cover: {guide.photos[0].file}"
    yield "status: published"
    yield f"published: {guide.date}"
    yield f"tags: [{', '.join(guide.tags)}]"
    yield "---"


def _section(entry: Entry) -> Iterator[str]:
    yield f"## {entry.title}"
    yield f"- kind: {KINDS[entry.kind]}"
    yield f"- address: {entry.address}"
    yield f"- location: {entry.latitude}, {entry.longitude}"
    yield f"- from: {entry.opens}"
    yield f"- until: {entry.closes}"
    yield ""
    for photo in entry.photos:
        yield f'![{photo.alt}]({photo.file} "{CREDIT}")'
        yield ""
    yield entry.text
    yield ""
