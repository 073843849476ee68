"""After any edits the preview serves, byte for byte, what a clean build with drafts would; after a mistake the last of it."""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, note, seed, settings
from hypothesis import strategies as st

from guidegen.adapters import pillow
from guidegen.adapters.files import signature_at
from guidegen.content.album import Shot
from guidegen.content.surveys import read_whole
from guidegen.output.cache import PictureCache
from guidegen.output.pictures import Darkroom, make_pictures
from guidegen.plan.changes import Change
from guidegen.plan.manifest import UNKNOWN
from guidegen.plan.recipes import MakePicture
from guidegen.press import Edition, Order, Press, Way
from guidegen.preview import showing
from guidegen.preview.answers import Light
from guidegen.problems import GuidegenError
from tests.equation.hands import InLine
from tests.equation.kinds import KINDS, act
from tests.equation.test_equation import Sequence, a_world
from tests.equation.world import World
from tests.preview.desk import Desk

EACH = int(os.environ.get("EQUATION_EACH", "20"))
# A preview takes no notice of what lies in output/ or what a build remembers.
sequences = st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.integers(0, 999)), min_size=3, max_size=6)

Files = dict[str, bytes]


def test_the_preview_equals_a_clean_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "PATIENCE", 3.0)

    @seed(5)
    @settings(max_examples=EACH, database=None)
    @given(sequence=sequences)
    def holds(sequence: Sequence) -> None:
        with a_world(trusting=False) as world, a_desk(world) as desk:
            shown = look_at(desk, world, {})
            for number, (name, chance) in enumerate(sequence):
                note(f"{number}: {name} {chance}")
                act(world, name, random.Random(chance))
                shown = look_at(desk, world, shown)

    holds()


def look_at(desk: Desk, world: World, before: Files) -> Files:
    """What the preview serves now, held against a clean build of the same sources."""
    desk.now = dt.datetime.combine(world.day, dt.time(12), dt.UTC)
    settle(desk)
    made = clean(world)
    # When a build would refuse, what was shown is shown still, but for pictures whose source is gone.
    wanted = _without_pictures(before) if made is None else made
    served = {path: serve(desk, path) for path in wanted}
    assert [path for path in wanted if served[path] != wanted[path]] == []
    turn = desk.session._turns.last
    assert turn is not None
    assert turn.showing is None or not before or set(turn.showing.edition.leaves) <= set(wanted)
    return before if made is None else made


def _without_pictures(files: Files) -> Files:
    return {path: data for path, data in files.items() if not path.startswith("assets/img/")}


def serve(desk: Desk, path: str) -> bytes | None:
    answer = desk.session.answer(path, Light(), patient=True)
    return answer.body if answer is not None and answer.settled else None


def settle(desk: Desk) -> None:
    """Look until every picture was read to its end."""
    desk.session._set()
    read = desk.session._read
    for path in sorted(read.reading.glanced if read else ()):
        file = desk.root / path
        desk.session._took_in({path: Shot(signature_at(desk.root, path) or UNKNOWN, *read_whole(file))})
    desk.session._set()
    read = desk.session._read
    assert read is None or not read.reading.glanced


def clean(world: World) -> Files | None:
    """Every file of a clean build with drafts; None when it would be refused."""
    press = Press(world.root, PictureCache(world.root.parent / "clean-cache"), InLine())
    noon = dt.datetime.combine(world.day, dt.time(12), dt.UTC)
    try:
        edition = press.set(Order(world.root, noon), Way(drafts=True))
        return None if any(problem.blocks for problem in edition.problems) else make_all(press, edition)
    except GuidegenError:
        return None


def make_all(press: Press, edition: Edition) -> Files | None:
    plan = edition.plan
    pictures = [
        Change(output, plan.fingerprints[path], ())
        for path, output in plan.outputs.items()
        if isinstance(output.recipe, MakePicture)
    ]
    room = Darkroom(edition.reading.files, InLine(), press.cache, pillow.derive)
    assert make_pictures(pictures, room, lambda *_: None) == ()
    bench = press.bench(edition)
    return {path: bench.make(o.recipe, plan.fingerprints[path]) for path, o in plan.outputs.items()}


@contextmanager
def a_desk(world: World) -> Iterator[Desk]:
    desk = Desk(world.root)
    desk.session._developer.start()
    try:
        yield desk
    finally:
        desk.session.close()
    assert desk.bugs == []
