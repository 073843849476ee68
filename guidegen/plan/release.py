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
    last: Release | None  # what this machine published to this target before
    salt: str  # for a new receipt
    now: dt.datetime
    unfinished: bool = False  # this machine has begun a release and not ended it
    known: frozenset[str] = frozenset()  # paths of all the releases that this machine remembers


@dataclass(frozen=True)
class Proposal:
    """What a publish would do, and what must be answered first."""

    delivery: Delivery
    questions: tuple[Question, ...]


def propose(pieces: Pieces, scene: Scene) -> Proposal:
    """The way from what a target holds to these pieces, with every question that is open."""
    last = scene.last.number if scene.last else 0
    held = scene.held or Held(scene.site, scene.salt)
    before = replace(held, site=scene.site, release=max(held.release, last))  # a number is given once
    delivery = deliver(pieces, before)
    gone = frozenset(delivery.dropped)
    leaving = tuple(sorted(path for path in scene.known - pieces.keys() if before.mark(path) in gone))
    since = scene.now.isoformat(timespec="seconds")
    return Proposal(replace(delivery, leaving=leaving, since=since), tuple(_questions(delivery, scene)))


def _questions(delivery: Delivery, scene: Scene) -> Iterator[Question]:
    if scene.last and scene.last.where != scene.where:
        yield Question("moved", (("before", scene.last.where), ("where", scene.where)))
    elif scene.held is None and scene.last:
        yield Question("lost", (("release", str(scene.last.number)), ("where", scene.where)))
    elif scene.others:
        yield Question("not-ours", (("names", ", ".join(scene.others)), ("where", scene.where)))
    if scene.held and scene.held.site != scene.site:
        yield Question("other-site", (("before", scene.held.site), ("where", scene.where)))
    if scene.held and scene.held.begun and not scene.unfinished and _lately(scene.held.since, scene.now):
        yield Question("underway", (("when", scene.held.since[11:16]), ("where", scene.where)))
    going, there = delivery.pages_going, delivery.pages_there
    if going > max(FEW, SHARE * there):
        yield Question("deletions", (("count", str(going)), ("total", str(there))))


def _lately(moment: str, now: dt.datetime) -> bool:
    try:
        return now - LATELY < dt.datetime.fromisoformat(moment)
    except (TypeError, ValueError):
        return False
