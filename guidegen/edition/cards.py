"""Records as others show them: cards, for every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidegen.edition.facts import closing_view, relation_view, run_view
from guidegen.edition.views import CardView, Mention
from guidegen.model.names import Kind, Ref

if TYPE_CHECKING:
    from guidegen.edition.sheet import Sheet
    from guidegen.edition.views import PictureView
    from guidegen.model.contributor import Contributor
    from guidegen.model.exhibition import Exhibition
    from guidegen.model.guide import Guide
    from guidegen.model.media import Picture
    from guidegen.model.place import Place, Region
    from guidegen.model.site import Tag


def guide_card(sheet: Sheet, guide: Guide, role: str = "card") -> CardView:
    """A guide: where it plays, who made it, how many places it has."""
    site = sheet.desk.site
    return CardView(
        kind=Kind.GUIDE.value,
        href=sheet.href(Ref(Kind.GUIDE, guide.slug)),
        title=guide.title,
        kicker=site.region(guide.region).name if guide.region else None,
        summary=guide.summary,
        picture=_picture(sheet, guide.cover, role),
        accent=sheet.accent(guide_accent(guide)),
        count=len(guide.entries),
        by=tuple(site.contributor(ref).name for ref in guide.by),
        date=guide.published,
        relation=relation_view(guide.relation, guide.partner),
    )


def guide_accent(guide: Guide) -> str | None:
    """The colour the author chose, else the most telling one of the cover."""
    return guide.accent or (guide.cover.accent if guide.cover else None)


def place_card(sheet: Sheet, place: Place) -> CardView:
    """A place, and in how many guides it appears."""
    ref = Ref(Kind.PLACE, place.slug)
    site = sheet.desk.site
    return CardView(
        kind=Kind.PLACE.value,
        href=sheet.href(ref),
        title=place.name,
        kicker=site.region(place.region).name if place.region else None,
        summary=place.facts.address,
        picture=_picture(sheet, place.cover, "card"),
        count=len({guide.slug for guide, _ in site.mentions(ref)}),
        closed=closing_view(place.facts.closed, site.today),
    )


def exhibition_card(sheet: Sheet, exhibition: Exhibition) -> CardView:
    """An exhibition, its place and its dates."""
    site = sheet.desk.site
    return CardView(
        kind=Kind.EXHIBITION.value,
        href=sheet.href(Ref(Kind.EXHIBITION, exhibition.slug)),
        title=exhibition.title,
        kicker=site.place(exhibition.place).name,
        summary=exhibition.text.excerpt or None,
        picture=_picture(sheet, exhibition.cover, "card"),
        run=run_view(exhibition.run, site.today),
        example=exhibition.example,
    )


def region_card(sheet: Sheet, region: Region) -> CardView:
    """A region and the number of guides in it."""
    ref = Ref(Kind.REGION, region.slug)
    site = sheet.desk.site
    return CardView(
        kind=Kind.REGION.value,
        href=sheet.href(ref),
        title=region.name,
        kicker=site.region(region.parent).name if region.parent else None,
        summary=region.text.excerpt or None,
        picture=_picture(sheet, region.cover, "card"),
        count=len(site.guides_of(ref)),
    )


def contributor_card(sheet: Sheet, contributor: Contributor) -> CardView:
    """A maker and the number of their guides."""
    ref = Ref(Kind.CONTRIBUTOR, contributor.slug)
    return CardView(
        kind=Kind.CONTRIBUTOR.value,
        href=sheet.href(ref),
        title=contributor.name,
        kicker=contributor.role,
        summary=contributor.text.excerpt or None,
        picture=_picture(sheet, contributor.portrait, "portrait"),
        count=len(sheet.desk.site.guides_of(ref)),
    )


def tag_card(sheet: Sheet, tag: Tag) -> CardView:
    """A tag and the number of its guides."""
    ref = Ref(Kind.TAG, tag.slug)
    return CardView(
        kind=Kind.TAG.value,
        href=sheet.href(ref),
        title=tag.title,
        kicker=None,
        summary=tag.summary,
        picture=None,
        count=len(sheet.desk.site.guides_of(ref)),
    )


def mentions(sheet: Sheet, ref: Ref) -> tuple[Mention, ...]:
    """The entries about a record, one for each guide that has any (its first)."""
    first: dict[str, Mention] = {}
    for guide, entry in sheet.desk.site.mentions(ref):
        if guide.slug not in first:
            href = sheet.href(Ref(Kind.GUIDE, guide.slug), entry.id)
            first[guide.slug] = Mention(guide_card(sheet, guide), href, entry.headline)
    return tuple(first.values())


def _picture(sheet: Sheet, picture: Picture | None, role: str) -> PictureView | None:
    return None if picture is None else sheet.picture(picture, role)
