"""The files that lie in content/, and how a name in a text is found among them."""

from __future__ import annotations

import bisect
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from guidegen.content.names import same_letters, same_name
from guidegen.content.suggest import closest

PICTURES = frozenset(
    {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".tif", ".tiff", ".heic", ".heif", ".svg"}
)
VIDEOS = frozenset({".mp4", ".mov", ".webm", ".m4v"})
CAPTIONS = frozenset({".vtt"})
OUTLINES = frozenset({".geojson", ".json"})
BESIDE = PICTURES | VIDEOS | CAPTIONS | OUTLINES


@dataclass(frozen=True, slots=True)
class Found:
    """A file found under a name: itself, or what stands in the way."""

    path: str | None = None
    code: str | None = None  # of the problem: file-outside, file-name-differs or None for not found at all
    suggestion: str | None = None


@dataclass(frozen=True)
class Shelf:
    """All the files of content/ by path from the site's folder."""

    paths: frozenset[str]
    in_order: tuple[str, ...] = ()
    alike: Mapping[str, str] = field(default_factory=dict)  # same_name(path) -> path

    def find(self, name: str, folders: tuple[str, ...]) -> Found:
        """The file called `name` in one of `folders` or below it; a near miss says how it is really called."""
        plain = name.strip().removeprefix("./")
        if _leaves(plain):
            return Found(code="file-outside")
        wanted = [posixpath.normpath(f"{folder}/{plain}") for folder in folders]
        for path in wanted:
            if path in self.paths:
                return Found(path)
        for folder, path in zip(folders, wanted, strict=True):
            real = self.alike.get(same_name(path))
            if real is not None and same_letters(real) == same_letters(path):
                return Found(real)  # only the accents are composed in another way, which nobody can see
            if real is not None:
                return Found(real, "file-name-differs", real.removeprefix(f"{folder}/"))
        return Found(None, None, closest(plain, self.names_in(folders)))

    def elsewhere(self, name: str) -> str | None:
        """A file of that name in another folder, by its path."""
        wanted = same_name(posixpath.basename(name))
        found = (path for path in self.in_order if suffix(path) in BESIDE)
        return next((path for path in found if same_name(posixpath.basename(path)) == wanted), None)

    def names_in(self, folders: Iterable[str]) -> tuple[str, ...]:
        """The pictures and other loose files of these folders and below, by the names a text gives them."""
        return tuple(
            path.removeprefix(f"{folder}/")
            for folder in folders
            for path in self._under(f"{folder}/")
            if suffix(path) in BESIDE
        )

    def beside(self, path: str) -> tuple[str, ...]:
        """The files in the same folder as `path` and below."""
        return self._under(f"{posixpath.dirname(path)}/")

    def _under(self, start: str) -> tuple[str, ...]:
        first = bisect.bisect_left(self.in_order, start)
        last = bisect.bisect_left(self.in_order, start[:-1] + "0")  # "0" comes right after "/"
        return self.in_order[first:last]


def shelve(paths: Iterable[str]) -> Shelf:
    """The shelf that holds these files."""
    in_order = tuple(sorted(set(paths)))
    return Shelf(frozenset(in_order), in_order, {same_name(path): path for path in in_order})


def suffix(path: str) -> str:
    """The part of a file name that tells its type, in small letters, with its full stop."""
    return posixpath.splitext(path)[1].casefold()


def _leaves(name: str) -> bool:
    """Whether a name leads out of the folder, or is no plain relative name at all."""
    normal = posixpath.normpath(name)
    return (
        name.startswith(("/", "~")) or "\\" in name or "\0" in name or ":" in name or normal.startswith("..")
    )
