"""The rhythm of a guide: what lies beside what, from picture shapes alone."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from guidegen.edition.rhythm import set_rhythm
from guidegen.model.media import Picture

SIZES = {"landscape": (2000, 1333), "portrait": (1333, 2000), "square": (1600, 1600)}
Opening = tuple[Picture, ...]


def picture(shape: str, width: int | None = None) -> Picture:
    full_width, full_height = SIZES[shape]
    width = width or full_width
    return Picture("a.jpg", "d", width, round(width * full_height / full_width))


def layouts(*openings: Opening) -> list[str]:
    return [setting.layout for setting in set_rhythm(openings)]


def one(shape: str) -> Opening:
    return (picture(shape),)


def test_an_entry_without_a_picture_is_text_and_may_follow_another() -> None:
    assert layouts((), ()) == ["text", "text"]
    assert [setting.role for setting in set_rhythm(((),))] == [None]


def test_landscape_pictures_take_turns_in_three_sizes() -> None:
    assert layouts(*[one("landscape")] * 4) == ["wide", "full", "inset", "wide"]


def test_portraits_change_sides() -> None:
    assert layouts(*[one("portrait")] * 3) == ["tall-right", "tall-left", "inset"]


def test_a_square_is_small_first() -> None:
    assert layouts(one("square"), one("square")) == ["inset", "tall-left"]


def test_a_small_picture_is_never_shown_from_edge_to_edge() -> None:
    small = (picture("landscape", 900),)
    assert "full" not in layouts(*[small] * 6)


def test_several_pictures_are_a_carousel_but_not_twice_running() -> None:
    row = (picture("portrait"), picture("landscape"))
    assert layouts(row, row, row) == ["carousel", "tall-right", "carousel"]


def test_text_between_two_carousels_lets_both_be() -> None:
    row = (picture("square"), picture("square"))
    assert layouts(row, (), row) == ["carousel", "text", "carousel"]


def test_each_layout_asks_for_its_own_cut() -> None:
    settings = set_rhythm((one("landscape"), one("portrait"), one("square"), one("square")))
    assert [(s.layout, s.role) for s in settings] == [
        ("wide", "wide"),
        ("tall-right", "tall"),
        ("inset", "inset"),
        ("tall-left", "tall"),
    ]


shapes = st.sampled_from(sorted(SIZES))
openings = st.lists(st.lists(shapes, max_size=3), max_size=14)


@given(openings)
def test_no_layout_comes_twice_running_but_for_text(shapes_of: list[list[str]]) -> None:
    found = layouts(*(tuple(map(picture, shapes)) for shapes in shapes_of))
    assert len(found) == len(shapes_of)
    assert all(first != second or first == "text" for first, second in pairwise(found))


@given(st.lists(shapes, min_size=6, max_size=14))
def test_enough_pictures_come_in_at_least_three_sizes(found: list[str]) -> None:
    roles = {setting.role for setting in set_rhythm(tuple((picture(shape),) for shape in found))}
    assert len(roles) >= (3 if "landscape" in found and len(set(found)) > 1 else 2)


@given(shapes, st.integers(6, 14))
def test_a_guide_of_landscapes_has_three_sizes_and_others_two(shape: str, count: int) -> None:
    roles = {setting.role for setting in set_rhythm(((picture(shape),),) * count)}
    assert len(roles) == (3 if shape == "landscape" else 2)
