"""A guide's own page: its entries, what opens them, and the prose between the pictures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from guidegen.edition.prose import frames, lay_blocks
from guidegen.edition.views import Body, EmbedView, Link
from guidegen.model.guide import Entry, Relation, Route
from guidegen.model.media import Picture, Video
from guidegen.model.names import Kind, Ref
from guidegen.model.prose import Block, Embed, Gallery, Prose
from guidegen.model.text import Html, LinkTarget
from tests.edition.press import (
    FIELD,
    LIGHT,
    MUSEUM,
    PARK,
    PRINTS,
    SITE,
    SQUARE,
    TOWER,
    WALK,
    sheet,
    view,
    with_guide,
)

CLIP = Video("clip.mp4", "c1ip")
WORDS = Html("woorden")


def laid(*entries: Entry) -> tuple[Any, ...]:
    """These entries as the page of a guide shows them."""
    entry_views: tuple[Any, ...] = view(
        "gidsen/wandeling/index.html", with_guide(WALK, entries=entries)
    ).entries
    return entry_views


def entry(*blocks: Block, subject: Ref | None = None, **more: Any) -> Entry:
    return Entry("x", "X", subject, text=Prose(blocks), **more)


def opening(shown: Any) -> list[str]:
    """What opens an entry."""
    pictures = (shown.opener,) if shown.opener else shown.opener_carousel
    return [picture.alt for picture in pictures]


def test_a_guides_page() -> None:
    page = view("gidsen/wandeling/index.html")
    assert (page.title, page.route, page.duration) == ("Een wandeling", "walk", None)
    assert (page.cover.role, page.relation.kind, page.relation.partner) == ("cover", "invited", "Stad")
    assert page.authors == (Link("../../makers/nina/index.html", "Nina"),)
    assert page.region == Link("../../regio/stad/index.html", "Stad")
    assert [link.text for link in page.tags] == ["Papier", "Buiten"]  # as the author ordered them
    assert [card.title for card in page.more] == ["Groen"]
    assert [block.body.digest for block in page.intro] == ["walk-intro"]


def test_entries_are_numbered_and_keep_their_anchors() -> None:
    rows = view("gidsen/wandeling/index.html").entries
    assert [(row.number, row.id, row.headline) for row in rows] == [
        (1, "museum", "Eerst het museum"),
        (2, "prenten", "Dan de prenten"),
        (3, "bankje", "Een bankje"),
    ]
    assert [row.subject and row.subject.text for row in rows] == ["Het Museum", "Prenten", None]


def test_no_route_is_no_words() -> None:
    page = view("gidsen/wandeling/index.html", with_guide(WALK, route=Route.NONE))
    assert page.route is None


def test_pictures_above_the_text_open_an_entry() -> None:
    one, row, bare = laid(
        entry(Gallery((TOWER,)), WORDS), entry(Gallery((FIELD, SQUARE)), WORDS), entry(WORDS)
    )
    assert (one.layout, opening(one), one.opener.role) == ("tall-right", ["Foto toren"], "tall")
    assert (row.layout, opening(row)) == ("carousel", ["Foto veld", "Foto gevel"])
    assert {picture.role for picture in row.opener_carousel} == {"slide"}
    assert (bare.layout, opening(bare)) == ("text", [])
    assert [len(shown.blocks) for shown in (one, row, bare)] == [1, 1, 1]


def test_an_entry_without_pictures_opens_with_its_records_own() -> None:
    at_place, at_show, at_cover, at_park = laid(
        entry(WORDS, subject=MUSEUM), entry(subject=LIGHT), entry(subject=PRINTS), entry(subject=PARK)
    )
    assert opening(at_place) == ["Foto veld"]
    assert opening(at_show) == ["Foto veld"]  # it has none: its place's
    assert opening(at_cover) == ["Foto toren"]
    assert opening(at_park) == []


def test_an_entry_with_pictures_in_its_text_does_not_borrow_one() -> None:
    (shown,) = laid(entry(WORDS, Gallery((SQUARE,)), subject=MUSEUM))
    assert opening(shown) == []
    assert [block.picture and block.picture.alt for block in shown.blocks] == [None, "Foto gevel"]


def test_a_second_carousel_in_a_row_opens_with_its_first_and_loses_none() -> None:
    first, second = laid(entry(Gallery((FIELD, SQUARE))), entry(Gallery((TOWER, FIELD, SQUARE)), WORDS))
    assert first.layout == "carousel"
    assert opening(second) == ["Foto toren"]
    row, words = second.blocks
    assert [(picture.alt, picture.role) for picture in row.carousel] == [
        ("Foto veld", "slide"),
        ("Foto gevel", "slide"),
    ]
    assert words.body == Body("woorden")


def test_one_picture_left_over_stands_alone() -> None:
    _, second = laid(entry(Gallery((FIELD, SQUARE))), entry(Gallery((TOWER, FIELD))))
    (left,) = second.blocks
    assert (left.picture.alt, left.picture.role, left.carousel) == ("Foto veld", "inset", ())


def test_video_is_not_published() -> None:
    alone, beside, between = laid(
        entry(Gallery((CLIP,)), WORDS), entry(Gallery((CLIP, SQUARE)), WORDS), entry(WORDS, Gallery((CLIP,)))
    )
    assert (opening(alone), len(alone.blocks)) == ([], 1)
    assert (opening(beside), beside.layout) == (["Foto gevel"], "inset")
    assert [block.body for block in between.blocks] == [Body("woorden")]


def test_an_entry_with_video_alone_opens_with_its_records_picture() -> None:
    above, below = laid(
        entry(Gallery((CLIP,)), WORDS, subject=MUSEUM), entry(WORDS, Gallery((CLIP,)), subject=MUSEUM)
    )
    assert opening(above) == opening(below) == ["Foto veld"]
    assert [len(shown.blocks) for shown in (above, below)] == [1, 1]


def test_an_example_and_a_tie_are_told_at_the_entry() -> None:
    example, tied = laid(entry(subject=LIGHT), entry(subject=PRINTS, relation=Relation.PAID, partner="P"))
    assert (example.example, example.relation) == (True, None)
    assert (tied.example, tied.relation.kind, tied.relation.partner) == (False, "paid", "P")


@pytest.mark.parametrize(
    ("shown", "role"), [(TOWER, "tall"), (FIELD, "wide"), (SQUARE, "inset")], ids=["tall", "wide", "square"]
)
def test_a_picture_between_paragraphs_lies_as_its_shape_asks(shown: Picture, role: str) -> None:
    (block,) = lay_blocks(sheet(), (Gallery((shown,)),))
    assert block.picture is not None
    assert block.picture.role == role


def test_several_pictures_are_a_carousel_without_its_video() -> None:
    (block,) = lay_blocks(sheet(), (Gallery((TOWER, CLIP, FIELD)),))
    assert [picture.alt for picture in block.carousel] == ["Foto toren", "Foto veld"]


@pytest.mark.parametrize(
    ("provider", "player", "frame"),
    [
        (
            "youtube",
            "https://www.youtube-nocookie.com/embed/abc123?autoplay=1",
            ("https://www.youtube-nocookie.com",),
        ),
        ("vimeo", "https://player.vimeo.com/video/abc123?dnt=1&autoplay=1", ("https://player.vimeo.com",)),
        ("instagram", None, ()),
        ("tiktok", None, ()),
    ],
)
def test_an_embed_is_a_card_and_its_player_waits(
    provider: str, player: str | None, frame: tuple[str, ...]
) -> None:
    blocks = lay_blocks(sheet(), (Embed(provider, "https://elders.example/abc123", "abc123"),))
    assert blocks[0].embed == EmbedView(provider, "https://elders.example/abc123", player)
    assert frames(blocks) == frame


def test_a_page_names_each_frame_once_wherever_it_stands() -> None:
    youtube = Embed("youtube", "https://youtu.be/a", "a")
    vimeo = Embed("vimeo", "https://vimeo.com/1", "1")
    site = with_guide(WALK, intro=Prose((youtube,)), entries=(entry(WORDS, youtube, vimeo),))
    assert view("gidsen/wandeling/index.html", site).head.frames == (
        "https://player.vimeo.com",
        "https://www.youtube-nocookie.com",
    )
    place = replace(SITE.place(PARK), text=Prose((vimeo,)))
    site = replace(SITE, places=(SITE.place(MUSEUM), place))
    assert view("plekken/park/index.html", site).head.frames == ("https://player.vimeo.com",)
    assert view("gidsen/groen/index.html", site).head.frames == ()


def test_links_in_prose_are_filled_or_left_as_words() -> None:
    html = Html("w", (LinkTarget(PARK, "deel"), None, LinkTarget(Ref(Kind.REGION, "oost"), unworded=True)))
    body = sheet("index.html").body(html)
    assert body == Body(
        "w", ("plekken/park/index.html#deel", None, "regio/oost/index.html"), (None, None, "Oost")
    )
    assert sheet().body(None) is None
