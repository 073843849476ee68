"""Two pages at one address, and addresses at which nothing stands, told where an author can mend it."""

from __future__ import annotations

import pytest

from guidegen.plan.addresses import Asked, clashing, leading_nowhere
from guidegen.plan.plan import Clash, Output
from guidegen.plan.recipes import WriteText
from guidegen.problems import Position, Problem, error

LINE = Position("content/site.yaml", 9, 5)
CLASH = Clash(
    "over/index.html",
    Output("over/index.html", WriteText("1"), "page over"),
    Output("over/index.html", WriteText("2"), "moved over/index.html"),
)
PATHS = ("index.html", "over/index.html", "feed.xml")


def asked(address: str, path: str, *, old: bool = False) -> Asked:
    return Asked(address, path, LINE, old)


def test_two_things_at_one_address_are_told_once_for_both() -> None:
    assert list(clashing([CLASH], [], [])) == [
        error(
            "address-clash",
            Position("content"),
            path="over/index.html",
            first="page over",
            second="moved over/index.html",
        )
    ]


def test_a_redirect_from_a_page_is_told_where_it_is_written() -> None:
    found = list(clashing([CLASH], [asked("/over/", "over/index.html", old=True)], []))
    assert found == [error("redirect-taken", LINE, address="/over/")]


def test_a_link_of_the_menu_to_that_page_is_no_redirect() -> None:
    (found,) = clashing([CLASH], [asked("/over/", "over/index.html")], [])
    assert found.code == "address-clash"


def output(path: str) -> Output:
    return Output(path, WriteText(path), path)


def test_a_redirect_from_a_file_of_the_site_is_told_where_it_is_written() -> None:
    clash = Clash("feed.xml", output("feed.xml"), output("feed.xml/index.html"))
    found = list(clashing([clash], [asked("/feed.xml", "feed.xml/index.html", old=True)], []))
    assert found == [error("redirect-taken", LINE, address="/feed.xml")]


def test_a_redirect_in_other_capitals_is_told_once_where_it_is_written() -> None:
    clash = Clash("over/index.html", output("Over/index.html"), output("over/index.html"))
    old = asked("/Over/", "Over/index.html", old=True)
    assert list(clashing([clash, clash], [old], [])) == [error("redirect-taken", LINE, address="/Over/")]
    assert list(leading_nowhere([asked("/over/", "over/index.html"), old], ["Over/index.html"])) == []


def test_redirects_from_the_front_page_are_told_one_by_one() -> None:
    root, home = output("index.html"), output("index.html")
    clashes = [Clash("index.html", root, home), Clash("index.html", root, home)]
    other = Position("content/site.yaml", 10, 5)
    old = [
        asked("/", "index.html", old=True),
        Asked("/index.html", "index.html", other, old=True),
    ]
    assert list(clashing(clashes, old, [])) == [
        error("redirect-taken", LINE, address="/"),
        error("redirect-taken", other, address="/index.html"),
    ]


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (error("slug-taken", LINE, slug="over"), True),
        (error("redirect-twice", LINE, address="/over/"), True),
        (error("formerly-taken", LINE, slug="ove"), False),  # another address
        (error("place-not-found", LINE, slug="over"), False),  # another mistake
    ],
)
def test_what_is_told_already_is_not_told_again(problem: Problem, *, told: bool) -> None:
    assert (list(clashing([CLASH], [], [problem])) == []) is told


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("/over/", "over/index.html"),
        ("/over/#adres", "over/index.html"),
        ("/feed.xml", "feed.xml/index.html"),
    ],
)
def test_an_address_that_stands_is_good(address: str, path: str) -> None:
    assert list(leading_nowhere([asked(address, path)], PATHS)) == []


def test_an_address_at_which_nothing_stands_is_told() -> None:
    found = list(leading_nowhere([asked("/weg/#x", "weg/index.html")], PATHS))
    assert found == [error("address-not-found", LINE, address="/weg/#x")]


def test_an_old_address_need_not_stand() -> None:
    assert list(leading_nowhere([asked("/weg/", "weg/index.html", old=True)], PATHS)) == []
