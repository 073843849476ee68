"""What is said about picture files between processes: a survey or a refusal of one, and the files wanted from it.

Knows no picture library, so that a build in which nothing changed need not load one.
"""

from __future__ import annotations

from dataclasses import dataclass

Size = tuple[int, int]  # width, height in pixels
Box = tuple[int, int, int, int]  # left, top, right, bottom in pixels

CREDIT_FIELDS = ("creator", "credit", "rights", "rights-url", "licensor-url", "source-type")


@dataclass(frozen=True, slots=True)
class Survey:
    """What a picture file holds, found by reading it whole; `credit` is text by strangers, shortened and cleaned."""

    format: str  # jpeg, png, webp, avif, gif or tiff
    size: Size  # once turned upright
    colour: str  # "#rrggbb": the mean, in sRGB
    accent: str | None = None  # "#rrggbb": the most telling colour; None where all is grey
    credit: tuple[tuple[str, str], ...] = ()  # (field of CREDIT_FIELDS, text), in that order


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file cannot be used as a picture: a code of the catalogue and what its words need."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Derivative:
    """One file wanted from a picture: `crop` in pixels of the upright original, then `size`, then encoded."""

    crop: Box
    size: Size
    format: str  # jpeg, avif, webp or png
    quality: int  # 1 to 100; png knows none
    credit: tuple[
        tuple[str, str], ...
    ] = ()  # (field of CREDIT_FIELDS, text): written over what the original says of itself
    max_bytes: int | None = None  # quality is lowered until the file is no larger
