"""What passes between the session, which knows the edition, and the server, which knows HTTP."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Light:
    """In which light an author looks at the site; another browser may look in another."""

    day: dt.date | None = None  # None: today
    theme: str | None = None  # None: the one that site.yaml names


@dataclass(frozen=True, slots=True)
class Answer:
    """One output of the edition, or what stands in for it until it is made."""

    body: bytes
    media_type: str
    digest: str  # of the recipe it is made by: the same digest, the same bytes
    settled: bool = True  # False: a stand-in for a picture that is being made
    fonts: tuple[str, ...] = ()  # paths of those that a page is set in, which a browser learns of late


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened, told to every open page: its name, and what JSON can hold."""

    name: str
    told: Mapping[str, object] = field(default_factory=dict)


class Edition(Protocol):
    """What the server asks of a session; every method may be called from any thread."""

    def answer(self, path: str, light: Light, *, patient: bool) -> Answer | None:
        """The output at this path ("gidsen/x/index.html"); None when there is no such output.

        `patient` waits for a picture to be made; otherwise a stand-in comes at once and the picture is made behind it.
        """

    def desk(self, path: str, light: Light) -> Mapping[str, object]:
        """All that the desk shows around the page at this path."""

    def follow(self, path: str, light: Light) -> Iterator[News | None]:
        """What happens to the page at this path, as it happens; None now and then, so that a closed line is noticed."""
