"""The plan refuses two writers of one path, on every kind of file system."""

from __future__ import annotations

import unicodedata

import pytest

from guidegen.plan.digest import digest
from guidegen.plan.plan import Output, folders_of, make_plan
from guidegen.plan.recipes import WriteText


def text(path: str, words: str = "") -> Output:
    return Output(path, WriteText(words or path))


def test_a_plan_holds_every_output_and_the_digest_of_its_recipe() -> None:
    plan, clashes = make_plan((text("a.txt"), text("b/c.txt")))
    assert clashes == ()
    assert list(plan.outputs) == ["a.txt", "b/c.txt"]
    assert plan.fingerprints["b/c.txt"] == digest(WriteText("b/c.txt"))


def test_the_same_output_twice_counts_once() -> None:
    plan, clashes = make_plan((text("a.txt"), text("a.txt")))
    assert clashes == ()
    assert list(plan.outputs) == ["a.txt"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a.txt", "a.txt"),
        ("a.txt", "A.TXT"),
        ("stra\u00dfe.txt", "STRASSE.txt"),
        (unicodedata.normalize("NFC", "caf\u00e9"), unicodedata.normalize("NFD", "caf\u00e9")),
        ("gids", "gids/index.html"),
        ("Gids/a/b", "gids"),
    ],
)
def test_two_writers_of_one_path_clash(first: str, second: str) -> None:
    _, clashes = make_plan((text(first, "one"), text(second, "two")))
    assert len(clashes) == 1
    assert {clashes[0].first.path, clashes[0].second.path} == {first, second}


def test_names_that_begin_alike_do_not_clash() -> None:
    _, clashes = make_plan((text("gids.html"), text("gids/index.html"), text("gids2")))
    assert clashes == ()


def test_folders_of_a_path_come_nearest_first() -> None:
    assert list(folders_of("a/b/c.html")) == ["a/b", "a"]
    assert list(folders_of("c.html")) == []
