"""One maker for each recipe: from the recipe to the bytes of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidegen.adapters.files import digest_bytes, read_bytes
from guidegen.output.cache import PictureCache
from guidegen.plan.recipes import CopyFile, MakePicture, RenderPage, WriteText
from guidegen.problems import DiskError

_LARGEST = 1 << 29  # bytes of a file that is copied

Render = Callable[[RenderPage], bytes]


@dataclass(frozen=True, slots=True)
class Bench:
    """What the makers work with: the renderer of pages, where files lie by the digest of their bytes, the cache."""

    render: Render
    sources: Mapping[str, Path]
    cache: PictureCache

    def make(self, recipe: Any, fingerprint: str) -> bytes:
        """The bytes that a recipe stands for; its picture must have been made (`make_pictures`). DiskError."""
        return MAKERS[type(recipe)](self, recipe, fingerprint)


def _render(bench: Bench, recipe: RenderPage, _: str) -> bytes:
    return bench.render(recipe)


def _fetch(bench: Bench, recipe: MakePicture, fingerprint: str) -> bytes:
    data = bench.cache.get(fingerprint)
    if data is None:
        raise DiskError("picture-lost", path=bench.sources[recipe.source_digest].name)
    return data


def _copy(bench: Bench, recipe: CopyFile, _: str) -> bytes:
    path = bench.sources[
        recipe.source_digest
    ].resolve()  # a link was held against its own root where it was found
    data = read_bytes(path.parent, path.name, _LARGEST)
    if digest_bytes(data) != recipe.source_digest:
        raise DiskError("source-changed", path=path.name)
    return data


def _write(_: Bench, recipe: WriteText, __: str) -> bytes:
    return recipe.text.encode()


MAKERS: dict[type, Callable[[Bench, Any, str], bytes]] = {
    RenderPage: _render,
    MakePicture: _fetch,
    CopyFile: _copy,
    WriteText: _write,
}
