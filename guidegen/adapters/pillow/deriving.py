"""Makes the files that are wanted from one picture, nearly always with a single decoding.

A JPEG is decoded no larger than needed. What a file holds depends on the picture and on the job alone, never on what
else is wanted at the same time: a build that lacks one file makes the very bytes that a clean build makes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
_AMPLE = (
    2016  # pixels of the longest side: decoding smaller than this saves little, and jobs would share less
)
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
    source = open_source(path)
    sharing: dict[int, list[Derivative]] = {}
    for job in jobs:
        sharing.setdefault(_part(source, job), []).append(job)
    made: dict[Derivative, bytes] = {}
    for number, (part, some) in enumerate(sharing.items()):
        again = open_source(path) if number else source
        made.update(_from_one_decoding(_decode(again, part, some), some))
    return tuple(made[job] for job in jobs)


def _from_one_decoding(decoded: _Decoded, jobs: list[Derivative]) -> Iterator[tuple[Derivative, bytes]]:
    """Each of the jobs with its file."""
    for crop, size in sorted({(job.crop, job.size) for job in jobs}):
        pixels = _cut(decoded, crop, size)
        for job in {job: None for job in jobs if (job.crop, job.size) == (crop, size)}:
            yield job, encoded(pixels, replace(job, credit=merged(decoded.credit, job.credit)))


def _decode(source: Source, part: int, jobs: list[Derivative]) -> _Decoded:
    """The picture, a JPEG `part` times smaller than it is stored."""
    image = source.image
    scale = 1.0
    if source.kind == "jpeg":
        drafted = image.draft("RGB", (max(1, source.size[0] // part), max(1, source.size[1] // part)))
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


def _part(source: Source, job: Derivative) -> int:
    """How many times smaller (1, 2, 4 or 8) a picture may be decoded for a job that must not be enlarged."""
    if source.kind != "jpeg":
        return 1
    enough = min(1.0, _AMPLE / max(source.size))
    factor = max(enough, *(job.size[i] / (job.crop[i + 2] - job.crop[i]) for i in (0, 1)))
    return next(part for part in (8, 4, 2, 1) if part == 1 or part * factor <= 1)


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
