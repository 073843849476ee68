"""Places and the regions they lie in, with the practical facts that visitors need."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from guidegen.model.media import Picture
from guidegen.model.names import Link, OpeningHours, OutlineFile, Phone, RegionRef
from guidegen.model.prose import Prose


class PlaceKind(StrEnum):
    """What sort of place or thing this is; each maps to a schema.org type."""

    MUSEUM = "museum"
    GALLERY = "gallery"
    MONUMENT = "monument"
    CHURCH = "church"
    THEATRE = "theatre"
    LIBRARY = "library"
    NATURE = "nature"
    WALK = "walk"
    FOOD = "food"
    SHOP = "shop"
    EVENT = "event"
    ARTWORK = "artwork"
    OTHER = "other"


class Facility(StrEnum):
    """What a visitor may count on."""

    WHEELCHAIR = "wheelchair"
    TOILET = "toilet"
    DOGS = "dogs"
    CHILDREN = "children"
    CAFE = "cafe"
    QUIET = "quiet"


class ClosingState(StrEnum):
    """How closed a place is: closed for a while, or for an unknown time, or for good."""

    TEMPORARILY = "temporarily-unavailable"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Location:
    """A point on the globe, in degrees (WGS 84)."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Closing:
    """A place that is shut: until when (the last closed day; None: not known) and why."""

    state: ClosingState
    until: dt.date | None = None
    reason: str | None = None

    def is_on(self, day: dt.date) -> bool:
        """Whether the place is shut on `day`."""
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True)
class Facts:
    """The practical facts, shared by places and entries; None means that the author said nothing."""

    kind: PlaceKind | None = None
    address: str | None = None
    location: Location | None = None
    open: str | None = None  # free text
    opening_hours: OpeningHours | None = None
    closed: Closing | None = None
    price: str | None = None
    museum_card: bool | None = None
    booking: Link | None = None
    link: Link | None = None
    stop: str | None = None  # public transport
    facilities: tuple[Facility, ...] = ()
    phone: Phone | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the country; may lie in a larger one."""

    slug: str
    name: str
    parent: RegionRef | None = None
    outline: OutlineFile | None = None  # a GeoJSON file, path from the content folder
    cover: Picture | None = None
    text: Prose = Prose()
    extra: tuple[tuple[str, str], ...] = ()  # the author's own x- keys


@dataclass(frozen=True, slots=True)
class Place:
    """A place that guides can share."""

    slug: str
    name: str
    region: RegionRef | None = None
    cover: Picture | None = None
    facts: Facts = Facts()
    text: Prose = Prose()
    extra: tuple[tuple[str, str], ...] = ()
