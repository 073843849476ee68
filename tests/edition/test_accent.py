"""An accent can be read on both papers, whatever colour it began as."""

from __future__ import annotations

import colorsys
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen.edition.accent import CONTRAST, NIGHT, PAPER, contrast, legible, luminance

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
PAPERS = [PAPER, NIGHT]


def hue(colour: str) -> float:
    """The hue in degrees."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 360 * colorsys.rgb_to_hls(red, green, blue)[0]


@pytest.mark.parametrize("paper", PAPERS)
def test_five_hundred_colours_can_be_read(paper: str) -> None:
    chance = random.Random(23)
    for _ in range(500):
        colour = f"#{chance.randrange(1 << 24):06x}"
        assert contrast(legible(colour, paper), paper) >= 4.5, colour


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    "colour",
    ["#000000", "#ffffff", "#808080", "#777777", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#ff00ff"],
)
def test_black_white_gray_and_the_brightest_can_be_read(colour: str, paper: str) -> None:
    assert contrast(legible(colour, paper), paper) >= 4.5


@given(COLOURS, st.sampled_from(PAPERS))
def test_any_colour_can_be_read_and_stays_one(colour: str, paper: str) -> None:
    found = legible(colour, paper)
    assert contrast(found, paper) >= 4.5
    assert len(found) == 7
    assert int(found[1:], 16) >= 0


@given(COLOURS, st.sampled_from(PAPERS))
def test_a_colour_that_can_be_read_is_left_alone(colour: str, paper: str) -> None:
    found = legible(colour, paper)
    assert legible(found, paper) == found
    if contrast(colour, paper) >= CONTRAST:
        assert found == colour


def test_a_gray_stays_gray() -> None:
    for paper in PAPERS:
        found = legible("#999999" if paper == PAPER else "#444444", paper)
        assert found[1:3] == found[3:5] == found[5:7]


@pytest.mark.parametrize("colour", ["#c8b400", "#3f7d20", "#b03a2e", "#2e6fb0"])
def test_a_colour_keeps_its_hue(colour: str) -> None:
    for paper in PAPERS:
        turned = abs(hue(legible(colour, paper)) - hue(colour)) % 360
        assert min(turned, 360 - turned) < 12


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#123456", "#123456") == 1
    assert luminance("#000000") == 0
    assert luminance("#ffffff") == pytest.approx(1)
