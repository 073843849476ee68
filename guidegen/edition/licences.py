"""The licences we know by id, and where each is stated (Creative Commons' own addresses)."""

from __future__ import annotations

_CC = "https://creativecommons.org"
_ADDRESSES = {
    "CC0": f"{_CC}/publicdomain/zero/1.0/",
    "PUBLIC DOMAIN": f"{_CC}/publicdomain/mark/1.0/",
}


def licence_url(licence: str | None) -> str | None:
    """The page of a licence such as "CC BY-SA 4.0"; None for one without a page that we know."""
    if licence is None:
        return None
    words = licence.upper().split()
    if licence.upper() in _ADDRESSES:
        return _ADDRESSES[licence.upper()]
    if words[:1] == ["CC0"]:
        return _ADDRESSES["CC0"]
    if len(words) >= 2 and words[0] == "CC":  # noqa: PLR2004 - "CC" and the terms
        version = words[2] if len(words) > 2 else "4.0"  # noqa: PLR2004 - the version
        return f"{_CC}/licenses/{words[1].lower()}/{version}/"
    return None
