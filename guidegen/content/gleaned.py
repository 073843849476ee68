"""What follows from one manuscript alone: worked out once, for as long as it stays the same."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Generic, TypeVar

from guidegen.content.manuscripts import Manuscript
from guidegen.model.names import Ref

_T = TypeVar("_T")


class Gleaned(Generic[_T]):
    """What `glean` finds in each manuscript, kept from one run to the next."""

    def __init__(self, glean: Callable[[Manuscript], _T]) -> None:
        self._glean = glean
        self._kept: dict[Ref, tuple[Manuscript, _T]] = {}

    def of(self, manuscript: Manuscript) -> _T:
        """What was found in this one."""
        kept = self._kept.get(manuscript.source.ref)
        if kept is None or kept[0] is not manuscript:
            kept = self._kept[manuscript.source.ref] = (manuscript, self._glean(manuscript))
        return kept[1]

    def keep_only(self, present: Collection[Ref]) -> None:
        """Let go of all manuscripts but these."""
        if self._kept.keys() - present:
            self._kept = {ref: kept for ref, kept in self._kept.items() if ref in present}
