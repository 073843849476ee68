"""Small sites for these tests: a few files written to a folder, and the reading of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PIL import Image

from guidegen.content import Reading, Request, read_site
from guidegen.problems import Problem

TODAY = dt.date(2026, 11, 23)
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)

SITE = "format: 1\ntitle: Hier\nlanguages: [nl, en]\nbase-url: https://hier.example/\n"
GUIDE = "---\ntitle: Zeven plekken\nstatus: published\npublished: 2026-11-01\n---\nEen wandeling.\n"

Files = dict[str, str | bytes]


def write(root: Path, files: Files) -> Path:
    """The folder of a site with these files in content/; `.jpg` files are made when their text is empty."""
    for path, text in {"site.yaml": SITE, **files}.items():
        target = root / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.endswith(".jpg") and not text:
            Image.new("RGB", (80, 60), "#aa3311").save(target)
        else:
            target.write_bytes(text.encode() if isinstance(text, str) else text)
    return root


def read(root: Path, files: Files, today: dt.date = TODAY) -> Reading:
    """The reading of a site with these files."""
    return read_site(Request(write(root, files), NOON, today=today))


def told(reading: Reading) -> list[str]:
    """The problems as `path:line:column code`, without content/ before the path."""
    return [line(problem) for problem in reading.problems]


def line(problem: Problem) -> str:
    """A problem as one line."""
    place = problem.position
    return f"{place.path.removeprefix('content/')}:{place.line}:{place.column} {problem.code}"


def value_of(reading: Reading, code: str, name: str) -> str | None:
    """A value of the first problem with this code."""
    found = next(problem for problem in reading.problems if problem.code == code)
    return dict(found.values).get(name)
