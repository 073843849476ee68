"""Tiny photographs, drawn when asked for: one subject, and what a camera or an agency wrote into the file."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageCms, ImageDraw

_ORIENTATION, _ARTIST, _MODEL = 0x0112, 0x013B, 0x0110


@cache
def photograph(
    subject: int, *, upright: int = 1, profile: bool = False, artist: str = "", model: str = ""
) -> bytes:
    """A JPEG of 64 x 48; `upright` is the EXIF orientation, `profile` asks for an ICC profile that is not sRGB."""
    exif = Image.Exif()
    for tag, value in ((_ORIENTATION, upright if upright != 1 else None), (_ARTIST, artist), (_MODEL, model)):
        if value:
            exif[tag] = value
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes() if profile else None
    file = io.BytesIO()
    _drawing(subject).save(file, "JPEG", quality=80, exif=exif, icc_profile=icc)
    return file.getvalue()


@cache
def mark(subject: int) -> bytes:
    """A PNG of 48 x 48 with a transparent corner: a logo."""
    image = _drawing(subject).resize((48, 48)).convert("RGBA")
    image.putpixel((0, 0), (0, 0, 0, 0))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _drawing(subject: int) -> Image.Image:
    ground = (subject * 53 % 256, subject * 101 % 256, subject * 197 % 256)
    image = Image.new("RGB", (64, 48), ground)
    pen = ImageDraw.Draw(image)
    pen.rectangle((4, 4, 4 + subject % 40, 30), fill=(255 - ground[0], ground[2], 90))
    pen.line((0, 47, 63, subject % 48), fill=(250, 250, 250))
    return image
