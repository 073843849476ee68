"""Colour profiles for tests, written byte by byte after ICC.1:2001-04, so that none need be stored."""

from __future__ import annotations

import struct
from itertools import product

from PIL import Image, ImageCms

# Columns of red, green and blue, adapted to D50, as published for these spaces; and their gamma.
DISPLAY_P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
ADOBE_RGB = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
_WHITE = (0.9642, 1.0, 0.8249)


def rgb_profile(
    columns: tuple[tuple[float, float, float], ...], gamma: float = 2.2, name: str = "made by a test"
) -> bytes:
    """A profile of three primaries and one gamma."""
    curve = b"curv" + bytes(4) + struct.pack(">IHxx", 1, round(gamma * 256))
    tags = {b"wtpt": _xyz(_WHITE)}
    for letter, column in zip(b"rgb", columns, strict=True):
        tags[bytes([letter]) + b"XYZ"] = _xyz(column)
        tags[bytes([letter]) + b"TRC"] = curve
    return _profile(b"mntr", b"RGB ", b"XYZ ", tags, name)


def grey_profile(gamma: float) -> bytes:
    """A profile of greys with that gamma."""
    curve = b"curv" + bytes(4) + struct.pack(">IHxx", 1, round(gamma * 256))
    return _profile(b"mntr", b"GRAY", b"XYZ ", {b"wtpt": _xyz(_WHITE), b"kTRC": curve})


def cmyk_profile() -> bytes:
    """A profile of dull inks: each of the 16 full overprints has its Lab colour, all between them is interpolated."""
    to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    grid = bytearray()
    for cyan, magenta, yellow, black in product((0, 1), repeat=4):
        dull = [round((235 - 190 * ink) * (1 - 0.85 * black)) for ink in (cyan, magenta, yellow)]
        spot = ImageCms.applyTransform(Image.new("RGB", (1, 1), tuple(dull)), to_lab)
        assert spot is not None
        light, a, b = spot.tobytes()
        grid += bytes((light, a ^ 128, b ^ 128))
    ramp = bytes(range(256))
    matrix = struct.pack(">9i", *(65536 if i % 4 == 0 else 0 for i in range(9)))
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + matrix + ramp * 4 + bytes(grid) + ramp * 3
    return _profile(b"prtr", b"CMYK", b"Lab ", {b"wtpt": _xyz(_WHITE), b"A2B0": table})


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(value * 65536) for value in values))


def _profile(
    kind: bytes, space: bytes, between: bytes, tags: dict[bytes, bytes], name: str = "made by a test"
) -> bytes:
    called = name.encode() + bytes(2 - len(name) % 2)  # an even number, so that what follows is aligned
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", len(called)) + called + bytes(78),
        b"cprt": b"text" + bytes(4) + b"none\0",
    } | tags
    index, body = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for tag, value in tags.items():
        body += bytes(-len(body) % 4)
        index += tag + struct.pack(">II", start + len(body), len(value))
        body += value
    size = start + len(body)
    head = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02400000, kind, space, between)
    head += (
        struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
        + b"acsp"
        + bytes(28)
        + struct.pack(">3i", 63190, 65536, 54061)
    )
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + index + body
