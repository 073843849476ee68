"""One canary in one failure: the publish is run, and then everywhere looked where the secret could have got to."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path

import guidegen.cli.publish as cli
from guidegen.publish.git_branch import git as gits
from guidegen.publish.netlify import wire
from guidegen.publish.object_store import lines as s3_lines
from guidegen.publish.sftp import lines as sftp_lines
from guidegen.publish.sftp import login
from tests.command import Done
from tests.publish.cages import Cage, lying_in
from tests.publish.canaries import CANARIES, Canary, forms, leaked
from tests.publish.forked import Call, forked
from tests.publish.modes import BODIES, FINE, Mode, no_names
from tests.publish.parrot import Trick
from tests.publish.snares import HABITS, SNARES, Snare

WAIT = 3  # seconds for whatever would be waited for longer
_BEAT = 0.004  # seconds between two looks at the list of processes


@dataclass(frozen=True)
class Found:
    """How a cell came out."""

    ended: bool  # as it should
    code: int
    leaks: tuple[str, ...]
    done: Done


@dataclass
class Cell:
    """One canary in one failure; others may repeat the secret, as `said`."""

    cage: Cage
    canary: Canary
    mode: Mode
    said: str
    seen: set[bytes] = field(default_factory=set)  # command lines of processes

    def run(self, mode: Mode, around: Mapping[str, str]) -> Done:
        """The command in a process of its own."""
        cage, canary = self.cage, self.canary
        place = {"HOME": str(cage.home), "TMPDIR": str(cage.folder / "tmp"), "PATH": os.environ["PATH"]}
        environment = {**place, **cage.environment, **canary.environment, **around}
        by_name = mode.place == "no such host"  # as far as it is Python that asks for a host
        first = partial(begin, dict(canary.ring), no_names if by_name else mode.hurts, self.said)
        return forked(Call(cage.folder / "site", mode.words, environment, first), self._watch)

    def trapped(self, open_: ExitStack) -> tuple[dict[str, str], dict[str, str]]:
        """The settings and the environment of this failure; the world is made to fail."""
        cage, mode = self.cage, self.mode
        values = {**cage.values, **self.canary.values}
        around: dict[str, str] = dict(mode.environment)
        if cage.parrot is not None and cage.elsewhere is not None:
            cage.parrot.said, cage.parrot.trick = self.said, self._trick(cage.elsewhere.endpoint)
            cage.parrot.heard.clear()
            cage.elsewhere.heard.clear()
            open_.callback(setattr, cage.parrot, "trick", None)
        snare = Snare(cage, self.canary, self.said, values, around, open_)
        for name in filter(None, (mode.place, mode.habit)):
            {**SNARES, **HABITS}[name](snare)
        return values, around

    def _trick(self, elsewhere: str) -> Trick | None:
        if (trick := self.mode.trick) is None:
            return None
        away = {name: text.replace("ELSEWHERE", elsewhere) for name, text in trick.headers.items()}
        body = BODIES[self.cage.kind] if trick.body == "BODY" else trick.body
        return replace(trick, headers=away, body=body)

    def _watch(self, process: BaseProcess) -> None:
        if self.cage.parrot is not None:
            self.cage.parrot.victim = process.pid or 0
        while process.is_alive():
            if not self.canary.shown:
                self.seen.update(_children(process.pid or 0))
            time.sleep(_BEAT)


def try_out(cage: Cage, canary: Canary, mode: Mode, form: str) -> Found:
    """Publish with this secret while that goes wrong; others may repeat the secret, in this form."""
    own = cage.furnish(canary)
    said = forms(canary.meant)[form if canary.told else "with a user, in an address"]
    cell = Cell(cage, canary, mode, said)
    with ExitStack() as open_:
        if mode.after and canary.fits:
            cage.desk.settle(replace(cage.desk.address, values={**cage.values, **canary.values}))
            done = cell.run(Mode("before"), {})
            if done.code:
                return Found(ended=False, code=done.code, leaks=(), done=done)
            if mode.spoilt:
                cage.spoil()
        values, around = cell.trapped(open_)
        cage.desk.settle(replace(cage.desk.address, values=values))
        done = cell.run(mode, around)
    secrets = {one.secret for one in CANARIES if one is canary or mode.place == "aviary"}
    leaks = tuple(
        f"{name}, in {place}"
        for place, data in _everywhere(cell, done, {*own, *_literal(cage, mode)})
        for secret in secrets
        for name in dict.fromkeys((*leaked(secret, data), *leaked(secret.strip(), data)))
    )
    return Found(_as_meant(done, canary, mode), done.code, leaks, done)


def _as_meant(done: Done, canary: Canary, mode: Mode) -> bool:
    """Whether the command ended as it had to; a secret that fits nowhere stops it before."""
    if not canary.fits and mode.heard:
        return done.code != 0
    return done.code in mode.ends or (not canary.told and done.code in mode.ends | FINE)


def begin(ring: dict[str, str], hurts: object, said: str) -> None:
    """In the process: nothing is built, nobody is waited for long, and the keyring is this one."""
    import keyring

    cli._build = lambda *_: True
    wire.PAUSES = ()  # type: ignore[assignment]
    wire.SILENCE = WAIT
    s3_lines.RETRIES, s3_lines.CONNECT, s3_lines.SILENCE = 0, WAIT, WAIT
    s3_lines.ANSWER, s3_lines.PATIENCE = WAIT, (WAIT,) * 5
    gits.PATIENCE, gits._BREATH = WAIT, 0.5
    login._PATIENCE, sftp_lines._SILENCE = WAIT, WAIT
    keyring.get_password = lambda _, name: ring.get(name)  # type: ignore[assignment]
    if callable(hurts):
        hurts(said)


def _children(parent: int) -> Iterator[bytes]:
    """The command lines of a process and of all that it started."""
    try:
        yield Path(f"/proc/{parent}/cmdline").read_bytes()
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        threads = Path(f"/proc/{parent}/task")
        for thread in threads.iterdir():
            children += (thread / "children").read_text().split()
    except OSError:  # it has ended
        return
    for child in set(children):
        yield from _children(int(child))


def _everywhere(cell: Cell, done: Done, own: set[Path]) -> Iterator[tuple[str, bytes]]:
    """All the places that a secret must not be in."""
    cage = cell.cage
    yield from (("what was said", done.out.encode()), ("what was said of troubles", done.err.encode()))
    yield from (("a command line", line) for line in cell.seen)
    for folder in ("site", "home", "tmp"):
        for path, data in lying_in(cage.folder / folder):
            if Path(path) not in own and not path.endswith("/.ssh/id_ecdsa"):
                yield path.removeprefix(f"{cage.folder}/"), data
    yield from cage.there()
    if cage.parrot is not None and cage.elsewhere is not None:
        yield from (("what came elsewhere", bytes(one)) for one in cage.elsewhere.heard)
        for one in cage.parrot.heard:
            if not one.path.startswith("/on?"):  # where it was led itself, by that very name
                yield "an address that was asked for", one.path.encode()
            yield "what was sent", b"" if "receive-pack" in one.path else one.body


def _literal(cage: Cage, mode: Mode) -> Iterator[Path]:
    """Where somebody has written the secret down himself, which is what he is told."""
    if mode.place in ("literal", "userinfo"):
        yield cage.folder / "site" / "content" / "site.yaml"
