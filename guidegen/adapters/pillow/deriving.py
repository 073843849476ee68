"""Makes all files that are wanted from one picture with a single decoding, the largest first.

A JPEG is decoded no larger than needed. Each cut's largest size is taken from the decoded pixels and is the one that
is brought to sRGB and turned upright; smaller ones come from it, which is ten times cheaper and, at these steps, as good.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from PIL import Image

from guidegen.adapters.pictures import CREDIT_FIELDS, Box, Derivative, Refusal, Size
from guidegen.adapters.pillow.credits import merged, read_credit
from guidegen.adapters.pillow.encode import ENCODERS, encoded
from guidegen.adapters.pillow.packets import Credit
from guidegen.adapters.pillow.profiles import plain, to_srgb
from guidegen.adapters.pillow.source import LYING, RefusedError, Source, load, open_source, orientation

_TURNS = Image.Transpose
_TURN = {  # how a picture stored with each orientation becomes upright (EXIF 2.32, tag 274)
    2: _TURNS.FLIP_LEFT_RIGHT,
    3: _TURNS.ROTATE_180,
    4: _TURNS.FLIP_TOP_BOTTOM,
    5: _TURNS.TRANSPOSE,
    6: _TURNS.ROTATE_270,
    7: _TURNS.TRANSVERSE,
    8: _TURNS.ROTATE_90,
}
_MIRRORED_ACROSS, _MIRRORED_DOWN = (
    {2, 3, 7, 8},
    {3, 4, 6, 7},
)  # stored from right to left, from below to above
_STEP = 1.6  # how much wider a picture must be for the next one to be taken from it
_GAP = 2.0  # what is more than twice this too large is first averaged down, at a fraction of the cost


@dataclass(frozen=True, slots=True)
class _Decoded:
    """Pixels as stored, perhaps decoded smaller than `size`, the stored picture's; with how to read them."""

    image: Image.Image
    size: Size
    orientation: int
    scale: float  # decoded pixels for each stored one
    profile: bytes | None
    credit: Credit  # what the file says of itself


def check(jobs: tuple[Derivative, ...]) -> None:
    """Raises ValueError for what no file could be made of: that is a mistake of ours, not the picture's."""
    for job in jobs:
        left, top, right, bottom = job.crop
        whole = 0 <= left < right and 0 <= top < bottom and min(job.size) >= 1
        if (
            not whole
            or job.format not in ENCODERS
            or not {field for field, _ in job.credit} <= {*CREDIT_FIELDS}
        ):
            raise ValueError(job)


def derive_from(path: Path, jobs: tuple[Derivative, ...]) -> tuple[bytes, ...]:
    """The bytes of each job's file, in the order of `jobs`; raises RefusedError."""
    decoded = _decode(open_source(path), jobs)
    crops = sorted({job.crop for job in jobs})
    made = dict(chain.from_iterable(_from_one_cut(decoded, crop, jobs) for crop in crops))
    return tuple(made[job] for job in jobs)


def _from_one_cut(
    decoded: _Decoded, crop: Box, jobs: tuple[Derivative, ...]
) -> Iterator[tuple[Derivative, bytes]]:
    """Those of the jobs that want this cut, each with its file."""
    wanted = {job for job in jobs if job.crop == crop}
    sizes = sorted({job.size for job in wanted}, reverse=True)
    pixels = largest = _cut(decoded, crop, sizes[0])
    for size in sizes:
        if size != sizes[0]:
            larger = pixels if pixels.width >= _STEP * size[0] else largest
            pixels = larger.resize(size, Image.Resampling.LANCZOS)
        for job in (job for job in wanted if job.size == size):
            yield job, encoded(pixels, replace(job, credit=merged(decoded.credit, job.credit)))


def _decode(source: Source, jobs: tuple[Derivative, ...]) -> _Decoded:
    image = source.image
    scale = 1.0
    if source.kind == "jpeg":
        drafted = image.draft("RGB", _needed(source.size, jobs))
        scale = drafted[1][2] / source.size[0] if drafted else 1.0
    load(image)
    # Only now: most decoders find a picture's EXIF behind its pixels, and TIFF turns it on the way.
    stored = source.size if source.kind == "jpeg" else image.size
    profile = image.info.get("icc_profile")
    decoded = _Decoded(plain(image), stored, orientation(source), scale, profile, read_credit(image))
    across, down = reversed(stored) if decoded.orientation in LYING else stored
    if any(job.crop[2] > across or job.crop[3] > down for job in jobs):
        raise RefusedError(Refusal("picture-changed"))
    return decoded


def _needed(stored: Size, jobs: tuple[Derivative, ...]) -> Size:
    """The smallest size of the whole stored picture from which no job has to be enlarged."""
    factor = max(job.size[i] / (job.crop[i + 2] - job.crop[i]) for job in jobs for i in (0, 1))
    return max(1, int(stored[0] * factor)), max(1, int(stored[1] * factor))


def _cut(decoded: _Decoded, crop: Box, size: Size) -> Image.Image:
    """That part of the upright picture in that size, RGB or RGBA in sRGB."""
    lying = decoded.orientation in LYING
    box = tuple(side * decoded.scale for side in _as_stored(crop, decoded))
    pixels = decoded.image.resize(
        (size[1], size[0]) if lying else size,
        Image.Resampling.LANCZOS,
        box=_within(box, decoded.image.size),
        reducing_gap=_GAP,
    )
    pixels = to_srgb(pixels, decoded.profile)
    turn = _TURN.get(decoded.orientation)
    return pixels if turn is None else pixels.transpose(turn)


def _as_stored(crop: Box, decoded: _Decoded) -> Box:
    """The same part in the coordinates of the picture as it is stored."""
    width, height = decoded.size
    left, top, right, bottom = crop
    if decoded.orientation in LYING:
        left, top, right, bottom = top, left, bottom, right
    if decoded.orientation in _MIRRORED_ACROSS:
        left, right = width - right, width - left
    if decoded.orientation in _MIRRORED_DOWN:
        top, bottom = height - bottom, height - top
    return left, top, right, bottom


def _within(box: tuple[float, ...], size: Size) -> tuple[float, float, float, float]:
    """The box, but for what rounding puts beyond the last pixel."""
    left, top, right, bottom = box
    return left, top, min(right, size[0]), min(bottom, size[1])
