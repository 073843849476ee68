"""The licences we know by id, however they are spelled."""

from __future__ import annotations

import re

RESERVED = "All rights reserved"
PUBLIC_DOMAIN = "Public domain"
CC0 = "CC0"

_NEWEST = "4.0"
_CREATIVE_COMMONS = re.compile(
    r"cc[ -](by(?:-nc)?(?:-(?:sa|nd))?)(?:[ -]([1-4]\.[05]))?(?:[ -](?:nl|int|international))?"
)
_NEARLY = re.compile(r"(?:^|,)\s*((?:cc\W?(?:by|0|zero)|creative commons)\b[^,]*)$", re.IGNORECASE)
_PAGE = re.compile(r"creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/([1-4]\.[05])", re.IGNORECASE)
_OTHERS = {
    "cc0": CC0,
    "cc0 1.0": CC0,
    "cc-0": CC0,
    "cc 0": CC0,
    "public domain": PUBLIC_DOMAIN,
    "publiek domein": PUBLIC_DOMAIN,
    "pd": PUBLIC_DOMAIN,
    "all rights reserved": RESERVED,
    "alle rechten voorbehouden": RESERVED,
}
EXAMPLES = (
    "CC BY 4.0",
    "CC BY-SA 4.0",
    "CC BY-NC 4.0",
    "CC BY-ND 4.0",
    "CC BY-NC-SA 4.0",
    CC0,
    PUBLIC_DOMAIN,
    RESERVED,
)


def licence_id(text: str) -> str | None:
    """The id of a licence ("CC BY-SA 4.0"), or None; without a version the newest is meant."""
    plain = " ".join(text.strip().rstrip(".").casefold().split())
    if plain in _OTHERS:
        return _OTHERS[plain]
    found = _CREATIVE_COMMONS.fullmatch(plain)
    return f"CC {found[1].upper()} {found[2] or _NEWEST}" if found else None


def split_credit(words: str) -> tuple[str | None, str | None]:
    """A credit as written under a picture, cut into the maker and the licence id after the last comma."""
    maker, _, last = words.rpartition(",")
    licence = licence_id(last)
    return (maker.strip() or None, licence) if licence else (words.strip(), None)


def nearly_licence(maker: str) -> str | None:
    """The end of a maker's name that seems to be a licence, though none that we know."""
    found = _NEARLY.search(maker)
    return found[1] if found else None


def licence_at(address: str | None) -> str | None:
    """The licence id whose own page this address is."""
    found = _PAGE.search(address or "")
    if not found:
        return None
    terms = {"zero": CC0, "mark": PUBLIC_DOMAIN}
    return terms.get(found[1].casefold()) or f"CC {found[1].upper()} {found[2]}"
