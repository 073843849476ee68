"""Makes the pictures that a build wants and the cache lacks: one decoding a source, the longest work first."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass
from pathlib import Path

from guidegen.adapters.files import digest_file
from guidegen.adapters.pictures import Derivative, Refusal
from guidegen.output.cache import PictureCache
from guidegen.plan.changes import Change
from guidegen.plan.recipes import MakePicture
from guidegen.problems import DiskError

Derive = Callable[[Path, tuple[Derivative, ...]], tuple[bytes, ...] | Refusal]
Progress = Callable[[int, int, str], None]  # files done, files in all, what was made last

_EFFORT = {"jpeg": 1, "png": 2, "webp": 3, "avif": 3}  # time to encode a pixel, roughly
_LOST = Refusal(
    "picture-worker-lost"
)  # the process that worked on it was ended, most often for want of memory
_AHEAD = 2 * (
    os.cpu_count() or 2
)  # sources handed out at a time: the rest waits here, and stops at once with us


@dataclass(frozen=True, slots=True)
class Darkroom:
    """What pictures are made with: where sources lie by digest, who does the work, and where the results are kept."""

    sources: Mapping[str, Path]
    executor: Executor
    cache: PictureCache
    derive: Derive  # a function that a worker process can be sent


@dataclass(frozen=True, slots=True)
class Failure:
    """A source no picture could be made from, and why."""

    source_digest: str
    about: str  # what the plan calls it
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class _NoRoom:
    """A picture was made and could not be kept: the disk's fault, which a worker hands over as a value."""

    code: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Sitting:
    """All that is wanted from one source."""

    source: Path
    digest: str
    about: str
    jobs: tuple[tuple[str, Derivative], ...]  # fingerprint of the recipe, what to make

    @property
    def effort(self) -> int:
        """How long it takes, in no particular unit."""
        return sum(job.size[0] * job.size[1] * _EFFORT.get(job.format, 1) for _, job in self.jobs)


def make_pictures(changes: Iterable[Change], room: Darkroom, progress: Progress) -> tuple[Failure, ...]:
    """Make what is lacking, all that can be made; the failures sorted by what they are about. DiskError."""
    waiting = sorted(_sittings(changes, room), key=lambda sitting: (-sitting.effort, sitting.digest))
    total = sum(len(sitting.jobs) for sitting in waiting)
    done = 0
    failures = []
    for sitting, refusal in _carried_out(waiting, room):
        done += len(sitting.jobs)
        progress(done, total, sitting.about)
        if refusal:
            failures.append(Failure(sitting.digest, sitting.about, refusal))
    return tuple(sorted(failures, key=lambda failure: (failure.about, failure.source_digest)))


def _sittings(changes: Iterable[Change], room: Darkroom) -> Iterator[_Sitting]:
    wanted: dict[str, dict[str, Change]] = {}
    for change in changes:
        if isinstance(change.output.recipe, MakePicture):
            wanted.setdefault(change.output.recipe.source_digest, {})[change.fingerprint] = change
    for digest, by_fingerprint in wanted.items():
        lacking = [change for made_by, change in by_fingerprint.items() if room.cache.get(made_by) is None]
        if lacking:
            jobs = tuple((change.fingerprint, _derivative(change.output.recipe)) for change in lacking)
            yield _Sitting(room.sources[digest], digest, lacking[0].output.about, jobs)


def _derivative(recipe: object) -> Derivative:
    assert isinstance(recipe, MakePicture)  # noqa: S101 - told to the type checker: _sittings chose by it
    return Derivative(
        recipe.crop, recipe.size, recipe.format, recipe.quality, recipe.credit, recipe.max_bytes
    )


def _carried_out(waiting: list[_Sitting], room: Darkroom) -> Iterator[tuple[_Sitting, Refusal | None]]:
    """Each sitting as it ends; never more than a few are handed out, and none to workers that broke down."""
    queue = iter(waiting)
    running: dict[Future[Refusal | _NoRoom | None], _Sitting] = {}
    while True:
        while len(running) < _AHEAD and (sitting := next(queue, None)):
            try:
                running[room.executor.submit(_sit, room.derive, room.cache, sitting)] = sitting
            except BrokenExecutor:
                queue = iter(())
                yield sitting, _LOST
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            yield running.pop(future), _outcome(future)


def _outcome(future: Future[Refusal | _NoRoom | None]) -> Refusal | None:
    try:
        result = future.result()
    except BrokenExecutor:
        return _LOST
    if isinstance(result, _NoRoom):
        raise DiskError(result.code, **dict(result.values))
    return result


def _sit(derive: Derive, cache: PictureCache, sitting: _Sitting) -> Refusal | _NoRoom | None:
    """In a worker: make all of one source and keep it; the bytes need not travel back."""
    try:
        made = derive(sitting.source, tuple(job for _, job in sitting.jobs))
        if isinstance(made, Refusal):
            return made
        if (
            digest_file(sitting.source.resolve()) != sitting.digest
        ):  # afterwards: what was read may have been another file
            return Refusal("picture-changed")
    except DiskError as error:
        return Refusal(error.code, error.values)
    try:
        for (fingerprint, _), data in zip(sitting.jobs, made, strict=True):
            cache.put(fingerprint, data)
    except DiskError as error:
        where = f"{cache.root.parent.name}/{cache.root.name}"
        return _NoRoom(error.code, tuple({**dict(error.values), "path": where}.items()))
    return None
