"""Exhibitions: a run of dates at a place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from guidegen.model.media import Picture
from guidegen.model.names import Link, PlaceRef
from guidegen.model.prose import Prose

LAST_CHANCE = dt.timedelta(days=14)  # how long before its end a run is called a last chance


class RunState(StrEnum):
    """Where a day stands in a run."""

    COMING = "coming"
    RUNNING = "running"
    LAST_CHANCE = "last-chance"
    ENDED = "ended"
    CONTINUOUS = "continuous"


@dataclass(frozen=True, slots=True)
class Run:
    """The days on which something can be seen; `until` is the last day and counts, None is continuous."""

    start: dt.date | None = None
    until: dt.date | None = None

    def is_on(self, day: dt.date) -> bool:
        """Whether it can be seen on `day`."""
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)

    def state(self, day: dt.date) -> RunState:
        """Where `day` stands in this run."""
        if self.start is not None and day < self.start:
            return RunState.COMING
        if self.until is None:
            return RunState.CONTINUOUS
        if day > self.until:
            return RunState.ENDED
        return RunState.LAST_CHANCE if self.until - day <= LAST_CHANCE else RunState.RUNNING


@dataclass(frozen=True, slots=True)
class Exhibition:
    """Something on show at a place for a while."""

    slug: str
    title: str
    place: PlaceRef
    run: Run
    price: str | None = None
    booking: Link | None = None
    link: Link | None = None
    cover: Picture | None = None
    example: bool = False  # invented, and shown as such
    text: Prose = Prose()
    extra: tuple[tuple[str, str], ...] = ()
