"""Mistakes as values, and the world's failures as a tree."""

from __future__ import annotations

import pytest

from guidegen.problems import (
    BusyError,
    DiskError,
    GuidegenError,
    OutputError,
    Position,
    Problem,
    Severity,
    ThemeError,
    UsageError,
    error,
    warning,
)

PLACE = Position("content/x.md", 3, 7)


def test_an_error_blocks_and_a_warning_does_not() -> None:
    assert error("wrong", PLACE) == Problem("wrong", Severity.ERROR, PLACE)
    assert error("wrong", PLACE).blocks
    assert warning("odd", PLACE).severity is Severity.WARNING
    assert not warning("odd", PLACE).blocks


def test_what_is_wrong_in_a_draft_blocks_nothing() -> None:
    drafted = error("wrong", PLACE, text="x").in_draft()
    assert (drafted.draft, drafted.blocks) == (True, False)
    assert (drafted.code, drafted.severity, drafted.values) == ("wrong", Severity.ERROR, (("text", "x"),))


def test_values_are_text_in_order_of_their_names_and_none_is_left_out() -> None:
    assert error("wrong", PLACE, size=12, also=None, file="a b").values == (("file", "a b"), ("size", "12"))
    assert DiskError("disk", size=0, path=None).values == (("size", "0"),)


def test_positions_come_in_the_order_of_reading() -> None:
    places = [
        Position("a.md"),
        Position("a.md", 1),
        Position("a.md", 1, 9),
        Position("a.md", 2, 1),
        Position("b.md"),
    ]
    assert sorted([places[n] for n in (3, 0, 4, 2, 1)]) == places


@pytest.mark.parametrize("kind", [UsageError, ThemeError, DiskError, OutputError, BusyError])
def test_every_failure_of_the_world_carries_its_code(kind: type[GuidegenError]) -> None:
    with pytest.raises(GuidegenError) as caught:
        raise kind("code", name="n")
    assert (caught.value.code, caught.value.values) == ("code", (("name", "n"),))
