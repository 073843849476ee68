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
EMPTY = Scene(SITE, "/srv/www", None, (), None, "salt", NOON)


def pages(count: int) -> Pieces:
    return {HOME: Piece("home", 4)} | {f"plekken/{n}/index.html": Piece("page", 4) for n in range(count)}


def after(pieces: Pieces, site: str = SITE) -> Scene:
    """What is known once these pieces were published."""
    held = deliver(pieces, Held(site, "salt")).done
    last = Release(1, "2026-11-25", "/srv/www", pieces, done=True)
    return Scene(SITE, "/srv/www", held, (), last, "pepper", NOON, known=frozenset(pieces))


def asked(scene: Scene, pieces: Pieces) -> list[str]:
    return [question.code for question in propose(pieces, scene).questions]


def test_an_empty_place_raises_no_question() -> None:
    assert asked(EMPTY, pages(3)) == []


@pytest.mark.parametrize(
    ("scene", "code"),
    [
        (replace(EMPTY, others=("index.html",)), "not-ours"),
        (replace(after(pages(3)), held=None), "lost"),
        (replace(after(pages(3)), held=None, others=("index.html",)), "lost"),
        (replace(after(pages(3)), where="/srv/elsewhere"), "moved"),
        (replace(after(pages(3)), site="https://andere.example/"), "other-site"),
    ],
)
def test_what_nobody_should_guess_is_asked(scene: Scene, code: str) -> None:
    assert asked(scene, pages(3)) == [code]


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
    elsewhere = propose(pages(2), replace(scene, last=None, known=frozenset({"plekken/3/index.html"})))
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
    there = replace(scene, held=begun, unfinished=unfinished)
    assert asked(there, pages(3)) == (["underway"] if question else [])


def test_a_number_is_given_once() -> None:
    scene = after(pages(3))
    assert scene.last is not None
    lost = replace(scene, held=None, last=replace(scene.last, number=7))
    assert propose(pages(3), lost).delivery.number == 8
    ahead = replace(scene, last=replace(scene.last, number=7))
    assert propose(pages(2), ahead).delivery.number == 8
