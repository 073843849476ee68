"""The plan: every file of this edition and the recipe it is made by."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from guidegen.plan.digest import Digester

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from guidegen.plan.recipes import Recipe


@dataclass(frozen=True, slots=True)
class Output:
    """One file to be: its path under output/ (with /, no leading one) and the recipe that makes it."""

    path: str
    recipe: Recipe
    about: str = ""  # what a curator would call it: "gids seven-places-zutphen"


@dataclass(frozen=True)
class Leaf:
    """A page or another file with an address of its own; it is laid out when it is asked for, and once."""

    path: str
    lay: Callable[[], Iterable[Output]]

    @cached_property
    def outputs(self) -> tuple[Output, ...]:
        """What stands at its path, after all that it needs."""
        return tuple(self.lay())


@dataclass(frozen=True, slots=True)
class Clash:
    """Two writers of one path (paths are compared without case, as some file systems do).

    Or one writes a file where the other needs a folder: then `path` is that file's.
    """

    path: str
    first: Output
    second: Output


@dataclass(frozen=True)
class Plan:
    """All outputs by path; made by `make_plan`, which refuses two writers of a path."""

    outputs: dict[str, Output] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)  # path -> digest of the recipe


def make_plan(outputs: Iterable[Output]) -> tuple[Plan, tuple[Clash, ...]]:
    """Lay all outputs side by side; identical outputs at one path count once, different ones are a Clash."""
    plan = Plan()
    digester = Digester()
    folded: dict[str, Output] = {}
    clashes: list[Clash] = []
    for output in outputs:
        fingerprint = digester.digest(output.recipe)
        other = folded.setdefault(fold(output.path), output)
        if other is output:
            plan.outputs[output.path] = output
            plan.fingerprints[output.path] = fingerprint
        elif other.path != output.path or plan.fingerprints[other.path] != fingerprint:
            clashes.append(Clash(output.path, other, output))
    return plan, (*clashes, *_files_as_folders(folded))


def stand_apart(paths: Iterable[str]) -> bool:
    """Whether files can lie at all these paths side by side, on every disk: no two alike, none where another's folder is."""
    folded = [fold(path) for path in paths]
    taken = set(folded)
    return len(taken) == len(folded) and not any(
        folder in taken for path in folded for folder in folders_of(path)
    )


def fold(path: str) -> str:
    """A path as the least discerning file systems see it: without case, accents put together."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def folders_of(path: str) -> Iterator[str]:
    """Every folder a path lies in, the nearest first: of a/b/c.html a/b, then a."""
    while (cut := path.rfind("/")) > 0:
        path = path[:cut]
        yield path


def _files_as_folders(folded: dict[str, Output]) -> Iterator[Clash]:
    for path, output in folded.items():
        for folder in folders_of(path):
            if folder in folded:
                yield Clash(folded[folder].path, folded[folder], output)
