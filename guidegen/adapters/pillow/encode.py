"""Turns finished pixels into the bytes of a file: small, the same on every run, with no metadata but the credit.

No colour profile is written: pictures without one are sRGB on the web, and a profile costs a small picture 4 %.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, PngImagePlugin

from guidegen.adapters.pictures import Derivative
from guidegen.adapters.pillow.packets import exif_packet, with_iim, xmp_packet
from guidegen.adapters.pillow.profiles import on_white

AVIF_SPEED = 9  # cheaper than WebP and still smaller (speed.md); slower speeds gain 6 to 18 % for 2 to 10 times the work
WEBP_METHOD = 2  # three times as fast as 4 for 3 % more bytes
LOWEST_QUALITY = 5  # reached by noise alone; a photograph fits long before
STEP = 6  # of quality, from one attempt to the next


def encoded(image: Image.Image, job: Derivative) -> bytes:
    """The file for `job` from an RGB or RGBA picture of its size; quality is lowered until it fits its bytes."""
    image = image if job.format == "png" else on_white(image)
    image.info = {}  # Pillow writes comments and profiles that it finds there, unasked
    quality = job.quality
    data = ENCODERS[job.format](image, quality, job)
    while job.max_bytes is not None and len(data) > job.max_bytes and quality > LOWEST_QUALITY:
        quality = max(LOWEST_QUALITY, quality - STEP)
        data = ENCODERS[job.format](image, quality, job)
    return data


def _jpeg(image: Image.Image, quality: int, job: Derivative) -> bytes:
    data = _saved(
        image,
        "JPEG",
        quality=quality,
        subsampling="4:2:0",
        progressive=True,
        optimize=True,
        exif=exif_packet(job.credit),
        xmp=xmp_packet(job.credit),
    )
    return with_iim(data, job.credit)


def _avif(image: Image.Image, quality: int, job: Derivative) -> bytes:
    # One thread: a build works on several pictures at once, and the bytes must not depend on how many cores there are.
    return _saved(
        image,
        "AVIF",
        quality=quality,
        speed=AVIF_SPEED,
        subsampling="4:2:0",
        max_threads=1,
        xmp=xmp_packet(job.credit),
    )


def _webp(image: Image.Image, quality: int, job: Derivative) -> bytes:
    return _saved(image, "WEBP", quality=quality, method=WEBP_METHOD, xmp=xmp_packet(job.credit))


def _png(image: Image.Image, _quality: int, job: Derivative) -> bytes:
    chunks = PngImagePlugin.PngInfo()
    if job.credit:
        chunks.add_itxt("XML:com.adobe.xmp", xmp_packet(job.credit).decode())
    return _saved(image, "PNG", optimize=True, pnginfo=chunks)


ENCODERS = {"jpeg": _jpeg, "avif": _avif, "webp": _webp, "png": _png}


def _saved(image: Image.Image, name: str, **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, name, **options)
    return buffer.getvalue()
