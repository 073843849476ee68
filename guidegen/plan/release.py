"""What is published: a release, and what has to be asked before it is sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guidegen.plan.delivery import Delivery, deliver
from guidegen.plan.held import Held

if TYPE_CHECKING:
    from guidegen.plan.pieces import Pieces

LATELY = dt.timedelta(hours=2)  # a publish that began longer ago than this was broken off
FEW = 20  # pages that may go without a question,
NAMED = 8  # other people's files that are named, of many
SHARE = 0.25  # or this part of all that are there, if that is more


@dataclass(frozen=True)
class Release:
    """A site as it was published, or was about to be."""

    number: int
    when: str  # ISO 8601, in UTC
    where: str  # the target's place at that time
    pieces: Pieces
    done: bool = False  # it was published whole
    again: int | None = None  # the release that this one brought back

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(piece.size for piece in self.pieces.values())


@dataclass(frozen=True, slots=True)
class Question:
    """Something that nobody should guess."""

    code: str  # also what --accept calls it
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Scene:
    """What is known before a release is sent."""

    site: str  # whose it is
    where: str  # the target's place
    held: Held | None  # the target's receipt; None without one
    others: tuple[str, ...]  # without a receipt: names of what lies there all the same
    kept: tuple[Release, ...]  # what this machine published there before, or began to; the oldest first
    salt: str  # for a new receipt
    now: dt.datetime
    fresh: bool = False  # there is no such place yet: it will be made

    @property
    def last(self) -> Release | None:
        """What this machine published last."""
        return next((one for one in reversed(self.kept) if one.done), None)

    @property
    def known(self) -> frozenset[str]:
        """The paths of all the releases that this machine remembers."""
        return frozenset(path for one in self.kept for path in one.pieces)


@dataclass(frozen=True)
class Proposal:
    """What a publish would do, and what must be answered first."""

    delivery: Delivery
    questions: tuple[Question, ...]
    fresh: bool = False  # the place will be made


def propose(pieces: Pieces, scene: Scene) -> Proposal:
    """The way from what a target holds to these pieces, with every question that is open."""
    last = scene.last.number if scene.last else 0
    held = scene.held or Held(scene.site, scene.salt)
    before = replace(held, site=scene.site, release=max(held.release, last))  # a number is given once
    delivery = deliver(pieces, before)
    gone = frozenset(delivery.dropped)
    leaving = tuple(sorted(path for path in scene.known - pieces.keys() if before.mark(path) in gone))
    since = scene.now.isoformat(timespec="seconds")
    delivery = replace(delivery, leaving=leaving, since=since)
    return Proposal(delivery, tuple(_questions(delivery, scene)), scene.fresh)


def _questions(delivery: Delivery, scene: Scene) -> Iterator[Question]:
    where = ("where", scene.where)
    last = scene.last
    if last and last.where != scene.where:
        yield Question("moved", (("before", last.where), where))
    elif last and scene.held is None:
        yield Question("lost", (("release", str(last.number)), where))
    yield from _strangers(delivery, scene)
    if scene.held:
        yield from _others_work(scene.held, scene)
    going, there = delivery.pages_going, delivery.pages_there
    if going > max(FEW, SHARE * there):
        yield Question("deletions", (("count", str(going)), ("total", str(there))))


def _strangers(delivery: Delivery, scene: Scene) -> Iterator[Question]:
    """What lies there and is not ours, as far as can be told without a receipt."""
    ours = scene.known if scene.last and scene.last.where == scene.where else frozenset()
    names = [path for path in scene.others if path not in ours]
    replaced = [path for path in names if path in delivery.pieces]
    if names:
        told = (("names", _listed(names)), ("replaced", _listed(replaced)))
        yield Question("not-ours", (*told, ("where", scene.where)))


def _others_work(held: Held, scene: Scene) -> Iterator[Question]:
    """What the receipt tells that somebody else has done there."""
    where = ("where", scene.where)
    named_since = scene.last and scene.last.where == scene.where and "://" not in held.site
    if held.site != scene.site and not named_since:
        yield Question("other-site", (("before", held.site), where))
    if scene.kept and held.release > max(one.number for one in scene.kept):
        yield Question("elsewhere", (("release", str(held.release)), where))
    begun_here = any(not one.done for one in scene.kept)
    if held.begun and not begun_here and _lately(held.since, scene.now):
        yield Question("underway", (("when", held.since), where))


def _listed(names: list[str]) -> str:
    return ", ".join(names[:NAMED]) + (", ..." if len(names) > NAMED else "")


def _lately(moment: str, now: dt.datetime) -> bool:
    try:
        return now - LATELY < dt.datetime.fromisoformat(moment)
    except (TypeError, ValueError):
        return False
