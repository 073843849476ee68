"""What was found in pictures in this process: kept from one look at the files to the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from guidegen.adapters.files import Signature
from guidegen.adapters.pictures import Refusal, Survey


@dataclass(frozen=True, slots=True)
class Shot:
    """A file as it lay, the digest of its bytes ("" when it cannot be read), and what a picture holds."""

    signature: Signature
    digest: str
    found: Survey | Refusal | None = None


class Album:
    """The shots by path; another thread may add to it."""

    def __init__(self) -> None:
        self._shots: dict[str, Shot] = {}
        self._news: dict[str, Shot] = {}

    @property
    def has_news(self) -> bool:
        """Whether something was added since it was last kept."""
        return bool(self._news)

    def of(self, path: str) -> Shot | None:
        """The shot of a file, as it lay then."""
        return self._news.get(path) or self._shots.get(path)

    def add(self, shots: Mapping[str, Shot]) -> None:
        """More of them, from whoever read pictures meanwhile."""
        self._news = {**self._news, **shots}

    def keep(self, shots: Mapping[str, Shot], wanted: Collection[str]) -> None:
        """These are known now; of what was added since, all that is wanted and not among them still counts as new."""
        self._shots = dict(shots)
        self._news = {p: shot for p, shot in self._news.items() if p in wanted and p not in shots}
