"""A word is suggested only when it is near."""

from __future__ import annotations

import pytest

from guidegen.content.suggest import closest, distance


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [("open", "open", 0), ("oepn", "open", 1), ("opn", "open", 1), ("openn", "open", 1), ("opem", "open", 1),
     ("adress", "address", 1), ("kat", "hond", 3), ("a", "abcdef", 3)],
)  # fmt: skip
def test_distance_counts_letters_up_to_what_matters(one: str, other: str, letters: int) -> None:
    assert distance(one, other, 2) == letters


def test_the_nearest_word_is_suggested() -> None:
    assert closest("oepn", ["open", "address"]) == "open"
    assert closest("museum-henriet", ["museum-henriette", "molen"]) == "museum-henriette"
    assert closest("xx", ["by", "id"]) is None
    assert closest("bananen", ["open", "address"]) is None
    assert closest("x", []) is None
