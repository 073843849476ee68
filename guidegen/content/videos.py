"""Whether a file called a video is one, and whether its captions are captions; by their first bytes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from guidegen.adapters import files
from guidegen.content.shelf import CAPTIONS, VIDEOS, suffix
from guidegen.problems import DiskError

_BOXES = frozenset(
    {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"}
)  # what an MP4 or QuickTime file opens with
_MATROSKA = b"\x1aE\xdf\xa3"
_MARK = b"\xef\xbb\xbf"


def damaged_files(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """The code of what is wrong with each broken video and caption file among `paths`."""
    found = {path: _code(root, path) for path in paths if suffix(path) in VIDEOS | CAPTIONS}
    return {path: code for path, code in found.items() if code is not None}


def _code(root: Path, path: str) -> str | None:
    try:
        with files.open_file(root, path) as file:
            start = file.read(16)
    except DiskError:
        return "video-unreadable"
    if suffix(path) in CAPTIONS:
        return None if start.removeprefix(_MARK).startswith(b"WEBVTT") else "captions-not-vtt"
    whole = start.startswith(_MATROSKA) if suffix(path) == ".webm" else start[4:8] in _BOXES
    return None if whole else "video-not-video"
