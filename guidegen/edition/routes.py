"""Every path and address of the site, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidegen.model.names import Kind

if TYPE_CHECKING:
    from guidegen.model.names import Ref

_SEGMENTS = {
    "nl": {
        Kind.GUIDE: "gidsen",
        Kind.PLACE: "plekken",
        Kind.EXHIBITION: "tentoonstellingen",
        Kind.REGION: "regio",
        Kind.CONTRIBUTOR: "makers",
        Kind.TAG: "tags",
    },
    "en": {
        Kind.GUIDE: "guides",
        Kind.PLACE: "places",
        Kind.EXHIBITION: "exhibitions",
        Kind.REGION: "regions",
        Kind.CONTRIBUTOR: "makers",
        Kind.TAG: "tags",
    },
}
_CREDITS = {"nl": "fotocredits", "en": "photo-credits"}

HOME = "index.html"
MISSING = "404.html"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
HEADERS = "_headers"  # these four are read by hosts
REDIRECTS = "_redirects"
CNAME = "CNAME"
NO_JEKYLL = ".nojekyll"


def segment(kind: Kind, language: str) -> str:
    """The folder of a kind of page in the words of a language (English where we have none)."""
    return _SEGMENTS.get(language, _SEGMENTS["en"])[kind]


def record_path(ref: Ref, language: str) -> str:
    """The output path of a record's page."""
    if ref.kind is Kind.PAGE:
        return f"{ref.slug}/index.html"
    return f"{segment(ref.kind, language)}/{ref.slug}/index.html"


def list_path(kind: Kind, language: str, number: int = 1) -> str:
    """The output path of a page of the overview of a kind."""
    return _numbered(segment(kind, language), number)


def tag_path(slug: str, language: str, number: int = 1) -> str:
    """The output path of a page of a tag's guides."""
    return _numbered(f"{segment(Kind.TAG, language)}/{slug}", number)


def credits_path(language: str) -> str:
    """The output path of the page that credits every picture."""
    return f"{_CREDITS.get(language, _CREDITS['en'])}/index.html"


def old_path(address: str) -> str:
    """The output path of a page that stands at an old address, given from the root: "/oud/adres/"."""
    address = address.strip("/")
    return address if address.endswith(".html") else f"{address}/index.html".lstrip("/")


def typed_path(address: str) -> str:
    """The output path that an address from the root leads to: a page, or a file that machines read."""
    file = address.strip("/")
    return file if file in (FEED, SITEMAP, ROBOTS) else old_path(address)


def root_of(path: str) -> str:
    """The way from the page at `path` to the site's root: "" or "../" as often as needed."""
    return "../" * path.count("/")


def public(path: str) -> str:
    """The address a page is known by, from the root: without index.html."""
    return path.removesuffix("index.html")


def theme_path(digest: str, path: str) -> str:
    """The output path of a theme's own file; all lie in one folder, named by their contents."""
    return f"assets/{digest[:10]}/{path}"


def picture_path(stem: str, width: int, fingerprint: str, suffix: str) -> str:
    """The output path of a derivative, named by what it was made from and how."""
    return f"assets/img/{stem}-{width}-{fingerprint[:12]}.{suffix}"


def colours_path(digest: str) -> str:
    """The output path of a page's own small stylesheet."""
    return f"assets/css/{digest[:12]}.css"


def _numbered(folder: str, number: int) -> str:
    return f"{folder}/index.html" if number == 1 else f"{folder}/{number}/index.html"
