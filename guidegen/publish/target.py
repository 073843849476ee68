"""What a target is: a place that tells what it holds, and takes a delivery."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from guidegen.plan.delivery import Delivery
from guidegen.plan.held import Held
from guidegen.publish.secrets import Vault

Read = Callable[[str], bytes]  # the bytes of a piece, by path
Show = Callable[[int, int, str], None]  # hears how many of how many files are done, and which is next

LOOKED_AT = 200  # other people's files
HOST_FILES = frozenset({"_headers", "_redirects", "CNAME", ".nojekyll"})  # orders to a host, no use elsewhere


@dataclass(frozen=True, slots=True)
class Address:
    """A target as the settings name it."""

    name: str
    kind: str
    values: Mapping[str, str] = field(default_factory=dict)  # by English key, such as folder or host
    alone: bool = False  # there is no other target: nobody has to say which one is meant

    def get(self, key: str) -> str | None:
        """What the settings say of a key; None when they say nothing."""
        return self.values.get(key)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a target is opened with besides its address."""

    vault: Vault  # gives out the secrets
    scratch: Path  # a folder of its own for what it wants to remember between two runs; need not exist yet


@dataclass(frozen=True, slots=True)
class Seen:
    """What lies at a target before anything is done."""

    held: Held | None = None  # our receipt; None without one
    others: tuple[str, ...] = ()  # without a receipt: names of what lies there, at most LOOKED_AT of them
    fresh: bool = False  # there is no such place yet: it will be made


class Target(Protocol):
    """One place in the world; every method raises PublishError when the world fails."""

    where: str  # for people: such as "sftp://museum.example/www"; holds no secret
    takes: frozenset[str]  # which HOST_FILES it can use

    def look(self) -> Seen:
        """What lies there now."""
        ...

    def apply(self, delivery: Delivery, read: Read, show: Show) -> None:
        """Make it hold the delivery; a visitor meets at any moment whole pages with all their assets.

        Broken off at any point it can be done again. What is not ours stays as it is.
        """
        ...

    def close(self) -> None:
        """Let go of connections."""
        ...
