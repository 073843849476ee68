"""A site that was built, published and edited; what may befall the next build and publish of it; and what must be true then."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

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

_ASSET = re.compile(rb"assets/[\w./-]+\.\w+")
_TARGET = "publish:\n  website:\n    to: folder\n    folder: ~/www\n"

Tree = dict[str, bytes]


@dataclass(frozen=True)
class Sample:
    """A site that was built and published, and edited since."""

    folder: Path  # site/ and www/
    before: Tree
    after: Tree  # what a clean build of it gives


Ordeal = Callable[[Sample, Path], Iterator[str]]
"""Befalls a copy of the sample, in which a build and a publish are tried meanwhile; gives what went against a promise."""


@contextmanager
def in_this_process() -> Iterator[None]:
    """Build in line, and yet as carefully as on a real disk."""
    with building_in_line(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            building, "_workplace", lambda order: Workplace(order.root / "output", order.root / ".guidegen")
        )
        yield


def make(folder: Path) -> Sample:
    """The sample in that folder."""
    site = folder / "site"
    make_sample(site)
    make_theme(site, "small", 16)
    settings = site / "content/site.yaml"
    settings.write_text(settings.read_text() + _TARGET)
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


def work(folder: Path, *, overwrite: bool = False) -> None:
    """Build and publish, as the commands do; `overwrite` is `build --replace`."""
    site = folder / "site"
    assert not build_site(Order(site, NOW, TODAY), _quiet, overwrite=overwrite).stopped
    address = Address("website", "folder", {"folder": str(folder / "www")})
    with open_counter(Errand(site, "https://proef.example/", address, Vault(), NOW)) as counter:
        proposal = counter.propose(counter.packed())
        if not proposal.delivery.idle:
            counter.send(proposal, _quiet)


def attempt(folder: Path, *, overwrite: bool = False) -> tuple[str, tuple[str, ...]]:
    """Build and publish: the code of what a curator is told, if it failed, and what was not as promised in that."""
    try:
        work(folder, overwrite=overwrite)
    except GuidegenError as told:
        return told.code, () if told.code in codes("nl") else (f"{told.code} has no words",)
    except Exception as bug:  # noqa: BLE001 - that there is none is what is tried
        return "", (f"a curator would see {bug!r}",)
    return "", ()


def trial(sample: Sample, folder: Path, ordeal: Ordeal) -> list[str]:
    """An ordeal, and then a build and a publish that nothing befalls; what went against a promise."""
    shutil.copytree(sample.folder, folder)
    wrong = list(ordeal(sample, folder))
    for place in (folder / "site" / "output", folder / "www"):
        wrong += [f"afterwards, in {place.name}: {line}" for line in unsound(sample, tree(place))]
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
    """The paths that are not what a clean run gives."""
    yield from astray_in_output(sample, folder)
    yield from astray_in_public(sample, folder)


def astray_in_output(sample: Sample, folder: Path) -> Iterator[str]:
    """The paths under output/ that are not what a clean build gives."""
    output = tree(folder / "site" / "output")
    paths = output.keys() | sample.after.keys()
    yield from (path for path in paths if output.get(path) != sample.after.get(path))


def astray_in_public(sample: Sample, folder: Path) -> Iterator[str]:
    """The paths that readers find, or do not, against what a clean run gives; earlier assets may stay."""
    www = tree(folder / "www")
    for path in www.keys() | sample.after.keys():
        earlier = path.startswith("assets/") and path in sample.before
        if www.get(path) != sample.after.get(path) and not earlier:
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
