"""The command in a process of its own, as a curator starts it, with a clock that can be set ahead."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
AHEAD = 100.0  # seconds: files are trusted once they have lain still for three, and no test waits for that

# `python -m guidegen` in a process whose clock runs ahead; `first` is done before it, such as being killed later on.
_START = """
import datetime, runpy, sys, time
ahead, first = float(sys.argv.pop(1)), sys.argv.pop(1)
clock, fine_clock = time.time, time.time_ns
class Ahead(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
if ahead:
    time.time, time.time_ns = lambda: clock() + ahead, lambda: fine_clock() + int(ahead * 1e9)
    datetime.datetime = Ahead
exec(first)
runpy.run_module("guidegen", run_name="__main__", alter_sys=True)
"""


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended and what it said, on either stream."""

    code: int
    out: str
    err: str


def start(
    folder: Path, *words: str, ahead: float = AHEAD, first: str = "", env: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """A guidegen that has begun its work in that folder."""
    kept = {
        name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "SYSTEMROOT"}
    }
    return subprocess.Popen(
        [sys.executable, "-c", _START, str(ahead), first, *words],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "TZ": "UTC", **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def command(
    folder: Path, *words: str, ahead: float = AHEAD, first: str = "", env: Mapping[str, str] | None = None
) -> Done:
    """A guidegen that has done its work in that folder."""
    with start(folder, *words, ahead=ahead, first=first, env=env) as process:
        out, err = process.communicate(timeout=120)
    return Done(process.returncode, out, err)
