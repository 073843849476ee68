"""The overviews of each kind and of each tag, so many cards a page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from guidegen.edition import routes
from guidegen.edition.cards import (
    contributor_card,
    exhibition_card,
    guide_card,
    place_card,
    region_card,
    tag_card,
)
from guidegen.edition.chrome import About, head, site_view
from guidegen.edition.pages.records import by_urgency
from guidegen.edition.sheet import Sheet
from guidegen.edition.views import Link, ListPage, PagerView
from guidegen.model.names import Kind, Ref
from guidegen.plan.plan import Leaf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from guidegen.edition.desk import Desk
    from guidegen.edition.views import CardView
    from guidegen.model.site import Tag
    from guidegen.plan.plan import Output


@dataclass(frozen=True, slots=True)
class Listing:
    """Something to be listed: what it is called, how long it is, where its pages go, and its cards."""

    of: str  # guides, places ... or tag
    count: int
    path: Callable[[int], str]  # page number, from 1 -> output path
    cards: Callable[[Sheet, slice], tuple[CardView, ...]]
    title: str | None = None
    summary: str | None = None


def overview_pages(desk: Desk) -> Iterator[Leaf]:
    """The overviews of every kind; one without records is there too, so that no menu breaks overnight."""
    for listing in _overviews(desk):
        yield from _pages(desk, listing)


def tag_pages(desk: Desk) -> Iterator[Leaf]:
    """The guides of each tag."""
    for tag in desk.site.tags:
        yield from _pages(desk, _tagged(desk, tag))


def _overviews(desk: Desk) -> tuple[Listing, ...]:
    site = desk.site
    shows = by_urgency(desk, site.exhibitions)

    def path(kind: Kind) -> Callable[[int], str]:
        return partial(routes.list_path, kind, desk.language)

    return (
        Listing(
            "guides",
            len(site.listed),
            path(Kind.GUIDE),
            lambda s, cut: tuple(guide_card(s, g) for g in site.listed[cut]),
        ),
        Listing(
            "places",
            len(site.places),
            path(Kind.PLACE),
            lambda s, cut: tuple(place_card(s, p) for p in site.places[cut]),
        ),
        Listing(
            "exhibitions",
            len(shows),
            path(Kind.EXHIBITION),
            lambda s, cut: tuple(exhibition_card(s, e) for e in shows[cut]),
        ),
        Listing(
            "regions",
            len(site.regions),
            path(Kind.REGION),
            lambda s, cut: tuple(region_card(s, r) for r in site.regions[cut]),
        ),
        Listing(
            "contributors",
            len(site.contributors),
            path(Kind.CONTRIBUTOR),
            lambda s, cut: tuple(contributor_card(s, c) for c in site.contributors[cut]),
        ),
        Listing(
            "tags",
            len(site.tags),
            path(Kind.TAG),
            lambda s, cut: tuple(tag_card(s, t) for t in site.tags[cut]),
        ),
    )


def _tagged(desk: Desk, tag: Tag) -> Listing:
    guides = desk.site.guides_of(Ref(Kind.TAG, tag.slug))
    return Listing(
        "tag",
        len(guides),
        partial(routes.tag_path, tag.slug, desk.language),
        lambda s, cut: tuple(guide_card(s, g) for g in guides[cut]),
        tag.title,
        tag.summary,
    )


def _pages(desk: Desk, listing: Listing) -> Iterator[Leaf]:
    total = max(1, -(-listing.count // desk.theme.page_size))
    for number in range(1, total + 1):
        yield Leaf(listing.path(number), partial(_page, desk, listing, number, total))


def _page(desk: Desk, listing: Listing, number: int, total: int) -> Iterator[Output]:
    size = desk.theme.page_size
    sheet = Sheet(desk, listing.path(number))
    title = listing.title or listing.of
    view = ListPage(
        site=site_view(sheet),
        of=listing.of,
        title=listing.title,
        summary=listing.summary,
        cards=listing.cards(sheet, slice((number - 1) * size, number * size)),
        pager=_pager(sheet, listing, number, total),
        head=head(sheet, About("list", title, listing.summary, noindex=not listing.count)),
    )
    yield from sheet.outputs("list", view, f"{title} {number}" if total > 1 else title)


def _pager(sheet: Sheet, listing: Listing, number: int, total: int) -> PagerView:
    def to(other: int) -> str:
        return sheet.to(listing.path(other))

    return PagerView(
        number,
        total,
        newer=to(number - 1) if number > 1 else None,
        older=to(number + 1) if number < total else None,
        pages=tuple(Link(to(n), str(n), n == number) for n in range(1, total + 1)) if total > 1 else (),
    )
