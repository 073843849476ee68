"""The pieces of a site as they are published: which bytes at which path, and the order in which they may come and go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

HOME = "index.html"
LASTING = "assets/"  # named by their contents: never another file under the same name
FEEDS = (".xml", ".txt")


@dataclass(frozen=True, slots=True)
class Piece:
    """A file as it is meant to be."""

    content: str  # as adapters/files.py digests bytes
    size: int  # bytes


Pieces = Mapping[str, Piece]  # by path under output/


def lasts(path: str) -> bool:
    """Whether a file is named by its contents, so that a reader's browser may keep it for good."""
    return path.startswith(LASTING)


def is_page(path: str) -> bool:
    """Whether a reader looks at it as a page."""
    return path.endswith(".html")


def in_waves(paths: Iterable[str], fresh: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """The paths in the order in which they may be put, in waves: what is in one points only to earlier ones.

    Assets first; then the pages that are `fresh`, which nothing leads to yet; then those that lead to them, home as the
    last; then feeds and lists for machines.
    """
    waves: dict[int, list[str]] = {}
    for path in paths:
        waves.setdefault(_wave(path, fresh), []).append(path)
    return tuple(tuple(sorted(waves[wave])) for wave in sorted(waves))


def in_farewell_order(paths: Iterable[str]) -> tuple[str, ...]:
    """The paths in the order in which they may be deleted: nothing goes before what points to it."""
    return tuple(sorted(paths, key=lambda path: (not path.endswith((".html", *FEEDS)), path)))


def _wave(path: str, fresh: frozenset[str]) -> int:
    if path == HOME:
        return 3
    if is_page(path):
        return 1 if path in fresh else 2
    return 4 if path.endswith(FEEDS) and not lasts(path) else 0
