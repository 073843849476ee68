"""Where a preview works: whose site, by which clock, with whose help."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

Clock = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a session works: whose site, by which clock, with whose help."""

    root: Path
    clock: Clock
    executor: Executor
    failed: Callable[[Exception], None]  # hears of every bug of ours
    today: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be opened: whose site, at which port, by which clock, in which language, with which editor."""

    root: Path
    port: int
    clock: Clock
    language: str
    editor: str = ""
    today: dt.date | None = None
    follow: bool = False
