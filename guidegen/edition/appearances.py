"""Which picture appears on which pages: what the list of credits is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidegen.model.media import Picture
from guidegen.model.names import Kind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidegen.model.media import Media
    from guidegen.model.site import Site


@dataclass(frozen=True, slots=True)
class Appearance:
    """A picture and the listed pages that show it: (record, its name)."""

    picture: Picture
    used: tuple[tuple[Ref, str], ...]


def appearances(site: Site) -> tuple[Appearance, ...]:
    """Every picture of a listed page, in the order of the pages; the same file counts once."""
    pictures: dict[str, Picture] = {}
    used: dict[str, dict[Ref, str]] = {}
    for ref, name, media in _pages(site):
        for picture in media:
            if isinstance(picture, Picture):
                pictures.setdefault(picture.digest, picture)
                used.setdefault(picture.digest, {})[ref] = name
    return tuple(Appearance(picture, tuple(used[digest].items())) for digest, picture in pictures.items())


def _pages(site: Site) -> Iterator[tuple[Ref, str, tuple[Media | None, ...]]]:
    for guide in site.listed:
        entries = tuple(m for entry in guide.entries for m in entry.text.media)
        yield Ref(Kind.GUIDE, guide.slug), guide.title, (guide.cover, *guide.intro.media, *entries)
    for exhibition in site.exhibitions:
        ref = Ref(Kind.EXHIBITION, exhibition.slug)
        yield ref, exhibition.title, (exhibition.cover, *exhibition.text.media)
    for place in site.places:
        yield Ref(Kind.PLACE, place.slug), place.name, (place.cover, *place.text.media)
    for region in site.regions:
        yield Ref(Kind.REGION, region.slug), region.name, (region.cover, *region.text.media)
    for maker in site.contributors:
        yield Ref(Kind.CONTRIBUTOR, maker.slug), maker.name, (maker.portrait, *maker.text.media)
    for page in site.pages:
        yield Ref(Kind.PAGE, page.slug), page.title, page.text.media
