"""What every picture that a text names holds: its digest and its survey, both noted for the next time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass
from pathlib import Path

from guidegen.adapters import files
from guidegen.adapters.pictures import Refusal, Survey
from guidegen.content import ledger
from guidegen.content.shelf import PICTURES, suffix
from guidegen.problems import DiskError

Progress = Callable[[int, int], None]  # pictures looked at so far, and how many there are to look at


@dataclass(frozen=True, slots=True)
class Darkroom:
    """Where pictures are looked at: the site's folder, the processes that help, whom to tell how far it is."""

    root: Path
    executor: Executor | None = None
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: the digest of each file, and the survey of each picture (or why it cannot be used)."""

    digests: Mapping[str, str]
    surveys: Mapping[str, Survey | Refusal]  # by path


def look_at(paths: Iterable[str], signatures: Mapping[str, files.Signature], room: Darkroom) -> Looked:
    """Digest every file and survey every picture among `paths`; what is noted already is not opened."""
    wanted = {path: signatures[path] for path in sorted(set(paths))}
    now = time.time_ns()
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
    for done, (digest, found) in enumerate(_look(new, room), 1):
        known[digest] = found
        if room.progress is not None:
            room.progress(done, len(new))
    good = {digest: found for digest, found in known.items() if isinstance(found, Survey)}
    ledger.note_surveys(room.root, good)
    return {path: known[digest] for path, digest in digests.items()}


def _look(pictures: Mapping[str, str], room: Darkroom) -> Iterator[tuple[str, Survey | Refusal]]:
    if not pictures:
        return
    from guidegen.adapters.pillow import survey  # only a new picture is worth its loading

    jobs = {digest: files.locate(room.root, path) for digest, path in pictures.items()}
    if room.executor is None:
        yield from ((digest, survey(path)) for digest, path in jobs.items())
        return
    running = {room.executor.submit(survey, path): digest for digest, path in jobs.items()}
    for future in as_completed(running):
        yield running[future], future.result()
