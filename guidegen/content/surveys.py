"""What every picture that a text names holds: its digest and its survey, both noted for the next time."""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field
from pathlib import Path

from guidegen.adapters import files
from guidegen.adapters.pictures import Refusal, Survey
from guidegen.content import ledger
from guidegen.content.album import Album, Shot
from guidegen.content.shelf import PICTURES, suffix
from guidegen.problems import DiskError

Progress = Callable[[int, int], None]  # pictures looked at so far, and how many there are to look at

_LOST = Refusal("picture-worker-lost")  # its process was ended, most often for want of memory
_AHEAD = 4 * (
    os.cpu_count() or 2
)  # pictures handed out at a time: the rest waits here, and stops at once with us


@dataclass(frozen=True, slots=True)
class Darkroom:
    """Where pictures are looked at: the site's folder, the processes that help, whom to tell how far it is."""

    root: Path
    executor: Executor | None = None
    progress: Progress | None = None
    album: Album = field(default_factory=Album)  # what was found in this process
    at_once: int | None = None  # new pictures that may be read to their end now; when there are more, none is


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: the digest of each file, and the survey of each picture (or why it cannot be used)."""

    digests: Mapping[str, str]
    surveys: Mapping[str, Survey | Refusal]  # by path
    glanced: frozenset[str] = frozenset()  # of these only the size is known, and the digest is a stand-in


def look_at(paths: Iterable[str], signatures: Mapping[str, files.Signature], room: Darkroom) -> Looked:
    """Digest every file and survey every picture among `paths`; what is noted already is not opened."""
    wanted = {path: signatures[path] for path in sorted(set(paths))}
    now = time.time_ns()
    held = {path: shot for path in wanted if (shot := _held(path, wanted[path], now, room)) is not None}
    rest = {path: signature for path, signature in wanted.items() if path not in held}
    glances = _glances(_too_many(rest, room), rest, room)
    closely = {path: signature for path, signature in rest.items() if path not in glances}
    if closely or room.album.has_news:
        found = _look_closely(closely, room)
        held |= {path: Shot(wanted[path], *both) for path, both in found.items()}
        _note({path: shot for path, shot in held.items() if shot.digest}, wanted, now, room.root)
        room.album.keep(held, wanted)
    return Looked(
        {path: shot.digest for path, shot in (held | glances).items() if shot.digest},
        {path: shot.found for path, shot in (held | glances).items() if shot.found is not None},
        frozenset(glances),
    )


def _held(path: str, signature: files.Signature, now: int, room: Darkroom) -> Shot | None:
    """What this process knows of a file, if it is still that file; one that is young is hashed to be sure."""
    shot = room.album.of(path)
    if shot is None or shot.signature != signature:
        return None
    if not ledger.is_young(signature, now):
        return shot
    return shot if _digest(path, room) == shot.digest else None


def _too_many(wanted: Mapping[str, files.Signature], room: Darkroom) -> set[str]:
    """The pictures that were never read to their end, not in an earlier process either, when they are too many for now."""
    if room.at_once is None or not wanted:
        return set()
    noted = ledger.noted_digests(room.root, wanted)
    surveyed = ledger.noted_surveys(room.root, noted.values())
    new = {path for path in wanted if suffix(path) in PICTURES and noted.get(path) not in surveyed}
    return new if len(new) > room.at_once else set()


def _glances(
    paths: Collection[str], signatures: Mapping[str, files.Signature], room: Darkroom
) -> dict[str, Shot]:
    """For each picture that opens well the stand-in of a digest, and as much of a survey as its head tells."""
    if not paths:
        return {}
    from guidegen.adapters.pillow import glance  # only a new picture is worth its loading

    seen = {path: glance(files.locate(room.root, path)) for path in sorted(paths)}
    return {
        path: Shot(signatures[path], files.digest_bytes(f"{path} {signatures[path]}".encode()), survey)
        for path, survey in seen.items()
        if isinstance(survey, Survey)
    }


def _look_closely(
    wanted: Mapping[str, files.Signature], room: Darkroom
) -> dict[str, tuple[str, Survey | Refusal | None]]:
    """Digest and survey of each; a file that cannot be read has no digest, one that is no picture no survey."""
    noted = ledger.noted_digests(room.root, wanted)
    digests: dict[str, str | Refusal] = {path: noted.get(path) or _digest(path, room) for path in wanted}
    read = {path: digest for path, digest in digests.items() if isinstance(digest, str)}
    surveys = _surveys({path: digest for path, digest in read.items() if suffix(path) in PICTURES}, room)
    unreadable = {path: ("", refusal) for path, refusal in digests.items() if isinstance(refusal, Refusal)}
    return {**{path: (digest, surveys.get(path)) for path, digest in read.items()}, **unreadable}


def _digest(path: str, room: Darkroom) -> str | Refusal:
    try:
        return files.digest_file(files.locate(room.root, path))
    except DiskError as trouble:
        return Refusal(trouble.code, trouble.values)


def _note(shots: Mapping[str, Shot], wanted: Mapping[str, files.Signature], now: int, root: Path) -> None:
    """Note what was found, for other processes."""
    ledger.note_digests(root, {path: shot.digest for path, shot in shots.items()}, wanted, now)
    good = {shot.digest: shot.found for shot in shots.values() if isinstance(shot.found, Survey)}
    ledger.note_surveys(root, good)


def _surveys(digests: Mapping[str, str], room: Darkroom) -> dict[str, Survey | Refusal]:
    known: dict[str, Survey | Refusal] = dict(ledger.noted_surveys(room.root, digests.values()))
    new = {digest: path for path, digest in reversed(tuple(digests.items())) if digest not in known}
    try:
        for done, (digest, found) in enumerate(_look(new, room), 1):
            known[digest] = found
            if room.progress is not None:
                room.progress(done, len(new))
    except BaseException:  # what was found before somebody broke off is worth keeping
        good = {digest: found for digest, found in known.items() if isinstance(found, Survey)}
        ledger.note_surveys(room.root, good)
        raise
    return {path: known[digest] for path, digest in digests.items()}


def _look(pictures: Mapping[str, str], room: Darkroom) -> Iterator[tuple[str, Survey | Refusal]]:
    """Each picture's survey as it comes in; no more than a few are handed out at a time."""
    places = ((digest, files.locate(room.root, path)) for digest, path in pictures.items())
    if room.executor is None:
        yield from ((digest, examine(path, digest)) for digest, path in places)
        return
    running: dict[Future[Survey | Refusal], str] = {}
    while True:
        batch = tuple(itertools.islice(places, _AHEAD - len(running)))
        for digest, path in batch:
            try:
                running[room.executor.submit(examine, path, digest)] = digest
            except BrokenExecutor:
                yield digest, _LOST
        if not batch and not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done if running else ():
            yield running.pop(future), _outcome(future)


def read_whole(path: Path) -> tuple[str, Survey | Refusal]:
    """In a worker: digest and survey of the picture at `path`."""
    try:
        digest = files.digest_file(path)
    except DiskError as trouble:
        return "", Refusal(trouble.code, trouble.values)
    return digest, examine(path, digest)


def examine(path: Path, digest: str) -> Survey | Refusal:
    """In a worker: the survey of the picture at `path`, if it still is the file with that digest."""
    from guidegen.adapters.pillow import survey  # only a new picture is worth its loading

    found = survey(path)
    try:
        return found if files.digest_file(path) == digest else Refusal("picture-changed")
    except DiskError as trouble:
        return Refusal(trouble.code, trouble.values)


def _outcome(future: Future[Survey | Refusal]) -> Survey | Refusal:
    try:
        return future.result()
    except BrokenExecutor:
        return _LOST
