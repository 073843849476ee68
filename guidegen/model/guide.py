"""Guides and their entries."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from guidegen.model.exhibition import Run
from guidegen.model.media import Picture
from guidegen.model.names import Colour, ContributorRef, GuideSlug, Licence, Ref, RegionRef, TagRef
from guidegen.model.place import Facts
from guidegen.model.prose import Prose


class Status(StrEnum):
    """What the author allows; absent means draft."""

    DRAFT = "draft"
    UNLISTED = "unlisted"
    PUBLISHED = "published"


class Relation(StrEnum):
    """What ties the maker to what is described."""

    PAID = "paid"
    INVITED = "invited"
    FREE_TICKETS = "free-tickets"
    NONE = "none"


class Route(StrEnum):
    """How one gets from entry to entry."""

    WALK = "walk"
    BIKE = "bike"
    TRAIN = "train"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Entry:
    """One stop of a guide: about a record, or with facts of its own."""

    id: str  # its anchor on the page, unique in the guide
    headline: str
    subject: Ref | None = None  # a place or an exhibition
    facts: Facts = Facts()
    run: Run | None = None  # from/until, when written in the entry itself
    relation: Relation | None = None
    partner: str | None = None
    text: Prose = Prose()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """A public collection of places on one subject, in the order its maker chose."""

    slug: str
    title: str
    summary: str | None = None
    by: tuple[ContributorRef, ...] = ()
    region: RegionRef | None = None
    cover: Picture | None = None
    status: Status = Status.DRAFT
    published: dt.date | None = None
    expires_on: dt.date | None = None  # the last visible day
    updated: dt.date | None = None
    tags: tuple[TagRef, ...] = ()
    formerly: tuple[GuideSlug, ...] = ()  # slugs it had before
    route: Route | None = None
    duration: str | None = None
    accent: Colour | None = None
    relation: Relation | None = None
    partner: str | None = None
    photo_credit: str | None = None
    photo_licence: Licence | None = None
    intro: Prose = Prose()
    entries: tuple[Entry, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
