"""What search engines read: schema.org values as JSON-LD (vocabulary: schema.org; needs: Google Search Central)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from guidegen.edition.derivatives import LARGE, derivatives
from guidegen.edition.licences import licence_url
from guidegen.model.names import Kind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidegen.edition.sheet import Sheet
    from guidegen.model.contributor import Contributor
    from guidegen.model.exhibition import Exhibition
    from guidegen.model.guide import Entry, Guide
    from guidegen.model.media import Picture
    from guidegen.model.place import Facts, Place

Thing = dict[str, object]

_TYPES = {
    "museum": "Museum",
    "gallery": "ArtGallery",
    "monument": "LandmarksOrHistoricalBuildings",
    "church": "PlaceOfWorship",
    "theatre": "PerformingArtsTheater",
    "library": "Library",
    "nature": "Park",
    "walk": "TouristAttraction",
    "food": "FoodEstablishment",
    "shop": "Store",
    "event": "Place",
    "artwork": "TouristAttraction",
    "other": "Place",
}


def script(things: Iterable[Thing]) -> str | None:
    """JSON that is safe inside a <script> element; None for nothing to say."""
    graph = [_clean(thing) for thing in things]
    if not graph:
        return None
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":")
    )
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def site_thing(sheet: Sheet) -> Thing:
    """The site itself."""
    settings = sheet.desk.site.settings
    return {
        "@type": "WebSite",
        "name": settings.title,
        "description": settings.description,
        "url": settings.base_url,
        "inLanguage": settings.language,
        "publisher": {"@type": "Organization", "name": settings.publisher} if settings.publisher else None,
    }


def guide_thing(sheet: Sheet, guide: Guide) -> Thing:
    """A guide: an article that holds a list of places."""
    path = sheet.desk.path(Ref(Kind.GUIDE, guide.slug))
    return {
        "@type": "Article",
        "headline": guide.title,
        "description": guide.summary,
        "url": sheet.desk.absolute(path),
        "inLanguage": sheet.desk.language,
        "datePublished": _day(guide.published),
        "dateModified": _day(guide.updated or guide.published),
        "author": [contributor_thing(sheet, sheet.desk.site.contributor(ref)) for ref in guide.by],
        "image": picture_thing(sheet, guide.cover),
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [_item(sheet, path, n, entry) for n, entry in enumerate(guide.entries, 1)],
        },
    }


def place_thing(sheet: Sheet, place: Place) -> Thing:
    """A place, as the type its kind maps to."""
    thing = _facts(place.facts)
    thing["name"] = place.name
    thing["url"] = sheet.desk.absolute(sheet.desk.path(Ref(Kind.PLACE, place.slug)))
    thing["image"] = picture_thing(sheet, place.cover)
    return thing


def exhibition_thing(sheet: Sheet, exhibition: Exhibition) -> Thing:
    """An exhibition as an event."""
    return {
        "@type": "ExhibitionEvent",
        "name": exhibition.title,
        "url": sheet.desk.absolute(sheet.desk.path(Ref(Kind.EXHIBITION, exhibition.slug))),
        "startDate": _day(exhibition.run.start),
        "endDate": _day(exhibition.run.until),
        "location": place_thing(sheet, sheet.desk.site.place(exhibition.place)),
        "image": picture_thing(sheet, exhibition.cover),
        "description": exhibition.text.excerpt or None,
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
    }


def contributor_thing(sheet: Sheet, contributor: Contributor) -> Thing:
    """A maker."""
    return {
        "@type": "Person",
        "name": contributor.name,
        "jobTitle": contributor.role,
        "url": sheet.desk.absolute(sheet.desk.path(Ref(Kind.CONTRIBUTOR, contributor.slug))),
        "sameAs": list(contributor.links),
    }


def picture_thing(sheet: Sheet, picture: Picture | None) -> Thing | None:
    """A picture with its credit, as Google's image-licence guidance asks; None without a base-url to point to."""
    if picture is None:
        return None
    if sheet.desk.site.settings.base_url is None:
        return None
    output = derivatives(sheet.desk, picture, LARGE, sheet.desk.formats[-1:])[-1].output
    sheet.need(output)
    credit = picture.credit
    maker = credit.text if credit else None
    return {
        "@type": "ImageObject",
        "contentUrl": sheet.desk.absolute(output.path),
        "caption": picture.alt,
        "creator": {"@type": "Person", "name": maker} if maker else None,
        "creditText": maker,
        "copyrightNotice": maker,
        "license": licence_url(credit.licence) if credit else None,
        "acquireLicensePage": credit.rights_url if credit else None,
    }


def _item(sheet: Sheet, path: str, number: int, entry: Entry) -> Thing:
    url = sheet.desk.absolute(path)
    return {
        "@type": "ListItem",
        "position": number,
        "name": entry.headline,
        "url": f"{url}#{entry.id}" if url else None,
    }


def _facts(facts: Facts) -> Thing:
    where = facts.location
    return {
        "@type": _TYPES[facts.kind.value] if facts.kind else "Place",
        "address": facts.address,
        "geo": {"@type": "GeoCoordinates", "latitude": where.lat, "longitude": where.lon} if where else None,
        "telephone": facts.phone,
        "sameAs": facts.link,
        "openingHours": facts.opening_hours,
    }


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def _clean(thing: object) -> object:
    """The same value without what was not said."""
    if isinstance(thing, dict):
        return {key: _clean(value) for key, value in thing.items() if value not in (None, [], "")}
    if isinstance(thing, list):
        return [_clean(value) for value in thing]
    return thing
