"""The neutral corpus as values: what every tool is given, before an adapter puts it in that tool's own form."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture beside its guide, with the words that stand in for it."""

    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One stop of a guide; dates are ISO, coordinates are WGS 84 degrees."""

    title: str
    kind: str
    address: str
    latitude: float
    longitude: float
    opens: str
    closes: str
    photos: tuple[Photo, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide, in words; its photographs lie in `folder`."""

    slug: str
    title: str
    date: str
    region: str
    tags: tuple[str, ...]
    curator: str
    summary: str
    intro: str
    entries: tuple[Entry, ...]

    @property
    def photos(self) -> tuple[Photo, ...]:
        """Every photograph of the guide, in reading order."""
        return tuple(photo for entry in self.entries for photo in entry.photos)


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of guides and how much it holds."""

    folder: Path
    guides: int
    photos: int
    name: str = ""

    @property
    def label(self) -> str:
        """Name the corpus, or else what it weighs, so that results need no path."""
        if self.name:
            return self.name
        return f"{self.photos} photos" if self.photos else f"{self.guides:,} guides"

    @property
    def slugs(self) -> tuple[str, ...]:
        """The guides' slugs, sorted."""
        return tuple(sorted(folder.name for folder in (self.folder / "guides").iterdir())[: self.guides])


def guide_folder(corpus: Path, slug: str) -> Path:
    """Return where a guide's words and photographs lie in a corpus."""
    return corpus / "guides" / slug


def write_guide(guide: Guide, corpus: Path) -> None:
    """Write a guide's words into its folder, which must exist."""
    path = guide_folder(corpus, guide.slug) / "guide.json"
    path.write_text(json.dumps(asdict(guide), ensure_ascii=False, indent=1), encoding="utf-8")


def read_guides(corpus: Corpus) -> Iterator[Guide]:
    """Yield the corpus's guides in the order of their slugs."""
    for slug in corpus.slugs:
        path = guide_folder(corpus.folder, slug) / "guide.json"
        yield _guide(json.loads(path.read_text(encoding="utf-8")))


def open_corpus(folder: Path, at_most: int | None = None) -> Corpus:
    """Count what a corpus folder holds, or what its first `at_most` guides hold."""
    held = json.loads((folder / "corpus.json").read_text(encoding="utf-8"))
    guides = min(held["guides"], at_most or held["guides"])
    return Corpus(folder, guides, guides * held["entries"] * held["photos_per_entry"])


def _guide(raw: dict[str, Any]) -> Guide:
    entries = tuple(_entry(entry) for entry in raw["entries"])
    return Guide(**{**raw, "tags": tuple(raw["tags"]), "entries": entries})


def _entry(raw: dict[str, Any]) -> Entry:
    return Entry(**{**raw, "photos": tuple(Photo(**photo) for photo in raw["photos"])})
