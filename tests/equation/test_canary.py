"""Unpublished means gone: no word, picture, name or note of a guide that may not be seen is in any byte of output/."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from pathlib import Path

from tests.equation.camera import photograph
from tests.equation.sample import put
from tests.equation.test_equation import a_world
from tests.equation.world import World, tree

FLIPS = 60
GUIDES = ("een", "twee", "drie", "vier")
SEEN = ("published", "unlisted")
STATES = (*SEEN, "draft", "absent", "scheduled", "expired", "deleted", "broken draft")


def canary(guide: str) -> str:
    """What is planted in everything of a guide but the address it keeps when it has ended."""
    return f"kanarie{guide}x"


def put_guide(world: World, guide: str, state: str) -> None:
    """Write a guide in that state, with its token wherever a curator or a camera may leave words."""
    folder = world.root / "content/guides" / guide
    shutil.rmtree(folder, ignore_errors=True)
    if state == "deleted":
        return
    token = canary(guide)
    days = {"scheduled": world.day + dt.timedelta(3)}
    ends = {"expired": world.day - dt.timedelta(1), "scheduled": world.day + dt.timedelta(9)}
    status = {"draft": "draft", "broken draft": "draft", "unlisted": "unlisted"}.get(state, "published")
    lines = [
        f"title: T {token}",
        f"summary: S {token}",
        f"tags: [stil, {token}]",
        f"cover: {token}.jpg",
        f"published: {days.get(state, dt.date(2026, 9, 1))}",
        f"partner: P {token}",
        "relation: paid",
        "region: oost",
        "by: [bas]",
        *([] if state == "absent" else [f"status: {status}"]),
        *([f"expires-on: {ends[state]}"] if state in ends else []),
        *(["oepn: ja"] if state == "broken draft" else []),
    ]
    entry = f"## H {token}\n- place: toren\n- address: A {token}\n\n![Alt {token}]({token}.jpg)\n*C {token}*\n\nW {token}.\n"
    put(folder / "guide.md", "\n".join(("---", *lines, "---", f"I {token}.", "", entry)).encode())
    notes = f"{token}.jpg:\n  credit: N {token}\n  consent: Ja {token}\n  alt: Beeld {token}\n"
    put(folder / "photos.yaml", notes.encode())
    number = 60 + GUIDES.index(guide)
    put(folder / f"{token}.jpg", photograph(number, artist=f"M {token}", model=f"Camera {token}"))


def where(token: str, output: Path) -> list[str]:
    """The files whose path or bytes hold the token."""
    return [
        path
        for path, data in tree(output).items()
        if token in path
        or token.encode() in (data or b"").lower()
        or token.encode("utf-16-be") in (data or b"")
    ]


def test_nothing_of_an_unpublished_guide_is_in_the_output() -> None:
    dice = random.Random(5)
    with a_world(trusting=True) as world:
        now = dict.fromkeys(GUIDES, "published")
        for guide, state in now.items():
            put_guide(world, guide, state)
        assert world.build().built
        for _ in range(FLIPS):
            guide = dice.choice(GUIDES)
            now[guide] = dice.choice(STATES)
            put_guide(world, guide, now[guide])
            assert world.build().built
            for one, state in now.items():
                found = where(canary(one), world.output)
                assert bool(found) == (state in SEEN), f"{one} is {state}: {found[:5]}"


def test_the_days_alone_show_and_take_away() -> None:
    with a_world(trusting=True) as world:
        put_guide(world, "een", "scheduled")
        seen = {}
        for _ in range(12):
            assert world.build().built
            seen[(world.day - dt.date(2026, 11, 23)).days] = bool(where(canary("een"), world.output))
            world.day += dt.timedelta(1)
        assert [day for day, visible in seen.items() if visible] == [3, 4, 5, 6, 7, 8, 9]


def test_metadata_that_is_not_a_credit_never_gets_in() -> None:
    """The camera's name is no credit: it is gone from a guide that everyone may see."""
    with a_world(trusting=True) as world:
        put_guide(world, "een", "published")
        assert world.build().built
        assert where(canary("een"), world.output)
        assert not where(f"camera {canary('een')}", world.output)
        assert not where(f"ja {canary('een')}", world.output)
