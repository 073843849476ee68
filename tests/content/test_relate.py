"""Every pointer and link leads somewhere, or is told; what only shows when records lie side by side is found."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from guidegen.content.geography import metres
from guidegen.model.exhibition import Run
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Location
from guidegen.model.text import Html, LinkTarget
from tests.content.sites import Files, read, told, value_of

HEAD = "---\ntitle: X\nstatus: published\npublished: 2026-11-01\n"


def guide(text: str = "Tekst.\n", more: str = "") -> Files:
    return {"guides/x/guide.md": f"{HEAD}{more}---\n{text}"}


def place(slug: str, *lines: str, text: str = "Woorden.") -> Files:
    return {f"places/{slug}.md": "\n".join(("---", f"name: {slug.title()}", *lines, "---", text, ""))}


ALL: Files = {
    **place("museum-x", "region: achterhoek", "location: 52.14, 6.19"),
    "exhibitions/licht.md": "---\ntitle: Licht\nplace: museum-x\nfrom: 1 sep 2026\nt/m: 10 jan 2027\n---\nLicht.\n",
    "regions/achterhoek.md": "---\nname: Achterhoek\nparent: gelderland\n---\n",
    "regions/gelderland.md": "---\nnaam: Gelderland\n---\n",
    "contributors/noor.md": "---\nname: Noor\nworks-with: museum-x, since 2024, paid\n---\n",
    "pages/over.md": "---\ntitle: Over ons\n---\nOver.\n",
}


def test_records_point_to_each_other(tmp_path: Path) -> None:
    text = "Tekst.\n\n## Museum X\n- place: museum-x\n\nMooi.\n\n## Licht\n- tentoonstelling: licht\n\nFel.\n"
    reading = read(tmp_path, ALL | guide(text, "by: [noor]\nregion: achterhoek\ntags: [gratis, Kunst]\n"))
    assert told(reading) == []
    site = reading.site
    exhibition = site.exhibitions[0]
    assert (exhibition.place, exhibition.run) == (
        Ref(Kind.PLACE, "museum-x"),
        Run(dt.date(2026, 9, 1), dt.date(2027, 1, 10)),
    )
    assert [entry.subject for entry in site.guides[0].entries] == [
        Ref(Kind.PLACE, "museum-x"),
        Ref(Kind.EXHIBITION, "licht"),
    ]
    assert len(site.mentions(Ref(Kind.PLACE, "museum-x"))) == 2
    assert [g.slug for g in site.guides_of(Ref(Kind.REGION, "gelderland"))] == ["x"]
    assert [(tag.slug, tag.title) for tag in site.tags] == [("gratis", "gratis"), ("kunst", "Kunst")]
    (tie,) = site.contributors[0].works_with
    assert (tie.place, tie.since, tie.paid) == (Ref(Kind.PLACE, "museum-x"), 2024, True)


@pytest.mark.parametrize(
    ("field", "code", "suggestion"),
    [
        ("region: achterhoke", "region-not-found", "achterhoek"),
        ("region: Achterhoek", "region-not-found", "achterhoek"),
        ("region: veluwe", "region-not-found", None),
        ("region: museum-x", "not-a-region", None),
        ("by: [nor]", "contributor-not-found", "noor"),
        ("by: achterhoek", "not-a-contributor", None),
    ],
)
def test_a_pointer_to_nothing_is_told_at_its_value(
    tmp_path: Path, field: str, code: str, suggestion: str | None
) -> None:
    reading = read(tmp_path, ALL | guide(more=f"{field}\n"))
    key, _, value = field.partition(": ")
    column = len(key) + 3 + value.startswith("[")
    assert told(reading) == [f"guides/x/guide.md:5:{column} {code}"]
    assert value_of(reading, code, "suggestion") == suggestion


def test_an_entry_points_to_the_right_kind(tmp_path: Path) -> None:
    text = "## A\n- place: museum\n\nTekst.\n\n## B\n- place: licht\n\nTekst.\n\n## C\n- exhibition: museum-x\n\nTekst.\n"
    reading = read(tmp_path, ALL | guide(text))
    assert told(reading) == [
        "guides/x/guide.md:7:10 place-not-found",
        "guides/x/guide.md:12:10 not-a-place",
        "guides/x/guide.md:17:15 not-a-exhibition",
    ]
    assert [entry.subject for entry in reading.site.guides[0].entries] == [None, None, None]


def test_links_in_the_text(tmp_path: Path) -> None:
    text = "Naar [[museum-x]], [Licht](../../exhibitions/licht.md), [hier](#plek) en [over](../../pages/over).\n\n## Plek\nTekst.\n"
    reading = read(tmp_path, ALL | guide(text))
    assert told(reading) == []
    (block,) = reading.site.guides[0].intro.blocks
    assert isinstance(block, Html)
    assert block.links == (
        LinkTarget(Ref(Kind.PLACE, "museum-x"), unworded=True),
        LinkTarget(Ref(Kind.EXHIBITION, "licht")),
        LinkTarget(Ref(Kind.GUIDE, "x"), "plek"),
        LinkTarget(Ref(Kind.PAGE, "over")),
    )


@pytest.mark.parametrize(
    ("link", "code", "suggestion"),
    [
        ("[[museum-y]]", "link-not-found", "museum-x"),
        ("[[Over ons]]", "link-not-found", "over"),
        ("[[plekken/museum-x]]", "link-not-found", "museum-x"),
        ("[a](../../places/museum-y.md)", "link-not-found", "../../places/museum-x.md"),
        ("[a](../../../../etc/passwd)", "link-not-found", None),
        ("[[dubbel]]", "link-ambiguous", None),
        ("[[later]]", "link-not-visible", None),
        ("[[museum-x#tuin]]", "fragment-of-record", None),
        ("[a](#plekk)", "fragment-not-found", "plek"),
    ],
)
def test_links_that_lead_nowhere(tmp_path: Path, link: str, code: str, suggestion: str | None) -> None:
    others: Files = {
        **place("dubbel"),
        "regions/dubbel.md": "---\nname: Dubbel\n---\n",
        "guides/later.md": "---\ntitle: Later\n---\nTekst.\n",
    }
    reading = read(tmp_path, ALL | others | guide(f"Zie {link}.\n\n## Plek\nTekst.\n"))
    assert told(reading) == [f"guides/x/guide.md:6:5 {code}"]
    assert value_of(reading, code, "suggestion") == suggestion


def test_the_words_of_a_link_to_a_draft_stay_plain(tmp_path: Path) -> None:
    reading = read(
        tmp_path, guide("Zie [[later]].\n") | {"guides/later.md": "---\ntitle: Later\n---\nTekst.\n"}
    )
    (block,) = reading.site.guides[0].intro.blocks
    assert isinstance(block, Html)
    assert block.links == (None,)


def test_an_exhibition_without_a_known_place_is_left_out_and_told_once(tmp_path: Path) -> None:
    files = ALL | guide("## Licht\n- exhibition: licht\n\nTekst.\n")
    files["exhibitions/licht.md"] = "---\ntitle: Licht\nplace: museum-y\nfrom: 1 sep 2026\n---\nLicht.\n"
    reading = read(tmp_path, files)
    assert told(reading) == ["exhibitions/licht.md:3:8 place-not-found"]
    assert reading.site.exhibitions == ()
    assert reading.site.guides[0].entries[0].subject is None


def test_an_exhibition_that_ends_before_it_starts(tmp_path: Path) -> None:
    files = ALL | {
        "exhibitions/licht.md": "---\ntitle: L\nplace: museum-x\nfrom: 2027-01-10\nuntil: 2026-09-01\n---\n"
    }
    assert told(read(tmp_path, files)) == ["exhibitions/licht.md:5:8 run-reversed"]


def test_regions_that_lie_in_themselves(tmp_path: Path) -> None:
    files = ALL | {"regions/gelderland.md": "---\nname: Gelderland\nparent: achterhoek\n---\n"}
    reading = read(tmp_path, files)
    assert told(reading) == ["regions/achterhoek.md:3:9 region-loop", "regions/gelderland.md:3:9 region-loop"]
    assert [region.parent for region in reading.site.regions] == [None, None]
    assert reading.site.ancestors(Ref(Kind.REGION, "achterhoek")) == ()


def test_one_place_described_twice(tmp_path: Path) -> None:
    near, far = "location: 52.1400, 6.1910", "location: 52.1500, 6.1900"
    files = place("museum-x", "location: 52.14, 6.19") | {
        "places/polak.md": f"---\nname: Museum-X!\n{near}\n---\n",
        "places/ver.md": f"---\nname: Museum-X\n{far}\n---\n",
    }
    assert told(read(tmp_path, files)) == ["places/polak.md:3:11 place-twice"]


def test_an_entry_that_describes_a_place_that_is_there(tmp_path: Path) -> None:
    reading = read(tmp_path, ALL | guide("## Museum-X\n- location: 52.14, 6.19\n\nTekst.\n"))
    assert told(reading) == ["guides/x/guide.md:7:13 place-twice"]


def test_coordinates_that_changed_places(tmp_path: Path) -> None:
    spots = ("52.14, 6.19", "52.15, 6.20", "6.21, 52.16", "52.17, 6.22")
    text = "".join(f"## Plek {n}\n- location: {spot}\n\nTekst.\n\n" for n, spot in enumerate(spots))
    reading = read(tmp_path, guide(text))
    assert told(reading) == ["guides/x/guide.md:17:13 location-swapped"]
    assert value_of(reading, "location-swapped", "suggestion") == "52.16, 6.21"


def test_of_two_places_that_disagree_the_northern_one_is_right(tmp_path: Path) -> None:
    text = "## A\n- location: 52.1 5.1\n\nTekst.\n\n## B\n- location: 5.1;52.1\n\nTekst.\n"
    reading = read(tmp_path, guide(text))
    assert told(reading) == ["guides/x/guide.md:12:13 location-swapped"]
    assert value_of(reading, "location-swapped", "suggestion") == "52.1, 5.1"


def test_a_journey_far_away_is_no_mistake(tmp_path: Path) -> None:
    spots = ("52.14, 6.19", "52.15, 6.20", "41.90, 12.50")
    text = "".join(f"## Plek {n}\n- location: {spot}\n\nTekst.\n\n" for n, spot in enumerate(spots))
    assert told(read(tmp_path, guide(text))) == []


def test_the_way_from_utrecht_to_amersfoort() -> None:
    assert metres(Location(52.0907, 5.1214), Location(52.1561, 5.3878)) == pytest.approx(19_600, rel=0.01)


def test_old_addresses_belong_to_one_guide(tmp_path: Path) -> None:
    files = guide(more="formerly: [x, y, oud]\n") | {"guides/y.md": f"{HEAD}formerly: [oud]\n---\nTekst.\n"}
    assert told(read(tmp_path, files)) == [
        "guides/x/guide.md:5:12 formerly-itself",
        "guides/x/guide.md:5:15 formerly-taken",
        "guides/y.md:5:12 formerly-taken",
    ]


def test_a_tag_that_is_nearly_another(tmp_path: Path) -> None:
    files = {f"guides/{n}.md": f"{HEAD}tags: [architectuur]\n---\nTekst.\n" for n in "abc"}
    files["guides/d.md"] = f"{HEAD}tags: [architektuur]\n---\nTekst.\n"
    assert told(read(tmp_path, {**files})) == ["guides/d.md:5:8 tag-nearly"]


def test_entries_have_words_and_names_of_their_own(tmp_path: Path) -> None:
    text = "## A\n- price: gratis\n\n## B\n\n## C\n- place: museum-x\n\n## A\n\nTekst.\n\n## D\n- id: c\n\nTekst.\n"
    reading = read(tmp_path, ALL | guide(text))
    assert told(reading) == ["guides/x/guide.md:6:4 entry-without-text", "guides/x/guide.md:9:4 entry-empty"]
    assert [entry.id for entry in reading.site.guides[0].entries] == ["a", "b", "c-2", "a-2", "c"]


def test_a_heading_without_a_name_is_one_mistake(tmp_path: Path) -> None:
    reading = read(tmp_path, guide("## \n\n## A\n\nTekst.\n"))
    assert [problem.code for problem in reading.problems] == ["heading-empty"]
    assert [entry.id for entry in reading.site.guides[0].entries] == ["entry-1", "a"]


def test_entries_that_contradict_themselves(tmp_path: Path) -> None:
    text = (
        "## A\n- place: museum-x\n- exhibition: licht\n- id: a\n\nTekst.\n\n"
        "## B\n- id: a\n- van: 2 mei 2027\n- t/m: 1 mei 2027\n\nTekst.\n"
    )
    reading = read(tmp_path, ALL | guide(text))
    assert told(reading) == [
        "guides/x/guide.md:8:15 two-subjects",
        "guides/x/guide.md:14:7 id-twice",
        "guides/x/guide.md:16:8 run-reversed",
    ]


def test_order_of_the_site(tmp_path: Path) -> None:
    files: Files = {
        "guides/a.md": "---\ntitle: A\nstatus: published\n---\nTekst.\n",
        "guides/c.md": f"{HEAD}---\nTekst.\n",
        "guides/b.md": f"{HEAD}---\nTekst.\n",
        "guides/d.md": f"{HEAD}---\nTekst.\n".replace("2026-11-01", "2026-11-02"),
        "places/1a.md": "---\nname: IJssel\n---\n",
        "places/2a.md": "---\nname: Één\n---\n",
        "places/3a.md": "---\nname: '’t Hoogt'\n---\n",
    }
    site = read(tmp_path, files).site
    assert [guide.slug for guide in site.guides] == ["d", "b", "c", "a"]
    assert [place.slug for place in site.places] == ["2a", "1a", "3a"]


def test_a_tag_is_called_as_the_guides_that_show_it_call_it(tmp_path: Path) -> None:
    head = "---\ntitle: X\nstatus: {}\npublished: 2026-11-01\ntags: [{}]\n---\nTekst.\n"
    files: Files = {
        "guides/a.md": head.format("draft", "STIL WATER!!"),
        "guides/b.md": head.format("unlisted", "Stil  water"),
        "guides/c.md": head.format("published", "stil water"),
    }
    assert [tag.title for tag in read(tmp_path, ALL | files).site.tags] == ["stil water"]
