"""What files and folders may be called, so that every disk and every address can hold them."""

from __future__ import annotations

import re
import unicodedata

from guidegen.adapters.slugs import LONGEST, slugify
from guidegen.content.convert import SLUG
from guidegen.model.document import Mistake, mistake
from guidegen.model.names import Kind

# Windows keeps these for devices, whatever comes after a full stop.
_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}

# A plain page stands at the root, where the site keeps these for itself.
_TAKEN = frozenset(
    {
        "assets", "guides", "gidsen", "places", "plekken", "exhibitions", "tentoonstellingen", "regio", "regions",
        "makers", "contributors", "tags", "fotocredits", "photo-credits", "feed", "sitemap", "404", "index",
        "en", "nl", "de", "fr", "fy",
    }
)  # fmt: skip

_JUNK = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "4913", "icon\r"})
_JUNK_ENDS = ("~", ".swp", ".swo", ".swx", ".tmp", ".crdownload", ".part")
_CONFLICT = re.compile(
    r"conflicted copy|case conflict|sync-conflict|\(conflict(?:ed)?\b|conflicterend exemplaar", re.IGNORECASE
)


def is_ignored(name: str) -> bool:
    """Whether a file or folder is none of ours: it starts with _ or ., or an editor or system left it there."""
    plain = name.casefold()
    if plain.startswith("#") and plain.endswith("#"):  # Emacs keeps there what was not saved yet
        return True
    return plain.startswith(("_", ".", "~$")) or plain in _JUNK or plain.endswith(_JUNK_ENDS)


def is_conflict_copy(name: str) -> bool:
    """Whether a syncing service put this copy beside the real file."""
    return _CONFLICT.search(name) is not None


def same_name(path: str) -> str:
    """The form in which two paths are one and the same on some disk: case and composed letters aside."""
    return same_letters(same_letters(path).casefold())


def same_letters(path: str) -> str:
    """The form in which two paths look the same to everybody: accents composed with their letters."""
    return unicodedata.normalize("NFC", path)


def slug_for(name: str, kind: Kind) -> tuple[str, Mistake | None]:
    """The slug that a file or folder gives its record, and what is wrong with its name."""
    slug = slugify(name)
    if not slug:
        return name, mistake("slug-empty", name=name)
    if not SLUG.fullmatch(name):
        return slug, mistake("slug-not-portable", name=name, suggestion=slug)
    if len(name) > LONGEST:
        return slug, mistake("slug-too-long", count=str(len(name)), most=str(LONGEST), suggestion=slug)
    if slug in _DEVICES:
        return slug, mistake("slug-device", name=name, suggestion=f"{slug}-1")
    return slug, _reserved(slug, name, kind)


def _reserved(slug: str, name: str, kind: Kind) -> Mistake | None:
    """What is wrong with a name that the site itself needs."""
    if kind is Kind.PAGE:
        return mistake("slug-taken", name=name) if slug in _TAKEN else None
    return (
        mistake("slug-number", name=name) if slug.isdigit() else None
    )  # /gidsen/2/ is a page of the overview


def in_order(name: str) -> str:
    """What a name is sorted by: accents, case and opening quotation marks do not count."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return plain.casefold().lstrip("'’‘\"“„ ")
