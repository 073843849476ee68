"""From output/ to a target and back again: looks, proposes, and sends what was agreed to."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from guidegen.adapters.files import lock
from guidegen.output.place import Workplace
from guidegen.plan.pieces import Pieces
from guidegen.plan.release import Proposal, Release, Scene, propose
from guidegen.press import Show, Step
from guidegen.problems import PublishError
from guidegen.publish.packing import pack, read_piece
from guidegen.publish.secrets import Vault
from guidegen.publish.shelf import Shelf
from guidegen.publish.target import HOST_FILES, Address, Ground, Seen, Target
from guidegen.publish.targets import open_target

_LOCK = "publish.lock"  # under .guidegen/
_SCRATCH = "publish"  # likewise
_OWN = ("content", "themes", "output", ".guidegen")  # folders of the site itself
_SALT = 8  # bytes


@dataclass(frozen=True, slots=True)
class Errand:
    """Which site goes where, and when."""

    root: Path
    site: str  # whose it is: the address that the site is known by, else its title
    address: Address
    vault: Vault
    now: dt.datetime
    public: str = ""  # where visitors find the site once it is there, if that is known


class Counter:
    """One errand, from `open_counter` until it closes: nobody else publishes this site from here meanwhile."""

    def __init__(self, errand: Errand, target: Target) -> None:
        self._errand = errand
        self._target = target
        self._place = Workplace(errand.root / "output", errand.root / ".guidegen")
        self._shelf = Shelf(self._place.state)
        self.where = target.where

    def packed(self) -> Pieces:
        """What was built, but for orders to hosts that this target cannot use."""
        pieces = pack(self._place.output, self._place.state)
        unused = HOST_FILES - self._target.takes
        return {path: piece for path, piece in pieces.items() if path not in unused}

    def releases(self) -> tuple[Release, ...]:
        """What was published to this target from here, the oldest first."""
        return tuple(one for one in self._shelf.releases(self._errand.address.name) if one.done)

    def propose(self, pieces: Pieces) -> Proposal:
        """What publishing these pieces would do, and what must be answered first."""
        seen = self._target.look()
        return propose(pieces, self._scene(seen))

    def send(self, proposal: Proposal, show: Show) -> Release:
        """Publish what was built and proposed."""
        release = self._release(proposal)
        with lock(self._place.lock, wait=10.0):  # a build would take files away from under us
            if self.packed() != proposal.delivery.pieces:
                raise PublishError("publish-built-meanwhile")
            self._keep(release, lambda path: read_piece(self._place.output, path, release.pieces[path]))
        return self._deliver(proposal, release, show)

    def send_again(self, proposal: Proposal, old: Release, show: Show) -> Release:
        """Publish an earlier release once more."""
        release = replace(self._release(proposal), again=old.number)
        self._keep(release, lambda path: self._shelf.read(old, path))
        return self._deliver(proposal, release, show)

    def catch_up(self) -> None:
        """Note as published what had come there whole before we were cut off, and could not be noted any more."""
        name = self._errand.address.name
        for begun in (one for one in self._shelf.releases(name) if not one.done):
            delivery = self.propose(begun.pieces).delivery
            if delivery.idle and delivery.number == begun.number:
                self._shelf.finish(name, begun)

    def _scene(self, seen: Seen) -> Scene:
        kept = self._shelf.releases(self._errand.address.name)
        return Scene(
            site=self._errand.site,
            where=self.where,
            held=seen.held,
            others=seen.others,
            kept=kept,
            salt=secrets.token_hex(_SALT),
            now=self._errand.now.astimezone(dt.UTC),
            fresh=seen.fresh,
        )

    def _release(self, proposal: Proposal) -> Release:
        when = self._errand.now.astimezone(dt.UTC).isoformat(timespec="seconds")
        return Release(proposal.delivery.number, when, self.where, proposal.delivery.pieces)

    def _keep(self, release: Release, read: Callable[[str], bytes]) -> None:
        self._shelf.keep(self._errand.address.name, release, read)

    def _deliver(self, proposal: Proposal, release: Release, show: Show) -> Release:
        def read(path: str) -> bytes:
            return self._shelf.read(release, path)

        def shown(done: int, total: int, path: str) -> None:
            show(Step("sending", done, total, path))

        for path in (*proposal.delivery.new, *proposal.delivery.changed):
            read(path)  # what the shelf has not whole stops us here, and not between two pages
        self._target.apply(proposal.delivery, read, shown)
        self._shelf.finish(self._errand.address.name, release)
        return release


@contextmanager
def open_counter(errand: Errand) -> Iterator[Counter]:
    """Open the target; PublishError when it cannot be reached, BusyError when a publish is under way here."""
    state = errand.root / ".guidegen"
    _refuse_own_folders(errand)
    with lock(state / _LOCK):
        target = open_target(errand.address, Ground(errand.vault, state / _SCRATCH / errand.address.name))
        try:
            counter = Counter(errand, target)
            counter.catch_up()
            yield counter
        finally:
            target.close()


def _refuse_own_folders(errand: Errand) -> None:
    """PublishError for a target that is a folder of the site itself: the texts would lie among the pages."""
    folder = errand.address.get("folder")
    if errand.address.kind != "folder" or not folder:
        return
    place, root = Path(folder).expanduser().resolve(), errand.root.resolve()
    if place == root or any(place.is_relative_to(root / own) for own in _OWN):
        raise PublishError("publish-folder-own", folder=folder, name=errand.address.name)


def kept_releases(root: Path, target: str) -> tuple[Release, ...]:
    """What was published to a target from here, the oldest first; the target itself is not asked."""
    return tuple(one for one in Shelf(root / ".guidegen").releases(target) if one.done)
