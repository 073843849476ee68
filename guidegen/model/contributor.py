"""Contributors: who writes, and with whom they work."""

from __future__ import annotations

from dataclasses import dataclass

from guidegen.model.media import Picture
from guidegen.model.names import Link, Ref
from guidegen.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Collaboration:
    """A tie that a reader should know of: with whom, since when, on what terms."""

    partner: str  # the words as written, shown when there is no record
    place: Ref | None = None
    since: int | None = None  # a year
    paid: bool | None = None


@dataclass(frozen=True, slots=True)
class Contributor:
    """A maker of guides, under the title they choose."""

    slug: str
    name: str
    role: str | None = None
    portrait: Picture | None = None
    links: tuple[Link, ...] = ()
    works_with: tuple[Collaboration, ...] = ()
    text: Prose = Prose()
    extra: tuple[tuple[str, str], ...] = ()
