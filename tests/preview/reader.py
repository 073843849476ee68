"""Reads a folder whenever the watch wakes it, as the session does, and remembers all that it saw."""

from __future__ import annotations

import contextlib
import errno
import random
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Self

from guidegen.adapters import files
from guidegen.content.names import is_ignored
from guidegen.preview.bell import Bell, lost
from guidegen.preview.ear import Ear
from guidegen.preview.watch import Folder, Watch
from guidegen.preview.watch.listening import listen
from guidegen.problems import DiskError
from tests.preview.saves import NAME, Desk, Save

Listen = Callable[[Ear, Sequence[Folder]], Callable[[], None]]
Texts = Mapping[str, bytes]

BURST = 30_000  # files
AT_MOST = 0.03  # seconds between two steps of a save: with more it may well be two


@dataclass(frozen=True, slots=True)
class Sight:
    """All texts at one moment."""

    signatures: Mapping[str, files.Signature]
    texts: Texts


def sight_of(folder: Path) -> Sight:
    """What lies in a folder now."""
    for _ in range(200):
        with contextlib.suppress(DiskError):  # a file went while it looked
            tree = files.look_through(folder, skip=lambda path: is_ignored(path.rpartition("/")[2]))
            texts = {entry.path: files.read_bytes(folder, entry.path, 1 << 20) for entry in tree.files}
            return Sight({entry.path: entry.signature for entry in tree.files}, texts)
    raise AssertionError(f"{folder} never stood still")


def no_events(_: Ear, __: Sequence[Folder]) -> Callable[[], None]:
    """A system that gives no events."""
    raise OSError(errno.ENOSPC, "inotify watch limit reached")


def silence(_: Ear, __: Sequence[Folder]) -> Callable[[], None]:
    """A disk that tells of nothing."""
    return lambda: None


MODES: dict[str, Listen] = {"events": listen, "polling": no_events}


class Reader:
    """A thread that reads when it is woken."""

    def __init__(self, folder: Path, how: Listen = listen) -> None:
        self.folder = folder
        self.bell = Bell()
        self.sights = [Sight({}, {})]
        self.looks = 0
        self.notices: list[str] = []
        self._changed = threading.Condition()
        self.watch = Watch((Folder(folder, is_ignored),), self.bell, self.notices.append, how)
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def __enter__(self) -> Self:
        self.sees(sight_of(self.folder).texts)
        return self

    def __exit__(self, *_: object) -> None:
        self.watch.close()
        self.bell.close()
        self._thread.join()

    def sees(self, texts: Texts, within: float = 4.0) -> float:
        """Wait until these are the texts last read; tells how long that took, infinite when it never came."""
        start = time.monotonic()
        with self._changed:
            done = self._changed.wait_for(lambda: self.sights[-1].texts == texts, within)
        return time.monotonic() - start if done else float("inf")

    def _run(self) -> None:
        while self.bell.wait():
            seen = self.bell.steady(lambda: sight_of(self.folder), self._lost)
            with self._changed:
                self.looks += 1
                if seen.texts != self.sights[-1].texts:
                    self.sights.append(seen)
                self._changed.notify_all()

    def _lost(self, sight: Sight) -> list[str]:
        return lost(self.sights[-1].signatures, sight.signatures)


@dataclass
class Outcome:
    """How one save was seen."""

    took: float  # seconds from its last step until its end state was read
    halves: list[bytes | None] = field(
        default_factory=list
    )  # what was read that is neither the old text nor the new
    longest: float = 0.0  # seconds between two of its steps: a busy machine makes them long

    @property
    def in_time(self) -> bool:
        """Whether it was seen within the two seconds that are promised."""
        return self.took <= 2

    @property
    def fair(self) -> bool:
        """Whether the steps came as quickly as those of a save do."""
        return self.longest <= AT_MOST


def save(reader: Reader, desk: Desk, way: Save, chance: random.Random) -> Outcome:
    """Save once, with up to 20 ms between the steps, and see what is read."""
    before = desk.file.read_bytes()
    text = b"%d words of art\n" % chance.randrange(10**9) * chance.randrange(1, 200)
    steps: list[float] = []

    def pause() -> None:
        time.sleep(chance.choice([0.0, 0.0, chance.uniform(0.0, 0.02)]))
        steps.append(time.monotonic())

    time.sleep(0.03)  # nobody saves twice within less
    steps.append(time.monotonic())
    first = len(reader.sights)
    way.steps(desk, text, pause)
    steps.append(time.monotonic())
    took = reader.sees(sight_of(reader.folder).texts)
    path = desk.file.relative_to(reader.folder).as_posix()
    read = [sight.texts.get(path) for sight in reader.sights[first:]]
    halves = [each for each in read if each not in (before, desk.file.read_bytes())]
    return Outcome(took, halves, max(later - earlier for earlier, later in pairwise(steps)))


def desk_at(place: Path) -> Desk:
    """A guide in a folder, with a first text."""
    desk = Desk(place / "content" / "gidsen" / "utrecht", place / "outside")
    desk.folder.mkdir(parents=True)
    desk.outside.mkdir()
    (desk.folder / NAME).write_bytes(b"The first text\n" * 9)
    return desk


def wakes(desk: Desk, saves: int) -> list[float]:
    """Seconds from each write to the bell."""
    bell = Bell()
    took = []
    with Watch((Folder(desk.folder, is_ignored),), bell, print):
        bell.wait(2)
        for number in range(saves):
            quiet(bell)
            start = time.perf_counter()
            desk.file.write_text(f"{number}")
            bell.wait(2)
            took.append(time.perf_counter() - start)
            bell.steady(lambda: None, lambda _: ())
    return took


def quiet(bell: Bell) -> None:
    """Nothing more is to be heard of what happened before."""
    while bell.wait(0.03):
        pass


def read_a_burst(folder: Path, *, kept: bool) -> tuple[float, int]:
    """Seconds from the last of many files until all are seen; and how often the system lost events.

    Its queue holds 16,384 of them; if they are not to be `kept`, nobody takes them out until all is written.
    """
    bell, gate, written = Bell(), threading.Event(), [float("inf")]
    for number in range(BURST // 300):  # what happens in a folder that came meanwhile is not even queued
        (folder / f"{number:03}").mkdir()
    if kept:
        gate.set()
    ears: list[_Late] = []

    def late(ear: Ear, folders: Sequence[Folder]) -> Callable[[], None]:
        ears.append(_Late(ear, gate))
        return listen(ears[-1], folders)

    def write() -> None:
        for number in range(BURST):
            (folder / f"{number // 300:03}" / f"{number}.txt").write_bytes(b"x")
        written[0] = time.monotonic()
        gate.set()

    with Watch((Folder(folder, is_ignored),), bell, print, late):
        bell.wait(2)
        writer = threading.Thread(target=write)
        writer.start()
        seen = 0
        while seen < BURST and bell.wait(60):
            seen = bell.steady(lambda: sum(1 for _ in folder.rglob("*.txt")), lambda _: ())
        read = time.monotonic()
        writer.join()
        while not (kept or any(ear.losses for ear in ears)) and time.monotonic() < read + 10:
            time.sleep(
                0.05
            )  # it was seen by looking; the events that were kept come before the word of the lost
    return (read - written[0] if seen == BURST else float("inf")), sum(ear.losses for ear in ears)


class _Late(Ear):
    """An ear that hears nothing before its gate opens."""

    def __init__(self, ear: Ear, gate: threading.Event) -> None:
        super().__init__(Bell(), (), lambda: None)
        self._ear = ear
        self._gate = gate
        self.losses = 0

    def concerns(self, path: str) -> bool:
        return self._ear.concerns(path)

    def hear(self, kind: str, path: str, goal: str = "", *, folder: bool = False) -> None:
        self._gate.wait(60)
        self._ear.hear(kind, path, goal, folder=folder)

    def lose(self) -> None:
        self.losses += 1
        self._ear.lose()
