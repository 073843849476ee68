"""Brings pixels of any mode and colour profile to 8-bit sRGB."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops, ImageCms

_SPACES = {"L": "GRAY", "RGB": "RGB ", "RGBA": "RGB ", "CMYK": "CMYK"}
_SRGB = ImageCms.createProfile("sRGB")
_LAB = ImageCms.createProfile("LAB")


def plain(image: Image.Image) -> Image.Image:
    """The same pixels as L, RGB, RGBA or CMYK, 8 bits each; colours still as the profile means them."""
    if image.mode.startswith("I;16"):
        # Converting straight to 8 bits would clip: all but the darkest 256 of 65,536 greys became white.
        return image.convert("I").point(lambda grey: grey * (1 / 257) + 0.5).convert("L")
    if image.mode == "LAB":  # has signed bytes, which resizing would mix up
        return ImageCms.profileToProfile(image, _LAB, _SRGB, outputMode="RGB") or image
    if image.mode == "1":
        return image.convert("L")
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    return image if image.mode in _SPACES else image.convert("RGB")


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB or RGBA in sRGB; a profile that is broken or belongs to other pixels is passed over, as browsers do.

    Greys come out as RGB. Without a profile RGB is taken to be sRGB already.
    """
    if profile and image.mode == "RGBA" and _is_grey(image):
        return _grey_to_srgb(image, profile)
    transform = _transform(profile, image.mode) if profile else None
    if transform is not None:
        return ImageCms.applyTransform(image, transform) or image
    return image if image.mode in {"RGB", "RGBA"} else image.convert("RGB")


def _grey_to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Greys with transparency: a profile of greys is for them alone, one of colours for all as usual."""
    transform = _transform(profile, "L")
    if transform is None:
        transform = _transform(profile, "RGBA")
        return image if transform is None else ImageCms.applyTransform(image, transform) or image
    made = ImageCms.applyTransform(image.getchannel("R"), transform)
    if made is None:
        return image
    made.putalpha(image.getchannel("A"))
    return made


def _is_grey(image: Image.Image) -> bool:
    red, green, blue, _ = image.split()
    return ImageChops.difference(red, green).getbbox() is None and (
        ImageChops.difference(red, blue).getbbox() is None
    )


@lru_cache(maxsize=8)
def _transform(profile: bytes, mode: str) -> Any:
    """From that profile to sRGB, or None where there is nothing to do."""
    try:
        found = ImageCms.ImageCmsProfile(BytesIO(profile))
        if found.profile.xcolor_space != _SPACES[mode]:
            return None
        transform = ImageCms.buildTransform(found, _SRGB, mode, "RGBA" if mode == "RGBA" else "RGB")
        return None if mode in {"RGB", "RGBA"} and _changes_nothing(transform, mode) else transform
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _changes_nothing(transform: Any, mode: str) -> bool:
    """Whether colours come out as they went in, to the last step but one: most profiles are sRGB, whatever they are called."""
    colours = _probe().convert(mode)
    found = ImageCms.applyTransform(colours, transform) or colours
    return max(ImageChops.difference(found, colours).tobytes()) <= 1


def _probe() -> Image.Image:
    """Every sixteenth step of red, green and blue."""
    steps = range(0, 256, 15)
    colours = bytes(part for red in steps for green in steps for blue in steps for part in (red, green, blue))
    return Image.frombytes("RGB", (len(steps) ** 2, len(steps)), colours)


def on_white(image: Image.Image) -> Image.Image:
    """The picture on white paper where it is transparent."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image)
    return paper.convert("RGB")
