"""Which files of content/ are which records, and which are in no place where we would read them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guidegen.content.keys import folded
from guidegen.content.kinds import KINDS, KindRow
from guidegen.content.names import is_conflict_copy, same_name, slug_for
from guidegen.content.shelf import BESIDE, suffix
from guidegen.content.suggest import closest
from guidegen.model.document import Mistake
from guidegen.model.names import Kind, Ref
from guidegen.problems import Position, Problem, Severity, error, warning

CONTENT = "content"

_SITE = ("site.yaml", "site.yml")
_TAGS = ("tags.yaml", "tags.yml")
_NOTES = ("photos.yaml", "fotos.yaml", "photos.yml", "fotos.yml")
_GUIDE = ("guide.md", "gids.md")
_OTHER_FORM = ("guide.yaml", "gids.yaml", "guide.yml", "gids.yml")
_TRANSLATED = re.compile(r"(.+)\.([a-z]{2})\.md", re.IGNORECASE)
_FOLDERS = {name: row for row in KINDS for name in row.folders}


@dataclass(frozen=True, slots=True)
class Source:
    """A file that holds a record, where its pictures may lie (nearest first), and what describes them."""

    ref: Ref
    path: str
    folders: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Discovery:
    """What lies in content/."""

    site: str | None
    tags: str | None
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """What every file is seen against: the site's first language, all files, the notes on photos by folder."""

    language: str
    alike: frozenset[str]  # same_name() of every path
    notes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Finds:
    """What one file or folder came to."""

    sources: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()


def discover(paths: Iterable[str], language: str) -> Discovery:
    """Sort the files of content/ (by path from the site's folder) into records; `language` is the site's first."""
    kept, copies = _without_copies(sorted(paths))
    top, below = _by_folder(kept, CONTENT)
    around = _around(kept, language)
    finds = [_unknown_root_files(top)]
    for folder, files in below.items():
        row = _FOLDERS.get(folded(folder))
        finds.append(_of_kind(row, folder, files, around) if row else _unknown_folder(folder))
    sources = tuple(source for find in finds for source in find.sources)
    single, twice = _one_each(sources)
    return Discovery(
        site=_first(top, _SITE),
        tags=_first(top, _TAGS),
        sources=single,
        problems=(*copies, *(problem for find in finds for problem in find.problems), *twice),
    )


def _around(paths: Iterable[str], language: str) -> _Around:
    notes: dict[str, tuple[str, ...]] = {}
    for path in paths:
        if posixpath.basename(path).casefold() in _NOTES:
            folder = posixpath.dirname(path)
            notes[folder] = (*notes.get(folder, ()), path)
    return _Around(language, frozenset(same_name(path) for path in paths), notes)


def _without_copies(paths: list[str]) -> tuple[list[str], list[Problem]]:
    copies = {path for path in paths if is_conflict_copy(posixpath.basename(path))}
    return [p for p in paths if p not in copies], [
        warning("conflict-copy", Position(p)) for p in sorted(copies)
    ]


def _by_folder(paths: Iterable[str], folder: str) -> tuple[list[str], dict[str, list[str]]]:
    """The files directly in `folder`, and those deeper by the name of the folder they are in."""
    top: list[str] = []
    below: dict[str, list[str]] = {}
    for path in paths:
        name, slash, _ = path.removeprefix(f"{folder}/").partition("/")
        if slash:
            below.setdefault(name, []).append(path)
        else:
            top.append(path)
    return top, below


def _unknown_root_files(top: list[str]) -> _Finds:
    known = (*_SITE, *_TAGS)
    strange = (p for p in top if posixpath.basename(p).casefold() not in known and suffix(p) not in BESIDE)
    return _Finds(problems=tuple(_stray(path, known) for path in strange))


def _unknown_folder(folder: str) -> _Finds:
    meant = closest(folded(folder), _FOLDERS)
    return _Finds(problems=(warning("folder-unknown", Position(f"{CONTENT}/{folder}"), suggestion=meant),))


def _of_kind(row: KindRow, folder: str, files: list[str], around: _Around) -> _Finds:
    home = f"{CONTENT}/{folder}"
    top, below = _by_folder(files, home)
    singles = [path for path in top if suffix(path) == ".md"]
    finds = [_single(row.kind, path, around) for path in singles]
    finds.append(_Finds(problems=_strays_beside(top)))
    stems = {_stem(path) for path in singles}
    for name, inside in below.items():
        if row.kind is Kind.GUIDE and not (name in stems and not _holds_guide(f"{home}/{name}", inside)):
            finds.append(_guide_folder(f"{home}/{name}", inside, around))
        else:
            finds.append(_Finds(problems=tuple(_stray(p) for p in inside if not _is_beside(p))))
    return _Finds(tuple(s for f in finds for s in f.sources), tuple(p for f in finds for p in f.problems))


def _single(kind: Kind, path: str, around: _Around) -> _Finds:
    name, problems = _translation(path, around)
    if name is None:
        return _Finds(problems=problems)
    slug, wrong = slug_for(name, kind)
    home = posixpath.dirname(path)
    folders = (home, f"{home}/{name}")
    source = Source(Ref(kind, slug), path, folders, _notes(around, folders))
    return _Finds((source,), (*problems, *_as_problem(wrong, path)))


def _guide_folder(folder: str, inside: list[str], around: _Around) -> _Finds:
    top, below = _by_folder(inside, folder)
    texts = [p for p in top if posixpath.basename(p).casefold() in _GUIDE]
    foreign = [p for p in top if posixpath.basename(p).casefold() in _OTHER_FORM]
    foreign += [p for p in below.get("entries", ()) if suffix(p) == ".md"][:1]
    alone = [p for p in top if _is_translation(p)] if not texts else []
    translations = tuple(problem for p in top if _is_translation(p) for problem in _translation(p, around)[1])
    known = {*texts, *foreign, *(p for p in top if _is_translation(p))}
    strays = tuple(
        _stray(p, _GUIDE) for p in inside if p not in known and not _is_beside(p) and "/entries/" not in p
    )
    slug, wrong = slug_for(posixpath.basename(folder), Kind.GUIDE)
    problems = [*_as_problem(wrong, folder), *translations]
    problems += [
        error("form-unread", Position(p), file=posixpath.basename(folder)) for p in foreign if not texts
    ]
    problems += [error("two-forms", Position(p), other=texts[0]) for p in foreign if texts]
    problems += [error("address-twice", Position(p), other=texts[0]) for p in texts[1:]]
    path = next(iter(texts), None) or next((p for p in alone if _translation(p, around)[0]), None)
    if path is None and not foreign and not alone:
        near = next(
            (posixpath.basename(p) for p in inside if suffix(p) in {".md", ".txt", ".markdown"}), None
        )
        return _Finds(problems=(*problems, error("guide-missing", Position(folder), file=near)))
    if path is None:
        return _Finds(problems=(*problems, *strays))
    source = Source(Ref(Kind.GUIDE, slug), path, (folder,), _notes(around, (folder,)))
    return _Finds((source,), (*problems, *strays))


def _translation(path: str, around: _Around) -> tuple[str | None, tuple[Problem, ...]]:
    """The record's name if this file is to be read, and what there is to say when it is a translation."""
    found = _TRANSLATED.fullmatch(posixpath.basename(path))
    if not found:
        return _stem(path), ()
    home = posixpath.dirname(path)
    names = ("guide", "gids") if found[1].casefold() in {"guide", "gids"} else (found[1],)
    if any(same_name(f"{home}/{name}.md") in around.alike for name in names):
        return None, (warning("translation-unread", Position(path), language=found[2]),)
    if found[2].casefold() == around.language:
        return found[1], ()
    return None, (error("translation-alone", Position(path), language=found[2], site=around.language),)


def _one_each(sources: tuple[Source, ...]) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    first: dict[Ref, Source] = {}
    problems = []
    for source in sources:
        if source.ref in first:
            problems.append(error("address-twice", Position(source.path), other=first[source.ref].path))
        else:
            first[source.ref] = source
    return tuple(first.values()), tuple(problems)


def _notes(around: _Around, folders: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(path for folder in folders for path in around.notes.get(folder, ()))


def _holds_guide(folder: str, inside: Iterable[str]) -> bool:
    texts = (*_GUIDE, *_OTHER_FORM)
    return any(posixpath.dirname(p) == folder and posixpath.basename(p).casefold() in texts for p in inside)


def _strays_beside(top: Iterable[str]) -> tuple[Problem, ...]:
    return tuple(_stray(path) for path in top if suffix(path) != ".md" and not _is_beside(path))


def _stray(path: str, known: Iterable[str] = ()) -> Problem:
    return warning("file-unknown", Position(path), suggestion=closest(posixpath.basename(path), known))


def _is_beside(path: str) -> bool:
    return suffix(path) in BESIDE or posixpath.basename(path).casefold() in _NOTES


def _is_translation(path: str) -> bool:
    return _TRANSLATED.fullmatch(posixpath.basename(path)) is not None


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]


def _first(top: Iterable[str], names: tuple[str, ...]) -> str | None:
    return next((path for path in top if posixpath.basename(path).casefold() in names), None)


def _as_problem(wrong: Mistake | None, path: str) -> tuple[Problem, ...]:
    return (Problem(wrong.code, Severity.ERROR, Position(path), wrong.values),) if wrong else ()
