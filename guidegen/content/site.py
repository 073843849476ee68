"""content/ -> a proven Site: the steps of reading, one after the other."""

from __future__ import annotations

import datetime as dt
import time
import zoneinfo
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from guidegen.adapters import files
from guidegen.adapters.locale import month_names
from guidegen.content.beside import damaged_files
from guidegen.content.dates import Speech
from guidegen.content.discover import CONTENT, Discovery, settings_file
from guidegen.content.ledger import is_young
from guidegen.content.manuscripts import Manuscript
from guidegen.content.memory import Memory, Moment
from guidegen.content.names import is_ignored
from guidegen.content.photonotes import PhotoNote, read_notes
from guidegen.content.pictures import Pictures
from guidegen.content.prove import LeftOut, Pile, prove
from guidegen.content.settings import SiteFile, first_language, read_settings
from guidegen.content.settled import Address
from guidegen.content.shelf import OUTLINES, PICTURES, VIDEOS, Shelf, suffix
from guidegen.content.surveys import Darkroom, Progress, look_at
from guidegen.content.tagfile import read_tags
from guidegen.model.site import Settings, Site, Tag
from guidegen.problems import Position, Problem, error

SITE_FILE = f"{CONTENT}/site.yaml"

_MOST = 64 << 20  # bytes of a text: parse refuses far smaller ones by name, this only bounds what is taken in
_ONCE = frozenset({"credit-missing", "captions-missing", "video-unpublished"})  # told once of each file

_REFUSED = {
    "link-outside": "shortcut-outside",
    "link-to-folder": "shortcut-to-folder",
    "link-broken": "shortcut-broken",
    "not-a-file": "file-not-plain",
    "name-not-text": "name-not-text",
    "too-deep": "folders-too-deep",
}


@dataclass(frozen=True, slots=True)
class Look:
    """The files of content/ as they lie: path -> signature, and those changed too lately to trust it."""

    signatures: Mapping[str, files.Signature]
    young: frozenset[str] = frozenset()
    refused: tuple[files.Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """What to read, and for which day."""

    root: Path  # the site's folder, which holds content/
    now: dt.datetime  # with its time zone; the day follows from the site's own
    today: dt.date | None = None  # another day than that of `now`
    drafts: bool = False  # show what is not published yet
    executor: Executor | None = None
    progress: Progress | None = None  # told of each picture that is looked at for the first time
    memory: Memory | None = None  # of earlier runs in this process
    seen: Look | None = None  # how the files lie, when that is known already
    at_once: int | None = None  # new pictures that may be read to their end now; of more, only the heads are


@dataclass(frozen=True)
class Reading:
    """What was read; the Site holds all that could be read, also when there are problems."""

    site: Site
    problems: tuple[Problem, ...]
    bodies: Mapping[str, str]  # digest -> HTML with link slots
    files: Mapping[str, Path]  # digest -> where the bytes of that picture or video lie
    left_out: tuple[LeftOut, ...]
    addresses: tuple[Address, ...]  # of our own, that site.yaml names
    theme_place: Position  # where site.yaml names its theme
    look: Look = field(default_factory=lambda: Look({}))
    manuscripts: tuple[Manuscript, ...] = ()
    glanced: frozenset[str] = frozenset()  # pictures of which only the size is known, by path


def look(root: Path) -> Look:
    """Which files lie in content/, without opening one."""
    tree = files.look_through(root, skip=_is_not_ours)
    now = time.time_ns()
    signatures = {entry.path: entry.signature for entry in tree.files}
    young = frozenset(path for path, signature in signatures.items() if is_young(signature, now))
    return Look(signatures, young, tree.refused)


def read_site(request: Request) -> Reading:
    """Everything in content/, with every mistake in it; GuidegenError only when the disk fails."""
    desk = _Desk(request.root, request.seen or look(request.root), request.memory or Memory())
    seen, memory = desk.seen, desk.memory
    shelf = memory.shelf(seen.signatures)
    site, found, more = _site_and_finds(desk, shelf)
    speech = _speech(site.settings)
    manuscripts = tuple(memory.manuscript(s, *desk.opened(s.path), speech) for s in found.sources)
    notes, wrong_notes = _notes(desk, found, shelf, speech)
    tags, wrong_tags = _tags(desk, found, site.settings)
    memory.forget(seen.signatures)
    named = {path for m in manuscripts for path in memory.shown_by(m, shelf)} | set(_own_files(site, shelf))
    looked = look_at(_media(named), seen.signatures, _darkroom(request, memory))
    pictures = _pictures(request.root, Pictures(shelf, notes, looked.digests, looked.surveys, {}), named)
    pile, today = Pile(site, manuscripts, tags, pictures), _today(request, site.settings)
    proven = prove(pile, today, drafts=request.drafts, kept=memory.galleys)
    told = (*more, *found.problems, *wrong_notes, *wrong_tags, *(p for m in manuscripts for p in m.problems))
    return Reading(
        site=proven.site,
        problems=_in_order((*_refused(seen), *told, *proven.problems), manuscripts),
        bodies=proven.bodies,
        files={digest: request.root / path for path, digest in looked.digests.items()},
        left_out=proven.left_out,
        addresses=proven.addresses,
        theme_place=site.written.position(site.path, "theme"),
        look=seen,
        manuscripts=manuscripts,
        glanced=looked.glanced,
    )


def read_settings_only(root: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """What site.yaml says, and what is wrong with it; no other file is opened."""
    desk = _Desk(root, look(root), Memory())
    site, _, problems = _site_and_finds(desk, desk.memory.shelf(desk.seen.signatures))
    return site.settings, problems


@dataclass(frozen=True, slots=True)
class _Desk:
    """The folder that is read, as it lay at one look, and what is remembered of it."""

    root: Path
    seen: Look
    memory: Memory

    def opened(self, path: str) -> tuple[Moment, Callable[[], bytes]]:
        """How a text lies, and the way to its bytes."""
        moment = Moment(path, self.seen.signatures[path], path not in self.seen.young)
        return moment, partial(files.read_bytes, self.root, path, _MOST)


def _darkroom(request: Request, memory: Memory) -> Darkroom:
    return Darkroom(request.root, request.executor, request.progress, memory.album, request.at_once)


def _is_not_ours(path: str) -> bool:
    first, _, _ = path.partition("/")
    return first != CONTENT or is_ignored(path.rpartition("/")[2])


def _site_and_finds(desk: _Desk, shelf: Shelf) -> tuple[SiteFile, Discovery, tuple[Problem, ...]]:
    path = settings_file(shelf.paths)
    if path is None:
        found = desk.memory.discovery(shelf, Settings("").language)
        return SiteFile(SITE_FILE, Settings("")), found, (error("site-missing", Position(SITE_FILE)),)
    node, problems = desk.memory.tree(*desk.opened(path))
    language = first_language(node)
    site, mistakes = read_settings(path, node, Speech(month_names(language)))
    return (
        site,
        desk.memory.discovery(shelf, language),
        (*problems, *(() if node is None and problems else mistakes)),
    )


def _speech(settings: Settings) -> Speech:
    months: dict[str, int] = {}
    for language in settings.languages:
        months |= month_names(language)
    return Speech(months)


def _notes(
    desk: _Desk, found: Discovery, shelf: Shelf, speech: Speech
) -> tuple[dict[str, PhotoNote], tuple[Problem, ...]]:
    notes: dict[str, PhotoNote] = {}
    problems: list[Problem] = []
    for path in sorted({path for source in found.sources for path in source.notes}):
        node, wrong = desk.memory.tree(*desk.opened(path))
        read, more = read_notes(path, node, shelf, speech)
        notes |= read
        problems += (*wrong, *more)
    return notes, tuple(problems)


def _tags(desk: _Desk, found: Discovery, settings: Settings) -> tuple[dict[str, Tag], tuple[Problem, ...]]:
    if found.tags is None:
        return {}, ()
    node, wrong = desk.memory.tree(*desk.opened(found.tags))
    tags, more = read_tags(found.tags, node, settings.language)
    return tags, (*wrong, *more)


def _own_files(site: SiteFile, shelf: Shelf) -> Iterable[str]:
    names = (value.text for key in ("logo", "icon") for value in site.written.texts.get(key, ()))
    return (found.path for name in names if (found := shelf.find(name, (CONTENT,))).path is not None)


def _media(paths: Iterable[str]) -> list[str]:
    return [path for path in paths if suffix(path) in PICTURES | VIDEOS]


def _pictures(root: Path, pictures: Pictures, named: Iterable[str]) -> Pictures:
    """With what is wrong with the files that are no pictures."""
    others = [path for path in named if suffix(path) in VIDEOS | OUTLINES]
    captions = [path for video in others if suffix(video) in VIDEOS for path in pictures.captions_of(video)]
    return replace(pictures, damaged=damaged_files(root, (*others, *captions)))


def _today(request: Request, settings: Settings) -> dt.date:
    return request.today or request.now.astimezone(zoneinfo.ZoneInfo(settings.time_zone)).date()


def _refused(seen: Look) -> Iterable[Problem]:
    return (error(_REFUSED[refused.why], Position(refused.path)) for refused in seen.refused)


def _in_order(problems: Iterable[Problem], manuscripts: Iterable[Manuscript]) -> tuple[Problem, ...]:
    """Each problem once, by place; those in a draft, or in the folder of one, marked so."""
    drafts = [m for m in manuscripts if m.draft]
    paths = {m.path for m in drafts}
    folders = {m.source.folders[0] for m in drafts if len(m.source.folders) == 1}
    kept: dict[object, Problem] = {}
    for problem in sorted(problems, key=lambda p: (p.position, p.code, p.values)):
        path = problem.position.path
        in_draft = path in paths or not _above(path).isdisjoint(folders)
        marked = problem.in_draft() if in_draft else problem
        key = (problem.code, problem.values, in_draft) if problem.code in _ONCE else problem
        kept.setdefault(key, marked)
    return tuple(kept.values())


def _above(path: str) -> set[str]:
    """The path itself and every folder that it lies in."""
    parts = path.split("/")
    return {"/".join(parts[:n]) for n in range(1, len(parts) + 1)}
