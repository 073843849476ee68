"""How records are named and pointed to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated


class Kind(StrEnum):
    """The kinds of record that have a page of their own."""

    GUIDE = "guide"
    PLACE = "place"
    EXHIBITION = "exhibition"
    REGION = "region"
    CONTRIBUTOR = "contributor"
    TAG = "tag"
    PAGE = "page"


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A pointer to a record: its kind and its slug. looking it up in a Site never fails, since relate has proven it."""

    kind: Kind
    slug: str


# What a text or a pointer must be, for the reader that decodes it; to everyone else these are str and Ref.
GuideSlug = Annotated[str, "slug"]
Link = Annotated[str, "link"]  # http or https
Colour = Annotated[str, "colour"]  # "#rrggbb"
Phone = Annotated[str, "phone"]
Licence = Annotated[str, "licence"]  # an id that content/licences.py knows
OpeningHours = Annotated[str, "opening-hours"]  # OpenStreetMap's grammar
OutlineFile = Annotated[str, "file"]  # a path from the content folder

PlaceRef = Annotated[Ref, Kind.PLACE]
RegionRef = Annotated[Ref, Kind.REGION]
ContributorRef = Annotated[Ref, Kind.CONTRIBUTOR]
TagRef = Annotated[Ref, Kind.TAG]
