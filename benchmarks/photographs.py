"""Makes photographs as a phone stores them, each its own crop, tone and grain of a real one."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from random import Random
from statistics import NormalDist
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, UnidentifiedImageError

if TYPE_CHECKING:
    from pathlib import Path

# The photographs, and not the drawings, among the pictures of the four Debian wallpaper packages in the README.
PHOTOGRAPHS = (
    "Bridge_by",
    "Dragonfly_by",
    "Kleiber_by",
    "Picture_0B",
    "Wine_by",
    "aitzgorri_by",
    "free_by",
    "friends_by",
    "greentock_by",
    "life_by",
    "nature/Garden",
    "nature/LadyBird",
    "nature/RainDrops",
    "nature/Storm",
    "nature/TwoWings",
    "nature/YellowFlower",
    "picosdeeuropa_by",
    "seeding_by",
    "sunset_by",
    "Autumn/",
    "BytheWater/",
    "ColorfulCups/",
    "EveningGlow/",
    "FallenLeaf/",
    "Grey/",
    "Kite/",
    "OneStandsOut/",
    "Path/",
)
LEAST_PIXELS = 1_800_000
# EXIF orientations and how often of a hundred; the transpose stores the picture so that the tag sets it upright.
ORIENTATIONS = {1: 60, 6: 25, 8: 10, 3: 5}
STORED_AS = {
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
    3: Image.Transpose.ROTATE_180,
}
LUMINANCE_GRAIN = 3.2
CHROMA_GRAIN = 1.2
CHROMA_STEP = 4
MIDDLE = 128


@dataclass(frozen=True, slots=True)
class Shot:
    """One photograph to make: the long and short side of the sensor in pixels, JPEG quality, and the seed."""

    source: Path
    target: Path
    seed: int
    sensor: tuple[int, int]
    quality: int


def find_sources(folder: Path) -> tuple[Path, ...]:
    """Return the large photographs under a folder, in a fixed order: the known ones if any, else every JPEG."""
    found = sorted(path for path in folder.rglob("*") if _is_large_jpeg(path))
    known = [path for path in found if any(name in path.as_posix() for name in PHOTOGRAPHS)]
    return tuple(known or found)


def take(shot: Shot) -> int:
    """Make one photograph and return its size in bytes."""
    dice = Random(shot.seed)  # noqa: S311 - grain, not secrets
    orientation = dice.choices(tuple(ORIENTATIONS), tuple(ORIENTATIONS.values()))[0]
    upright = shot.sensor[::-1] if orientation in (6, 8) else shot.sensor
    picture = _grained(_toned(_framed(shot.source, upright, dice), dice), dice)
    if orientation in STORED_AS:
        picture = picture.transpose(STORED_AS[orientation])
    exif = _exif(orientation, dice)
    profile = display_p3() if _coin(dice) else None
    picture.save(shot.target, "JPEG", quality=shot.quality, subsampling=2, exif=exif, icc_profile=profile)
    return shot.target.stat().st_size


def _coin(dice: Random) -> bool:
    return dice.choice((True, False))


def _is_large_jpeg(path: Path) -> bool:
    named = path.suffix.lower() in {".jpg", ".jpeg"} and "screenshot" not in path.name
    if not named or path.is_symlink():
        return False
    try:
        with Image.open(path) as picture:
            return picture.width * picture.height >= LEAST_PIXELS
    except (OSError, UnidentifiedImageError):
        return False


def _framed(source: Path, size: tuple[int, int], dice: Random) -> Image.Image:
    with Image.open(source) as opened:
        picture = opened.convert("RGB")
    zoom = min(picture.width / size[0], picture.height / size[1]) * dice.uniform(0.72, 0.97)
    wide, high = size[0] * zoom, size[1] * zoom
    left, top = dice.uniform(0, picture.width - wide), dice.uniform(0, picture.height - high)
    box = (left, top, left + wide, top + high)
    framed = picture.resize(size, Image.Resampling.LANCZOS, box=box)
    return framed.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if _coin(dice) else framed


def _toned(picture: Image.Image, dice: Random) -> Image.Image:
    curves: list[int] = []
    for _ in range(3):
        gain, gamma = dice.uniform(0.93, 1.07), dice.uniform(0.88, 1.14)
        curves += [min(255, int(255 * gain * (level / 255) ** gamma + 0.5)) for level in range(256)]
    return picture.point(curves)


def _grained(picture: Image.Image, dice: Random) -> Image.Image:
    # Grain gives back the entropy that scaling up takes away; without it every encoder looks too fast.
    fine = _noise("L", picture.size, LUMINANCE_GRAIN, dice)
    coarse_size = (-(-picture.width // CHROMA_STEP), -(-picture.height // CHROMA_STEP))
    coarse = _noise("RGB", coarse_size, CHROMA_GRAIN, dice)
    chroma = coarse.resize(picture.size, Image.Resampling.NEAREST)
    lit = ImageChops.add(picture, Image.merge("RGB", (fine, fine, fine)), offset=-MIDDLE)
    return ImageChops.add(lit, chroma, offset=-MIDDLE)


def _noise(mode: str, size: tuple[int, int], deviation: float, dice: Random) -> Image.Image:
    bell = NormalDist(MIDDLE, deviation)
    levels = bytes(round(bell.inv_cdf((level + 0.5) / 256)) for level in range(256))
    drawn = dice.randbytes(size[0] * size[1] * len(mode)).translate(levels)
    return Image.frombytes(mode, size, drawn)


def _exif(orientation: int, dice: Random) -> Image.Exif:
    taken = f"2025:06:{dice.randrange(1, 28):02d} 10:{dice.randrange(60):02d}:00"
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112], exif[0x0132] = "Benchcam", "Neutral One", orientation, taken
    exif[0x8769] = {0x9003: taken, 0x829A: (1, 250), 0x829D: (18, 10), 0x8827: 64, 0x920A: (57, 10)}
    if _coin(dice):
        exif[0x8825] = {
            1: "N",
            2: (40.0, 26.0, dice.uniform(0, 59)),
            3: "W",
            4: (3.0, 41.0, dice.uniform(0, 59)),
        }
    return exif


def display_p3() -> bytes:
    """Return a minimal ICC v4 profile with the Display P3 primaries, adapted to D50 (ICC.1:2022)."""
    curve = b"para\0\0\0\0\0\x03\0\0" + _fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    tags = {
        b"desc": _words("Display P3"),
        b"cprt": _words("none"),
        b"wtpt": _colour(0.96420, 1, 0.82491),
        b"rXYZ": _colour(0.51512, 0.24120, -0.00105),
        b"gXYZ": _colour(0.29198, 0.69225, 0.04189),
        b"bXYZ": _colour(0.15710, 0.06657, 0.78407),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, values, start = b"", b"", 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        table += name + struct.pack(">II", start + len(values), len(value))
        values += value + b"\0" * (-len(value) % 4)
    body = struct.pack(">I", len(tags)) + table + values
    return _profile_header(128 + len(body)) + body


def _profile_header(length: int) -> bytes:
    made = struct.pack(">6H", 2024, 1, 1, 0, 0, 0)
    white = _fixed(0.9642, 1, 0.82491)
    kinds = b"\0" * 4 + b"\x04\0\0\0" + b"mntr" + b"RGB " + b"XYZ "
    return (struct.pack(">I", length) + kinds + made + b"acsp" + b"\0" * 28 + white).ljust(128, b"\0")


def _fixed(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _colour(*xyz: float) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*xyz)


def _words(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded
