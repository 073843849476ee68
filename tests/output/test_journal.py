"""The journal comes back as it was written, is followed from where it stopped, and counts for nothing when it cannot be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guidegen.adapters.files import write_new
from guidegen.output import journal as journals
from guidegen.output import look as looks
from guidegen.output.journal import Journal, find_journal, follow, open_journal
from guidegen.output.place import Workplace
from guidegen.output.receipts import settled, take_up
from guidegen.plan.manifest import UNKNOWN, Manifest, Receipt, seal, write_manifest
from guidegen.plan.recipes import Recipe
from guidegen.problems import DiskError
from tests.output.press import build, page, place_in, text, tree

NEWS = Manifest({"a/new.html": Receipt("f" * 32, "c" * 32, 3)}, frozenset({"a"}))
ONE = Journal(("old",), (("000000", "a/new.html"),), ("gone/b.html",), ("gone",), NEWS, first=True)


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    """A place where that journal has been written and nothing done yet."""
    place = place_in(tmp_path)
    for path in ("old", "gone/b.html"):
        write_new(place.output, path, b"old")
    write_new(place.stage, "000000", b"new")
    open_journal(place, ONE)
    return place


def test_a_journal_comes_back_as_it_was_written(place: Workplace) -> None:
    assert find_journal(place) == ONE


def test_a_journal_is_finished_by_the_next_build(place: Workplace) -> None:
    after = take_up(place)
    assert tree(place.output) == {"a": None, "a/new.html": b"new"}
    assert after == NEWS
    assert tree(place.state).keys() == {"manifest.json"}
    assert take_up(place) == NEWS


def test_a_journal_may_be_followed_twice(place: Workplace) -> None:
    assert follow(place, ONE).keys() == {"a/new.html"}
    write_new(place.output, "old/now/a/folder.html", b"new")
    assert follow(place, ONE) == {}
    assert tree(place.output).keys() == {
        "a",
        "a/new.html",
        *("old", "old/now", "old/now/a", "old/now/a/folder.html"),
    }


def test_a_journal_without_the_receipt_it_began_with_is_finished_and_leaves_none(place: Workplace) -> None:
    open_journal(place, replace(ONE, first=False))
    assert take_up(place) is None
    assert tree(place.output) == {"a": None, "a/new.html": b"new"}
    assert tree(place.state) == {}


def test_trouble_on_the_way_leaves_the_journal_for_the_next(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskError("disk-full", path="a")

    with monkeypatch.context() as patch:
        patch.setattr(journals, "move", full)
        with pytest.raises(DiskError):
            take_up(place)
    take_up(place)
    assert tree(place.output) == {"a": None, "a/new.html": b"new"}


@pytest.mark.parametrize("content", [b"", b"torn", seal({}), seal([]), seal({"news": 1, "moves": []})])
def test_a_journal_that_cannot_be_read_takes_the_receipt_with_it(place: Workplace, content: bytes) -> None:
    (place.state / "manifest.json").write_bytes(write_manifest(NEWS))
    (place.state / "journal.json").write_bytes(content)
    assert find_journal(place) is None
    assert take_up(place) is None
    assert tree(place.output).keys() == {"old", "gone", "gone/b.html"}
    assert tree(place.state) == {}


def test_a_young_signature_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guidegen.output.receipts.time.time_ns", lambda: 100 * 10**9)
    fine, coarse = 99 * 10**9 + 7, 99 * 10**9
    assert settled((1, fine, fine, 1)) == (1, fine, fine, 1)
    assert settled((1, coarse, coarse, 1)) == UNKNOWN
    assert settled((1, fine, 100 * 10**9 - 7, 1)) == UNKNOWN
    assert settled((1, 200 * 10**9 + 7, 1, 1)) == UNKNOWN


def test_a_file_that_cannot_be_read_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = place_in(tmp_path)
    recipes: dict[str, Recipe] = {"index.html": page("home"), "a.css": text("a")}
    build(place, recipes)

    def unreadable(*_: object) -> None:
        raise DiskError("no-permission", path="a")

    monkeypatch.setattr(looks, "open_file", unreadable)
    (place.output / "a.css").write_bytes(b"b")
    assert "a.css" in build(place, recipes).written
    assert tree(place.output)["a.css"] == b"a"
