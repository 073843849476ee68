"""The parts of pages, as templates see them: links, pictures, facts, cards, the site around them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """An address (relative to the page, or absolute when it leads elsewhere) and its words."""

    href: str
    text: str
    current: bool = False  # it leads to this very page (menu)


@dataclass(frozen=True, slots=True)
class Body:
    """A run of prose: found by digest when the page is made; `hrefs` fill its link slots, None: plain words.

    `names` are the words of slots whose author gave them none; None: the slot has words.

    In a template: `{{ body | prose }}`.
    """

    digest: str
    hrefs: tuple[str | None, ...] = ()
    names: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class CreditView:
    """Whose work a picture is, as printed under it."""

    text: str | None
    licence: str | None
    licence_url: str | None  # the licence's own page, for licences we know
    rights_url: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """One <source> of a <picture>."""

    type: str  # image/avif
    srcset: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture in one role: what <picture>, <img> and its caption need."""

    name: str  # CSS class that carries its placeholder colour: "p-3f9a12"
    alt: str
    src: str  # a JPEG (PNG for a logo) of a middling width
    srcset: str
    sources: tuple[Source, ...]  # better formats first
    sizes: str
    width: int  # of the largest derivative, in pixels
    height: int
    shape: str  # of the original: portrait, landscape or square
    role: str
    large: str  # the largest JPEG of the whole picture, uncropped: for a link or a lightbox
    caption: Body | None = None
    credit: CreditView | None = None


@dataclass(frozen=True, slots=True)
class EmbedView:
    """A card that leads to, and on click loads, something that lives elsewhere."""

    provider: str  # youtube, vimeo, instagram, tiktok
    url: str
    player: str | None  # the address of a frame that plays it without cookies, where there is one


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block of prose; exactly one of the four is filled."""

    body: Body | None = None
    picture: PictureView | None = None
    carousel: tuple[PictureView, ...] = ()  # two or more
    embed: EmbedView | None = None


@dataclass(frozen=True, slots=True)
class RunView:
    """The days of an exhibition, and where today stands in them."""

    start: dt.date | None
    until: dt.date | None  # the last day, which counts
    state: str  # coming, running, last-chance, ended or continuous


@dataclass(frozen=True, slots=True)
class ClosingView:
    """A place that is shut today."""

    state: str  # temporarily-unavailable or unavailable
    until: dt.date | None  # the last closed day
    reason: str | None


@dataclass(frozen=True, slots=True)
class FactsView:
    """The practical facts of a place, an exhibition or an entry; None or empty means: say nothing."""

    kind: str | None = None  # museum, gallery ...: worded by the theme as kind-museum
    run: RunView | None = None
    closed: ClosingView | None = None
    venue: Link | None = None  # an exhibition's place
    address: str | None = None
    lat: float | None = None
    lon: float | None = None
    stop: str | None = None
    open: str | None = None  # free text
    opening_hours: str | None = None  # OSM grammar, shown when there is no free text
    price: str | None = None
    museum_card: bool | None = None
    booking: str | None = None
    link: Link | None = None  # text is the bare host: "centraalmuseum.nl"
    phone: Link | None = None  # tel:
    facilities: tuple[str, ...] = ()  # worded by the theme as facility-toilet


@dataclass(frozen=True, slots=True)
class RelationView:
    """What ties the maker to what is described: said plainly, beside it."""

    kind: str  # paid, invited or free-tickets
    partner: str | None


@dataclass(frozen=True, slots=True)
class EntryView:
    """One stop of a guide."""

    number: int  # from 1
    id: str  # its anchor
    headline: str
    layout: str  # how it lies on the page: wide, full, tall-left, tall-right, inset, carousel or text
    subject: Link | None  # the record's own page
    facts: FactsView
    example: bool
    relation: RelationView | None
    opener: PictureView | None  # the picture that opens it, cut for `layout`
    opener_carousel: tuple[PictureView, ...]  # or the pictures in a row that do
    blocks: tuple[BlockView, ...]  # the rest, in reading order


@dataclass(frozen=True, slots=True)
class CardView:
    """A record as others show it: on the home page, in lists, at the end of a page."""

    kind: str  # guide, place, exhibition, region, contributor, tag
    href: str
    title: str
    kicker: str | None  # the region, the venue, the role
    summary: str | None
    picture: PictureView | None
    accent: str | None = None  # CSS class that carries the guide's accent: "a-3f9a12"
    count: int = 0  # entries of a guide, guides of anything else
    by: tuple[str, ...] = ()
    date: dt.date | None = None
    run: RunView | None = None
    closed: ClosingView | None = None
    example: bool = False
    relation: RelationView | None = None


@dataclass(frozen=True, slots=True)
class PagerView:
    """Where a page of a list stands."""

    number: int
    total: int
    newer: str | None  # href
    older: str | None
    pages: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ShareView:
    """What a forwarded link shows (Open Graph); addresses are absolute, so there must be a base-url."""

    url: str
    image: str | None
    image_width: int
    image_height: int
    image_alt: str
    type: str  # article or website


@dataclass(frozen=True, slots=True)
class LogoView:
    """The site's own mark."""

    src: str
    srcset: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page of one depth shares; addresses are relative to such a page."""

    title: str
    tagline: str | None
    language: str
    root: str  # "" on the home page, "../../" two folders down
    home: str
    sections: tuple[Link, ...]  # the overviews that are not empty; text is a key of t(): guides, places ...
    menu: tuple[Link, ...]  # what the author put in the menu; empty: show the sections and `pages`
    pages: tuple[Link, ...]  # plain pages that ask for a place in the menu
    footer: tuple[Link, ...]
    publisher: str | None
    contact: Link | None
    colophon: str | None
    logo: LogoView | None
    icon: str | None
    touch_icon: str | None
    feed: str | None
    static: str  # the folder of the theme's own files, ending in /
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    fonts: tuple[str, ...]
    credits: str  # the page that lists all credits
    options: tuple[tuple[str, str], ...] = ()  # theme-options
    time_zone: str = "Europe/Amsterdam"  # whose day it is that decides what is on show


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in a page's <head>, and where the page is."""

    kind: str  # the page's kind, also a class on <body>
    title: str  # of the page alone
    description: str | None
    canonical: str | None
    noindex: bool
    share: ShareView | None
    stylesheet: str | None  # the page's own colours: placeholders and accent
    jsonld: str | None  # ready for <script type="application/ld+json">: `{{ page.head.jsonld | safe }}`
    trail: tuple[Link, ...] = ()  # breadcrumbs above this page
    frames: tuple[str, ...] = ()  # origins whose frames may load on click (for the CSP)
