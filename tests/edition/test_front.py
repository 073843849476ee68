"""The home page, cards and the page of credits."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from guidegen.edition.cards import (
    contributor_card,
    exhibition_card,
    guide_accent,
    guide_card,
    mentions,
    place_card,
    region_card,
    tag_card,
)
from guidegen.edition.views import ClosingView, CreditView, Link, RelationView
from guidegen.model.exhibition import Exhibition, Run
from guidegen.model.guide import Guide
from guidegen.model.media import Picture
from guidegen.model.prose import Gallery, Prose
from guidegen.model.site import Site
from tests.edition.press import (
    EAST,
    GREEN,
    MUSEUM,
    NINA,
    OUTSIDE,
    PARK,
    PRINTS,
    SECRET,
    SETTINGS,
    SITE,
    SQUARE,
    TODAY,
    TOWN,
    WALK,
    many,
    settle,
    sheet,
    view,
    with_guide,
)


def test_a_guides_card() -> None:
    card = guide_card(sheet(), SITE.guide(WALK))
    assert (card.kind, card.href, card.title) == (
        "guide",
        "../../gidsen/wandeling/index.html",
        "Een wandeling",
    )
    assert (card.kicker, card.summary, card.count) == ("Stad", "Drie plekken te voet.", 3)
    assert (card.by, card.date) == (("Nina",), dt.date(2026, 11, 20))
    assert card.relation == RelationView("invited", "Stad")
    assert card.picture is not None
    assert card.picture.role == "card"


def test_a_guide_without_anything_has_a_bare_card() -> None:
    card = guide_card(sheet(), Guide("x", "X"))
    assert (card.kicker, card.summary, card.picture, card.accent, card.count) == (None, None, None, None, 0)


def test_the_accent_is_the_authors_or_else_the_covers() -> None:
    walk, green, secret = (SITE.guide(ref) for ref in (WALK, GREEN, SECRET))
    assert [guide_accent(guide) for guide in (walk, green, secret)] == ["#c8b400", "#3f7d20", None]
    assert guide_card(sheet(), green).accent == "a-3f7d20"


def test_cards_of_other_records_count_guides() -> None:
    page = sheet()
    assert place_card(page, SITE.place(MUSEUM)).count == 1  # two entries of one guide
    assert place_card(page, SITE.place(PARK)).count == 1  # the unlisted guide does not count
    assert region_card(page, SITE.region(EAST)).count == 1  # by its sub-region
    assert contributor_card(page, SITE.contributor(NINA)).count == 2
    assert tag_card(page, SITE.tag(OUTSIDE)).count == 2


def test_what_cards_say_of_places_shows_regions_and_makers() -> None:
    page = sheet()
    park, show = place_card(page, SITE.place(PARK)), exhibition_card(page, SITE.exhibition(PRINTS))
    assert (park.kicker, park.closed) == ("West", ClosingView("temporarily-unavailable", TODAY, "storm"))
    assert (show.kicker, show.summary, show.example) == ("Het Museum", "Prenten van dichtbij.", False)
    assert show.run is not None
    assert show.run.state == "last-chance"
    town, maker = region_card(page, SITE.region(TOWN)), contributor_card(page, SITE.contributor(NINA))
    assert (town.kicker, town.summary) == ("Oost", "Een stad.")
    assert (maker.kicker, maker.picture and maker.picture.role) == ("schrijft", "portrait")
    assert tag_card(page, SITE.tag(OUTSIDE)).summary == "In de lucht."
    assert exhibition_card(page, SITE.exhibitions[0]).example


def test_a_guide_that_mentions_a_place_twice_is_named_once_by_its_first_entry() -> None:
    (mention,) = mentions(sheet(), MUSEUM)
    assert (mention.href, mention.headline) == (
        "../../gidsen/wandeling/index.html#museum",
        "Eerst het museum",
    )


def test_the_newest_listed_guide_leads() -> None:
    page = view("index.html")
    assert (page.lead.title, page.lead.picture.role) == ("Een wandeling", "lead")
    assert [card.title for card in page.guides] == ["Groen"]
    assert [card.title for card in page.regions] == ["Oost", "West"]  # those in no other
    assert page.more is None
    assert page.description == "Gidsen langs weinig plekken."


def test_home_shows_twelve_after_the_lead_then_leads_on() -> None:
    thirteen, fourteen = (Site(SETTINGS, TODAY, guides=many(n)) for n in (13, 14))
    assert (len(view("index.html", thirteen).guides), view("index.html", thirteen).more) == (12, None)
    page = view("index.html", fourteen)
    assert (len(page.guides), page.more) == (12, "gidsen/index.html")


def test_an_empty_home() -> None:
    page = view("index.html", Site(SETTINGS, TODAY))
    assert (page.lead, page.guides, page.exhibitions, page.regions) == (None, (), (), ())
    assert page.site.sections == ()


def test_home_shows_what_is_on_soonest_end_first_and_nothing_that_is_over() -> None:
    def show(slug: str, start: int | None, until: int | None) -> Exhibition:
        days = [None if n is None else TODAY + dt.timedelta(days=n) for n in (start, until)]
        return Exhibition(slug, slug, MUSEUM, Run(*days))

    shows = (
        show("altijd", None, None),
        show("voorbij", -30, -1),
        show("lang", -30, 90),
        show("later", 20, 30),
        show("straks", 2, 300),
        show("vandaag", -30, 0),
        show("veertien", -30, 14),
    )
    site = replace(SITE, exhibitions=shows, guides=(), tags=())
    assert [card.title for card in view("index.html", site).exhibitions] == [
        "vandaag",
        "veertien",
        "lang",
        "straks",
    ]
    listed = view("tentoonstellingen/index.html", site).cards
    assert [card.title for card in listed][4:] == ["later", "altijd", "voorbij"]
    elsewhere = view("tentoonstellingen/lang/index.html", site).elsewhere
    assert [card.title for card in elsewhere] == ["vandaag", "veertien", "straks"]


def test_the_sites_own_accent_comes_before_the_leads() -> None:
    page = settle(accent="#123456")
    sheets = [view("index.html", site).head.stylesheet for site in (SITE, page)]
    assert sheets[0] != sheets[1]


def test_credits_name_each_picture_once_and_every_listed_page_that_shows_it() -> None:
    lines = view("fotocredits/index.html").lines
    assert [line.picture.alt for line in lines] == ["Foto toren", "Foto veld", "Foto nina"]
    assert lines[0].used == (
        Link("../gidsen/wandeling/index.html", "Een wandeling"),
        Link("../tentoonstellingen/prenten/index.html", "Prenten"),
    )
    assert lines[1].picture.credit == CreditView(
        "N. de Wit", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", None
    )
    assert lines[2].used == (Link("../makers/nina/index.html", "Nina"),)
    assert all(line.picture.role == "thumb" for line in lines)


def test_a_picture_of_an_unlisted_guide_alone_is_not_credited_in_public() -> None:
    hidden = Picture("geheim.jpg", "beef", 900, 900)
    site = with_guide(SECRET, cover=SQUARE, intro=Prose((Gallery((hidden,)),)))
    assert view("fotocredits/index.html", site) == view("fotocredits/index.html")


def test_the_page_of_credits_is_for_readers_not_for_search() -> None:
    head = view("fotocredits/index.html").head
    assert (head.noindex, head.canonical) == (True, None)
