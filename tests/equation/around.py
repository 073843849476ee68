"""What happens around the sources: to output/, to what was remembered, to a build while it works."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys

from tests.equation.hands import run
from tests.equation.kinds import KINDS, keeping_its_times, kind, one
from tests.equation.sample import put
from tests.equation.world import World, tree

_FOREIGN = (
    "CNAME.txt",
    "gidsen/eigen/index.html",
    "assets/eigen.css",
    ".well-known/eigen",
    "gidsen/extra/index.html",
)
_TOUCHES = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"})


@kind
def output_file_deleted(world: World, dice: random.Random) -> None:
    path = one(dice, _ours(world))
    if path:
        (world.output / path).unlink()


@kind
def output_folder_deleted(world: World, dice: random.Random) -> None:
    path = one(dice, ["gidsen", "assets", "plekken"])
    if path and not any(name.startswith(f"{path}/") for name in world.foreign):
        shutil.rmtree(world.output / path, ignore_errors=True)


@kind
def output_edited_by_hand(world: World, dice: random.Random) -> None:
    path = one(dice, _ours(world))
    if path:
        data = (world.output / path).read_bytes()
        (world.output / path).write_bytes(data + b"x" if dice.random() < 0.5 else b"")


@kind
def output_edited_same_size_same_time(world: World, dice: random.Random) -> None:
    path = one(dice, _ours(world))
    if path:
        data = (world.output / path).read_bytes()
        keeping_its_times(world.output / path, bytes(reversed(data)))


@kind
def output_files_swapped(world: World, dice: random.Random) -> None:
    paths = _ours(world)
    if len(paths) > 1:
        one_, other = dice.sample(paths, 2)
        aside = world.output / "aside"
        (world.output / one_).rename(aside)
        (world.output / other).rename(world.output / one_)
        aside.rename(world.output / other)


@kind
def output_touched(world: World, dice: random.Random) -> None:
    for path in _ours(world):
        os.utime(world.output / path, ns=(1, 10**18))


@kind
def foreign_file(world: World, dice: random.Random) -> None:
    path = dice.choice(_FOREIGN)
    if not (world.output / path).exists():
        world.foreign[path] = b"niet van guidegen"
        put(world.output / path, world.foreign[path])


@kind
def cache_deleted(world: World, dice: random.Random) -> None:
    shutil.rmtree(world.root / ".guidegen" / dice.choice(("cache", "stage")), ignore_errors=True)


@kind
def memory_damaged(world: World, dice: random.Random) -> None:
    for path in dice.choices(
        [p for p in sorted((world.root / ".guidegen").rglob("*")) if p.is_file()] or [None], k=3
    ):
        if path:
            data = bytearray(path.read_bytes())
            for _ in range(dice.choice((1, 1, 20)) if data else 0):
                data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
            path.write_bytes(dice.choice((bytes(data), bytes(data[: len(data) // 2]), b"")))
            world.lost_receipt |= path.name == "manifest.json"


@kind
def ledgers_deleted(world: World, dice: random.Random) -> None:
    for name in ("digests.json", "surveys.json"):
        (world.root / ".guidegen" / name).unlink(missing_ok=True)


@kind
def receipt_deleted(world: World, dice: random.Random) -> None:
    (world.root / ".guidegen" / "manifest.json").unlink(missing_ok=True)
    world.lost_receipt = True


@kind
def all_memory_deleted(world: World, dice: random.Random) -> None:
    shutil.rmtree(world.root / ".guidegen", ignore_errors=True)
    world.lost_receipt = True


@kind
def maker_renewed(world: World, dice: random.Random) -> None:
    world.version = dice.choice(("", " 2"))


@kind
def killed_build(world: World, dice: random.Random) -> None:
    """A change, and a build of it that is killed at one of its first touches of the disk."""
    KINDS[dice.choice(("title", "picture-exported-again", "guide-renamed", "guide-deleted", "template"))](
        world, dice
    )
    before = tree(world.output)
    build_and_die(world, dice.choice((5, 20, 60, 150)) + dice.randrange(40))
    world.assert_whole(before)


def build_and_die(world: World, touches: int) -> None:
    """A build in a process of its own, killed when it touches the disk for the nth time (or never, when done before)."""
    child = os.fork()
    if child == 0:
        left = touches

        def count(event: str, _: object) -> None:
            nonlocal left
            left -= event in _TOUCHES
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            run(world.root, world.day)
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def _ours(world: World) -> list[str]:
    return [
        path for path, data in tree(world.output).items() if data is not None and path not in world.foreign
    ]
