"""The pipeline, top to bottom: read, plan, compare, make, write, and say what it came to."""

from __future__ import annotations

import datetime as dt
import time
import zoneinfo
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from guidegen.adapters.files import lock
from guidegen.adapters.workers import Workers
from guidegen.output.cache import PictureCache
from guidegen.output.look import look
from guidegen.output.pictures import Darkroom, Failure, make_pictures
from guidegen.output.place import MANIFEST, Workplace
from guidegen.output.receipts import read_receipt, take_up
from guidegen.output.write import Order as Work
from guidegen.output.write import carry_out, refuse_foreign
from guidegen.plan.changes import Change, compare
from guidegen.plan.recipes import MakePicture, RenderPage
from guidegen.plan.result import Basis, BuildResult, Counts, Ending, LeftOut
from guidegen.press import Edition, Order, Press, Show, Step
from guidegen.problems import Position, Problem, Severity, error

if TYPE_CHECKING:
    from guidegen.plan.plan import Plan

PATIENCE = 10.0  # seconds to wait for another build in the same folder


@dataclass(frozen=True, slots=True)
class _Studio:
    """Where, with whom and under whose eyes an edition is made."""

    place: Workplace
    workers: Workers
    show: Show


def build_site(order: Order, show: Show, *, strict: bool = False, overwrite: bool = False) -> BuildResult:
    """Make output/ what content/ says; with any mistake in it, output/ stays what it was. GuidegenError."""
    began = time.monotonic()
    place = _workplace(order)
    with lock(place.lock, wait=PATIENCE, waiting=lambda: show(Step("waiting"))), Workers() as workers:
        studio = _Studio(place, workers, show)
        press = _press(order, studio)
        before = take_up(place)
        edition = press.set(order)
        if _stops(edition.problems, strict=strict):
            return _stopped(edition, studio)
        changes = compare(edition.plan, before, look(place.output, edition.plan.outputs.keys(), before))
        if not overwrite:
            refuse_foreign(changes.foreign)  # before a minute goes into pictures
        spoiled = _make_pictures(edition, changes.made, studio)
        if spoiled:
            return _result(Ending.STOPPED, edition, spoiled)
        written = carry_out(
            place, Work(changes, before, replace=overwrite), press.bench(edition).make, _silently
        )
        PictureCache(place.cache).prune(_pictures_of(edition.plan), time.time_ns())
    ending = Ending.BUILT if written.written or written.deleted else Ending.UNCHANGED
    basis = _basis(order, edition) if order.today is None else None
    return replace(_result(ending, edition), changes=changes, seconds=time.monotonic() - began, basis=basis)


def check_site(order: Order, show: Show) -> BuildResult:
    """Every mistake in content/, and nothing made."""
    with Workers() as workers:
        return _result(Ending.PLANNED, _press(order, _Studio(_workplace(order), workers, show)).set(order))


def plan_site(order: Order, show: Show) -> BuildResult:
    """What a build would make, change and delete; without changes when mistakes would stop it."""
    place = _workplace(order)
    with Workers() as workers:
        edition = _press(order, _Studio(place, workers, show)).set(order)
    if _stops(edition.problems):
        return _result(Ending.STOPPED, edition)
    before = read_receipt(place)
    changes = compare(edition.plan, before, look(place.output, edition.plan.outputs.keys(), before))
    return replace(_result(Ending.PLANNED, edition), changes=changes)


def _workplace(order: Order) -> Workplace:
    return Workplace(order.root / "output", order.root / ".guidegen")


def _press(order: Order, studio: _Studio) -> Press:
    return Press(order.root, PictureCache(studio.place.cache), studio.workers, studio.show)


def _stops(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    return any(p.blocks or (strict and p.severity is Severity.WARNING and not p.draft) for p in problems)


def _stopped(edition: Edition, studio: _Studio) -> BuildResult:
    """Stop for mistakes; when only pictures are wrong the good ones are made meanwhile, and kept."""
    if all(problem.code.startswith("picture-") for problem in edition.problems if problem.blocks):
        before = read_receipt(studio.place)
        found = look(studio.place.output, edition.plan.outputs.keys(), before)
        _make_pictures(edition, compare(edition.plan, before, found).made, studio)
    return _result(Ending.STOPPED, edition)


def _make_pictures(edition: Edition, changes: tuple[Change, ...], studio: _Studio) -> tuple[Problem, ...]:
    """Make the pictures that are lacking; a problem for each source that turned out to be unusable."""
    wanted = [change for change in changes if isinstance(change.output.recipe, MakePicture)]
    if not wanted:
        return ()
    from guidegen.adapters.pillow import derive

    room = Darkroom(edition.reading.files, studio.workers, PictureCache(studio.place.cache), derive)

    def made(done: int, total: int, about: str) -> None:
        studio.show(Step("pictures", done, total, about))

    return tuple(_spoiled(failure) for failure in make_pictures(wanted, room, made))


def _spoiled(failure: Failure) -> Problem:
    values = {"file": failure.about, **dict(failure.refusal.values)}
    return error(failure.refusal.code, Position(failure.about), **values)


def _pictures_of(plan: Plan) -> frozenset[str]:
    return frozenset(
        plan.fingerprints[path]
        for path, output in plan.outputs.items()
        if isinstance(output.recipe, MakePicture)
    )


def _result(ending: Ending, edition: Edition, more: tuple[Problem, ...] = ()) -> BuildResult:
    outputs = edition.plan.outputs.values()
    counts = Counts(
        pages=sum(isinstance(output.recipe, RenderPage) for output in outputs),
        pictures=sum(isinstance(output.recipe, MakePicture) for output in outputs),
        guides=len(edition.reading.site.listed),
    )
    left_out = tuple(LeftOut(g.title, g.path, g.reason.value, g.when) for g in edition.reading.left_out)
    return BuildResult(ending, (*edition.problems, *more), left_out, counts)


def _basis(order: Order, edition: Edition) -> Basis:
    """All that this edition was made from: the content, the theme, guidegen and what it works with, and the day."""
    package = Path(__file__).parent
    libraries = Path(str(metadata.distribution("jinja2").locate_file("")))
    own_themes = ("themes",) if (order.root / "themes").is_dir() else ()
    zone = zoneinfo.ZoneInfo(edition.reading.site.settings.time_zone)
    midnight = dt.datetime.combine(edition.reading.site.today + dt.timedelta(days=1), dt.time(), zone)
    return Basis(
        # A theme may be a link: what lies behind it counts.
        sources=("content", *own_themes, str(edition.theme.folder.resolve()), str(package)),
        # The receipt too: a build for another day may add pages and leave all others as they are.
        standing=(
            ".",
            str(libraries),
            f".guidegen/{MANIFEST}",
            *(f"output/{path}" for path in edition.plan.outputs),
        ),
        span=(order.now.timestamp(), midnight.timestamp()),
    )


def _silently(_done: int, _total: int, _what: str) -> None:
    """Pages are written so fast that a word a page would be noise."""
