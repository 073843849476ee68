"""What has to be asked before a release is sent."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from guidegen.plan.delivery import deliver
from guidegen.plan.held import Held
from guidegen.plan.pieces import HOME, Piece, Pieces
from guidegen.plan.release import FEW, LATELY, Release, Scene, propose

SITE = "https://gidsen.example/"
NOON = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)
EMPTY = Scene(SITE, "/srv/www", None, (), (), "salt", NOON)


def pages(count: int) -> Pieces:
    return {HOME: Piece("home", 4)} | {f"plekken/{n}/index.html": Piece("page", 4) for n in range(count)}


def release(pieces: Pieces, number: int = 1, *, done: bool = True) -> Release:
    return Release(number, "2026-11-25", "/srv/www", pieces, done=done)


def after(pieces: Pieces, site: str = SITE) -> Scene:
    """What is known once these pieces were published."""
    held = deliver(pieces, Held(site, "salt")).done
    return Scene(SITE, "/srv/www", held, (), (release(pieces),), "pepper", NOON)


def asked(scene: Scene, pieces: Pieces) -> list[str]:
    return [question.code for question in propose(pieces, scene).questions]


def test_an_empty_place_raises_no_question() -> None:
    assert asked(EMPTY, pages(3)) == []


@pytest.mark.parametrize(
    ("scene", "code"),
    [
        (replace(EMPTY, others=("index.html",)), "not-ours"),
        (replace(after(pages(3)), held=None), "lost"),
        (replace(after(pages(3)), held=None, others=("index.html",)), "lost"),  # all of it ours, as it seems
        (replace(after(pages(3)), where="/srv/elsewhere"), "moved"),
        (replace(after(pages(3)), site="https://andere.example/"), "other-site"),
    ],
)
def test_what_nobody_should_guess_is_asked(scene: Scene, code: str) -> None:
    assert asked(scene, pages(3)) == [code]


@pytest.mark.parametrize("others", [("index.html",), ("index.html", "van-een-ander.html")])
def test_another_place_with_other_peoples_files_raises_both_questions(others: tuple[str, ...]) -> None:
    moved = replace(after(pages(3)), where="/srv/elsewhere", held=None, others=others)
    assert asked(moved, pages(3)) == ["moved", "not-ours"]


def test_other_peoples_files_where_the_receipt_was_lost_are_asked_about_too() -> None:
    lost = replace(after(pages(3)), held=None, others=("index.html", "wp-login.php"))
    questions = propose(pages(3), lost).questions
    assert [one.code for one in questions] == ["lost", "not-ours"]
    assert dict(questions[1].values)["names"] == "wp-login.php"


def test_what_would_be_replaced_is_named() -> None:
    names = ("favicon.ico", *(f"oud/{n}.html" for n in range(20)), "index.html")
    (question,) = propose(pages(1), replace(EMPTY, others=names)).questions
    values = dict(question.values)
    assert values["replaced"] == "index.html"
    assert values["names"].startswith("favicon.ico, oud/0.html, ")
    assert values["names"].endswith(", ...")


@pytest.mark.parametrize(
    ("before", "last", "questions"),
    [
        ("Gidsen", True, []),  # the address has been filled in since this machine published it
        ("Gidsen", False, ["other-site"]),
        ("https://andere.example/", True, ["other-site"]),
    ],
)
def test_a_site_that_was_given_an_address_is_the_same_site(
    before: str,
    last: bool,  # noqa: FBT001 - by name
    questions: list[str],
) -> None:
    scene = after(pages(3), site=before)
    assert asked(scene if last else replace(scene, kept=()), pages(3)) == questions


def test_what_was_published_from_another_computer_since_is_asked_about() -> None:
    scene = after(pages(3))
    assert scene.held is not None
    newer = replace(scene, held=replace(scene.held, release=2))
    assert asked(newer, pages(3)) == ["elsewhere"]
    assert asked(replace(newer, kept=()), pages(3)) == []  # nothing was ever published from here
    begun = (
        *newer.kept,
        release(pages(4), 2, done=False),
    )  # it came there, and we were cut off before we noted it
    assert asked(replace(newer, kept=begun), pages(3)) == []


def test_a_place_that_will_be_made_is_told() -> None:
    assert not propose(pages(1), EMPTY).fresh
    assert propose(pages(1), replace(EMPTY, fresh=True)).fresh


@pytest.mark.parametrize(
    ("there", "stay", "question"),
    [
        (FEW, 0, False),
        (FEW + 1, 0, True),
        (4 * FEW + 3, 3 * FEW + 3, False),  # a quarter of 84
        (4 * FEW + 3, 3 * FEW + 1, True),
        (400, 301, False),
        (400, 299, True),
    ],
)
def test_that_many_pages_go_is_asked(there: int, stay: int, question: bool) -> None:  # noqa: FBT001 - by name
    assert asked(after(pages(there)), pages(stay)) == (["deletions"] if question else [])


def test_what_goes_is_named_as_far_as_it_is_known() -> None:
    scene = after(pages(3))
    assert propose(pages(2), scene).delivery.leaving == ("plekken/2/index.html",)
    elsewhere = propose(pages(2), replace(scene, kept=(release({"plekken/3/index.html": Piece("page", 4)}),)))
    assert elsewhere.delivery.leaving == ()
    assert len(elsewhere.delivery.dropped) == 1


@pytest.mark.parametrize(
    ("began", "unfinished", "question"),
    [
        (NOON - dt.timedelta(minutes=5), False, True),
        (NOON - dt.timedelta(minutes=5), True, False),  # it was ours
        (NOON - LATELY, False, False),  # nobody takes so long
        (None, False, False),
    ],
)
def test_that_somebody_else_may_be_at_it_is_asked(
    began: dt.datetime | None,
    unfinished: bool,  # noqa: FBT001 - by name
    question: bool,  # noqa: FBT001 - likewise
) -> None:
    scene = after(pages(3))
    assert scene.held is not None
    begun = replace(deliver(pages(4), scene.held), since=began.isoformat() if began else "?").underway
    ours = (release(pages(4), 2, done=False),) if unfinished else ()
    there = replace(scene, held=begun, kept=(*scene.kept, *ours))
    assert asked(there, pages(3)) == (["underway"] if question else [])


def test_a_number_is_given_once() -> None:
    scene = after(pages(3))
    lost = replace(scene, held=None, kept=(release(pages(3), 7),))
    assert propose(pages(3), lost).delivery.number == 8
    ahead = replace(scene, kept=(release(pages(3), 7),))
    assert propose(pages(2), ahead).delivery.number == 8
