"""A disk that fails: at its Nth step something goes wrong, during the build and the publish of a sample site."""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import pytest

from guidegen import build as building
from guidegen.build import build_site
from guidegen.output.place import Workplace
from guidegen.plan.held import NAME
from guidegen.press import Order, Step
from guidegen.problems import GuidegenError
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address
from guidegen.publishing import Errand, open_counter
from guidegen.report.catalogue import codes
from tests.conftest import TODAY
from tests.equation.hands import building_in_line
from tests.equation.sample import make_sample
from tests.equation.stage import make_theme

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE")
LASTING = frozenset({"ENOSPC", "EROFS"})  # a disk that is full stays full, for as long as the command runs

_MAKES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_STEPS = ("replace", "rename", "unlink", "remove", "rmdir", "mkdir", "fsync", "sync", "link", "symlink")
_TAKES_ROOM = frozenset({"open", "write", "mkdir", "link", "symlink", "replace", "rename", "fsync"})
_ASSET = re.compile(rb"assets/[\w./-]+\.\w+")

Tree = dict[str, bytes]


@dataclass
class Disk:
    """Counts the steps that change something, and fails at one of them."""

    fails_at: int = 0  # 0: never
    error: str = "EIO"
    steps: list[str] = field(default_factory=list)

    def step(self, kind: str) -> None:
        """One step; OSError when it is the one that fails, or comes after it on a disk that stays bad."""
        self.steps.append(kind)
        late = self.error in LASTING and len(self.steps) > self.fails_at and kind in _TAKES_ROOM
        if self.fails_at and (len(self.steps) == self.fails_at or late):
            number = getattr(errno, self.error)
            raise OSError(number, os.strerror(number))

    @contextmanager
    def mounted(self) -> Iterator[None]:
        """All that this process does to a disk goes by this one."""
        with pytest.MonkeyPatch.context() as patch:
            for kind in _STEPS:
                patch.setattr(os, kind, self._counted(kind, getattr(os, kind)))
            patch.setattr(os, "open", self._opening(os.open))
            patch.setattr(os, "fdopen", self._wrapping(os.fdopen))
            yield

    def _counted(self, kind: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **kwargs: Any) -> Any:
            self.step(kind)
            return None if kind in {"fsync", "sync"} else real(*args, **kwargs)

        return step

    def _opening(self, real: Callable[..., int]) -> Callable[..., int]:
        def opened(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
            if flags & _MAKES:
                self.step("open")
            return real(path, flags, *args, **kwargs)

        return opened

    def _wrapping(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def opened(handle: int, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
            file = real(handle, mode, *args, **kwargs)
            return _Written(file, self) if "w" in mode else file

        return opened


class _Written:
    """A file that is written, on such a disk: half of what is written may be there when it fails."""

    def __init__(self, file: Any, disk: Disk) -> None:
        self._file = file
        self._disk = disk

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> int:
        self._file.write(data[: len(data) // 2])
        self._disk.step("write")
        return int(self._file.write(data[len(data) // 2 :]))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@dataclass(frozen=True)
class Sample:
    """A site that was built and published, and edited since."""

    folder: Path
    before: Tree
    after: Tree  # what a clean build of it gives


@contextmanager
def in_this_process() -> Iterator[None]:
    """Build in line, and yet as carefully as on a real disk."""
    with building_in_line(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            building, "_workplace", lambda order: Workplace(order.root / "output", order.root / ".guidegen")
        )
        yield


def make(folder: Path) -> Sample:
    """The sample in that folder: site/ and www/."""
    site = folder / "site"
    make_sample(site)
    make_theme(site, "small", 16)
    (folder / "www").mkdir()
    work(folder)
    before = tree(folder / "www")
    edit(site)
    clean = folder.with_name(f"{folder.name}-clean")
    shutil.copytree(site / "content", clean / "site" / "content")
    shutil.copytree(site / "themes", clean / "site" / "themes")
    (clean / "www").mkdir()
    work(clean)
    return Sample(folder, before, tree(clean / "www"))


def edit(site: Path) -> None:
    """Words, a title, a photograph, a guide that goes and one that comes."""
    gracht, stad = site / "content/places/gracht.md", site / "content/guides/stad/guide.md"
    gracht.write_text(gracht.read_text().replace("Stil water", "Diep water"))
    stad.write_text(stad.read_text().replace("De stad in een uur", "De stad in een dag"))
    (site / "content/guides/stad/toren.jpg").write_bytes((site / "content/places/dom.jpg").read_bytes())
    bos = site / "content/guides/bos.md"
    (site / "content/guides/duin.md").write_text(bos.read_text().replace("bos", "duin"))
    bos.unlink()


def work(folder: Path) -> None:
    """Build and publish, as the command does."""
    site = folder / "site"
    assert not build_site(Order(site, NOW, TODAY), _quiet).stopped
    address = Address("website", "folder", {"folder": str(folder / "www")})
    with open_counter(Errand(site, "https://proef.example/", address, Vault(), NOW)) as counter:
        proposal = counter.propose(counter.packed())
        if not proposal.delivery.idle:
            counter.send(proposal, _quiet)


def trial(sample: Sample, folder: Path, disk: Disk) -> list[str]:
    """Build and publish on that disk, and then once more on a good one; what went against a promise."""
    shutil.copytree(sample.folder, folder)
    wrong: list[str] = []
    try:
        with disk.mounted():
            work(folder)
    except GuidegenError as told:
        if told.code not in codes("nl"):
            wrong.append(f"{told.code} has no words")
    except Exception as bug:  # noqa: BLE001 - that there is none is what is tried
        wrong.append(f"a curator would see {bug!r}")
    for place in (folder / "site" / "output", folder / "www"):
        wrong += [f"after the fault, in {place.name}: {line}" for line in unsound(sample, tree(place))]
    try:
        work(folder)
    except Exception as bug:  # noqa: BLE001 - as above
        return [*wrong, f"the next run ends with {bug!r}"]
    wrong += [f"{path} is not as it should be" for path in astray(sample, folder)]
    shutil.rmtree(folder)
    return wrong


def unsound(sample: Sample, found: Tree) -> Iterator[str]:
    """Half files, and pages that name an asset that is not there."""
    for path, data in found.items():
        if path in (sample.before | sample.after) and data not in (
            sample.before.get(path),
            sample.after.get(path),
        ):
            yield f"{path} is neither old nor new"
        if path.endswith(".html"):
            lost = {name.decode() for name in _ASSET.findall(data)} - found.keys()
            yield from (f"{path} lacks {name}" for name in sorted(lost))


def astray(sample: Sample, folder: Path) -> Iterator[str]:
    """The paths that are not what a clean run gives; in www/ earlier assets may stay."""
    output, www = tree(folder / "site" / "output"), tree(folder / "www")
    yield from (
        path for path in output.keys() | sample.after.keys() if output.get(path) != sample.after.get(path)
    )
    for path in www.keys() | sample.after.keys():
        if www.get(path) != sample.after.get(path) and not (
            path.startswith("assets/") and path in sample.before
        ):
            yield f"www/{path}"


def tree(folder: Path) -> Tree:
    """The files under a folder, without our receipt."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != NAME
    }


def _quiet(_: Step) -> None:
    return
