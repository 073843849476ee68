"""Overviews and tags: what they hold, in which order, on how many pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidegen.edition.views import Link
from guidegen.model.guide import Status
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Place
from guidegen.model.site import Site, Tag
from guidegen.plan.recipes import RenderPage, WriteText
from tests.edition.press import SETTINGS, SITE, THEME, TODAY, many, planned, view


def titles(path: str, site: Site = SITE) -> list[str]:
    return [card.title for card in view(path, site).cards]


def guides(count: int) -> Site:
    return Site(SETTINGS, TODAY, guides=many(count))


def list_pages(site: Site, folder: str) -> list[str]:
    return [path for path in planned(site).outputs if path.startswith(folder) and path.endswith("index.html")]


@pytest.mark.parametrize(
    ("path", "of", "expected"),
    [
        ("gidsen/index.html", "guides", ["Een wandeling", "Groen"]),  # the unlisted one is in no list
        ("plekken/index.html", "places", ["Het Museum", "Het Park"]),
        ("tentoonstellingen/index.html", "exhibitions", ["Prenten", "Licht"]),  # the last chance first
        ("regio/index.html", "regions", ["Oost", "Stad", "West"]),
        ("makers/index.html", "contributors", ["Nina", "Otto"]),
        ("tags/index.html", "tags", ["Buiten", "Papier"]),
    ],
)
def test_an_overview_of_each_kind(path: str, of: str, expected: list[str]) -> None:
    page = view(path)
    assert (page.of, page.title) == (of, None)  # the theme has the word for it
    assert titles(path) == expected


def test_a_tag_lists_its_guides_under_its_own_words() -> None:
    page = view("tags/buiten/index.html")
    assert (page.of, page.title, page.summary) == ("tag", "Buiten", "In de lucht.")
    assert (page.head.title, page.head.description) == ("Buiten", "In de lucht.")
    assert titles("tags/buiten/index.html") == ["Een wandeling", "Groen"]
    assert titles("tags/papier/index.html") == ["Een wandeling"]


def test_an_overview_without_records_is_there_and_nothing_leads_to_it() -> None:
    site = guides(1)
    assert list_pages(site, "plekken/") == ["plekken/index.html"]
    page = view("plekken/index.html", site)
    assert (page.cards, page.pager.total, page.pager.older) == ((), 1, None)
    assert (page.head.noindex, page.head.canonical, page.head.share) == (True, None, None)
    assert [link.text for link in view("index.html", site).site.sections] == ["guides"]
    sitemap = planned(site).outputs["sitemap.xml"].recipe
    assert isinstance(sitemap, WriteText)
    assert "plekken" not in sitemap.text


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (23, 1), (24, 1), (25, 2), (48, 2), (49, 3)], ids=str)
def test_twenty_four_cards_a_page(count: int, pages: int) -> None:
    assert THEME.page_size == 24
    site = guides(count)
    paths = ["gidsen/index.html", *(f"gidsen/{n}/index.html" for n in range(2, pages + 1))]
    made = [path for path in list_pages(site, "gidsen/") if not path.startswith("gidsen/g")]
    assert made == paths
    shown = [card.title for path in paths for card in view(path, site).cards]
    assert shown == [guide.title for guide in site.guides]
    assert all(len(view(path, site).cards) == 24 for path in paths[:-1])


def test_the_first_page_leads_to_older_ones_and_has_the_short_address() -> None:
    pager = view("gidsen/index.html", guides(49)).pager
    assert (pager.number, pager.total, pager.newer, pager.older) == (1, 3, None, "../gidsen/2/index.html")
    assert pager.pages == (
        Link("../gidsen/index.html", "1", current=True),
        Link("../gidsen/2/index.html", "2"),
        Link("../gidsen/3/index.html", "3"),
    )


def test_a_page_in_the_middle_leads_both_ways() -> None:
    pager = view("gidsen/2/index.html", guides(49)).pager
    assert (pager.newer, pager.older) == ("../../gidsen/index.html", "../../gidsen/3/index.html")
    assert [link.current for link in pager.pages] == [False, True, False]


def test_the_last_page_leads_to_newer_ones_alone() -> None:
    pager = view("gidsen/3/index.html", guides(49)).pager
    assert (pager.number, pager.newer, pager.older) == (3, "../../gidsen/2/index.html", None)


def test_a_single_page_needs_no_pager() -> None:
    pager = view("gidsen/index.html").pager
    assert (pager.total, pager.newer, pager.older, pager.pages) == (1, None, None, ())


def test_a_tags_pages_are_numbered_in_its_own_folder() -> None:
    site = Site(SETTINGS, TODAY, guides=many(25, tags=(Ref(Kind.TAG, "inkt"),)), tags=(Tag("inkt", "Inkt"),))
    assert list_pages(site, "tags/inkt/") == ["tags/inkt/index.html", "tags/inkt/2/index.html"]
    assert view("tags/inkt/index.html", site).pager.older == "../../tags/inkt/2/index.html"


def test_every_page_of_a_list_is_its_own_canonical_address() -> None:
    base = "https://proef.example/blad/gidsen/"
    assert [
        view(path, guides(25)).head.canonical for path in ("gidsen/index.html", "gidsen/2/index.html")
    ] == [
        base,
        f"{base}2/",
    ]


def test_a_theme_may_want_other_pages() -> None:
    places = tuple(Place(f"p{n}", f"Plek {n}") for n in range(7))
    plan = planned(Site(SETTINGS, TODAY, places=places), replace(THEME, page_size=3))
    paths = [f"plekken/{number}index.html" for number in ("", "2/", "3/")]
    recipes = [plan.outputs[path].recipe for path in paths]
    assert [len(r.view.cards) for r in recipes if isinstance(r, RenderPage)] == [3, 3, 1]
    assert [plan.outputs[path].about for path in paths] == ["places 1", "places 2", "places 3"]


def test_unlisted_guides_alone_leave_the_overview_empty_and_make_no_feed() -> None:
    site = Site(SETTINGS, TODAY, guides=tuple(replace(g, status=Status.UNLISTED) for g in many(2)))
    assert titles("gidsen/index.html", site) == []
    assert "feed.xml" not in planned(site).outputs
    assert view("gidsen/g000/index.html", site).site.feed is None
