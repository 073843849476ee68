"""The receipt that lies at a target: what we put there, and which release used it last; it names no address in the clear.

Whoever can read the target can read the receipt, and a guide may be unlisted: so paths stand in it as keyed digests.
Whoever does not know a path learns it there no sooner than by asking the site itself for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from guidegen.plan.manifest import seal, unseal

NAME = ".guidegen.json"  # the receipt's path at a target

_MARK = 12  # bytes


@dataclass(frozen=True, slots=True)
class Trace:
    """A file that we put there."""

    content: str
    size: int
    last: int  # number of the last release that it is part of
    lasts: bool  # named by its contents


@dataclass(frozen=True)
class Held:
    """What a target holds of ours; files by `mark`."""

    site: str  # whose it is
    salt: str  # chosen by chance, once a target
    release: int = 0  # the last one that was finished
    traces: Mapping[str, Trace] = field(default_factory=dict)
    begun: Mapping[str, Trace] = field(default_factory=dict)  # put there by an unfinished release, or not
    since: str = ""  # when that release was begun, ISO 8601 in UTC

    def lies_as(self, other: Held) -> bool:
        """Whether the same files lie there by both receipts, whatever site and number they name."""
        return (self.salt, self.traces, self.begun) == (other.salt, other.traces, other.begun)

    def mark(self, path: str) -> str:
        """What a path is called in this receipt."""
        return blake2b(path.encode(), key=self.salt.encode(), digest_size=_MARK).hexdigest()

    def trace(self, path: str) -> Trace | None:
        """What certainly lies at a path."""
        mark = self.mark(path)
        return None if mark in self.begun else self.traces.get(mark)

    def is_ours(self, path: str) -> bool:
        """Whether what lies at a path, if anything does, was put there by us."""
        mark = self.mark(path)
        return mark in self.traces or mark in self.begun

    def may_be(self, path: str) -> Trace | None:
        """What an unfinished release meant to put at a path."""
        return self.begun.get(self.mark(path))


def write_held(held: Held) -> bytes:
    """The receipt as bytes; equal receipts give equal bytes."""
    return seal(
        {
            "site": held.site,
            "salt": held.salt,
            "release": held.release,
            "files": _rows(held.traces),
            "begun": _rows(held.begun),
            "since": held.since,
        }
    )


def read_held(data: bytes) -> Held | None:
    """The receipt in these bytes; None when they are none of ours, or damaged."""
    try:
        found = unseal(data)
        if found is None:
            return None
        traces, begun = _traces(found["files"]), _traces(found["begun"])
        site, salt, since = str(found["site"]), str(found["salt"]), str(found["since"])
        return Held(site, salt, int(found["release"]), traces, begun, since)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _rows(traces: Mapping[str, Trace]) -> dict[str, tuple[str, int, int, bool]]:
    return {
        mark: (trace.content, trace.size, trace.last, trace.lasts) for mark, trace in sorted(traces.items())
    }


def _traces(rows: Any) -> dict[str, Trace]:
    return {
        mark: Trace(str(content), int(size), int(last), bool(lasts))
        for mark, (content, size, last, lasts) in rows.items()
    }
