"""The pages of each kind, as templates see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from guidegen.edition.views.parts import (
    BlockView,
    CardView,
    EntryView,
    FactsView,
    Head,
    Link,
    PagerView,
    PictureView,
    RelationView,
    SiteView,
)


@dataclass(frozen=True, slots=True)
class HomePage:
    """The cover of the magazine: one lead guide, then rhythm."""

    site: SiteView
    head: Head
    description: str | None
    lead: CardView | None  # its picture is in the role "lead"
    guides: tuple[CardView, ...]
    exhibitions: tuple[CardView, ...]  # on show or coming, soonest end first
    regions: tuple[CardView, ...]
    more: str | None  # the overview, when there are more guides than shown


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A guide."""

    site: SiteView
    head: Head
    title: str
    summary: str | None
    cover: PictureView | None  # in the role "cover"
    authors: tuple[Link, ...]
    region: Link | None
    published: dt.date | None
    updated: dt.date | None
    route: str | None
    duration: str | None
    relation: RelationView | None
    tags: tuple[Link, ...]
    intro: tuple[BlockView, ...]
    entries: tuple[EntryView, ...]
    more: tuple[CardView, ...]  # other guides worth going to: same region, tag or maker


@dataclass(frozen=True, slots=True)
class Mention:
    """An entry of a guide that is about this record."""

    guide: CardView
    href: str  # straight to the entry
    headline: str


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A place: its facts, what is on, and the guides it appears in."""

    site: SiteView
    head: Head
    title: str
    cover: PictureView | None  # in the role "hero" when it lies, else "cover"
    region: Link | None
    facts: FactsView
    text: tuple[BlockView, ...]
    exhibitions: tuple[CardView, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class ExhibitionPage:
    """An exhibition."""

    site: SiteView
    head: Head
    title: str
    cover: PictureView | None
    example: bool
    facts: FactsView
    text: tuple[BlockView, ...]
    mentions: tuple[Mention, ...]
    elsewhere: tuple[CardView, ...]  # other exhibitions, on show or coming


@dataclass(frozen=True, slots=True)
class RegionPage:
    """A region with its sub-regions, guides and places."""

    site: SiteView
    head: Head
    title: str
    cover: PictureView | None
    parent: Link | None
    text: tuple[BlockView, ...]
    regions: tuple[CardView, ...]
    guides: tuple[CardView, ...]
    places: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class CollaborationView:
    """A tie of a maker, said plainly."""

    partner: str
    href: str | None
    since: int | None
    paid: bool | None


@dataclass(frozen=True, slots=True)
class ContributorPage:
    """A maker and their guides."""

    site: SiteView
    head: Head
    title: str
    role: str | None
    portrait: PictureView | None  # in the role "portrait"
    links: tuple[Link, ...]
    works_with: tuple[CollaborationView, ...]
    text: tuple[BlockView, ...]
    guides: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """An overview: all guides, places, exhibitions, regions, makers or tags; or the guides of one tag."""

    site: SiteView
    head: Head
    of: str  # guides, places, exhibitions, regions, contributors, tags, or tag
    title: str | None  # None: the theme's own word for `of`
    summary: str | None
    cards: tuple[CardView, ...]
    pager: PagerView


@dataclass(frozen=True, slots=True)
class TextPage:
    """A plain page."""

    site: SiteView
    head: Head
    title: str
    text: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class CreditLine:
    """One picture in the list of credits."""

    picture: PictureView  # in the role "thumb"; carries its credit
    used: tuple[Link, ...]  # the pages that show it


@dataclass(frozen=True, slots=True)
class CreditsPage:
    """Every picture of the site with its maker and licence."""

    site: SiteView
    head: Head
    lines: tuple[CreditLine, ...]


@dataclass(frozen=True, slots=True)
class NoticePage:
    """A short notice: not found (404), this guide has ended, or this page has moved."""

    site: SiteView
    head: Head
    notice: str  # missing, ended or moved
    target: Link | None  # where a moved page went
    guides: tuple[CardView, ...]  # where to go on
