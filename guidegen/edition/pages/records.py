"""The pages of places, exhibitions, regions, contributors, and plain pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from guidegen.edition import jsonld
from guidegen.edition.cards import exhibition_card, guide_card, mentions, place_card, region_card
from guidegen.edition.chrome import About, head, site_view
from guidegen.edition.facts import exhibition_facts, host_link, place_facts
from guidegen.edition.prose import frames, lay_blocks
from guidegen.edition.sheet import Sheet
from guidegen.edition.views import (
    CollaborationView,
    ContributorPage,
    ExhibitionPage,
    PlacePage,
    RegionPage,
    TextPage,
)
from guidegen.model.exhibition import RunState
from guidegen.model.names import Kind, Ref
from guidegen.plan.plan import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidegen.edition.desk import Desk
    from guidegen.edition.views import Link, PictureView
    from guidegen.model.contributor import Collaboration, Contributor
    from guidegen.model.exhibition import Exhibition
    from guidegen.model.media import Picture
    from guidegen.model.place import Place, Region
    from guidegen.model.site import Page
    from guidegen.plan.plan import Output

ELSEWHERE = 3  # other exhibitions, at the end of one


def place_pages(desk: Desk) -> Iterator[Leaf]:
    """A leaf for each place."""
    for place in desk.site.places:
        yield Leaf(desk.path(Ref(Kind.PLACE, place.slug)), partial(_place, desk, place))


def exhibition_pages(desk: Desk) -> Iterator[Leaf]:
    """A leaf for each exhibition."""
    for exhibition in desk.site.exhibitions:
        yield Leaf(desk.path(Ref(Kind.EXHIBITION, exhibition.slug)), partial(_exhibition, desk, exhibition))


def region_pages(desk: Desk) -> Iterator[Leaf]:
    """A leaf for each region."""
    for region in desk.site.regions:
        yield Leaf(desk.path(Ref(Kind.REGION, region.slug)), partial(_region, desk, region))


def contributor_pages(desk: Desk) -> Iterator[Leaf]:
    """A leaf for each contributor."""
    for contributor in desk.site.contributors:
        yield Leaf(
            desk.path(Ref(Kind.CONTRIBUTOR, contributor.slug)), partial(_contributor, desk, contributor)
        )


def text_pages(desk: Desk) -> Iterator[Leaf]:
    """A leaf for each plain page."""
    for page in desk.site.pages:
        yield Leaf(desk.path(Ref(Kind.PAGE, page.slug)), partial(_text, desk, page))


def _place(desk: Desk, place: Place) -> Iterator[Output]:
    ref = Ref(Kind.PLACE, place.slug)
    sheet = Sheet(desk, desk.path(ref))
    sheet.set_accent(place.cover.accent if place.cover else None)
    text = lay_blocks(sheet, place.text.blocks)
    view = PlacePage(
        site=site_view(sheet),
        title=place.name,
        cover=_opening(sheet, place.cover),
        region=_region_link(sheet, place.region),
        facts=place_facts(sheet, place),
        text=text,
        exhibitions=tuple(exhibition_card(sheet, e) for e in by_urgency(desk, desk.site.exhibitions_at(ref))),
        mentions=mentions(sheet, ref),
        head=head(
            sheet,
            About(
                "place",
                place.name,
                place.text.excerpt or place.facts.address,
                place.cover,
                jsonld=(jsonld.place_thing(sheet, place),),
                trail=_trail(sheet, place.region),
                frames=frames(text),
            ),
        ),
    )
    yield from sheet.outputs("place", view, f"place {place.slug}")


def _exhibition(desk: Desk, exhibition: Exhibition) -> Iterator[Output]:
    ref = Ref(Kind.EXHIBITION, exhibition.slug)
    sheet = Sheet(desk, desk.path(ref))
    sheet.set_accent(exhibition.cover.accent if exhibition.cover else None)
    text = lay_blocks(sheet, exhibition.text.blocks)
    others = tuple(e for e in on_show(desk) if e.slug != exhibition.slug)[:ELSEWHERE]
    view = ExhibitionPage(
        site=site_view(sheet),
        title=exhibition.title,
        cover=_opening(sheet, exhibition.cover),
        example=exhibition.example,
        facts=exhibition_facts(sheet, exhibition),
        text=text,
        mentions=mentions(sheet, ref),
        elsewhere=tuple(exhibition_card(sheet, other) for other in others),
        head=head(
            sheet,
            About(
                "exhibition",
                exhibition.title,
                exhibition.text.excerpt,
                exhibition.cover,
                jsonld=() if exhibition.example else (jsonld.exhibition_thing(sheet, exhibition),),
                trail=(sheet.link(exhibition.place, desk.site.place(exhibition.place).name),),
                frames=frames(text),
            ),
        ),
    )
    yield from sheet.outputs("exhibition", view, f"exhibition {exhibition.slug}")


def _region(desk: Desk, region: Region) -> Iterator[Output]:
    ref = Ref(Kind.REGION, region.slug)
    sheet = Sheet(desk, desk.path(ref))
    sheet.set_accent(region.cover.accent if region.cover else None)
    text = lay_blocks(sheet, region.text.blocks)
    site = desk.site
    view = RegionPage(
        site=site_view(sheet),
        title=region.name,
        cover=_opening(sheet, region.cover),
        parent=_region_link(sheet, region.parent),
        text=text,
        regions=tuple(region_card(sheet, r) for r in site.children(ref)),
        guides=tuple(guide_card(sheet, g) for g in site.guides_of(ref)),
        places=tuple(place_card(sheet, p) for p in site.places_in(ref)),
        head=head(
            sheet,
            About(
                "region",
                region.name,
                region.text.excerpt,
                region.cover,
                trail=_trail(sheet, region.parent),
                frames=frames(text),
            ),
        ),
    )
    yield from sheet.outputs("region", view, f"region {region.slug}")


def _contributor(desk: Desk, contributor: Contributor) -> Iterator[Output]:
    ref = Ref(Kind.CONTRIBUTOR, contributor.slug)
    sheet = Sheet(desk, desk.path(ref))
    text = lay_blocks(sheet, contributor.text.blocks)
    view = ContributorPage(
        site=site_view(sheet),
        title=contributor.name,
        role=contributor.role,
        portrait=sheet.picture(contributor.portrait, "portrait") if contributor.portrait else None,
        links=tuple(host_link(url) for url in contributor.links),
        works_with=tuple(_collaboration(sheet, tie) for tie in contributor.works_with),
        text=text,
        guides=tuple(guide_card(sheet, g) for g in desk.site.guides_of(ref)),
        head=head(
            sheet,
            About(
                "contributor",
                contributor.name,
                contributor.text.excerpt or contributor.role,
                contributor.portrait,
                jsonld=(jsonld.contributor_thing(sheet, contributor),),
                frames=frames(text),
            ),
        ),
    )
    yield from sheet.outputs("contributor", view, f"contributor {contributor.slug}")


def _text(desk: Desk, page: Page) -> Iterator[Output]:
    sheet = Sheet(desk, desk.path(Ref(Kind.PAGE, page.slug)))
    text = lay_blocks(sheet, page.text.blocks)
    about = About("text", page.title, page.text.excerpt, frames=frames(text))
    view = TextPage(site=site_view(sheet), title=page.title, text=text, head=head(sheet, about))
    yield from sheet.outputs("text", view, f"page {page.slug}")


def on_show(desk: Desk) -> tuple[Exhibition, ...]:
    """The exhibitions that can be seen today or later, what ends soonest first."""
    return tuple(
        e
        for e in by_urgency(desk, desk.site.exhibitions)
        if e.run.state(desk.site.today) is not RunState.ENDED
    )


def by_urgency(desk: Desk, exhibitions: tuple[Exhibition, ...]) -> tuple[Exhibition, ...]:
    """On show first (what ends soonest leads), then coming (what starts soonest), continuous, and ended last."""
    order = (RunState.LAST_CHANCE, RunState.RUNNING, RunState.COMING, RunState.CONTINUOUS, RunState.ENDED)

    def urgency(exhibition: Exhibition) -> tuple[int, str, str]:
        run = exhibition.run
        state = run.state(desk.site.today)
        day = run.start if state is RunState.COMING else run.until
        return order.index(state), str(day or ""), exhibition.slug

    return tuple(sorted(exhibitions, key=urgency))


def _opening(sheet: Sheet, cover: Picture | None) -> PictureView | None:
    """The picture that opens a page; only a lying one is cut to lie, so that no tower loses its top."""
    return None if cover is None else sheet.picture(cover, "hero" if cover.shape == "landscape" else "cover")


def _region_link(sheet: Sheet, ref: Ref | None) -> Link | None:
    return None if ref is None else sheet.link(ref, sheet.desk.site.region(ref).name)


def _trail(sheet: Sheet, ref: Ref | None) -> tuple[Link, ...]:
    """The regions a page lies in, the largest first."""
    if ref is None:
        return ()
    site = sheet.desk.site
    regions = (*reversed(site.ancestors(ref)), site.region(ref))
    return tuple(sheet.link(Ref(Kind.REGION, r.slug), r.name) for r in regions)


def _collaboration(sheet: Sheet, tie: Collaboration) -> CollaborationView:
    href = sheet.href(tie.place) if tie.place is not None else None
    name = sheet.desk.site.place(tie.place).name if tie.place is not None else tie.partner
    return CollaborationView(name, href, tie.since, tie.paid)
