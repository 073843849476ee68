"""Values for search engines: complete, true, safe inside a page, and nothing half-said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from guidegen.edition.jsonld import script
from guidegen.model.contributor import Contributor
from guidegen.model.guide import Entry
from guidegen.model.media import Credit
from guidegen.model.place import Facts, Place, PlaceKind
from guidegen.model.site import Site
from guidegen.plan.recipes import MakePicture
from tests.edition.press import (
    BASE,
    FIELD,
    MUSEUM,
    PARK,
    SITE,
    WALK,
    planned,
    settle,
    view,
    views,
    with_guide,
)


def thing(path: str, site: Site = SITE) -> Any:
    """The one value that a page tells."""
    values = json.loads(view(path, site).head.jsonld)
    assert values["@context"] == "https://schema.org"
    (found,) = values["@graph"]
    return found


def parts(value: Any) -> Iterator[Any]:
    """Every table in a value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from parts(inner)


def with_place(**fields: Any) -> Site:
    return replace(SITE, places=(replace(SITE.place(MUSEUM), **fields), SITE.place(PARK)))


def test_a_guide_is_an_article_about_a_list() -> None:
    article = thing("gidsen/wandeling/index.html")
    assert article["@type"] == "Article"
    assert (article["headline"], article["description"]) == ("Een wandeling", "Drie plekken te voet.")
    assert article["url"] == f"{BASE}gidsen/wandeling/"
    assert (article["datePublished"], article["dateModified"]) == ("2026-11-20", "2026-11-22")
    assert article["inLanguage"] == "nl"
    assert article["author"] == [
        {
            "@type": "Person",
            "name": "Nina",
            "jobTitle": "schrijft",
            "url": f"{BASE}makers/nina/",
            "sameAs": ["https://www.nina.example/"],
        }
    ]
    items = article["mainEntity"]["itemListElement"]
    assert article["mainEntity"]["@type"] == "ItemList"
    assert [(i["@type"], i["position"], i["name"], i["url"]) for i in items] == [
        ("ListItem", 1, "Eerst het museum", f"{BASE}gidsen/wandeling/#museum"),
        ("ListItem", 2, "Dan de prenten", f"{BASE}gidsen/wandeling/#prenten"),
        ("ListItem", 3, "Een bankje", f"{BASE}gidsen/wandeling/#bankje"),
    ]


def test_a_guide_that_was_never_changed_was_last_changed_when_it_appeared() -> None:
    article = thing("gidsen/wandeling/index.html", with_guide(WALK, updated=None))
    assert article["dateModified"] == article["datePublished"] == "2026-11-20"


def test_an_exhibition_is_an_event_at_a_place() -> None:
    event = thing("tentoonstellingen/prenten/index.html")
    assert event["@type"] == "ExhibitionEvent"
    assert (event["name"], event["startDate"], event["endDate"]) == ("Prenten", "2026-09-01", "2026-11-23")
    assert event["description"] == "Prenten van dichtbij."
    assert event["eventStatus"].startswith("https://schema.org/")
    assert event["location"]["@type"] == "Museum"
    assert (event["location"]["name"], event["location"]["address"]) == ("Het Museum", "Markt 1, Stad")


def test_a_place_tells_where_it_is() -> None:
    museum = thing("plekken/museum/index.html")
    assert museum["geo"] == {"@type": "GeoCoordinates", "latitude": 52.1, "longitude": 6.2}
    assert (museum["telephone"], museum["sameAs"]) == (
        "+31 (0)575 123 456",
        "https://www.museum.example/bezoek",
    )
    assert set(thing("plekken/park/index.html")) == {"@type", "name", "url"}


@pytest.mark.parametrize("kind", list(PlaceKind))
def test_every_kind_of_place_has_a_type(kind: PlaceKind) -> None:
    found = thing("plekken/museum/index.html", with_place(facts=Facts(kind=kind)))
    assert found["@type"][0].isupper()
    assert (found["@type"] == "Place") == (kind in (PlaceKind.EVENT, PlaceKind.OTHER))


def test_a_picture_names_its_maker_and_licence_and_is_there() -> None:
    image = thing("plekken/museum/index.html")["image"]
    assert image["@type"] == "ImageObject"
    assert (image["caption"], image["creditText"]) == ("Foto veld", "N. de Wit")
    assert image["creator"] == {"@type": "Person", "name": "N. de Wit"}
    assert image["license"] == "https://creativecommons.org/licenses/by/4.0/"
    recipe = planned().outputs[image["contentUrl"].removeprefix(BASE)].recipe
    assert isinstance(recipe, MakePicture)
    assert (recipe.format, recipe.size) == ("jpeg", (1600, 1067))


def test_a_licence_alone_makes_nobody_the_maker() -> None:
    licensed = replace(FIELD, credit=Credit(licence="CC0", rights_url="https://r.example/"))
    image = thing("plekken/museum/index.html", with_place(cover=licensed))["image"]
    assert not {"creator", "creditText", "copyrightNotice"} & set(image)
    assert image["acquireLicensePage"] == "https://r.example/"
    bare = thing("plekken/museum/index.html", with_place(cover=replace(FIELD, credit=None)))["image"]
    assert set(bare) == {"@type", "contentUrl", "caption"}


def test_the_home_page_tells_of_the_site() -> None:
    assert thing("index.html") == {
        "@type": "WebSite",
        "name": "Proefblad",
        "description": "Gidsen langs weinig plekken.",
        "url": BASE,
        "inLanguage": "nl",
        "publisher": {"@type": "Organization", "name": "De Drukkerij"},
    }
    assert "publisher" not in thing("index.html", settle(publisher=None))


def test_a_maker_is_a_person() -> None:
    site = replace(SITE, contributors=(SITE.contributors[0], Contributor("otto", "Otto")))
    assert thing("makers/otto/index.html", site) == {
        "@type": "Person",
        "name": "Otto",
        "url": f"{BASE}makers/otto/",
    }


def test_without_an_address_of_its_own_a_site_tells_no_half_addresses() -> None:
    for path, page in views(planned(settle(base_url=None))).items():
        for part in parts(json.loads(page.head.jsonld or "{}")):
            assert not {"url", "contentUrl", "item"} & set(part), path
            assert part.get("@type") != "ImageObject", path


def test_nothing_is_told_that_was_not_said() -> None:
    for path, page in views(planned()).items():
        for part in parts(json.loads(page.head.jsonld or "{}")):
            assert all(value not in (None, "", [], {}) for value in part.values()), path


@pytest.mark.parametrize(
    "words",
    [
        "</script><script>alert(1)</script>",
        "<!--",
        "]]>",
        "a & b",
        '"quotes" \\ and\n',
        "\u2028\u2029",
        "\x00",
        "😀",
    ],
)
def test_words_cannot_leave_the_script_and_come_back_whole(words: str) -> None:
    text = script([{"@type": "Thing", "name": words}])
    assert text is not None
    assert not set("<>&") & set(text)
    assert json.loads(text)["@graph"][0]["name"] == words
    hostile = with_guide(WALK, title=words, entries=(Entry("x", words),))
    assert thing("gidsen/wandeling/index.html", hostile)["headline"] == words


def test_nothing_to_tell_is_no_script() -> None:
    assert script([]) is None
    assert view("over/index.html").head.jsonld is None


def test_a_place_without_a_kind_is_a_place() -> None:
    site = replace(SITE, places=(*SITE.places, Place("bank", "Bank", facts=Facts(price="vrij"))))
    assert thing("plekken/bank/index.html", site)["@type"] == "Place"
