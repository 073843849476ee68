"""A site that is edited and built again and again, each time held against a clean build of the same sources."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import stat
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from tests.conftest import TODAY
from tests.equation.hands import Outcome, run
from tests.equation.sample import make_sample, put
from tests.equation.stage import make_theme

Tree = dict[str, bytes | str | None]  # path -> a file's bytes; None: a folder; a text: where a link leads

_NOT_SOURCES = ("output", ".guidegen")
_ASSET = re.compile(r"(?:\.\./)*(assets/[\w./-]+\.\w+)")
# Clean builds by all that goes into one: the same sources come again.
_clean: dict[str, tuple[Outcome, Tree]] = {}


class World:
    """The sample site in a folder, the day it is there, and what the edits remember."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "site"
        self._scratch = folder / "clean"
        self.day: dt.date = TODAY
        self.version = ""
        self.trash: dict[str, bytes] = {}
        self.states: list[Tree] = []
        self.foreign: dict[str, bytes] = {}
        self.lost_receipt = False
        make_sample(self.root)
        make_theme(self.root, "small", 16)
        make_theme(self.root, "other", 24)

    @property
    def output(self) -> Path:
        """output/ of the site."""
        return self.root / "output"

    def files(self, pattern: str) -> list[Path]:
        """The files that match, sorted."""
        return sorted(path for path in self.root.glob(pattern) if path.is_file())

    def sources(self) -> Tree:
        """Everything that a build may read."""
        return {path: _held(found) for path, found in _under(self.root, _NOT_SOURCES)}

    def check_out(self, state: Tree) -> None:
        """Make the sources what they were; what is equal is not touched."""
        now = self.sources()
        for path in sorted(now, reverse=True):
            if type(state.get(path)) is not type(now[path]) or path not in state:
                (self.root / path).rmdir() if now[path] is None else (self.root / path).unlink()
        lay_out(self.root, {path: held for path, held in state.items() if now.get(path, ...) != held})

    def clean(self, sources: Tree | None = None) -> tuple[Outcome, Tree]:
        """What a build of these sources gives in a folder where nothing was ever built."""
        sources = self.sources() if sources is None else sources
        key = blake2b(repr((sorted(sources.items()), self.day, self.version)).encode()).hexdigest()
        if key not in _clean:
            lay_out(self._scratch, sources)
            outcome = run(self._scratch, self.day)
            _clean[key] = (outcome, tree(self._scratch / "output"))
            shutil.rmtree(self._scratch)
        return _clean[key]

    def build(self) -> Outcome:
        """Build, and hold output/ against the clean one; AssertionError when the equation does not hold."""
        sources = self.sources()
        wanted, clean = self.clean(sources)
        before = stamped(self.output)
        outcome = run(self.root, self.day)
        if outcome.ending in {"output-not-ours", "output-not-ours-many"}:
            assert self.lost_receipt or self._in_the_way(clean), outcome
            assert stamped(self.output) == before
            outcome = self._build_over(clean)
        assert outcome == wanted
        if not outcome.built:
            assert stamped(self.output) == before, "a build that was refused touched output/"
            return outcome
        self.lost_receipt = False
        self.foreign = {path: data for path, data in self.foreign.items() if clean.get(path) != data}
        assert_equal(tree(self.output), with_folders({**clean, **self.foreign}))
        self.states = [*self.states[-3:], sources]
        return outcome

    def assert_whole(self, before: Tree) -> None:
        """After a kill: each file is of one build or the other, nothing foreign is touched, each page has its assets."""
        _, clean = self.clean()
        now = tree(self.output)
        for path, data in now.items():
            assert data is None or data in (before.get(path), clean.get(path)), f"torn: {path}"
        for path, data in self.foreign.items():
            assert now.get(path) == data, f"foreign file touched: {path}"
        assert_assets(now)

    def _build_over(self, clean: Tree) -> Outcome:
        """With leave to overwrite; without a receipt all that is not hidden goes, else only what is in the way."""
        gone = set(self.foreign) if self.lost_receipt else set(self._in_the_way(clean))
        self.foreign = {p: data for p, data in self.foreign.items() if p not in gone or "/." in f"/{p}"}
        return run(self.root, self.day, overwrite=True)

    def _in_the_way(self, clean: Tree) -> list[str]:
        """Where something of ours must come, as a file or as a folder."""
        return [path for path in self.foreign if path in clean or any(clean.get(p) for p in _above(path))]


def lay_out(root: Path, state: Tree) -> None:
    """Write sources under a folder."""
    for path, held in sorted(state.items()):
        if held is None:
            (root / path).mkdir(parents=True, exist_ok=True)
        elif isinstance(held, str):
            (root / path).unlink(missing_ok=True)
            (root / path).symlink_to(held)
        else:
            put(root / path, held)


def tree(folder: Path) -> Tree:
    """Everything under a folder."""
    return {path: _held(found) for path, found in _under(folder)}


def stamped(folder: Path) -> dict[str, tuple[int, int, int]]:
    """What any write would change, even one of the same bytes."""
    found = ((path, os.lstat(real)) for path, real in _under(folder))
    return {path: (lies.st_ino, lies.st_mtime_ns, lies.st_ctime_ns) for path, lies in found}


def with_folders(files: Tree) -> Tree:
    """With the folders that its files lie in."""
    return {**dict.fromkeys((folder for path in files for folder in _above(path)), None), **files}


def assert_equal(now: Tree, wanted: Tree) -> None:
    """Equal, or else the paths that are not."""
    assert sorted(now) == sorted(wanted), f"more: {set(now) - set(wanted)}; lacking: {set(wanted) - set(now)}"
    for path, data in now.items():
        assert data == wanted[path], f"{path} differs"


def assert_assets(now: Tree) -> None:
    """Every picture, style and script that a page names is there."""
    for path, data in now.items():
        if path.endswith(".html") and isinstance(data, bytes):
            lacking = {name for name in _ASSET.findall(data.decode()) if name not in now}
            assert not lacking, f"{path} lacks {lacking}"


def _held(path: str) -> bytes | str | None:
    """The bytes of a file, where a link leads, None for a folder."""
    mode = os.lstat(path).st_mode
    if stat.S_ISLNK(mode):
        return str(Path(path).readlink())
    return None if stat.S_ISDIR(mode) else Path(path).read_bytes()


def _above(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts))]


def _under(folder: Path, without: Iterable[str] = ()) -> list[tuple[str, str]]:
    """All paths under a folder, from there and in full, sorted; strings, for there are very many."""
    found: list[tuple[str, str]] = []
    start = len(str(folder)) + 1
    for home, folders, names in os.walk(folder):
        if len(home) < start:
            folders[:] = [name for name in folders if name not in without]
        found += [(f"{home}/{name}"[start:], f"{home}/{name}") for name in (*folders, *names)]
    return sorted(found)
