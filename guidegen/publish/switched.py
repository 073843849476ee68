"""A folder that is switched: each release is a folder of its own, and a link leads to the one that is shown.

    /srv/site            a link to
    /srv/site.releases/  000012/   what is shown
                         000011/   what was shown before it, for as long as it is kept

All that has not changed is the same file under two names, so a release takes the room of what is new in it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from guidegen.adapters.files import digest_file, locate, make_durable, read_bytes, walk, write_new
from guidegen.plan.delivery import KEPT, Delivery
from guidegen.plan.held import NAME, Held, read_held, write_held
from guidegen.problems import DiskError, PublishError
from guidegen.publish.target import LOOKED_AT, Read, Seen, Show

_LARGEST = 1 << 30  # bytes
_NEW = "new"  # the folder of a release that is not finished
_LINK = "link.new"


class SwitchedFolder:
    """See target.Target."""

    takes: frozenset[str] = frozenset()

    def __init__(self, link: Path) -> None:
        self._link = link
        self._releases = link.with_name(f"{link.name}.releases")
        self.where = str(link)
        if link.exists() and not link.is_symlink():
            raise PublishError("publish-switch-folder", folder=link)

    def look(self) -> Seen:
        """What the link leads to now."""
        held = self._held()
        found = () if held else islice(walk(self._link, skip=lambda _: False), LOOKED_AT)
        return Seen(held, tuple(entry.path for entry in found), fresh=not self._link.is_symlink())

    def apply(self, delivery: Delivery, read: Read, show: Show) -> None:
        """Make the folder of this release whole, and then turn the link."""
        held = self._held()
        if held is not None and not held.lies_as(delivery.held):
            raise PublishError("publish-meanwhile", where=self.where)
        new = self._releases / _NEW
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        paths = [path for wave in delivery.waves for path in wave]
        for number, path in enumerate(paths):
            write_new(new, path, read(path))
            show(number + 1, len(paths), path)
        self._carry_over(new, delivery)
        self._prove(new, delivery, paths)
        write_new(new, NAME, write_held(delivery.done))
        make_durable(new, (*paths, NAME))
        self._turn(new)

    def close(self) -> None:
        """Nothing is open."""

    def _held(self) -> Held | None:
        try:
            return read_held(read_bytes(self._link, NAME, _LARGEST))
        except DiskError:
            return None

    def _carry_over(self, new: Path, delivery: Delivery) -> None:
        """Everything that stays, ours and other people's, by a second name for the same file."""
        gone = frozenset(delivery.dropped)
        for entry in walk(self._link, skip=lambda _: False):
            path = new / entry.path
            if entry.path == NAME or path.exists() or delivery.held.mark(entry.path) in gone:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            source = locate(self._link, entry.path)
            try:
                os.link(source, path)
            except OSError:  # a disk that knows no second names
                shutil.copyfile(source, path)

    def _prove(self, new: Path, delivery: Delivery, paths: list[str]) -> None:
        for path in paths:
            if digest_file(new / path) != delivery.pieces[path].content:
                raise PublishError("publish-not-arrived", path=path, where=self.where)

    def _turn(self, new: Path) -> None:
        """Give the folder a name that none has had, turn the link in one step, and let the oldest go."""
        last = max((int(folder.name) for folder in self._numbered()), default=0)
        goal = self._releases / f"{last + 1:06}"
        new.rename(goal)
        turned = self._releases / _LINK
        turned.unlink(missing_ok=True)
        try:
            turned.symlink_to(os.path.relpath(goal, self._link.parent), target_is_directory=True)
            turned.replace(self._link)
        except OSError as error:
            raise PublishError("publish-switch-link", folder=self._link, reason=error.strerror) from error
        for old in sorted(self._numbered())[:-KEPT]:  # the one that is shown is the newest
            shutil.rmtree(old, ignore_errors=True)

    def _numbered(self) -> Iterator[Path]:
        return (folder for folder in self._releases.iterdir() if folder.name.isdigit())
