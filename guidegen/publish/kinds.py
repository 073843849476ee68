"""What a web server has to say of each file: what kind it is, and how long a browser may keep it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from guidegen.plan.held import NAME
from guidegen.plan.pieces import lasts

# A table of our own: the system's differs from machine to machine, and does not know all of these.
_KINDS: Mapping[str, str] = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".geojson": "application/geo+json",
    ".gif": "image/gif",
    ".gpx": "application/gpx+xml; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".kml": "application/vnd.google-earth.kml+xml; charset=utf-8",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
_UNKNOWN = "application/octet-stream"

_FOR_GOOD = "public, max-age=31536000, immutable"
# Browsers and caches on the way may keep a page, but ask at each visit whether it is still the same: that costs a
# few bytes. Some of those caches take `no-cache` for "do not keep", and then fetch the whole page every time.
_ASK_FIRST = "public, max-age=0, must-revalidate"
_NOT_KEPT = "no-cache"


def content_type(path: str) -> str:
    """The Content-Type of a file, by the ending of its name."""
    return _KINDS.get(PurePosixPath(path).suffix.lower(), _UNKNOWN)


def cache_control(path: str) -> str:
    """The Cache-Control of a file: what is named by its contents is kept for good."""
    if path == NAME:
        return _NOT_KEPT
    return _FOR_GOOD if lasts(path) else _ASK_FIRST
