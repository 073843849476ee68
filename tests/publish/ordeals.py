"""What may befall a build and a publish: a bad disk, a kill, damage to what guidegen remembers, another one beside it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from guidegen.plan.manifest import seal, unseal
from tests.command import start
from tests.publish.disk import KILLED, Disk
from tests.publish.faults import (
    NOW,
    Ordeal,
    Sample,
    astray,
    astray_in_output,
    astray_in_public,
    attempt,
    trial,
    work,
)

PATIENCE = 60.0  # seconds for one command
BUSY = 3  # its exit code when another one kept it waiting for too long

_BUILD = ("build",)
_PUBLISH = ("publish", "--yes", "--accept", "moved")
_SERVE = ("serve", "--no-open", "--port", "0")
_LONGEST = 2.0  # seconds that a publish takes here by the command, more or less
_APART = 0.5  # seconds between the starts of two commands
_NEWER = 99  # a format that is not ours yet


def steps_of(sample: Sample, folder: Path) -> list[str]:
    """The steps that a build and a publish take on a disk where all goes well."""
    disk = Disk()
    assert trial(sample, folder, failing(disk)) == []
    return disk.steps


def failing(disk: Disk) -> Ordeal:
    """On a disk that fails."""

    def ordeal(_: Sample, folder: Path) -> Iterator[str]:
        with disk.mounted():
            outcome = attempt(folder)
        yield from outcome[1]

    return ordeal


def killed_at(moment: int) -> Ordeal:
    """Killed at its Nth step on the disk."""

    def ordeal(_: Sample, folder: Path) -> Iterator[str]:
        child = os.fork()
        if not child:
            try:
                with Disk(moment, KILLED).mounted():
                    work(folder)
            finally:
                os._exit(0)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if ended != -signal.SIGKILL:
            yield f"it was to be killed at step {moment}, and ended with {ended}"

    return ordeal


def killed_by_chance(chance: random.Random) -> Ordeal:
    """The command itself, killed at a moment chosen by lot with all that it has started."""

    def ordeal(_: Sample, folder: Path) -> Iterator[str]:
        with _begun(folder, _PUBLISH) as process:
            try:
                process.communicate(timeout=chance.uniform(0.1, _LONGEST))
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
        yield from ()

    return ordeal


def damaged(chance: random.Random) -> Ordeal:
    """With damage to some of the files under .guidegen/; of a publish it may be told, and be mended by the next one."""

    def ordeal(sample: Sample, folder: Path) -> Iterator[str]:
        state = folder / "site" / ".guidegen"
        files = sorted(path for path in state.rglob("*") if path.is_file())
        for path in chance.sample(files, chance.choice((1, 3, len(files) // 2))):
            _damage(path, chance)
        told, wrong = attempt(folder)
        if told.startswith(
            "output-not-ours"
        ):  # the receipt is lost: what was built is overwritten when asked to
            told, wrong = attempt(folder, overwrite=True)
        yield from wrong
        yield from astray_in_output(sample, folder)
        if not told:
            yield from astray_in_public(sample, folder)

    return ordeal


def beside_another(chance: random.Random) -> Ordeal:
    """Two commands at once, and in some cases a preview; one of them may be killed."""

    def ordeal(sample: Sample, folder: Path) -> Iterator[str]:
        pair: list[tuple[str, ...]] = [chance.choice((_BUILD, _PUBLISH)), _PUBLISH]
        chance.shuffle(pair)
        doomed = chance.choice((None, None, 0, 1))
        with ExitStack() as running:
            if chance.random() < 1 / 3:
                preview = running.enter_context(_begun(folder, _SERVE))
                running.callback(preview.kill)
            processes = []
            for words in pair:
                processes.append(running.enter_context(_begun(folder, words)))
                time.sleep(chance.uniform(0, _APART))
            if doomed is not None:
                processes[doomed].kill()
            said = ["".join(process.communicate(timeout=PATIENCE)) for process in processes]
        codes = [process.returncode for process in processes]
        yield from _judged(sample, folder, pair, codes, said)

    return ordeal


def _judged(
    sample: Sample, folder: Path, pair: list[tuple[str, ...]], codes: list[int], said: list[str]
) -> Iterator[str]:
    """What two commands at once may not come to."""
    for code, text in zip(codes, said, strict=True):
        if code not in (0, BUSY, -signal.SIGKILL) or "Traceback" in text:
            yield f"{pair[0][0]} and {pair[1][0]} ended with {codes}: {text}"
    if 0 in codes:
        yield from astray_in_output(sample, folder)
    if any(words is _PUBLISH and code == 0 for words, code in zip(pair, codes, strict=True)):
        yield from astray_in_public(sample, folder)
    if not any(codes):
        yield from astray(sample, folder)


def _begun(folder: Path, words: tuple[str, ...]) -> subprocess.Popen[str]:
    """The command, on the day of the sample."""
    ahead = NOW.timestamp() - time.time()
    return start(folder / "site", *words, ahead=ahead, env={"HOME": str(folder)})


def _damage(path: Path, chance: random.Random) -> None:
    """Bits turned, cut off, emptied, gone, longer than it was, or as another version would leave it."""
    data = path.read_bytes()
    kind = chance.choice(("bits", "cut", "empty", "gone", "longer", "newer"))
    if kind == "gone":
        path.unlink()
    elif kind == "newer" and isinstance(content := unseal(data), dict):
        head = seal(content).split(b"\n", 1)[0].replace(b'"format": ', b'"format": %d' % _NEWER)
        path.write_bytes(head + b"\n" + data.split(b"\n", 1)[1])
    elif kind == "bits" and data:
        flipped = bytearray(data)
        for _ in range(chance.choice((1, 20))):
            flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
    else:
        path.write_bytes(
            {"cut": data[: chance.randrange(len(data) + 1)], "longer": data + b"\n{}"}.get(kind, b"")
        )
