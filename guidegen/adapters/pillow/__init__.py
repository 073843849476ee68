"""Pictures: what a file holds, and the files made from it; functions of plain values, fit for processes of their own."""

from __future__ import annotations

from pathlib import Path

from PIL import AvifImagePlugin, Image, features

from guidegen.adapters.pictures import Derivative, Refusal, Survey
from guidegen.adapters.pillow.colours import accent_colour, mean_colour
from guidegen.adapters.pillow.credits import read_credit
from guidegen.adapters.pillow.deriving import check, derive_from
from guidegen.adapters.pillow.profiles import on_white, plain, to_srgb
from guidegen.adapters.pillow.source import LYING, Source, guarded, load, open_head, open_source, orientation

_PARTS = ("pil", "libjpeg_turbo", "jpg", "webp", "avif", "zlib_ng", "zlib", "littlecms2")
_UNSEEN = "#8c8c8c"  # of a picture that was only glanced at
_AFAR = 8  # a JPEG is surveyed at an eighth of its size: all of it is read, little of it is calculated


def survey(path: Path) -> Survey | Refusal:
    """What the picture in that file holds, or why it cannot be used; never raises for what a file contains."""
    return guarded(lambda: _surveyed(open_source(path)))


def _surveyed(source: Source) -> Survey:
    image = source.image
    if source.kind == "jpeg":
        image.draft("RGB", (max(1, source.size[0] // _AFAR), max(1, source.size[1] // _AFAR)))
    load(image)
    # A TIFF is turned upright while it is loaded, and only then has its size.
    width, height = source.size if source.kind == "jpeg" else image.size
    small = plain(image)
    small.thumbnail((512, 512), Image.Resampling.BOX)
    small = on_white(to_srgb(small, image.info.get("icc_profile")))
    return Survey(
        format=source.kind,
        size=(height, width) if orientation(source) in LYING else (width, height),
        colour=mean_colour(small),
        accent=accent_colour(small),
        credit=read_credit(image),
    )


def glance(path: Path) -> Survey | Refusal:
    """As much of a survey as the file's head tells: its size, not its colours; a broken picture may pass."""
    return guarded(lambda: _glanced(open_head(path)))


def _glanced(source: Source) -> Survey:
    width, height = source.size
    size = (height, width) if orientation(source) in LYING else (width, height)
    return Survey(source.kind, size, _UNSEEN, credit=read_credit(source.image))


def derive(path: Path, jobs: tuple[Derivative, ...]) -> tuple[bytes, ...] | Refusal:
    """The bytes of each job's file, in their order; a Refusal when the file is no longer as surveyed.

    The same file, job and `encoder_version()` give the same bytes, whatever the other jobs are.
    """
    check(jobs)
    return guarded(lambda: derive_from(path, jobs))


def encoder_version() -> str:
    """The libraries on which derived bytes depend, with their versions: part of every picture's recipe."""
    versions = {part: features.version(part) for part in _PARTS}
    versions["aom"] = AvifImagePlugin.get_codec_version("aom") if features.check("avif") else None
    return " ".join(f"{part}-{version}" for part, version in versions.items())
