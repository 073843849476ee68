"""Whether the files beside a text are what their names say: videos, captions, outlines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from guidegen.adapters import files
from guidegen.content.shelf import CAPTIONS, OUTLINES, VIDEOS, suffix
from guidegen.problems import DiskError

_BOXES = frozenset(
    {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"}
)  # what an MP4 or QuickTime file opens with
_MATROSKA = b"\x1aE\xdf\xa3"
_MARK = b"\xef\xbb\xbf"
_SHAPES = frozenset(
    {"FeatureCollection", "Feature", "Polygon", "MultiPolygon", "LineString", "GeometryCollection"}
)
_MOST = 32 << 20  # bytes of an outline


def damaged_files(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """The code of what is wrong with each broken video, caption file and outline among `paths`; DiskError."""
    found = {path: _code(root, path) for path in paths}
    return {path: code for path, code in found.items() if code is not None}


def _code(root: Path, path: str) -> str | None:
    if suffix(path) in OUTLINES:
        return _outline_code(root, path)
    with files.open_file(root, path) as file:
        start = file.read(16)
    if suffix(path) in CAPTIONS:
        return None if start.removeprefix(_MARK).startswith(b"WEBVTT") else "captions-not-vtt"
    if suffix(path) not in VIDEOS:
        return None
    whole = start.startswith(_MATROSKA) if suffix(path) == ".webm" else start[4:8] in _BOXES
    return None if whole else "video-not-video"


def _outline_code(root: Path, path: str) -> str | None:
    try:
        held = json.loads(files.read_bytes(root, path, _MOST).removeprefix(_MARK))
    except (DiskError, ValueError, RecursionError):
        return "outline-form"
    return None if isinstance(held, dict) and held.get("type") in _SHAPES else "outline-form"
