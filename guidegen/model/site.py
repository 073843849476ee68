"""The site as a related whole: settings, every record that may be seen, and who points to whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from guidegen.model.contributor import Contributor
from guidegen.model.destination import Destination
from guidegen.model.exhibition import Exhibition
from guidegen.model.guide import Entry, Guide, Status
from guidegen.model.media import Picture
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Place, Region
from guidegen.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Tag:
    """A word that guides share, with what tags.yaml says of it."""

    slug: str
    title: str
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A plain page."""

    slug: str
    title: str
    menu: bool = False  # whether the menu names it
    text: Prose = Prose()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A line of the menu or the footer: a record, an address of our own (from the root, with /) or elsewhere."""

    text: str
    target: str  # "" where `ref` says it
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What site.yaml says."""

    title: str
    format: int = 1
    tagline: str | None = None
    description: str | None = None
    base_url: str | None = None  # ends with /
    languages: tuple[str, ...] = ("nl",)  # the first is the default
    time_zone: str = "Europe/Amsterdam"
    theme: str = "default"
    theme_options: tuple[tuple[str, str], ...] = ()
    picture_formats: tuple[str, ...] = ("avif", "jpeg")
    publisher: str | None = None
    contact: str | None = None
    colophon: str | None = None
    logo: Picture | None = None
    icon: Picture | None = None
    accent: str | None = None
    menu: tuple[MenuItem, ...] = ()
    footer: tuple[MenuItem, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()  # old address -> new one, both from the root
    publish: tuple[Destination, ...] = ()

    @property
    def language(self) -> str:
        """The default language."""
        return self.languages[0]


@dataclass(frozen=True, slots=True)
class Ended:
    """A guide whose last visible day has passed: only its address is left."""

    slug: str
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True)
class Site:
    """All that may be seen on one day, proven: every Ref in it leads to a record in it. Made by relate alone."""

    settings: Settings
    today: dt.date
    guides: tuple[Guide, ...] = ()  # newest first; published and unlisted
    places: tuple[Place, ...] = ()  # the rest by name
    exhibitions: tuple[Exhibition, ...] = ()
    regions: tuple[Region, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    tags: tuple[Tag, ...] = ()  # those that a listed guide uses
    pages: tuple[Page, ...] = ()
    ended: tuple[Ended, ...] = ()

    def guide(self, ref: Ref) -> Guide:
        """The guide that `ref` points to."""
        return self._guides[ref.slug]

    def place(self, ref: Ref) -> Place:
        """The place that `ref` points to."""
        return self._places[ref.slug]

    def exhibition(self, ref: Ref) -> Exhibition:
        """The exhibition that `ref` points to."""
        return self._exhibitions[ref.slug]

    def region(self, ref: Ref) -> Region:
        """The region that `ref` points to."""
        return self._regions[ref.slug]

    def contributor(self, ref: Ref) -> Contributor:
        """The contributor that `ref` points to."""
        return self._contributors[ref.slug]

    def tag(self, ref: Ref) -> Tag:
        """The tag that `ref` points to."""
        return self._tags[ref.slug]

    def name(self, ref: Ref) -> str:
        """What the record that `ref` points to is called."""
        return self._names[ref]

    def __contains__(self, ref: Ref) -> bool:
        """Whether `ref` points to a record that may be seen."""
        return ref in self._names

    @cached_property
    def listed(self) -> tuple[Guide, ...]:
        """The guides that lists, feeds and the sitemap may name, newest first."""
        return tuple(g for g in self.guides if g.status is Status.PUBLISHED)

    def mentions(self, ref: Ref) -> tuple[tuple[Guide, Entry], ...]:
        """The entries of listed guides about this record, newest guide first.

        An entry about an exhibition is about the exhibition's place too.
        """
        return self._mentions.get(ref, ())

    def guides_of(self, ref: Ref) -> tuple[Guide, ...]:
        """The listed guides of a region (its sub-regions' too), a contributor or a tag, newest first."""
        return self._guides_of.get(ref, ())

    def children(self, region: Ref) -> tuple[Region, ...]:
        """The regions directly under this one."""
        return tuple(r for r in self.regions if r.parent == region)

    def ancestors(self, region: Ref) -> tuple[Region, ...]:
        """The regions this one lies in, nearest first; relate has proven that they end."""
        found: list[Region] = []
        parent = self.region(region).parent
        while parent is not None:
            found.append(self.region(parent))
            parent = found[-1].parent
        return tuple(found)

    def places_in(self, region: Ref) -> tuple[Place, ...]:
        """The places in this region and its sub-regions, by name."""
        return tuple(p for p in self.places if p.region is not None and region in self._lineage(p.region))

    def exhibitions_at(self, place: Ref) -> tuple[Exhibition, ...]:
        """The exhibitions at this place, in the order of `exhibitions`."""
        return tuple(e for e in self.exhibitions if e.place == place)

    @cached_property
    def _guides(self) -> dict[str, Guide]:
        return {record.slug: record for record in self.guides}

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {record.slug: record for record in self.places}

    @cached_property
    def _exhibitions(self) -> dict[str, Exhibition]:
        return {record.slug: record for record in self.exhibitions}

    @cached_property
    def _regions(self) -> dict[str, Region]:
        return {record.slug: record for record in self.regions}

    @cached_property
    def _contributors(self) -> dict[str, Contributor]:
        return {record.slug: record for record in self.contributors}

    @cached_property
    def _tags(self) -> dict[str, Tag]:
        return {record.slug: record for record in self.tags}

    @cached_property
    def _names(self) -> dict[Ref, str]:
        titled = (
            (Kind.GUIDE, self.guides),
            (Kind.EXHIBITION, self.exhibitions),
            (Kind.TAG, self.tags),
            (Kind.PAGE, self.pages),
        )
        named = (
            (Kind.PLACE, self.places),
            (Kind.REGION, self.regions),
            (Kind.CONTRIBUTOR, self.contributors),
        )
        titles = {Ref(kind, r.slug): r.title for kind, records in titled for r in records}
        return titles | {Ref(kind, r.slug): r.name for kind, records in named for r in records}

    @cached_property
    def _mentions(self) -> dict[Ref, tuple[tuple[Guide, Entry], ...]]:
        found: dict[Ref, list[tuple[Guide, Entry]]] = {}
        for guide in self.listed:
            for entry in guide.entries:
                for ref in self._subjects(entry):
                    found.setdefault(ref, []).append((guide, entry))
        return {ref: tuple(pairs) for ref, pairs in found.items()}

    def _subjects(self, entry: Entry) -> tuple[Ref, ...]:
        if entry.subject is None:
            return ()
        if entry.subject.kind is Kind.EXHIBITION:
            return (entry.subject, self.exhibition(entry.subject).place)
        return (entry.subject,)

    @cached_property
    def _guides_of(self) -> dict[Ref, tuple[Guide, ...]]:
        found: dict[Ref, list[Guide]] = {}
        for guide in self.listed:
            regions = self._lineage(guide.region) if guide.region is not None else ()
            for ref in dict.fromkeys((*regions, *guide.by, *guide.tags)):
                found.setdefault(ref, []).append(guide)
        return {ref: tuple(guides) for ref, guides in found.items()}

    def _lineage(self, region: Ref) -> tuple[Ref, ...]:
        return (region, *(Ref(Kind.REGION, r.slug) for r in self.ancestors(region)))
