"""Recipes: frozen values that hold everything an output's bytes depend on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class RenderPage:
    """A page: a template of a theme, filled with a view and nothing else.

    Bodies of prose stand in the view as digests.
    """

    template: str
    theme_digest: str
    view: Any  # a frozen dataclass of edition/views.py; plan/ does not know them
    maker: str = "1"  # the versions of what renders it; another one when the same recipe gives other bytes


@dataclass(frozen=True, slots=True)
class MakePicture:
    """A derivative of a picture: turned upright, in sRGB, cut, resized, encoded; private metadata left out.

    `crop` is (left, top, right, bottom) in pixels of the upright original, `size` the result's (width, height).
    """

    source_digest: str
    crop: tuple[int, int, int, int]
    size: tuple[int, int]
    format: str  # jpeg, avif, webp or png
    quality: int
    credit: tuple[tuple[str, str], ...] = ()  # creator, credit, rights, rights-url: written into the file
    max_bytes: int | None = None  # quality is lowered until it fits (share pictures)
    maker: str = "1"  # the versions of what decodes and encodes it


@dataclass(frozen=True, slots=True)
class CopyFile:
    """A file as it is, such as a theme's font."""

    source_digest: str


@dataclass(frozen=True, slots=True)
class WriteText:
    """A small text: a stylesheet of one page, a feed, a sitemap."""

    text: str


Recipe = RenderPage | MakePicture | CopyFile | WriteText
