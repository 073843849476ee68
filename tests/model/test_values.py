"""Small values that answer a question about themselves: pictures, prose, themes, mistakes."""

from __future__ import annotations

import pytest

from guidegen.model.document import Mistake, mistake
from guidegen.model.media import Picture, Video
from guidegen.model.prose import Embed, Gallery, Prose
from guidegen.model.site import Settings
from guidegen.model.text import Html
from guidegen.model.theme import Role, Theme


@pytest.mark.parametrize(
    ("width", "height", "shape"),
    [
        (899, 1000, "portrait"),
        (900, 1000, "square"),
        (1000, 1000, "square"),
        (1100, 1000, "square"),
        (1101, 1000, "landscape"),
        (1, 9000, "portrait"),
        (9000, 1, "landscape"),
    ],
)
def test_a_picture_within_a_tenth_of_square_is_square(width: int, height: int, shape: str) -> None:
    assert Picture("a.jpg", "d", width, height).shape == shape


def test_the_media_of_prose_come_in_reading_order() -> None:
    one, two = (Picture(f"{n}.jpg", n, 3, 2) for n in "12")
    clip = Video("clip.mp4", "c")
    blocks = (
        Gallery((one,)),
        Html("words"),
        Embed("vimeo", "https://vimeo.com/1", "1"),
        Gallery((clip, two)),
    )
    assert Prose(blocks).media == (one, clip, two)
    assert Prose().media == ()


def test_a_theme_finds_its_roles_and_templates_by_name() -> None:
    card = Role("card", (360, 720), (4, 5))
    theme = Theme("t", "d", (("home", "home.html"), ("guide", "gids.html")), (Role("lead", (720,)), card))
    assert theme.role("card") is card
    assert theme.template("guide") == "gids.html"
    with pytest.raises(KeyError, match="poster"):
        theme.role("poster")
    with pytest.raises(KeyError, match="place"):
        theme.template("place")


def test_the_first_language_is_the_default() -> None:
    assert Settings("Blad").language == "nl"
    assert Settings("Blad", languages=("en", "nl")).language == "en"


def test_a_mistake_says_nothing_of_what_was_not_given() -> None:
    assert mistake("bad", text="x", suggestion=None, also="y") == Mistake(
        "bad", (("also", "y"), ("text", "x"))
    )
