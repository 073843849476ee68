"""Broken sites: a sample laid over the good one, checked, and what is said of it in both languages."""

from __future__ import annotations

import datetime as dt
import shutil
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from guidegen.build import check_site
from guidegen.press import Order
from guidegen.problems import Problem
from guidegen.report.problems import where
from tests.mistakes.workbench import make

HERE = Path(__file__).parent
TODAY = dt.date(2026, 11, 23)
LANGUAGES = ("nl", "en")

_PHOTOS = ("gidsen/zutphen/toren.jpg", "gidsen/zutphen/zaal.jpg")
_BESIDE = ("sample.toml", "expected.*.txt")


@dataclass(frozen=True, slots=True)
class Sample:
    """A broken site: what is wrong with it in one sentence, and each problem that must be found: `code where`."""

    folder: Path
    about: str
    expect: tuple[str, ...]
    make: dict[str, str | dict[str, str]] = field(default_factory=dict)
    gone: tuple[str, ...] = ()  # files of the good site that this one lacks

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.folder.name

    def golden(self, language: str) -> Path:
        """The file that holds the words expected in a language."""
        return self.folder / f"expected.{language}.txt"


def samples() -> tuple[Sample, ...]:
    """Every sample, by name."""
    return tuple(_read(path) for path in sorted((HERE / "samples").glob("*/sample.toml")))


def good_site(folder: Path) -> Path:
    """The good site, with its photos, in this folder."""
    shutil.copytree(HERE / "base", folder, dirs_exist_ok=True)
    for photo in _PHOTOS:
        make(folder / "content" / photo, "a photo")
    return folder


def lay(sample: Sample, folder: Path) -> Path:
    """The good site with the sample over it."""
    good_site(folder)
    shutil.copytree(sample.folder, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_BESIDE))
    for path, recipe in sample.make.items():
        make(folder / "content" / path, recipe)
    for path in sample.gone:
        (folder / "content" / path).unlink()
    return folder


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """All that is wrong with the site in a folder."""
    now = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)
    return check_site(Order(folder, now, TODAY), lambda _step: None).problems


def named(problems: Iterable[Problem]) -> list[str]:
    """Each problem as a sample's author names it."""
    return [f"{problem.code} {where(problem.position)}" for problem in problems]


def _read(path: Path) -> Sample:
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    return Sample(
        path.parent, rows["about"], tuple(rows["expect"]), rows.get("make", {}), tuple(rows.get("gone", ()))
    )
