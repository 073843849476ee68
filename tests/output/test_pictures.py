"""Pictures are made once, one decoding a source, the longest first; what fails is named and hinders nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from guidegen.adapters.files import digest_bytes
from guidegen.adapters.pictures import Derivative, Refusal
from guidegen.output.cache import PictureCache
from guidegen.output.pictures import Darkroom, Failure, make_pictures
from guidegen.plan.changes import Change, compare
from guidegen.plan.plan import Output, make_plan
from guidegen.problems import DiskError
from tests.output.press import AtOnce, build, derive, picture, place_in, text, tree

PHOTOS = {name: f"photo {name}".encode() for name in ("a.jpg", "b.jpg", "c.jpg")}


@pytest.fixture
def sources(tmp_path: Path) -> dict[str, Path]:
    """Three photos by digest."""
    folder = tmp_path / "content"
    folder.mkdir()
    for name, data in PHOTOS.items():
        (folder / name).write_bytes(data)
    return {digest_bytes(data): folder / name for name, data in PHOTOS.items()}


@pytest.fixture(params=["at once", "threads", "processes"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    """Every way in which the work may be done."""
    kinds: Mapping[str, Any] = {
        "at once": AtOnce,
        "threads": lambda: ThreadPoolExecutor(2),
        "processes": lambda: ProcessPoolExecutor(2, mp_context=get_context("spawn")),
    }
    with kinds[request.param]() as made:
        yield made


def wanted(*rows: tuple[str, int, str]) -> tuple[Change, ...]:
    """Changes that want these: name of the photo, width, format."""
    outputs = tuple(
        Output(f"p/{name}-{width}.{fmt}", picture(PHOTOS[name], width, fmt), name)
        for name, width, fmt in rows
    )
    plan, _ = make_plan((*outputs, Output("a.txt", text("no picture"))))
    return compare(plan, None, {}).made


def room(sources: Mapping[str, Path], tmp_path: Path, **other: Any) -> Darkroom:
    values = {"executor": AtOnce(), "cache": PictureCache(tmp_path / "cache"), "derive": derive, **other}
    return Darkroom(sources, **values)


def silent(*_: object) -> None:
    """Progress that nobody looks at."""


def test_pictures_are_made_and_kept(sources: dict[str, Path], tmp_path: Path, executor: Executor) -> None:
    dark = room(sources, tmp_path, executor=executor)
    changes = wanted(("a.jpg", 480, "avif"), ("a.jpg", 960, "jpeg"), ("b.jpg", 480, "avif"))
    told: list[tuple[int, int, str]] = []
    assert make_pictures(changes, dark, lambda *step: told.append(step)) == ()
    made = {change.path: dark.cache.get(change.fingerprint) for change in changes if change.path != "a.txt"}
    assert made == {
        "p/a.jpg-480.avif": b"photo a.jpg as avif 480",
        "p/a.jpg-960.jpeg": b"photo a.jpg as jpeg 960",
        "p/b.jpg-480.avif": b"photo b.jpg as avif 480",
    }
    assert [step[0] for step in told] in ([2, 3], [1, 3])
    assert {step[1:] for step in told} == {(3, "a.jpg"), (3, "b.jpg")}


def test_each_source_is_decoded_once_the_longest_work_first(sources: dict[str, Path], tmp_path: Path) -> None:
    asked: list[tuple[str, int]] = []

    def noted(path: Path, jobs: tuple[Derivative, ...]) -> tuple[bytes, ...] | Refusal:
        asked.append((path.name, len(jobs)))
        return derive(path, jobs)

    rows = [("a.jpg", 480, "jpeg"), ("b.jpg", 480, "avif"), ("c.jpg", 960, "avif"), ("c.jpg", 480, "avif")]
    make_pictures(wanted(*rows), room(sources, tmp_path, derive=noted), silent)
    assert asked == [("c.jpg", 2), ("b.jpg", 1), ("a.jpg", 1)]


def test_what_is_in_the_cache_is_not_made_again(sources: dict[str, Path], tmp_path: Path) -> None:
    changes = wanted(("a.jpg", 480, "avif"), ("a.jpg", 960, "avif"), ("b.jpg", 480, "avif"))
    make_pictures(changes, room(sources, tmp_path), silent)
    asked: list[int] = []

    def noted(path: Path, jobs: tuple[Derivative, ...]) -> tuple[bytes, ...] | Refusal:
        asked.extend(job.size[0] for job in jobs)
        return derive(path, jobs)

    make_pictures(changes, room({}, tmp_path, derive=noted), silent)
    assert asked == []
    damaged = changes[1].fingerprint
    (tmp_path / "cache" / damaged[:2] / damaged).write_bytes(b"")
    make_pictures(changes, room(sources, tmp_path, derive=noted), silent)
    assert asked == [960]


def test_a_picture_that_fails_is_named_and_the_others_are_kept(
    sources: dict[str, Path], tmp_path: Path
) -> None:
    (tmp_path / "content/b.jpg").write_bytes(b"broken")
    changes = wanted(("a.jpg", 480, "avif"), ("b.jpg", 480, "avif"), ("c.jpg", 480, "avif"))
    dark = room(sources, tmp_path)
    failures = make_pictures(changes, dark, silent)
    refusal = Refusal("picture-truncated", (("why", "broken"),))
    assert failures == (Failure(digest_bytes(PHOTOS["b.jpg"]), "b.jpg", refusal),)
    kept = [change.path for change in changes if dark.cache.get(change.fingerprint)]
    assert kept == ["p/a.jpg-480.avif", "p/c.jpg-480.avif"]


def test_a_picture_that_changed_meanwhile_is_not_kept(sources: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "content/a.jpg").write_bytes(b"another photo")
    changes = wanted(("a.jpg", 480, "avif"))
    dark = room(sources, tmp_path)
    assert [failure.refusal.code for failure in make_pictures(changes, dark, silent)] == ["picture-changed"]
    assert dark.cache.get(changes[0].fingerprint) is None


def no_room(path: Path, jobs: tuple[Derivative, ...]) -> tuple[bytes, ...] | Refusal:
    """Fails as a full disk does."""
    raise DiskError("disk-full", path=path.name, jobs=len(jobs))


def test_trouble_in_a_worker_comes_back_as_a_failure(
    sources: dict[str, Path], tmp_path: Path, executor: Executor
) -> None:
    dark = room(sources, tmp_path, executor=executor, derive=no_room)
    failures = make_pictures(wanted(("a.jpg", 480, "avif")), dark, silent)
    assert failures[0].refusal == Refusal("disk-full", (("jobs", "1"), ("path", "a.jpg")))


def test_a_picture_that_cannot_be_kept_is_the_disks_fault(
    sources: dict[str, Path], tmp_path: Path, executor: Executor
) -> None:
    (tmp_path / "state").write_bytes(b"")  # a file where the cache's folder must come
    dark = room(sources, tmp_path, executor=executor, cache=PictureCache(tmp_path / "state" / "cache"))
    with pytest.raises(DiskError) as trouble:
        make_pictures(wanted(("a.jpg", 480, "avif")), dark, silent)
    assert dict(trouble.value.values)["path"] == "state/cache"


def fall_down(path: Path, jobs: tuple[Derivative, ...]) -> tuple[bytes, ...] | Refusal:
    """Ends its process at one photo, as the system does with a process that takes all memory."""
    if path.name == "b.jpg":
        os._exit(1)
    return derive(path, jobs)


def test_a_worker_that_falls_down_is_a_failure(sources: dict[str, Path], tmp_path: Path) -> None:
    rows = [("b.jpg", 960, "avif"), ("a.jpg", 480, "avif"), ("c.jpg", 480, "avif")]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        dark = room(sources, tmp_path, executor=pool, derive=fall_down)
        failures = make_pictures(wanted(*rows), dark, silent)
        assert "b.jpg" in {failure.about for failure in failures}
        assert {failure.refusal.code for failure in failures} == {"picture-worker-lost"}
        again = make_pictures(wanted(*rows), dark, silent)
    assert [failure.refusal.code for failure in again] == ["picture-worker-lost"]


class Broken(Executor):
    """Workers that are gone already."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        raise BrokenProcessPool


def test_workers_that_are_gone_are_a_failure(sources: dict[str, Path], tmp_path: Path) -> None:
    changes = wanted(("a.jpg", 480, "avif"), ("b.jpg", 480, "avif"))
    failures = make_pictures(changes, room(sources, tmp_path, executor=Broken()), silent)
    assert [failure.refusal.code for failure in failures] == ["picture-worker-lost"]


def test_a_damaged_cache_does_not_change_the_output(sources: dict[str, Path], tmp_path: Path) -> None:
    recipes = {f"p/{name}": picture(data) for name, data in PHOTOS.items()}
    place = place_in(tmp_path / "site")
    build(place, recipes, sources=sources)
    wanted_tree = tree(place.output)
    for cached in sorted(path for path in place.cache.rglob("*") if path.is_file()):
        cached.write_bytes(cached.read_bytes()[:-1] + b"?")
    for path in place.output.rglob("*.jpg"):
        path.unlink()
    build(place, recipes, sources=sources)
    assert tree(place.output) == wanted_tree
