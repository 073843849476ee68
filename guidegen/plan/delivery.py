"""What a publish has to do: the pieces of a release laid beside what the target holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from guidegen.plan.held import Held, Trace
from guidegen.plan.pieces import Pieces, in_waves, lasts

KEPT = (
    5  # releases whose assets stay at the target: for pages that lie open in browsers, and for the way back
)


@dataclass(frozen=True)
class Delivery:
    """One release on its way to one target."""

    number: int
    pieces: Pieces  # all of the release
    held: Held  # before; of a target that held nothing of ours an empty one
    new: tuple[str, ...]
    changed: tuple[str, ...]
    dropped: tuple[str, ...]  # marks of what goes, once all else is done
    leaving: tuple[str, ...] = ()  # the paths of those of them that this machine knows by name
    since: str = ""  # when it is begun, ISO 8601 in UTC

    @property
    def idle(self) -> bool:
        """Whether the target holds this release already, and nothing else of ours that should go."""
        return not (self.new or self.changed or self.dropped)

    @cached_property
    def waves(self) -> tuple[tuple[str, ...], ...]:
        """What is to be put there, in the order in which it may come."""
        return in_waves((*self.new, *self.changed), frozenset(self.new))

    @property
    def size(self) -> int:
        """Bytes to be sent."""
        return sum(self.pieces[path].size for path in (*self.new, *self.changed))

    @property
    def underway(self) -> Held:
        """The receipt while files are being put: whatever of them lies there is ours."""
        marks = {self.held.mark(path): path for path in (*self.new, *self.changed)}
        begun = {mark: self._trace(path) for mark, path in marks.items()}
        return replace(self.held, begun={**self.held.begun, **begun}, since=self.since)

    @property
    def arrived(self) -> Held:
        """The receipt when all is there and what goes may have gone, or not."""
        known = {**self.held.traces, **self.held.begun}
        return replace(self.done, begun={mark: known[mark] for mark in self.dropped}, since=self.since)

    @property
    def done(self) -> Held:
        """The receipt when all that had to go has gone."""
        gone = frozenset(self.dropped)
        stay = {mark: trace for mark, trace in self.held.traces.items() if mark not in gone}
        now = {self.held.mark(path): self._trace(path) for path in self.pieces}
        return replace(self.held, release=self.number, traces={**stay, **now}, begun={}, since="")

    @property
    def pages_there(self) -> int:
        """How many files of ours lie there now that are not named by their contents."""
        return sum(not trace.lasts for trace in self.held.traces.values())

    @property
    def pages_going(self) -> int:
        """How many of those go."""
        known = {**self.held.traces, **self.held.begun}
        return sum(not known[mark].lasts for mark in self.dropped)

    def is_doubtful(self, path: str) -> bool:
        """Whether an unfinished release may have put this very file there, whole: one named by its contents."""
        meant = self.held.may_be(path)
        return meant is not None and meant.content == self.pieces[path].content and lasts(path)

    def _trace(self, path: str) -> Trace:
        piece = self.pieces[path]
        return Trace(piece.content, piece.size, self.number, lasts(path))


def deliver(pieces: Pieces, held: Held) -> Delivery:
    """The way from what a target holds to these pieces, as its next release.

    Files that are named by their contents stay for as long as one of the last releases has them; all else that is not
    among the pieces goes.
    """
    new = tuple(path for path in pieces if not held.is_ours(path))
    changed = tuple(
        path for path in pieces if held.is_ours(path) and not _lies(held.trace(path), pieces[path].content)
    )
    wanted = {held.mark(path) for path in pieces}
    others = [(mark, t) for mark, t in sorted({**held.traces, **held.begun}.items()) if mark not in wanted]
    moved_on = bool(new or changed or any(not trace.lasts for _, trace in others))
    number = held.release + moved_on
    # What was begun may be there, whole or half or not at all: nobody will need to know once it is gone.
    dropped = tuple(
        mark
        for mark, trace in others
        if mark in held.begun or not (trace.lasts and trace.last > number - KEPT)
    )
    return Delivery(number, pieces, held, new, changed, dropped)


def _lies(trace: Trace | None, content: str) -> bool:
    return trace is not None and trace.content == content
