"""A curator's own folder without the cost of a build: what was built is laid there, and published by the real road."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import random
import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import obstore

from guidegen.adapters.files import digest_bytes
from guidegen.cli.commands import run
from guidegen.plan.manifest import Manifest, Receipt, write_manifest
from guidegen.plan.pieces import Piece, Pieces
from guidegen.plan.release import Proposal
from guidegen.press import Step
from guidegen.publish.netlify.scene import sha1_of
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address
from guidegen.publishing import Counter, Errand, open_counter
from tests.publish import git_server
from tests.publish.contract import SITE, Files, edition, page
from tests.publish.kills import Doomed

_SETTINGS = "format: 1\ntitle: Proef\nbase-url: {site}\nlanguages: [en]\npublish:\n  to: {kind}\n{rows}"
_POOL = 12  # guides that may come and go
_THEIRS = {"google1234.html": b"a proof", "oud/index.html": b"<p>old", "gidsen/van-een-ander.html": b"theirs"}


def by_lot(number: int, chance: random.Random) -> dict[str, bytes]:
    """A release: the edition of that number, and some guides of which each is as it was in one of three states."""
    made = edition(number)
    for name in chance.sample(range(_POOL), chance.randrange(_POOL)):
        state = chance.randrange(3)
        photo = f"assets/img/gids-{name}-480-{state:012x}.jpg"
        made[photo] = f"photo {name} {state}".encode() * 20
        made[f"gidsen/gids-{name}/index.html"] = page(photo, words=f"guide {name} {state}")
    return made


def pieces_of(files: Files) -> Pieces:
    """These files as what is published."""
    return {path: Piece(digest_bytes(data), len(data)) for path, data in files.items()}


@dataclass(frozen=True)
class Desk:
    """The folder of a site, and the way to its only target."""

    root: Path
    address: Address
    environment: Mapping[str, str]

    @classmethod
    def at(cls, root: Path, doomed: Doomed) -> Desk:
        """A new one."""
        desk = cls(root, doomed.address, doomed.environment)
        (root / "content").mkdir(parents=True)
        desk.settle(desk.address)
        return desk

    def settle(self, address: Address) -> None:
        """Let the settings name this target."""
        rows = "".join(f"  {key}: {json.dumps(value)}\n" for key, value in address.values.items())
        text = _SETTINGS.format(site=SITE, kind=address.kind, rows=rows)
        (self.root / "content" / "site.yaml").write_text(text, encoding="utf-8")

    def build(self, files: Files) -> None:
        """Lay these files in output/, with a receipt as a build leaves it."""
        shutil.rmtree(self.root / "output", ignore_errors=True)
        for path, data in files.items():
            (self.root / "output" / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / "output" / path).write_bytes(data)
        receipts = {path: Receipt("made", digest_bytes(data), len(data)) for path, data in files.items()}
        (self.root / ".guidegen").mkdir(exist_ok=True)
        (self.root / ".guidegen" / "manifest.json").write_bytes(write_manifest(Manifest(receipts)))

    @contextmanager
    def counter(self) -> Iterator[Counter]:
        """The errand to the target, now."""
        now = dt.datetime.now(dt.UTC)
        with open_counter(Errand(self.root, SITE, self.address, Vault(self.environment), now)) as counter:
            yield counter

    def publish(self) -> None:
        """Publish what was built."""
        with self.counter() as counter:
            self.send(counter, 0)

    def send(self, counter: Counter, number: int) -> None:
        """Publish the release with this number; 0: what was built."""
        if number == 0:
            counter.send(counter.propose(counter.packed()), _quiet)
        else:
            (old,) = (one for one in counter.releases() if one.number == number)
            counter.send_again(counter.propose(old.pieces), old, _quiet)

    def proposed(self, files: Files) -> Proposal:
        """What publishing these files would do."""
        with self.counter() as counter:
            return counter.propose(pieces_of(files))

    def releases(self) -> list[dict[str, Any]]:
        """What `guidegen releases` says."""
        with contextlib.chdir(self.root), contextlib.redirect_stdout(io.StringIO()) as said:
            assert run(("releases", "--json")) == 0
        found: list[dict[str, Any]] = json.loads(said.getvalue())
        return found

    def lay_foreign(self) -> Files:
        """Somebody else's files come to the target, by whatever way that kind of place has."""
        for path, data in _THEIRS.items():
            _LAYERS[self.address.kind](self, path, data)
        return _THEIRS


def _lay_file(desk: Desk, path: str, data: bytes) -> None:
    file = Path(desk.address.values["folder"]) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _lay_object(desk: Desk, path: str, data: bytes) -> None:
    with closing(Doomed(desk.address, desk.root, desk.environment).open()) as target:
        store: Any = target
        obstore.put(store._store._lines.asking, desk.address.values["prefix"] + path, data)


def _lay_deploy(desk: Desk, path: str, data: bytes) -> None:
    with closing(Doomed(desk.address, desk.root, desk.environment).open()) as target:
        api = target._api  # type: ignore[attr-defined]
        site = api.site()
        there = api.files(site.id) if site.deploy else {}
        deploy = api.create(site.id, {**there, path: sha1_of(data)})
        api.upload(deploy.id, path, data)
        api.show(site.id, api.deploy(deploy.id).id)


def _lay_commit(desk: Desk, path: str, data: bytes) -> None:
    git_server.lay(Path(desk.address.values["repository"]), path, data)


_LAYERS = {
    "folder": _lay_file,
    "sftp": _lay_file,
    "rsync": _lay_file,
    "git": _lay_commit,
    "netlify": _lay_deploy,
    "s3": _lay_object,
}


def _quiet(_: Step) -> None:
    return
