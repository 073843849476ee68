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
    at_once: int | None = None  # new pictures that may be read to their end now; when there are more, none is
    closely: frozenset[str] = frozenset()  # but these
    before: Looked | None = None  # what the last look in this process found


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: the digest of each file, and the survey of each picture (or why it cannot be used)."""

    digests: Mapping[str, str]
    surveys: Mapping[str, Survey | Refusal]  # by path
    glanced: frozenset[str] = frozenset()  # of these only the size is known, and the digest is a stand-in
    signatures: Mapping[str, files.Signature] = field(default_factory=dict)  # as they lay
    settled: bool = False  # no file was so young that it might have changed since, unseen


def look_at(paths: Iterable[str], signatures: Mapping[str, files.Signature], room: Darkroom) -> Looked:
    """Digest every file and survey every picture among `paths`; what is noted already is not opened."""
    wanted = {path: signatures[path] for path in sorted(set(paths))}
    before = room.before
    if before is not None and before.settled and not before.glanced and before.signatures == wanted:
        return before
    now = time.time_ns()
    glances = _glances(_too_many(wanted, room), wanted, room)
    found = _look_closely({p: s for p, s in wanted.items() if p not in glances}, now, room)
    settled = not any(ledger.is_young(signature, now) for signature in wanted.values())
    return Looked(
        {**found.digests, **{path: digest for path, (digest, _) in glances.items()}},
        {**found.surveys, **{path: survey for path, (_, survey) in glances.items()}},
        frozenset(glances),
        wanted,
        settled,
    )


def _too_many(wanted: Mapping[str, files.Signature], room: Darkroom) -> set[str]:
    """The pictures that were never looked at closely, in this process or an earlier one, when they are too many for now."""
    if room.at_once is None:
        return set()
    before = room.before
    known = (
        set() if before is None else {p for p in before.digests if before.signatures.get(p) == wanted.get(p)}
    )
    fresh = wanted.keys() - room.closely - (known - (before.glanced if before else frozenset()))
    noted = ledger.noted_digests(room.root, {path: wanted[path] for path in fresh})
    surveyed = ledger.noted_surveys(room.root, noted.values())
    new = {path for path in fresh if suffix(path) in PICTURES and noted.get(path) not in surveyed}
    return new if len(new) > room.at_once else set()


def _glances(
    paths: Collection[str], signatures: Mapping[str, files.Signature], room: Darkroom
) -> dict[str, tuple[str, Survey]]:
    """For each picture that opens well the stand-in of a digest, and as much of a survey as its head tells."""
    if not paths:
        return {}
    from guidegen.adapters.pillow import glance  # only a new picture is worth its loading

    seen = {path: glance(files.locate(room.root, path)) for path in sorted(paths)}
    return {
        path: (files.digest_bytes(f"{path} {signatures[path]}".encode()), survey)
        for path, survey in seen.items()
        if isinstance(survey, Survey)
    }


def _look_closely(wanted: Mapping[str, files.Signature], now: int, room: Darkroom) -> Looked:
    digests = ledger.noted_digests(room.root, wanted)
    unreadable: dict[str, Survey | Refusal] = {}
    for path in wanted:
        if path not in digests:
            try:
                digests[path] = files.digest_file(files.locate(room.root, path))
            except DiskError as trouble:
                unreadable[path] = Refusal(trouble.code, trouble.values)
    ledger.note_digests(room.root, digests, wanted, now)
    surveys = _surveys({p: d for p, d in digests.items() if suffix(p) in PICTURES}, room)
    return Looked(digests, {**surveys, **unreadable})


def _surveys(digests: Mapping[str, str], room: Darkroom) -> dict[str, Survey | Refusal]:
    known: dict[str, Survey | Refusal] = dict(ledger.noted_surveys(room.root, digests.values()))
    new = {digest: path for path, digest in reversed(tuple(digests.items())) if digest not in known}
    try:
        for done, (digest, found) in enumerate(_look(new, room), 1):
            known[digest] = found
            if room.progress is not None:
                room.progress(done, len(new))
    finally:  # what was found before somebody broke off is worth keeping
        good = {digest: found for digest, found in known.items() if isinstance(found, Survey)}
        ledger.note_surveys(room.root, good)
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
