"""Builds that are killed, that fail, or that meet: what readers could see stays whole, and the next build is clean."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import command, start
from tests.equation import around, moves, views, words
from tests.equation.camera import photograph
from tests.equation.kinds import KINDS
from tests.equation.sample import put
from tests.equation.test_equation import a_world
from tests.equation.test_processes import today
from tests.equation.world import World, assert_equal, stamped, tree, with_folders

assert all((around, moves, views, words))  # read for the kinds of edit in them

KILLS = int(os.environ.get("EQUATION_KILLS", "20"))
WIDE = (
    "template",
    "guide-renamed",
    "guide-deleted",
    "another-theme",
    "picture-formats",
    "language",
    "guide-added",
)
FOREIGN = {"CNAME": b"proef.example", "gidsen/eigen.html": b"van de buren", ".well-known/eigen": b"ook"}

# Killed by itself just before its nth touch of the disk, not counting what Python itself reads: what it tells an
# audit hook comes first. Workers are not counted.
_FALL = """
import os, signal
def count(event, args, left=[{nth}], main=os.getpid()):
    if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir") and os.getpid() == main:
        left[0] -= not str(args[0]).endswith((".py", ".pyc"))
        if left[0] <= 0:
            os.kill(main, signal.SIGKILL)
sys.addaudithook(count)
"""


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """One site, which all kills befall."""
    with a_world(trusting=False) as made:
        made.day = today()
        for path, data in FOREIGN.items():
            put(made.output / path, data)
        assert command(made.root, "build", "--replace").code == 0
        for path, data in FOREIGN.items():
            put(made.output / path, data)
        made.foreign = dict(FOREIGN)
        made.states = [made.sources()]
        yield made


def many_edits(world: World, dice: random.Random) -> None:
    """Something that changes many files and holds no mistake."""
    while True:
        world.check_out(world.states[0])
        for name in dice.sample(WIDE, 2):
            KINDS[name](world, dice)
        for number, path in enumerate(world.files("content/guides/stad/*.jpg")):
            path.write_bytes(photograph(dice.randrange(50) + number))
        if world.clean()[0].built:
            return


def assert_next_is_clean(world: World) -> None:
    _, clean = world.clean()
    done = command(world.root, "build")
    assert done.code == 0, done
    assert_equal(tree(world.output), with_folders({**clean, **world.foreign}))


@pytest.mark.parametrize("nth", range(KILLS))
def test_killed_at_any_moment(world: World, nth: int) -> None:
    """Half of them after so many milliseconds, half of them at so many touches of the disk."""
    dice = random.Random(nth)
    many_edits(world, dice)
    before = tree(world.output)
    if nth % 2:
        with start(world.root, "build") as process:
            time.sleep(0.05 + dice.random())
            process.kill()
    else:
        command(world.root, "build", first=_FALL.format(nth=20 + dice.randrange(1400)))
    world.assert_whole(before)
    if nth % 5 == 0:
        many_edits(world, random.Random(nth + KILLS))
    assert_next_is_clean(world)


def test_no_process_outlives_a_killed_build(world: World) -> None:
    many_edits(world, random.Random(7))
    for path in world.files("content/**/*.jpg"):
        path.write_bytes(photograph(random.Random(str(path)).randrange(1000)))
    with start(world.root, "build", env={"GUIDEGEN_TEST": (mark := str(world.root))}) as process:
        while len(_family(mark)) < 2 and process.poll() is None:
            time.sleep(0.005)
        process.kill()
    end = time.monotonic() + 10
    while _family(mark) and time.monotonic() < end:
        time.sleep(0.1)
    left = _family(mark)
    for number in left:
        os.kill(number, signal.SIGKILL)
    assert not left


def _family(mark: str) -> list[int]:
    """The processes that were started with that mark in their environment, or by one that was."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"GUIDEGEN_TEST={mark}".encode() in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
        except OSError:  # it has just ended, or is not ours
            continue
    return found


def test_two_builds_at_once(world: World) -> None:
    for seed in range(3):
        many_edits(world, random.Random(100 + seed))
        with start(world.root, "build") as one, start(world.root, "build") as other:
            said = [process.communicate(timeout=120) for process in (one, other)]
        assert {one.returncode, other.returncode} == {0}, said
        assert_equal(tree(world.output), with_folders({**world.clean()[1], **world.foreign}))


def test_a_build_that_is_kept_waiting_says_so(world: World) -> None:
    impatient = "import guidegen.build; guidegen.build.PATIENCE = 0.2"
    slow = "import guidegen.press, time; real = guidegen.press.read_site; "
    slow += "guidegen.press.read_site = lambda request: (print('in', flush=True), time.sleep(2), real(request))[2]"
    many_edits(world, random.Random(3))
    before = stamped(world.output)
    with start(world.root, "build", first=slow) as one:
        assert one.stdout is not None
        assert one.stdout.readline() == "in\n"
        other = command(world.root, "build", first=impatient)
        assert stamped(world.output) == before
        assert one.wait(timeout=60) == 0
    assert other.code == 3
    assert other.err


def test_a_failed_build_leaves_output_as_it_was(world: World) -> None:
    many_edits(world, random.Random(5))
    assert_next_is_clean(world)
    before = stamped(world.output)
    path = world.root / "content/guides/stad/guide.md"
    path.write_text(path.read_text() + "\n## Nergens\n- place: bestaat-niet\n\nHier.\n")
    (world.root / "content/places/dom.jpg").write_bytes(b"geen foto")
    done = command(world.root, "build")
    assert done.code == 1
    assert "bestaat-niet" in done.err
    assert "dom.jpg" in done.err
    assert stamped(world.output) == before
