"""What stands around every page: its addresses at every depth, the menu, the head."""

from __future__ import annotations

import posixpath
import re
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from guidegen.edition.views import Link
from guidegen.model.names import Kind, Ref
from guidegen.model.site import MenuItem, Site
from guidegen.plan.recipes import MakePicture
from tests.edition.press import TOWER, WALK, picture, planned, settle, view, views, with_guide


def addresses(value: Any) -> list[str]:
    """Every address in a view that is relative to its page."""
    if is_dataclass(value):
        found = [a for field in fields(value) for a in addresses(getattr(value, field.name))]
        own = [
            getattr(value, name, None)
            for name in ("href", "src", "large", "home", "credits", "feed", "stylesheet")
        ]
        sets = [part.split()[0] for part in (getattr(value, "srcset", None) or "").split(", ") if part]
        more = [getattr(value, name, None) for name in ("newer", "older", "more", "icon", "touch_icon")]
        return [*found, *(a for a in (*own, *sets, *more) if isinstance(a, str))]
    if isinstance(value, tuple):
        return [a for item in value for a in addresses(item)]
    return []


def menu(*rows: tuple[str, str]) -> tuple[MenuItem, ...]:
    """Lines of a menu, by words and address."""
    return tuple(MenuItem(text, target) for text, target in rows)


@pytest.mark.parametrize("base", ["https://proef.example/", "https://proef.example/blad/", None])
def test_every_address_of_every_page_leads_to_an_output(base: str | None) -> None:
    site = settle(
        base_url=base, logo=TOWER, icon=TOWER, menu=menu(("Plekken", "/plekken/"), ("Feed", "/feed.xml"))
    )
    plan = planned(site)
    for path, page in views(plan).items():
        for address in addresses(page):
            if ":" in address or (path == "404.html" and base is not None):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address.partition("#")[0]))
            assert target in plan.outputs or (base is None and target == "feed.xml"), (path, address)
            assert not address.startswith("/"), (path, address)


@pytest.mark.parametrize(
    ("path", "root"),
    [("index.html", ""), ("gidsen/index.html", "../"), ("gidsen/wandeling/index.html", "../../")],
)
def test_addresses_are_relative_to_the_page(path: str, root: str) -> None:
    site = view(path).site
    assert site.root == root
    assert (site.home, site.feed) == (f"{root}index.html", f"{root}feed.xml")
    assert site.credits == f"{root}fotocredits/index.html"
    assert [link.href for link in site.pages] == [f"{root}over/index.html"]
    for address, name in zip((*site.styles, *site.scripts, *site.fonts), ("css", "js", "woff2"), strict=True):
        assert re.fullmatch(rf"{re.escape(root)}assets/[0-9a-f]{{10}}/\w+\.{name}", address)


def test_the_sections_are_those_that_hold_something_and_mark_where_we_are() -> None:
    site = view("plekken/index.html").site
    assert [link.text for link in site.sections] == [
        *("guides", "exhibitions", "places", "regions", "contributors", "tags")
    ]
    assert [link.text for link in site.sections if link.current] == ["places"]


def test_plain_pages_that_ask_for_it_are_in_the_menu() -> None:
    assert view("over/index.html").site.pages == (Link("../over/index.html", "Over ons", current=True),)


def test_the_authors_own_menu_and_footer() -> None:
    lines = (
        MenuItem("Nina", "", Ref(Kind.CONTRIBUTOR, "nina")),
        *menu(("Plekken", "/plekken/"), ("Deel", "/gidsen/groen/#gras"), ("Kaart", "/sitemap.xml")),
        *menu(("Elders", "https://elders.example/"), ("Schrijf", "mailto:post@proef.example")),
    )
    site = view("plekken/index.html", settle(menu=lines, footer=lines[:1])).site
    assert site.menu == (
        Link("../makers/nina/index.html", "Nina"),
        Link("../plekken/index.html", "Plekken", current=True),
        Link("../gidsen/groen/index.html#gras", "Deel"),
        Link("../sitemap.xml", "Kaart"),
        Link("https://elders.example/", "Elders"),
        Link("mailto:post@proef.example", "Schrijf"),
    )
    assert site.footer == site.menu[:1]


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        (None, None),
        ("post@proef.example", Link("mailto:post@proef.example", "post@proef.example")),
        ("mailto:post@proef.example", Link("mailto:post@proef.example", "post@proef.example")),
        ("https://proef.example/schrijf/", Link("https://proef.example/schrijf/", "proef.example/schrijf")),
        ("tel:+31575", Link("tel:+31575", "+31575")),
    ],
)
def test_how_to_reach_the_makers(contact: str | None, link: Link | None) -> None:
    assert view("index.html", settle(contact=contact)).site.contact == link


def test_a_logo_and_icons_are_png() -> None:
    site = settle(logo=picture("merk", 900, 300), icon=picture("teken", 512, 512))
    plan, shown = planned(site), view("index.html", site).site
    assert (shown.logo.width, shown.logo.height) == (240, 80)
    assert [part.split()[1] for part in shown.logo.srcset.split(", ")] == ["240w", "480w"]
    sizes = {}
    for address in (shown.logo.src, shown.icon, shown.touch_icon):
        recipe = plan.outputs[address].recipe
        assert isinstance(recipe, MakePicture)
        assert recipe.format == "png"
        sizes[address] = recipe.size
    assert list(sizes.values()) == [(240, 80), (32, 32), (180, 180)]


def test_without_a_logo_or_icon_none_is_named() -> None:
    shown = view("index.html").site
    assert (shown.logo, shown.icon, shown.touch_icon) == (None, None, None)


def test_what_a_forwarded_link_shows() -> None:
    share = view("gidsen/wandeling/index.html").head.share
    assert (share.type, share.url) == ("article", "https://proef.example/blad/gidsen/wandeling/")
    assert (share.image_width, share.image_height, share.image_alt) == (1200, 630, "Foto toren")
    assert share.image.startswith("https://proef.example/blad/assets/img/toren-1200-")
    recipe = planned().outputs[share.image.removeprefix("https://proef.example/blad/")].recipe
    assert isinstance(recipe, MakePicture)
    assert (recipe.format, recipe.size, recipe.max_bytes) == ("jpeg", (1200, 630), 300_000)


def test_a_small_picture_is_shared_as_large_as_it_is() -> None:
    site = with_guide(WALK, cover=picture("klein", 600, 600))
    share = view("gidsen/wandeling/index.html", site).head.share
    assert (share.image_width, share.image_height) == (600, 315)


def test_a_page_without_a_picture_is_shared_without_one() -> None:
    share = view("over/index.html").head.share
    assert (share.image, share.image_width, share.image_alt, share.type) == (None, 0, "", "website")


def test_without_an_address_of_its_own_nothing_is_absolute() -> None:
    for page in views(planned(settle(base_url=None))).values():
        assert (page.head.canonical, page.head.share, page.site.feed) == (None, None, None)
        assert "proef.example/blad" not in repr(page)


def test_a_description_is_cut_at_a_word() -> None:
    long = "woord, " * 40
    described = view("gidsen/wandeling/index.html", with_guide(WALK, summary=long)).head.description
    assert described == ("woord, " * 21) + "woord…"
    assert len(described) <= 161
    exact = "x" * 160
    assert view("gidsen/wandeling/index.html", with_guide(WALK, summary=exact)).head.description == exact


@pytest.mark.parametrize(
    ("path", "trail"),
    [
        ("plekken/museum/index.html", ["Oost", "Stad"]),
        ("tentoonstellingen/prenten/index.html", ["Het Museum"]),
        ("regio/stad/index.html", ["Oost"]),
        ("regio/oost/index.html", []),
        ("gidsen/wandeling/index.html", ["Stad"]),
        ("gidsen/geheim/index.html", []),
        ("over/index.html", []),
    ],
)
def test_where_a_page_lies(path: str, trail: list[str]) -> None:
    assert [link.text for link in view(path).head.trail] == trail


def test_options_and_zone_reach_the_theme() -> None:
    site: Site = settle(theme_options=(("kleur", "rood"),), time_zone="Europe/Brussels")
    shown = view("index.html", site).site
    assert (shown.options, shown.time_zone) == ((("kleur", "rood"),), "Europe/Brussels")
