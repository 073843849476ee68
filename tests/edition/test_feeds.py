"""What machines read: well-formed whatever the words, complete, and only of what is public."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen.edition.feeds import ATOM, SITEMAP
from guidegen.model.guide import Guide, Relation, Status
from guidegen.model.site import Site
from guidegen.plan.recipes import WriteText
from tests.edition.press import BASE, GREEN, SITE, TODAY, WALK, many, planned, settle, views, with_guide

A = f"{{{ATOM}}}"
HOSTILE = (
    "]]>",
    "<script>alert(1)</script>",
    "</title><entry>",
    "a & b &amp; c",
    "\x00\x01\x08\x0b\x1b\x7f",
    "\ufffe\uffff",
    "\ud800 half",
    "😀 “quotes” \u2028 \u0085",
    "<!-- -->",
    "<?xml?>",
)


def written(path: str, site: Site = SITE) -> str:
    recipe = planned(site).outputs[path].recipe
    assert isinstance(recipe, WriteText)
    return recipe.text


def parsed(path: str, site: Site = SITE) -> ET.Element:
    return ET.fromstring(written(path, site).encode())  # noqa: S314 - our own words


def texts(element: ET.Element, *names: str) -> list[str | None]:
    return [element.findtext(A + name) for name in names]


def test_the_feed_names_the_magazine() -> None:
    feed = parsed("feed.xml")
    assert feed.tag == f"{A}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"
    assert texts(feed, "title", "subtitle", "id") == ["Proefblad", "Een blad om mee te oefenen", BASE]
    assert feed.findtext(f"{A}author/{A}name") == "De Drukkerij"
    assert [(link.get("rel"), link.get("href")) for link in feed.findall(f"{A}link")] == [
        (None, BASE),
        ("self", f"{BASE}feed.xml"),
    ]
    assert feed.findtext(f"{A}updated") == "2026-11-22T00:00:00Z"  # the newest change of all


def test_every_entry_has_what_atom_asks_for() -> None:
    walk, green = parsed("feed.xml").findall(f"{A}entry")
    address = f"{BASE}gidsen/wandeling/"
    assert texts(walk, "title", "id", "summary") == ["Een wandeling", address, "Drie plekken te voet."]
    assert texts(walk, "published", "updated") == ["2026-11-20T00:00:00Z", "2026-11-22T00:00:00Z"]
    (link,) = walk.findall(f"{A}link")
    assert link.get("href") == address
    (tie,) = walk.findall(f"{A}category")
    assert tie.get("term") == "invited"
    assert [author.findtext(f"{A}name") for author in green.findall(f"{A}author")] == ["Nina", "Otto"]
    assert texts(green, "published", "updated", "summary") == [*["2026-10-01T00:00:00Z"] * 2, None]
    assert green.find(f"{A}category") is None


def test_a_reader_of_feeds_finds_no_fault() -> None:
    feed = feedparser.parse(written("feed.xml"))
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["Een wandeling", "Groen"]


def test_an_introduction_serves_where_there_is_no_summary() -> None:
    entry = parsed("feed.xml", with_guide(WALK, summary=None)).find(f"{A}entry")
    assert entry is not None
    assert entry.findtext(f"{A}summary") == "Wij liepen."


def test_a_feed_of_a_magazine_without_publisher_or_tagline() -> None:
    feed = parsed("feed.xml", settle(publisher=None, tagline=None))
    assert feed.findtext(f"{A}author/{A}name") == "Proefblad"
    assert feed.find(f"{A}subtitle") is None


def test_the_feed_holds_twenty_guides_that_have_a_date() -> None:
    undated = Guide("ooit", "Ooit", status=Status.PUBLISHED)
    feed = parsed("feed.xml", Site(SITE.settings, TODAY, guides=(undated, *many(25))))
    titles = [entry.findtext(f"{A}title") for entry in feed.findall(f"{A}entry")]
    assert titles == [f"Gids {n}" for n in range(20)]


def test_a_feed_of_undated_guides_is_empty_and_still_well_formed() -> None:
    feed = parsed("feed.xml", Site(SITE.settings, TODAY, guides=(Guide("x", "X", status=Status.PUBLISHED),)))
    assert feed.findall(f"{A}entry") == []
    assert feed.findtext(f"{A}updated") == "1970-01-01T00:00:00Z"


def test_a_free_guide_is_not_called_tied() -> None:
    entry = parsed("feed.xml", with_guide(WALK, relation=Relation.NONE)).find(f"{A}entry")
    assert entry is not None
    assert entry.find(f"{A}category") is None


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    site = settle(with_guide(WALK, title=words, summary=words), title=words, publisher=words)
    feed = parsed("feed.xml", site)
    sayable = "".join(
        c for c in words if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
    assert texts(feed, "title") == [sayable]
    assert feed.findtext(f"{A}entry/{A}title") == sayable
    assert len(feed.findall(f"{A}entry")) == 2


@given(st.text(st.characters(), max_size=40))
def test_no_words_at_all_can_break_the_feed(words: str) -> None:
    feed = parsed("feed.xml", with_guide(GREEN, title=words))
    assert [child.tag for child in feed].count(f"{A}entry") == 2


@pytest.mark.parametrize("path", ["feed.xml", "sitemap.xml"])
def test_an_address_with_what_xml_cannot_say_breaks_neither(path: str) -> None:
    site = settle(base_url='https://proef.example/\x01\ufffe<&">/')
    assert parsed(path, site).tag


def test_the_sitemap_names_every_canonical_address_once_and_nothing_else() -> None:
    found = [loc.text for loc in parsed("sitemap.xml").iter(f"{{{SITEMAP}}}loc")]
    canonical = {page.head.canonical for page in views(planned()).values()} - {None}
    assert (len(found), set(found)) == (len(canonical), canonical)
    assert BASE in found
    assert f"{BASE}gidsen/wandeling/" in found
    forbidden = ("geheim", "oud-groen", "voorbij", "vroeger", "elders", "fotocredits", "404", "index.html")
    assert not [address for address in found if address and any(word in address for word in forbidden)]


def test_robots_lead_to_the_sitemap() -> None:
    assert written("robots.txt").splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        f"Sitemap: {BASE}sitemap.xml",
    ]


def test_a_later_change_moves_the_feeds_day() -> None:
    site = with_guide(GREEN, updated=dt.date(2026, 11, 23))
    assert parsed("feed.xml", site).findtext(f"{A}updated") == "2026-11-23T00:00:00Z"
