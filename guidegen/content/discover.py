"""Which files of content/ are which records, and which are in no place where we would read them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidegen.content.keys import folded
from guidegen.content.kinds import KINDS, KindRow
from guidegen.content.names import is_conflict_copy, same_name
from guidegen.content.shelf import BESIDE, suffix
from guidegen.content.sources import (
    NOTES,
    Around,
    Finds,
    Source,
    by_folder,
    guide_folder,
    holds_guide,
    is_beside,
    single,
    stem,
    stray,
)
from guidegen.content.suggest import closest
from guidegen.model.names import Kind, Ref
from guidegen.problems import Position, Problem, error, warning

CONTENT = "content"

_SITE = ("site.yaml", "site.yml")
_TAGS = ("tags.yaml", "tags.yml")
_FOLDERS = {name: row for row in KINDS for name in row.folders}


@dataclass(frozen=True, slots=True)
class Discovery:
    """What lies in content/."""

    tags: str | None
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]


def settings_file(paths: Iterable[str]) -> str | None:
    """The file that holds the settings of the site."""
    return _first(by_folder(sorted(paths), CONTENT)[0], _SITE)


def discover(paths: Iterable[str], language: str) -> Discovery:
    """Sort the files of content/ (by path from the site's folder) into records; `language` is the site's first."""
    kept, copies = _without_copies(sorted(paths))
    top, below = by_folder(kept, CONTENT)
    around = _around(kept, language)
    finds = [_unknown_root_files(top)]
    for folder, files in below.items():
        row = _FOLDERS.get(folded(folder))
        finds.append(_of_kind(row, folder, files, around) if row else _unknown_folder(folder))
    sources = tuple(source for find in finds for source in find.sources)
    single, twice = _one_each(sources)
    return Discovery(
        tags=_first(top, _TAGS),
        sources=single,
        problems=(
            *copies,
            *_look_alikes(kept),
            *_twice(top, around),
            *(p for find in finds for p in find.problems),
            *twice,
        ),
    )


def _around(paths: Iterable[str], language: str) -> Around:
    notes: dict[str, tuple[str, ...]] = {}
    for path in paths:
        if posixpath.basename(path).casefold() in NOTES:
            folder = posixpath.dirname(path)
            notes[folder] = (*notes.get(folder, ()), path)
    return Around(language, frozenset(same_name(path) for path in paths), notes)


def _without_copies(paths: list[str]) -> tuple[list[str], list[Problem]]:
    copies = {path for path in paths if is_conflict_copy(posixpath.basename(path))}
    return [p for p in paths if p not in copies], [
        warning("conflict-copy", Position(p)) for p in sorted(copies)
    ]


def _look_alikes(paths: Iterable[str]) -> Iterator[Problem]:
    """Pictures and other loose files that some disks cannot hold side by side; of records address-twice tells."""
    first: dict[str, str] = {}
    for path in paths:
        other = first.setdefault(same_name(path), path)
        if other != path and suffix(path) in BESIDE:
            yield warning("names-alike", Position(path), other=posixpath.basename(other))


def _twice(top: Iterable[str], around: Around) -> Iterator[Problem]:
    """Settings, tags or notes on photos that lie in two files side by side."""
    roots = ([p for p in top if posixpath.basename(p).casefold() in names] for names in (_SITE, _TAGS))
    for first, *others in (paths for paths in (*roots, *around.notes.values()) if paths):
        for path in others:
            yield error("file-twice", Position(path), other=posixpath.basename(first))


def _unknown_root_files(top: list[str]) -> Finds:
    known = (*_SITE, *_TAGS)
    strange = (p for p in top if posixpath.basename(p).casefold() not in known and suffix(p) not in BESIDE)
    return Finds(problems=tuple(stray(path, known) for path in strange))


def _unknown_folder(folder: str) -> Finds:
    meant = closest(folded(folder), _FOLDERS)
    return Finds(problems=(warning("folder-unknown", Position(f"{CONTENT}/{folder}"), suggestion=meant),))


def _of_kind(row: KindRow, folder: str, files: list[str], around: Around) -> Finds:
    home = f"{CONTENT}/{folder}"
    top, below = by_folder(files, home)
    singles = [path for path in top if suffix(path) == ".md"]
    finds = [single(row.kind, path, around) for path in singles]
    finds.append(Finds(problems=_strays_beside(top)))
    stems = {stem(path) for path in singles}
    for name, inside in below.items():
        if row.kind is Kind.GUIDE and not (name in stems and not holds_guide(f"{home}/{name}", inside)):
            finds.append(guide_folder(f"{home}/{name}", inside, around))
        else:
            finds.append(Finds(problems=tuple(_too_deep(p, home) for p in inside if not is_beside(p))))
    return Finds(tuple(s for f in finds for s in f.sources), tuple(p for f in finds for p in f.problems))


def _strays_beside(top: Iterable[str]) -> tuple[Problem, ...]:
    return tuple(stray(path) for path in top if suffix(path) != ".md" and not is_beside(path))


def _too_deep(path: str, home: str) -> Problem:
    """A file in the folder of a record's pictures; a text there was meant to be a record."""
    if suffix(path) != ".md":
        return stray(path)
    return warning("text-too-deep", Position(path), suggestion=f"{home}/{posixpath.basename(path)}")


def _one_each(sources: tuple[Source, ...]) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    first: dict[Ref, Source] = {}
    problems = []
    for source in sources:
        if source.ref in first:
            problems.append(error("address-twice", Position(source.path), other=first[source.ref].path))
        else:
            first[source.ref] = source
    return tuple(first.values()), tuple(problems)


def _first(top: Iterable[str], names: tuple[str, ...]) -> str | None:
    return next((path for path in top if posixpath.basename(path).casefold() in names), None)
