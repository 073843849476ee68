"""Addresses in a text: which may stand in a page, which lead to other content, which are cards of elsewhere."""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import parse_qs, urlsplit

from guidegen.model.document import RawEmbed


class Address(StrEnum):
    """What a link's address is."""

    OUTSIDE = "outside"  # may stand in the page as it is
    CONTENT = "content"  # a path to a source file, or #part: to be proven by relate
    NO_SCHEME = "no-scheme"  # www.example.org, //example.org: meant as outside
    REFUSED = "refused"  # javascript:, data:, file: and all the rest
    BROKEN = "broken"  # https:// and no host, or nothing at all


_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")  # as browsers do
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_BARE_HOST = re.compile(r"//|www\.", re.IGNORECASE)


def kind_of(address: str) -> Address:
    """What this address is, judged as a browser would read it."""
    squeezed = _IGNORED.sub("", address)
    scheme = _SCHEME.match(squeezed)
    if not squeezed:
        return Address.BROKEN
    if scheme is None:
        return Address.NO_SCHEME if _BARE_HOST.match(squeezed) else Address.CONTENT
    name = scheme[1].lower()
    if name in ("mailto", "tel"):
        return Address.OUTSIDE if squeezed[scheme.end() :] else Address.BROKEN
    if name in ("http", "https"):
        return Address.OUTSIDE if _has_host(squeezed) else Address.BROKEN
    return Address.REFUSED


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


_YOUTUBE_ID = re.compile(r"[\w-]{11}", re.ASCII)
_YOUTUBE_PATH = re.compile(r"/(?:shorts|embed|live|v)/([\w-]{11})/?", re.ASCII)
_VIMEO_PATH = re.compile(r"/(?:video/|channels/[\w-]+/|groups/[\w-]+/videos/)?(\d{4,12})(?:/[0-9a-f]+)?/?")
_INSTAGRAM_PATH = re.compile(r"/(?:[\w.]+/)?(p|reel|reels|tv)/([\w-]{5,40})(?:/embed)?/?", re.ASCII)
_TIKTOK_PATH = re.compile(r"/(@[\w.-]+)/(?:video|photo)/(\d{8,24})/?", re.ASCII)


def embed_of(address: str) -> RawEmbed | None:
    """The card that a bare address stands for, in the form its provider gives it; None for any other address."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
        query = parse_qs(parts.query)
    except ValueError:
        return None
    if host in ("youtube.com", "music.youtube.com", "youtube-nocookie.com", "youtu.be"):
        return _youtube(host, parts.path, query)
    if host in ("vimeo.com", "player.vimeo.com") and (vimeo := _VIMEO_PATH.fullmatch(parts.path)):
        return RawEmbed("vimeo", f"https://vimeo.com{_vimeo_tail(vimeo, query)}", vimeo[1])
    if host == "instagram.com" and (post := _INSTAGRAM_PATH.fullmatch(parts.path)):
        sort = "reel" if post[1] == "reels" else post[1]
        return RawEmbed("instagram", f"https://www.instagram.com/{sort}/{post[2]}/", post[2])
    if host == "tiktok.com" and (clip := _TIKTOK_PATH.fullmatch(parts.path)):
        return RawEmbed("tiktok", f"https://www.tiktok.com/{clip[1]}/video/{clip[2]}", clip[2])
    return None


def is_short_tiktok(address: str) -> bool:
    """Whether this is TikTok's sharing address, which does not say which clip it leads to."""
    return re.match(r"https?://(?:v[mt]\.tiktok\.com/|(?:www\.)?tiktok\.com/t/)\w", address) is not None


def _youtube(host: str, path: str, query: dict[str, list[str]]) -> RawEmbed | None:
    if host == "youtu.be":
        name = path.strip("/")
    elif path == "/watch":
        name = query.get("v", [""])[0]
    else:
        match = _YOUTUBE_PATH.fullmatch(path)
        name = match[1] if match else ""
    if not _YOUTUBE_ID.fullmatch(name):
        return None
    start = re.fullmatch(r"\d+[hms\d]*", query.get("t", query.get("start", [""]))[0], re.ASCII)
    tail = f"&t={start[0]}" if start else ""
    return RawEmbed("youtube", f"https://www.youtube.com/watch?v={name}{tail}", name)


def _vimeo_tail(match: re.Match[str], query: dict[str, list[str]]) -> str:
    """The number, and the key that a clip off the lists needs."""
    path = match[0].rstrip("/").rpartition(match[1])[2].strip("/")
    key = path or query.get("h", [""])[0]
    return f"/{match[1]}/{key}" if re.fullmatch(r"[0-9a-f]{4,20}", key) else f"/{match[1]}"
