"""Finds the colours of a picture: the mean, shown until it is there, and the most telling one, its accent."""

from __future__ import annotations

import math

from PIL import Image, ImageCms

SIDE = 64  # the picture is looked at from afar: pixels on each side
SECTORS = 24  # of the colour wheel
GREY = 14.0  # CIELAB chroma up to which a colour tells nothing
ENOUGH = 0.01  # the share of the picture that must be of a colour for it to tell something

Rgb = tuple[int, int, int]
Lab = tuple[float, float, float]  # lightness 0 to 100, then a and b about -128 to 127


def mean_colour(image: Image.Image) -> str:
    """The mean of an RGB picture, "#rrggbb"."""
    return _hex(*image.resize((1, 1), Image.Resampling.BOX).tobytes())


def accent_colour(image: Image.Image) -> str | None:
    """The most telling colour of an RGB picture: of the hue with most and strongest colour, the strong ones' mean."""
    seen = [(rgb, lab, weight) for rgb, lab in _from_afar(image) if (weight := _weight(lab)) > 0]
    if len(seen) < ENOUGH * SIDE * SIDE:
        return None
    wheel = [0.0] * SECTORS
    for _, lab, weight in seen:
        wheel[_sector(lab)] += weight
    spread = [wheel[i - 1] + 2 * wheel[i] + wheel[(i + 1) % SECTORS] for i in range(SECTORS)]
    best = spread.index(max(spread))
    chosen = [(rgb, weight) for rgb, lab, weight in seen if (_sector(lab) - best + 1) % SECTORS <= 2]  # noqa: PLR2004 - it and its neighbours
    total = sum(weight for _, weight in chosen)
    return _hex(*(round(sum(rgb[i] * weight for rgb, weight in chosen) / total) for i in range(3)))


def _from_afar(image: Image.Image) -> list[tuple[Rgb, Lab]]:
    small = image.resize((SIDE, SIDE), Image.Resampling.BOX)
    rgb = small.tobytes()
    lab = ImageCms.applyTransform(small, _TO_LAB)
    raw = (lab or small).tobytes()
    return [
        ((rgb[i], rgb[i + 1], rgb[i + 2]), (raw[i] / 2.55, _signed(raw[i + 1]), _signed(raw[i + 2])))
        for i in range(0, len(rgb), 3)
    ]


def _signed(byte: int) -> float:
    return float((byte ^ 128) - 128)


def _weight(lab: Lab) -> float:
    """How much a pixel tells: strong colours much, grey ones nothing, near-black and near-white ones little."""
    lightness, a, b = lab
    tone = max(0.0, 1 - abs(lightness - 52) / 52)
    return max(0.0, math.hypot(a, b) - GREY) ** 2 * tone


def _sector(lab: Lab) -> int:
    return int((math.atan2(lab[2], lab[1]) / math.tau % 1) * SECTORS) % SECTORS


def _hex(red: int, green: int, blue: int) -> str:
    return f"#{red:02x}{green:02x}{blue:02x}"


_TO_LAB = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
