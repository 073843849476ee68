"""What is left at old addresses, what nobody finds, and what only those see who know the address."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from guidegen.edition.views import Link
from guidegen.model.guide import Status
from guidegen.plan.recipes import WriteText
from tests.edition.press import GREEN, SECRET, SITE, WALK, planned, settle, view, views, with_guide


def links_of(page: Any) -> list[str]:
    """Every address that the page's frame and its cards lead to."""
    site = page.site
    links = [link.href for link in (*site.sections, *site.menu, *site.pages, *site.footer)]
    return [
        site.home,
        site.credits,
        *links,
        *site.styles,
        *site.scripts,
        *(card.href for card in page.guides),
    ]


@pytest.mark.parametrize(
    ("base", "root"),
    [
        ("https://proef.example/", "/"),
        ("https://proef.example/blad/", "/blad/"),
        ("https://proef.example:8443/een/twee/", "/een/twee/"),
        (None, ""),
    ],
)
def test_the_page_for_what_is_missing_links_from_the_sites_root(base: str | None, root: str) -> None:
    page = view("404.html", settle(base_url=base))
    assert page.site.root == root
    assert page.site.home == f"{root}index.html"
    assert page.head.stylesheet.startswith(f"{root}assets/css/")
    assert all(href.startswith(root) and "../" not in href for href in links_of(page))
    (picture,) = (card.picture for card in page.guides if card.title == "Groen")
    assert picture.src.startswith(f"{root}assets/img/")
    assert all(part.strip().startswith(f"{root}assets/img/") for part in picture.srcset.split(","))


def test_what_is_missing_is_answered_with_guides_to_go_on_to() -> None:
    page = view("404.html")
    assert (page.notice, page.target, page.head.noindex) == ("missing", None, True)
    assert [card.title for card in page.guides] == ["Een wandeling", "Groen"]


@pytest.mark.parametrize("slug", ["voorbij", "eerder-voorbij"])
def test_an_ended_guide_leaves_a_notice_at_each_of_its_addresses(slug: str) -> None:
    page = view(f"gidsen/{slug}/index.html")
    assert (page.notice, page.target) == ("ended", None)
    assert (page.head.title, page.head.noindex, page.head.canonical) == ("ended", True, None)
    assert [card.href for card in page.guides] == [
        "../../gidsen/wandeling/index.html",
        "../../gidsen/groen/index.html",
    ]


def test_a_former_address_leads_to_the_guide() -> None:
    page = view("gidsen/oud-groen/index.html")
    assert (page.notice, page.guides) == ("moved", ())
    assert page.target == Link("../../gidsen/groen/index.html", "Groen")
    assert page.head.noindex


def test_the_former_address_of_an_unlisted_guide_works_and_is_in_no_list() -> None:
    site = with_guide(SECRET, formerly=("vroeger-geheim",))
    assert view("gidsen/vroeger-geheim/index.html", site).target.text == "Geheim"
    assert "vroeger-geheim" not in text(planned(site).outputs["sitemap.xml"].recipe)


@pytest.mark.parametrize(
    ("old", "new", "path", "href"),
    [
        ("/vroeger/", "/plekken/museum/", "vroeger/index.html", "../plekken/museum/index.html"),
        ("/a/b", "/gidsen/groen/#gras", "a/b/index.html", "../../gidsen/groen/index.html#gras"),
        ("/oud.html", "/", "oud.html", "index.html"),
        ("/rss/", "/feed.xml", "rss/index.html", "../feed.xml"),
        ("/weg/", "https://elders.example/x", "weg/index.html", "https://elders.example/x"),
        ("/brief/", "mailto:post@proef.example", "brief/index.html", "mailto:post@proef.example"),
    ],
)
def test_a_redirect_of_the_site_itself(old: str, new: str, path: str, href: str) -> None:
    page = view(path, settle(redirects=((old, new),)))
    assert (page.notice, page.target) == ("moved", Link(href, new))


def test_an_unlisted_guide_has_a_page_that_asks_not_to_be_found() -> None:
    page = view("gidsen/geheim/index.html")
    head = page.head
    assert (head.noindex, head.canonical, head.share, head.jsonld) == (True, None, None, None)
    assert page.title == "Geheim"


def test_an_unlisted_guide_is_in_no_list_feed_sitemap_or_value_for_machines() -> None:
    site = replace(
        with_guide(SECRET, title="Kanarie", by=SITE.guide(WALK).by, region=SITE.guide(WALK).region),
        tags=SITE.tags,
    )
    plan = planned(site)
    for path, page in views(plan).items():
        if path != "gidsen/geheim/index.html":
            assert "Kanarie" not in repr(page), path
            assert "geheim" not in repr(page), path
    for path in ("feed.xml", "sitemap.xml", "robots.txt"):
        assert "geheim" not in text(plan.outputs[path].recipe)


def test_a_tag_that_unlisted_guides_alone_use_is_not_linked() -> None:
    assert view("gidsen/geheim/index.html").tags == ()


def test_a_guide_that_becomes_unlisted_leaves_every_list() -> None:
    site = with_guide(GREEN, status=Status.UNLISTED)
    shown = {path for path, page in views(planned(site)).items() if "Groen" in repr(page)}
    # Its own page, the page that leads to it from its former address, and the guide that links to it by name.
    assert shown == {"gidsen/groen/index.html", "gidsen/oud-groen/index.html", "gidsen/wandeling/index.html"}


def test_what_is_public_says_so_to_machines() -> None:
    head = view("gidsen/wandeling/index.html").head
    assert head.canonical == "https://proef.example/blad/gidsen/wandeling/"
    assert not head.noindex
    assert json.loads(head.jsonld)["@graph"][0]["@type"] == "Article"


def text(recipe: object) -> str:
    assert isinstance(recipe, WriteText)
    return recipe.text
