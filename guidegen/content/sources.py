"""One file or folder of content/ as the source of a record, with what is wrong with where it lies."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guidegen.content.names import same_name, slug_for
from guidegen.content.shelf import BESIDE, suffix
from guidegen.content.suggest import closest
from guidegen.model.document import Mistake
from guidegen.model.names import Kind, Ref
from guidegen.problems import Position, Problem, Severity, error, warning

NOTES = ("photos.yaml", "fotos.yaml", "photos.yml", "fotos.yml")

_GUIDE = ("guide.md", "gids.md")
_OTHER_FORM = ("guide.yaml", "gids.yaml", "guide.yml", "gids.yml")
_TRANSLATED = re.compile(r"(.+)\.([a-z]{2})\.md", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that holds a record, where its pictures may lie (nearest first), and what describes them."""

    ref: Ref
    path: str
    folders: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What every file is seen against: the site's first language, all files, the notes on photos by folder."""

    language: str
    alike: frozenset[str]  # same_name() of every path
    notes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Finds:
    """What one file or folder came to."""

    sources: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()


def single(kind: Kind, path: str, around: Around) -> Finds:
    """The record in a file of its own, with what is wrong with its name."""
    name, problems = _translation(path, around)
    if name is None:
        return Finds(problems=problems)
    slug, wrong = slug_for(name, kind)
    home = posixpath.dirname(path)
    folders = (home, f"{home}/{name}")
    source = Source(Ref(kind, slug), path, folders, _notes(around, folders))
    return Finds((source,), (*problems, *_as_problem(wrong, path)))


def guide_folder(folder: str, inside: list[str], around: Around) -> Finds:
    """The guide in a folder, with everything in it that is not read."""
    top, below = by_folder(inside, folder)
    texts = [p for p in top if posixpath.basename(p).casefold() in _GUIDE]
    foreign = [p for p in top if posixpath.basename(p).casefold() in _OTHER_FORM]
    foreign += [p for p in below.get("entries", ()) if suffix(p) == ".md"][:1]
    alone = [p for p in top if _is_translation(p)] if not texts else []
    translations = tuple(problem for p in top if _is_translation(p) for problem in _translation(p, around)[1])
    known = {*texts, *foreign, *(p for p in top if _is_translation(p))}
    strays = tuple(
        _unread(p, folder, texts)
        for p in inside
        if p not in known and not is_beside(p) and "/entries/" not in p
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
        return Finds(problems=(*problems, error("guide-missing", Position(folder), file=near)))
    if path is None:
        return Finds(problems=(*problems, *strays))
    source = Source(Ref(Kind.GUIDE, slug), path, (folder,), _notes(around, (folder,)))
    return Finds((source,), (*problems, *strays))


def holds_guide(folder: str, inside: Iterable[str]) -> bool:
    """Whether a folder holds the words of a guide."""
    texts = (*_GUIDE, *_OTHER_FORM)
    return any(posixpath.dirname(p) == folder and posixpath.basename(p).casefold() in texts for p in inside)


def by_folder(paths: Iterable[str], folder: str) -> tuple[list[str], dict[str, list[str]]]:
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


def stray(path: str, known: Iterable[str] = ()) -> Problem:
    """The warning that a file is not read."""
    return warning("file-unknown", Position(path), suggestion=closest(posixpath.basename(path), known))


def _unread(path: str, folder: str, texts: list[str]) -> Problem:
    """The warning that a file in a guide's folder is not read; of a text beside the guide it says where words belong."""
    if suffix(path) == ".md" and texts and posixpath.dirname(path) == folder:
        return warning("text-beside-guide", Position(path), guide=posixpath.basename(texts[0]))
    return stray(path, _GUIDE)


def is_beside(path: str) -> bool:
    """Whether a file may lie beside a text: a picture, a video, notes on them."""
    return suffix(path) in BESIDE or posixpath.basename(path).casefold() in NOTES


def stem(path: str) -> str:
    """The name of a file without its type."""
    return posixpath.splitext(posixpath.basename(path))[0]


def _translation(path: str, around: Around) -> tuple[str | None, tuple[Problem, ...]]:
    """The record's name if this file is to be read, and what there is to say when it is a translation."""
    found = _TRANSLATED.fullmatch(posixpath.basename(path))
    if not found:
        return stem(path), ()
    home = posixpath.dirname(path)
    names = ("guide", "gids") if found[1].casefold() in {"guide", "gids"} else (found[1],)
    if any(same_name(f"{home}/{name}.md") in around.alike for name in names):
        return None, (warning("translation-unread", Position(path), language=found[2]),)
    if found[2].casefold() == around.language:
        return found[1], ()
    return None, (error("translation-alone", Position(path), language=found[2], site=around.language),)


def _is_translation(path: str) -> bool:
    return _TRANSLATED.fullmatch(posixpath.basename(path)) is not None


def _notes(around: Around, folders: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(path for folder in folders for path in around.notes.get(folder, ())[:1])


def _as_problem(wrong: Mistake | None, path: str) -> tuple[Problem, ...]:
    return (Problem(wrong.code, Severity.ERROR, Position(path), wrong.values),) if wrong else ()
