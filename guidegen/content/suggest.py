"""The word that an author probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

SHORT = 3  # letters; in so short a word one wrong letter is as many as may be


def closest(word: str, options: Iterable[str]) -> str | None:
    """The option within two typing mistakes of `word` (one in a short word), else one much like it, else None."""
    known = sorted(set(options))
    plain = word.strip().casefold()
    reach = 1 if len(plain) <= SHORT else 2
    near = sorted((distance(plain, option.casefold(), reach), option) for option in known)
    if near and near[0][0] <= reach:
        return near[0][1]
    alike = difflib.get_close_matches(plain, known, n=1, cutoff=0.8)
    return alike[0] if alike else None


def distance(one: str, other: str, most: int) -> int:
    """Letters to add, drop, change or swap to come from `one` to `other`; `most` + 1 when it is more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above = row, before
        row = [i]
        for j, target in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != target))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == target:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
