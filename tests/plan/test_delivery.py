"""What a publish has to do, by what is wanted and what the target holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen.plan.delivery import KEPT, Delivery, deliver
from guidegen.plan.held import Held, Trace, read_held, write_held
from guidegen.plan.pieces import HOME, Piece, Pieces, in_farewell_order, in_waves, is_page, lasts

EMPTY = Held("https://gidsen.example/", "salt")
PATHS = (
    HOME,
    "gidsen/a/index.html",
    "gidsen/b/index.html",
    "feed.xml",
    "assets/css/1.css",
    "assets/img/2.jpg",
)

sites = st.dictionaries(st.sampled_from(PATHS), st.sampled_from(("one", "two", "three")), min_size=1)


def pieces(site: dict[str, str]) -> Pieces:
    return {path: Piece(content, len(content)) for path, content in site.items()}


def names(held: Held, marks: tuple[str, ...]) -> set[str]:
    """The paths behind these marks."""
    return {path for path in PATHS if held.mark(path) in marks}


class Place:
    """A target that is a dictionary, and a transport that can be broken off."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        self.held = EMPTY

    def send(self, site: dict[str, str], most: int = 1_000) -> Delivery:
        """Do at most so many steps of a delivery."""
        delivery = deliver(pieces(site), self.held)
        for step in islice(self.steps(delivery, site), most):
            step()
        return delivery

    def steps(self, delivery: Delivery, site: dict[str, str]) -> Iterator[Callable[[], None]]:
        """What a target does, in its order."""
        yield partial(self.note, delivery.underway)
        for wave in delivery.waves:
            yield from (partial(self.put, path, site[path]) for path in wave)
        yield partial(self.note, delivery.arrived)
        yield from (partial(self.drop, mark) for mark in delivery.dropped)
        yield partial(self.note, delivery.done)

    def note(self, held: Held) -> None:
        found = read_held(write_held(held))
        assert found == held
        self.held = held

    def put(self, path: str, content: str) -> None:
        self.files[path] = content

    def drop(self, mark: str) -> None:
        for path in [path for path in self.files if self.held.mark(path) == mark]:
            del self.files[path]


def test_what_points_comes_after_what_it_points_to() -> None:
    fresh = frozenset({"gidsen/nieuw/index.html"})
    paths = (
        HOME,
        "feed.xml",
        "gidsen/index.html",
        "assets/a.css",
        "gidsen/nieuw/index.html",
        "robots.txt",
        "CNAME",
    )
    assert in_waves(paths, fresh) == (
        ("CNAME", "assets/a.css"),
        ("gidsen/nieuw/index.html",),
        ("gidsen/index.html",),
        (HOME,),
        ("feed.xml", "robots.txt"),
    )
    assert in_farewell_order(paths)[-2:] == ("CNAME", "assets/a.css")


def test_only_what_differs_is_sent() -> None:
    place = Place()
    first = place.send({HOME: "one", "feed.xml": "one", "assets/css/1.css": "one"})
    assert set(first.new) == {HOME, "feed.xml", "assets/css/1.css"}
    second = place.send(
        {HOME: "two", "feed.xml": "one", "assets/css/1.css": "one", "gidsen/a/index.html": "one"}
    )
    assert (second.new, second.changed, second.size) == (("gidsen/a/index.html",), (HOME,), 6)
    assert (first.number, second.number) == (1, 2)


def test_nothing_new_is_no_new_release() -> None:
    place = Place()
    for number in range(KEPT + 2):
        place.send(
            {HOME: f"{number}", "assets/css/1.css": "one"} if number else {HOME: "0", "assets/img/2.jpg": "x"}
        )
    before = place.held
    again = deliver(pieces({HOME: f"{KEPT + 1}", "assets/css/1.css": "one"}), before)
    assert again.idle
    assert again.number == before.release


def test_an_asset_stays_for_as_long_as_a_kept_release_has_it() -> None:
    place = Place()
    place.send({HOME: "1", "assets/img/2.jpg": "x"})
    for number in range(2, KEPT + 1):
        place.send({HOME: f"{number}"})
        assert "assets/img/2.jpg" in place.files
    last = place.send({HOME: f"{KEPT + 1}"})
    assert names(place.held, last.dropped) == {"assets/img/2.jpg"}
    assert "assets/img/2.jpg" not in place.files


def test_pages_that_go_are_counted_and_assets_are_not() -> None:
    place = Place()
    place.send({HOME: "1", "gidsen/a/index.html": "1", "assets/img/2.jpg": "x"})
    delivery = deliver(pieces({HOME: "1"}), place.held)
    assert (delivery.pages_there, delivery.pages_going) == (2, 1)


def test_a_file_that_may_have_come_half_is_not_trusted() -> None:
    place = Place()
    place.send({HOME: "1", "assets/img/2.jpg": "x"}, most=1)
    again = deliver(pieces({HOME: "1", "assets/img/2.jpg": "x"}), place.held)
    assert set(again.changed) == {HOME, "assets/img/2.jpg"}
    assert again.is_doubtful("assets/img/2.jpg")
    assert not again.is_doubtful(HOME)  # of a page the size says too little
    other = deliver(pieces({HOME: "1"}), place.held)
    assert names(place.held, other.dropped) == {"assets/img/2.jpg"}


@given(st.lists(st.tuples(sites, st.integers(0, 20)), max_size=6), sites)
def test_whatever_was_broken_off_the_next_one_ends_well(
    history: list[tuple[dict[str, str], int]], site: dict[str, str]
) -> None:
    place = Place()
    for before, most in history:
        place.send(before, most)
    place.send(site)
    assert {path: place.files[path] for path in site} == site
    assert all(lasts(path) for path in place.files.keys() - site.keys())
    assert deliver(pieces(site), place.held).idle
    assert not place.held.begun


@given(st.lists(st.tuples(sites, st.integers(0, 20)), min_size=1, max_size=6))
def test_whatever_lies_there_is_known_to_be_ours(history: list[tuple[dict[str, str], int]]) -> None:
    place = Place()
    for site, most in history:
        place.send(site, most)
        assert all(place.held.is_ours(path) for path in place.files)
        certain = {path: trace for path in PATHS if (trace := place.held.trace(path))}
        assert all(place.files[path] == trace.content for path, trace in certain.items())


@given(sites)
def test_waves_hold_each_path_once_and_assets_before_pages(site: dict[str, str]) -> None:
    waves = in_waves(site, frozenset())
    flat = [path for wave in waves for path in wave]
    assert sorted(flat) == sorted(site)
    assert not any(is_page(one) and lasts(other) for one, other in pairwise(flat))


def test_a_receipt_names_nothing_and_is_told_from_rubbish() -> None:
    held = replace(EMPTY, traces={EMPTY.mark("gidsen/geheim/index.html"): Trace("c", 1, 1, lasts=False)})
    data = write_held(held)
    assert b"geheim" not in data
    assert read_held(data) == held
    for broken in (b"", b"{}", b"<html>", data[:-1], data.replace(b"salt", b"tlas"), b"\xff\xfe", b"[]\n[]"):
        assert read_held(broken) is None


@pytest.mark.parametrize("salt", ["one", "two"])
def test_a_mark_depends_on_the_salt(salt: str) -> None:
    other = replace(EMPTY, salt=salt)
    assert other.mark(HOME) != EMPTY.mark(HOME)
    assert other.mark(HOME) == other.mark(HOME)
