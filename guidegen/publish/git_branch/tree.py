"""What lies on a branch, by its names: ours, other people's, and where the two would be in each other's way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from guidegen.plan.held import NAME, Held
from guidegen.problems import PublishError
from guidegen.publish.target import LOOKED_AT

_FILES = frozenset({"100644", "100755"})
_REPOSITORY = "160000"  # somebody else's, of which only the name lies here


@dataclass(frozen=True)
class Tree:
    """Names only; those that are no UTF-8 are somebody else's and are not spoken of."""

    modes: Mapping[str, str] = field(default_factory=dict)  # of files, links and other people's repositories
    receipt: str | None = None  # the object that holds it

    @property
    def others(self) -> tuple[str, ...]:
        """Some of what lies there, in a tree without a receipt of ours; without signs that would move a terminal."""
        names = sorted(path for path in self.modes if path != NAME)[:LOOKED_AT]
        return tuple("".join(sign if sign.isprintable() else "?" for sign in name) for name in names)

    def gone(self, marks: Iterable[str], held: Held) -> tuple[str, ...]:
        """The paths that have these marks in our receipt."""
        wanted = frozenset(marks)
        return tuple(path for path in self.modes if held.mark(path) in wanted)

    def without(self, paths: Iterable[str]) -> Tree:
        """What is left when these are gone."""
        gone = frozenset(paths)
        return replace(self, modes={path: mode for path, mode in self.modes.items() if path not in gone})

    def check_room(self, paths: Iterable[str]) -> None:
        """PublishError when a file cannot come at one of these paths without something else going."""
        folders = frozenset(folder for path in self.modes for folder in _above(path))
        for path in paths:
            ways = [name for name in _above(path) if name in self.modes]
            if path in folders or self.modes.get(path) == _REPOSITORY:
                ways.append(path)
            if ways:
                raise PublishError("publish-git-in-the-way", path=path, other=ways[0])


def read_tree(listing: bytes) -> Tree:
    """The tree that `git ls-tree -r -z` lists."""
    modes = {}
    receipt = None
    for row in listing.split(b"\0"):
        about, _, name = row.partition(b"\t")
        try:
            path = name.decode()
        except UnicodeDecodeError:
            continue
        if path:
            mode, _, oid = about.decode().split(" ")
            modes[path] = mode
            if path == NAME and mode in _FILES:
                receipt = oid
    return Tree(modes, receipt)


def as_it_lies(held: Held, tree: Tree) -> Held:
    """The receipt without what somebody has taken away since."""
    there = {held.mark(path) for path in tree.modes}
    return replace(held, traces={mark: trace for mark, trace in held.traces.items() if mark in there})


def _above(path: str) -> Iterator[str]:
    """The folders that a path lies in."""
    parts = path.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))
