"""The site as a whole: looking up, who points to whom, what lists may name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from guidegen.model.contributor import Contributor
from guidegen.model.exhibition import Exhibition, Run
from guidegen.model.guide import Entry, Guide, Status
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Place, Region
from guidegen.model.site import Page, Settings, Site, Tag

EAST, TOWN, QUARTER, WEST = (Ref(Kind.REGION, slug) for slug in ("east", "town", "quarter", "west"))
HALL, PARK = Ref(Kind.PLACE, "hall"), Ref(Kind.PLACE, "park")
SHOW = Ref(Kind.EXHIBITION, "show")
ANN, BOB = Ref(Kind.CONTRIBUTOR, "ann"), Ref(Kind.CONTRIBUTOR, "bob")
INK = Ref(Kind.TAG, "ink")

AT_HALL = Entry("hall", "Hall", HALL)
AT_SHOW = Entry("show", "Show", SHOW)
ON_ITS_OWN = Entry("own", "A bench")

NEW = Guide(
    "new",
    "New",
    status=Status.PUBLISHED,
    by=(ANN, BOB),
    region=QUARTER,
    tags=(INK,),
    entries=(AT_SHOW, ON_ITS_OWN, AT_HALL),
)
QUIET = Guide("quiet", "Quiet", status=Status.UNLISTED, by=(ANN,), region=TOWN, entries=(AT_HALL,))
OLD = Guide("old", "Old", status=Status.PUBLISHED, by=(ANN,), region=EAST, entries=(AT_HALL,))
BARE = Guide("bare", "Bare", status=Status.PUBLISHED)

SITE = Site(
    Settings("Magazine"),
    dt.date(2026, 11, 23),
    guides=(NEW, QUIET, OLD, BARE),
    places=(Place("hall", "The Hall", QUARTER), Place("park", "The Park"), Place("yard", "The Yard", TOWN)),
    exhibitions=(Exhibition("later", "Later", PARK, Run()), Exhibition("show", "The Show", HALL, Run())),
    regions=(
        Region("east", "The East"),
        Region("quarter", "The Quarter", TOWN),
        Region("town", "The Town", EAST),
        Region("west", "The West"),
    ),
    contributors=(Contributor("ann", "Ann"), Contributor("bob", "Bob")),
    tags=(Tag("ink", "In ink"),),
    pages=(Page("about", "About us"),),
)

RECORDS: tuple[tuple[Ref, str, Callable[[Ref], object] | None], ...] = (
    (Ref(Kind.GUIDE, "quiet"), "Quiet", SITE.guide),
    (HALL, "The Hall", SITE.place),
    (SHOW, "The Show", SITE.exhibition),
    (TOWN, "The Town", SITE.region),
    (BOB, "Bob", SITE.contributor),
    (INK, "In ink", SITE.tag),
    (Ref(Kind.PAGE, "about"), "About us", None),
)


@pytest.mark.parametrize(("ref", "name", "find"), RECORDS, ids=[ref.kind for ref, _, _ in RECORDS])
def test_every_record_is_found_and_named(ref: Ref, name: str, find: Callable[[Ref], object] | None) -> None:
    assert SITE.name(ref) == name
    assert ref in SITE
    if find is not None:
        assert getattr(find(ref), "slug", None) == ref.slug


def test_what_is_not_there_is_not_in_the_site() -> None:
    assert Ref(Kind.GUIDE, "hall") not in SITE  # a place of that name is another record
    assert Ref(Kind.PLACE, "nowhere") not in SITE


def test_unlisted_guides_are_there_but_not_listed() -> None:
    assert SITE.guides == (NEW, QUIET, OLD, BARE)
    assert SITE.listed == (NEW, OLD, BARE)


def test_a_place_is_mentioned_by_entries_about_it_and_about_its_exhibitions() -> None:
    assert SITE.mentions(HALL) == ((NEW, AT_SHOW), (NEW, AT_HALL), (OLD, AT_HALL))
    assert SITE.mentions(SHOW) == ((NEW, AT_SHOW),)
    assert SITE.mentions(PARK) == ()


def test_a_regions_guides_are_its_sub_regions_too() -> None:
    assert SITE.guides_of(QUARTER) == (NEW,)
    assert SITE.guides_of(TOWN) == (NEW,)  # the guide in town itself is unlisted
    assert SITE.guides_of(EAST) == (NEW, OLD)
    assert SITE.guides_of(WEST) == ()


def test_the_guides_of_a_maker_and_of_a_tag() -> None:
    assert SITE.guides_of(ANN) == (NEW, OLD)
    assert SITE.guides_of(BOB) == (NEW,)
    assert SITE.guides_of(INK) == (NEW,)


def test_regions_above_and_below() -> None:
    assert [r.slug for r in SITE.ancestors(QUARTER)] == ["town", "east"]
    assert SITE.ancestors(EAST) == ()
    assert [r.slug for r in SITE.children(EAST)] == ["town"]
    assert SITE.children(WEST) == ()


def test_places_in_a_region_lie_in_its_sub_regions_too() -> None:
    assert [p.slug for p in SITE.places_in(EAST)] == ["hall", "yard"]
    assert [p.slug for p in SITE.places_in(QUARTER)] == ["hall"]
    assert SITE.places_in(WEST) == ()


def test_exhibitions_at_a_place() -> None:
    assert [e.slug for e in SITE.exhibitions_at(PARK)] == ["later"]
    assert SITE.exhibitions_at(Ref(Kind.PLACE, "yard")) == ()
