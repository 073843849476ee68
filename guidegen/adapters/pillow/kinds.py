"""Tells picture files apart by their first bytes, and sees where one was cut short; the file's name plays no part."""

from __future__ import annotations

import re

# What is opened. Everything else is refused by name: each further decoder is one more way in for hostile bytes.
OPENED = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF", "gif": "GIF", "tiff": "TIFF"}

_STARTS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"BM", "BMP"),
    (b"8BPS", "Photoshop (PSD)"),
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"%PDF", "PDF"),
    (b"\0\0\x01\0", "ICO"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"FUJIFILMCCD-RAW", "RAW"),
    (b"PK\x03\x04", "ZIP"),
)
_HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
_AVIF = {b"avif", b"avis"}
_SVG = re.compile(rb"^\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)", re.IGNORECASE)
_HTML = re.compile(rb"^\s*<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_PADDING = bytes(1024)


def kind_of(data: bytes) -> str | None:
    """A key of OPENED, "heic", the name of another format as people know it, or None when it is no picture."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    for magic, kind in _STARTS:
        if start.startswith(magic):
            return "RAW" if kind == "tiff" and _is_raw(start) else kind
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return "webp"
    if start[4:8] == b"ftyp":
        return _of_brands(start)
    if _HTML.match(start):
        return "HTML"
    return "SVG" if _SVG.match(start) and b"<svg" in start else None


def _is_raw(start: bytes) -> bool:
    """Canon's own format begins as a TIFF does and says so; of others the first picture is a thumbnail (source.py)."""
    return start[8:10] == b"CR"


def _of_brands(start: bytes) -> str | None:
    length = int.from_bytes(start[:4], "big")
    brands = {start[8:12]} | {start[i : i + 4] for i in range(16, min(length, 256), 4)}
    if brands & _AVIF:
        return "avif"
    if brands & _HEIF:
        return "heic"
    return "RAW" if start[8:11] == b"crx" else "MP4"


def cut_short(kind: str, data: bytes) -> bool:
    """Whether the end that this kind of file must have is missing, as after a broken download or copy."""
    if kind == "jpeg":
        # A copy that was set aside in full and filled in part ends in zeros, which decode as flat grey.
        return data.endswith(_PADDING) and data.rfind(b"\xff\xd9") < data.rfind(b"\xff\xda")
    if kind == "png":
        return b"IEND" not in data[-65536:]
    if kind == "webp":
        return int.from_bytes(data[4:8], "little") + 8 > len(data) + 1  # one byte of padding may be left out
    return kind == "avif" and _boxes_end(data) > len(data)


def _boxes_end(data: bytes) -> int:
    """Where the last of the file's boxes says that it ends."""
    at = 0
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        if length < 8:  # noqa: PLR2004 - a box is no shorter than its own head; 0 means: to the end of the file
            return len(data)
        at += length
    return at
