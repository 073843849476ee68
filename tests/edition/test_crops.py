"""How pictures are cut and in which sizes they are made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen.edition.crops import crop_box, ladder
from guidegen.model.media import Focus

SIDES = st.integers(1, 12_000)
RATIOS = st.tuples(st.integers(1, 1_200), st.integers(1, 1_200))
FOCI = st.builds(Focus, st.floats(0, 1), st.floats(0, 1))


def test_without_a_ratio_the_whole_picture_is_kept() -> None:
    assert crop_box(4032, 3024, None, Focus(0.1, 0.9)) == (0, 0, 4032, 3024)


def test_a_landscape_is_cut_at_its_sides_around_the_focus() -> None:
    assert crop_box(4000, 3000, (1, 1), Focus()) == (500, 0, 3500, 3000)
    assert crop_box(4000, 3000, (1, 1), Focus(0.4, 0.2)) == (100, 0, 3100, 3000)


def test_a_portrait_is_cut_above_and_below_around_the_focus() -> None:
    assert crop_box(3000, 4000, (3, 2), Focus()) == (0, 1000, 3000, 3000)
    assert crop_box(3000, 4000, (3, 2), Focus(0.5, 0.3)) == (0, 200, 3000, 2200)


@pytest.mark.parametrize(("focus", "box"), [(0.0, (0, 0, 3000, 3000)), (1.0, (1000, 0, 4000, 3000))])
def test_a_focus_at_the_edge_moves_the_cut_to_that_edge(focus: float, box: tuple[int, int, int, int]) -> None:
    assert crop_box(4000, 3000, (1, 1), Focus(focus, focus)) == box


@given(SIDES, SIDES, RATIOS, FOCI)
def test_every_cut_lies_in_the_picture_is_largest_and_holds_its_focus(
    width: int, height: int, ratio: tuple[int, int], focus: Focus
) -> None:
    left, top, right, bottom = crop_box(width, height, ratio, focus)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert right - left == width or bottom - top == height
    assert left <= focus.x * width <= right
    assert top <= focus.y * height <= bottom


@given(SIDES, SIDES, RATIOS, FOCI)
def test_every_cut_has_its_ratio_to_the_pixel(
    width: int, height: int, ratio: tuple[int, int], focus: Focus
) -> None:
    left, top, right, bottom = crop_box(width, height, ratio, focus)
    across, down = ratio
    exact_width, exact_height = (bottom - top) * across / down, (right - left) * down / across
    assert abs(right - left - exact_width) <= 1 or abs(bottom - top - exact_height) <= 1


def test_the_ladder_has_the_wanted_widths_from_small_to_large() -> None:
    assert ladder((0, 0, 4032, 3024), (1600, 480, 960), 2016) == ((480, 360), (960, 720), (1600, 1200))


def test_nothing_is_enlarged_and_a_picture_between_two_steps_ends_the_ladder() -> None:
    assert ladder((100, 50, 1300, 850), (480, 960, 1600), 2016) == ((480, 320), (960, 640), (1200, 800))


def test_an_own_size_just_above_a_step_is_no_step_of_its_own() -> None:
    assert ladder((0, 0, 1000, 500), (480, 960, 1600), 2016) == ((480, 240), (960, 480))


def test_an_own_size_that_is_wanted_is_always_a_step() -> None:
    assert ladder((0, 0, 500, 250), (480, 500, 960), 2016) == ((480, 240), (500, 250))


def test_a_picture_smaller_than_every_width_is_made_once_as_it_is() -> None:
    assert ladder((0, 0, 300, 201), (480, 960), 2016) == ((300, 201),)


def test_a_picture_exactly_as_wide_as_the_smallest_width_is_made_once() -> None:
    assert ladder((0, 0, 480, 360), (480, 960), 2016) == ((480, 360),)


def test_the_long_side_of_a_portrait_is_bounded() -> None:
    assert ladder((0, 0, 3024, 4032), (480, 960, 1600), 2016) == ((480, 640), (960, 1280), (1512, 2016))


@given(SIDES, SIDES, st.lists(st.integers(1, 4_000), min_size=1, max_size=5), st.integers(100, 4_000))
def test_every_ladder_climbs_and_stays_within_the_cut(
    width: int, height: int, widths: list[int], max_side: int
) -> None:
    sizes = ladder((0, 0, width, height), tuple(widths), max_side)
    assert sizes
    assert list(sizes) == sorted(set(sizes))
    for wide, high in sizes:
        assert 1 <= wide <= min(width, max_side)
        assert 1 <= high <= min(height, max_side)
        assert wide in widths or wide == sizes[-1][0]
