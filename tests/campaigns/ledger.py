"""What may be seen of a site that is being changed: the numbers that it bears in each generation."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Numbers = Mapping[str, int]  # of each thing that is changed now and then, in which generation it last was
Mark = tuple[str, int]  # such a thing and its number, as found on a page or in a file that belongs to it

UNKNOWN: Mark = ("a sign of nothing we made", -1)


@dataclass(frozen=True, slots=True)
class Span:
    """The generations of which one was on show while something was asked."""

    first: int
    last: int


class Ledger:
    """All generations so far; the author writes in it before the first step of a save and after it was seen."""

    def __init__(self) -> None:
        self._generations: list[dict[str, int]] = []
        self._signs: dict[str, Mark] = {}
        self.shown = 0  # the last generation that was seen for certain

    @property
    def latest(self) -> int:
        """The last generation that may be on show."""
        return len(self._generations) - 1

    @property
    def still(self) -> int | None:
        """The generation on show when nothing is being saved."""
        shown, latest = self.shown, self.latest
        return latest if shown == latest else None

    def begin(self, numbers: Numbers) -> None:
        """From now on this may be on show."""
        self._generations.append(dict(numbers))

    def means(self, sign: str, mark: Mark) -> None:
        """A name that follows from what a file holds stands for this from now on."""
        self._signs[sign] = mark

    def read(self, signs: Iterable[str]) -> set[Mark]:
        """What these names stand for."""
        return {self._signs.get(sign, UNKNOWN) for sign in signs}

    def agree(self, marks: Iterable[Mark], span: Span) -> bool:
        """Whether there is one generation that bears all of these."""
        found = list(marks)
        return any(all(one.get(key) == number for key, number in found) for one in self._within(span))

    def changed(self) -> dict[str, int | None]:
        """What is other in the last generation than in the one before; None: it is gone."""
        now = self._generations[-1]
        before = self._generations[-2] if self.latest else now
        return {key: now.get(key) for key in before | now if before.get(key) != now.get(key)}

    def ever(self, key: str, span: Span) -> bool:
        """Whether it was there at any time."""
        return any(key in one for one in self._within(span))

    def always(self, key: str, span: Span) -> bool:
        """Whether it was there all the time."""
        return all(key in one for one in self._within(span))

    def _within(self, span: Span) -> list[dict[str, int]]:
        return self._generations[span.first : span.last + 1]


MIXED, MISSING, OTHER = "mixed pages", "spurious 404s", "other errors"
_MOST = 40  # told of each kind; the others are counted


class Tally:
    """What all visitors together asked and found; safe in every thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.asked: Counter[str] = Counter()  # requests, by what was asked for
        self.stand_ins = 0  # pictures that came later
        self.faults: Counter[str] = Counter()
        self.told: dict[str, list[str]] = {MIXED: [], MISSING: [], OTHER: []}

    @property
    def requests(self) -> int:
        """All requests so far."""
        with self._lock:
            return self.asked.total()

    def ask(self, kind: str) -> None:
        """One request more."""
        with self._lock:
            self.asked[kind] += 1

    def stood_in(self) -> None:
        """A picture was stood in for."""
        with self._lock:
            self.stand_ins += 1

    def fault(self, kind: str, words: str) -> None:
        """Something was not as promised."""
        with self._lock:
            self.faults[kind] += 1
            if len(self.told[kind]) < _MOST:
                self.told[kind].append(words)

    def adopt(self, other: Tally) -> None:
        """What another found wrong was found here."""
        for kind, all_words in other.told.items():
            for words in all_words:
                self.fault(kind, words)
