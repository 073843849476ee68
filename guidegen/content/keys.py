"""The keys and the fixed words that a curator may write, in English and in Dutch."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

# English key -> the other names it goes by: Dutch ones, and aliases that the format promises.
KEYS: Mapping[str, tuple[str, ...]] = {
    "accent": (),
    "address": ("adres",),
    "alt": (),
    "base-url": ("webadres",),
    "booking": ("reserveren",),
    "by": ("door",),
    "caption": ("bijschrift",),
    "closed": ("gesloten",),
    "colophon": ("colofon",),
    "consent": ("toestemming",),
    "contact": (),
    "cover": ("omslag",),
    "credit": (),
    "decorative": ("decoratief",),
    "description": ("beschrijving",),
    "duration": ("duur",),
    "example": ("voorbeeld",),
    "exhibition": ("tentoonstelling",),
    "expires-on": ("verloopt-op",),
    "facilities": ("voorzieningen",),
    "focus": (),
    "footer": ("voettekst",),
    "format": (),
    "formerly": ("voorheen",),
    "from": ("van",),
    "icon": ("icoon",),
    "id": (),
    "kind": ("soort",),
    "languages": ("talen",),
    "licence": ("licentie", "license"),
    "link": (),
    "links": (),
    "location": ("locatie",),
    "logo": (),
    "menu": (),
    "museum-card": ("museumkaart",),
    "name": ("naam",),
    "open": (),
    "opening-hours": ("openingstijden",),
    "outline": ("grens",),
    "parent": ("onder",),
    "partner": (),
    "phone": ("telefoon",),
    "photo-credit": ("fotocredit",),
    "photo-licence": ("fotolicentie", "photo-license"),
    "photos": ("fotos", "foto's"),
    "picture-formats": ("fotoformaten",),
    "place": ("plek",),
    "portrait": ("portret",),
    "price": ("prijs",),
    "publish": ("publiceren",),
    "published": ("gepubliceerd", "publish-on"),
    "publisher": ("uitgever",),
    "redirects": ("doorverwijzingen",),
    "region": ("regio",),
    "relation": ("relatie",),
    "rights-url": ("rechten-url",),
    "role": ("rol",),
    "route": (),
    "status": (),
    "stop": ("halte",),
    "summary": ("samenvatting",),
    "tagline": ("ondertitel",),
    "tags": (),
    "theme": ("thema",),
    "theme-options": ("thema-opties",),
    "time-zone": ("tijdzone",),
    "title": ("titel",),
    "until": ("t/m", "tot", "tot-en-met"),
    "updated": ("bijgewerkt",),
    "works-with": ("werkt-met",),
}

# The model's word -> what it may be called in a file.
WORDS: Mapping[str, tuple[str, ...]] = {
    # status
    "draft": ("concept",),
    "unlisted": ("verborgen",),
    "publish": ("publiceren",),
    "published": ("gepubliceerd",),
    # route; `none` is relation's too
    "walk": ("wandelen", "wandeling"),
    "bike": ("fietsen",),
    "train": ("trein",),
    "none": ("geen",),
    # relation
    "paid": ("betaald",),
    "invited": ("uitgenodigd",),
    "free-tickets": ("vrijkaarten",),
    # kind
    "museum": (),
    "gallery": ("galerie",),
    "monument": (),
    "church": ("kerk",),
    "theatre": ("theater",),
    "library": ("bibliotheek",),
    "nature": ("natuur",),
    "food": ("eten",),
    "shop": ("winkel",),
    "event": ("evenement",),
    "artwork": ("kunstwerk",),
    "other": ("anders",),
    # facilities
    "wheelchair": ("rolstoel",),
    "toilet": (),
    "dogs": ("honden",),
    "children": ("kinderen",),
    "cafe": ("café",),
    "quiet": ("prikkelarm",),
}

YES = frozenset({"yes", "ja"})
NO = frozenset({"no", "nee"})


def folded(word: str) -> str:
    """A key or fixed word as it is compared: case, composed letters and the kind of space do not matter."""
    plain = unicodedata.normalize("NFC", word).strip().casefold().replace("’", "'")
    return "-".join(plain.replace("_", " ").replace("-", " ").split())


def names_of(key: str) -> tuple[str, ...]:
    """All the names of an English key, itself first."""
    return (key, *KEYS[key])


@cache
def english_key(written: str) -> str | None:
    """The English key that goes by this name, in whatever language; None for a word that is no key."""
    return _english().get(folded(written))


@cache
def _english() -> Mapping[str, str]:
    return {name: key for key in KEYS for name in names_of(key)}
