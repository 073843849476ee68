"""Practical facts: what an entry says wins over its record, and a record over its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from guidegen.edition.facts import (
    closing_view,
    entry_facts,
    exhibition_facts,
    host_link,
    place_facts,
    relation_view,
    run_view,
)
from guidegen.edition.views import ClosingView, FactsView, Link, RelationView, RunView
from guidegen.model.exhibition import Run
from guidegen.model.guide import Entry, Relation
from guidegen.model.place import Closing, ClosingState, Facility, Facts, Location, PlaceKind
from tests.edition.press import LIGHT, MUSEUM, PARK, PRINTS, SITE, TODAY, sheet

HALL = SITE.place(MUSEUM)


def test_the_facts_of_a_place() -> None:
    assert place_facts(sheet(), HALL) == FactsView(
        kind="museum",
        address="Markt 1, Stad",
        lat=52.1,
        lon=6.2,
        open="di-zo",
        price="€ 12",
        museum_card=True,
        booking="https://museum.example/kaart",
        link=Link("https://www.museum.example/bezoek", "museum.example"),
        phone=Link("tel:+31575123456", "+31 (0)575 123 456"),
        facilities=("toilet", "cafe"),
    )


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("+31 (0)30 1234567", "+31301234567"),
        ("0031 (0)30 1234567", "0031301234567"),
        ("(030) 123 45 67", "0301234567"),
        ("(0)30 123 45 67", "0301234567"),
    ],
)
def test_a_number_is_dialled_as_a_telephone_takes_it(written: str, dialled: str) -> None:
    facts = place_facts(sheet(), replace(HALL, facts=Facts(phone=written)))
    assert facts.phone == Link(f"tel:{dialled}", written)


def test_a_place_that_says_nothing_shows_nothing() -> None:
    assert place_facts(sheet(), replace(HALL, facts=Facts())) == FactsView()


def test_a_place_is_shut_as_long_as_that_lasts() -> None:
    park = SITE.place(PARK)
    assert park.facts.closed is not None
    assert park.facts.closed.until == TODAY
    assert place_facts(sheet(), park).closed == ClosingView("temporarily-unavailable", TODAY, "storm")
    tomorrow = replace(SITE, today=TODAY + dt.timedelta(days=1))
    assert place_facts(sheet(site=tomorrow), park).closed is None


def test_an_exhibition_has_its_own_price_and_the_address_of_its_place() -> None:
    facts = exhibition_facts(sheet(), SITE.exhibition(PRINTS))
    assert facts.price == "€ 5"
    assert facts.address == "Markt 1, Stad"
    assert facts.booking == "https://museum.example/kaart"
    assert facts.venue == Link("../../plekken/museum/index.html", "Het Museum")
    assert facts.run == RunView(dt.date(2026, 9, 1), TODAY, "last-chance")


def test_an_exhibition_without_a_price_has_that_of_its_place() -> None:
    assert exhibition_facts(sheet(), SITE.exhibition(LIGHT)).price == "€ 12"


def test_an_exhibitions_own_links_come_before_its_places() -> None:
    show = replace(
        SITE.exhibition(LIGHT), booking="https://kaart.example/", link="https://licht.example/zaal/"
    )
    facts = exhibition_facts(sheet(), show)
    assert (facts.booking, facts.link) == (
        "https://kaart.example/",
        Link("https://licht.example/zaal/", "licht.example"),
    )


def test_an_entry_with_facts_of_its_own_alone() -> None:
    entry = Entry("x", "X", facts=Facts(price="gratis", location=Location(0.0, 0.0)), run=Run(until=TODAY))
    facts = entry_facts(sheet(), entry)
    assert (facts.price, facts.lat, facts.lon, facts.venue) == ("gratis", 0.0, 0.0, None)
    assert facts.run == RunView(None, TODAY, "last-chance")


def test_an_entry_completes_the_facts_of_its_place() -> None:
    own = Facts(kind=PlaceKind.LIBRARY, price="€ 3", museum_card=False, facilities=(Facility.DOGS,))
    facts = entry_facts(sheet(), Entry("x", "X", MUSEUM, own))
    assert facts == replace(
        place_facts(sheet(), HALL), kind="library", price="€ 3", museum_card=False, facilities=("dogs",)
    )


def test_an_entry_about_a_place_may_have_a_run_of_its_own() -> None:
    facts = entry_facts(sheet(), Entry("x", "X", MUSEUM, run=Run(dt.date(2027, 1, 1))))
    assert facts.run == RunView(dt.date(2027, 1, 1), None, "coming")


def test_an_entry_wins_over_its_exhibition_which_wins_over_its_place() -> None:
    about = Entry("x", "X", PRINTS)
    assert entry_facts(sheet(), about) == exhibition_facts(sheet(), SITE.exhibition(PRINTS))
    own = entry_facts(sheet(), replace(about, facts=Facts(price="vrij"), run=Run(until=dt.date(2027, 1, 1))))
    assert (own.price, own.address) == ("vrij", "Markt 1, Stad")
    assert own.run == RunView(None, dt.date(2027, 1, 1), "running")
    assert own.venue is not None


def test_an_example_is_marked_by_its_page_and_keeps_its_facts() -> None:
    facts = entry_facts(sheet(), Entry("x", "X", LIGHT))
    assert facts.run == RunView(dt.date(2026, 12, 5), dt.date(2027, 3, 1), "coming")


def test_a_run_without_dates_says_nothing() -> None:
    assert run_view(None, TODAY) is None
    assert run_view(Run(), TODAY) is None
    assert run_view(Run(start=TODAY), TODAY) == RunView(TODAY, None, "continuous")


def test_a_closing_of_unknown_length_stays() -> None:
    assert closing_view(None, TODAY) is None
    closing = Closing(ClosingState.UNAVAILABLE)
    assert closing_view(closing, dt.date.max) == ClosingView("unavailable", None, None)


@pytest.mark.parametrize(
    ("relation", "view"),
    [
        (None, None),
        (Relation.NONE, None),
        (Relation.PAID, RelationView("paid", "Stad")),
        (Relation.FREE_TICKETS, RelationView("free-tickets", "Stad")),
    ],
)
def test_a_tie_is_told_unless_there_is_none(relation: Relation | None, view: RelationView | None) -> None:
    assert relation_view(relation, "Stad") == view


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://www.museum.example/a/b?c", "museum.example"),
        ("http://museum.example:8080", "museum.example"),
        ("https://www.www.example", "www.example"),
        ("https:///leeg", "https:///leeg"),
    ],
)
def test_a_link_elsewhere_is_called_by_its_host(url: str, words: str) -> None:
    assert host_link(url) == Link(url, words)
