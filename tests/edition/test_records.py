"""The pages of places, exhibitions, regions, makers, and plain pages."""

from __future__ import annotations

from dataclasses import replace

from guidegen.edition.views import CollaborationView, Link
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Region
from guidegen.model.prose import Prose
from tests.edition.press import MUSEUM, PARK, SITE, SQUARE, TOWN, view


def test_a_places_page() -> None:
    page = view("plekken/museum/index.html")
    assert (page.title, page.cover.role, page.facts.kind) == ("Het Museum", "hero", "museum")
    assert page.region == Link("../../regio/stad/index.html", "Stad")
    assert [card.title for card in page.exhibitions] == ["Prenten", "Licht"]
    assert [(mention.headline, mention.href) for mention in page.mentions] == [
        ("Eerst het museum", "../../gidsen/wandeling/index.html#museum")
    ]
    assert page.head.description == "Een museum."


def test_a_place_without_words_is_described_by_its_address() -> None:
    museum = replace(SITE.place(MUSEUM), text=Prose())
    site = replace(SITE, places=(museum, SITE.place(PARK)))
    assert view("plekken/museum/index.html", site).head.description == "Markt 1, Stad"


def test_a_place_that_nobody_lists_has_a_page_still() -> None:
    page = view("plekken/park/index.html")
    assert (page.cover, page.text, page.exhibitions) == (None, (), ())
    assert [mention.guide.title for mention in page.mentions] == ["Groen"]  # the unlisted guide is not named


def test_a_standing_or_square_picture_is_not_cut_to_lie() -> None:
    assert view("tentoonstellingen/prenten/index.html").cover.role == "cover"
    site = replace(SITE, places=(replace(SITE.place(MUSEUM), cover=SQUARE), SITE.place(PARK)))
    assert view("plekken/museum/index.html", site).cover.role == "cover"


def test_an_exhibitions_page() -> None:
    page = view("tentoonstellingen/prenten/index.html")
    assert (page.title, page.example, page.facts.price) == ("Prenten", False, "€ 5")
    assert page.facts.venue == Link("../../plekken/museum/index.html", "Het Museum")
    assert [mention.headline for mention in page.mentions] == ["Dan de prenten"]
    assert [card.title for card in page.elsewhere] == ["Licht"]


def test_an_example_says_so_and_is_no_event_to_machines() -> None:
    page = view("tentoonstellingen/licht/index.html")
    assert page.example
    assert page.head.jsonld is None
    assert view("tentoonstellingen/prenten/index.html").head.jsonld is not None


def test_a_regions_page_holds_what_lies_in_its_sub_regions() -> None:
    page = view("regio/oost/index.html")
    assert page.parent is None
    assert [card.title for card in page.regions] == ["Stad"]
    assert [card.title for card in page.guides] == ["Een wandeling"]
    assert [card.title for card in page.places] == ["Het Museum"]
    town = view("regio/stad/index.html")
    assert (town.parent, town.regions) == (Link("../../regio/oost/index.html", "Oost"), ())
    assert [block.body.digest for block in town.text] == ["town-text"]


def test_where_a_place_lies_is_told_from_the_largest_region_down() -> None:
    quarter = Region("wijk", "Wijk", TOWN)
    museum = replace(SITE.place(MUSEUM), region=Ref(Kind.REGION, "wijk"))
    site = replace(SITE, regions=(*SITE.regions, quarter), places=(museum, SITE.place(PARK)))
    page = view("plekken/museum/index.html", site)
    assert [link.text for link in page.head.trail] == ["Oost", "Stad", "Wijk"]
    assert page.region == Link("../../regio/wijk/index.html", "Wijk")


def test_a_makers_page() -> None:
    page = view("makers/nina/index.html")
    assert (page.title, page.role, page.portrait.role) == ("Nina", "schrijft", "portrait")
    assert page.links == (Link("https://www.nina.example/", "nina.example"),)
    assert page.works_with == (
        CollaborationView("Het Museum", "../../plekken/museum/index.html", 2024, paid=True),
        CollaborationView("Uitgeverij Los", None, None, None),
    )
    assert [card.title for card in page.guides] == ["Een wandeling", "Groen"]


def test_a_maker_of_whom_little_is_known() -> None:
    page = view("makers/otto/index.html")
    assert (page.role, page.portrait, page.links, page.works_with, page.text) == (None, None, (), (), ())
    assert page.head.description is None


def test_a_plain_page() -> None:
    page = view("over/index.html")
    assert (page.title, page.head.kind) == ("Over ons", "text")
    assert [block.body.digest for block in page.text] == ["about-text"]
    assert view("stil/index.html").text == ()
