"""The pipeline, top to bottom: read, plan, compare, make, write, and say what it came to."""

from __future__ import annotations

import datetime as dt
import time
import zoneinfo
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from guidegen import __version__
from guidegen.adapters.files import lock
from guidegen.adapters.jinja import Renderer
from guidegen.adapters.workers import Workers
from guidegen.content.site import Reading, Request, read_site
from guidegen.edition import routes
from guidegen.edition.desk import Makers
from guidegen.edition.planners import plan_edition
from guidegen.output.cache import PictureCache
from guidegen.output.look import look
from guidegen.output.make import Bench
from guidegen.output.pictures import Darkroom, Failure, make_pictures
from guidegen.output.place import MANIFEST, Workplace
from guidegen.output.receipts import read_receipt, take_up
from guidegen.output.write import Order as Work
from guidegen.output.write import carry_out, refuse_foreign
from guidegen.plan.addresses import Asked, clashing, leading_nowhere
from guidegen.plan.changes import Change, compare
from guidegen.plan.recipes import MakePicture, RenderPage
from guidegen.plan.result import Basis, BuildResult, Counts, Ending, LeftOut
from guidegen.problems import Position, Problem, Severity, error
from guidegen.themes import FoundTheme, find_theme

if TYPE_CHECKING:
    from guidegen.content.prove import Address
    from guidegen.plan.plan import Plan

PATIENCE = 10.0  # seconds to wait for another build in the same folder


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked: which site, at which moment, and on which day if not that moment's."""

    root: Path
    now: dt.datetime
    today: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """How far long work is."""

    stage: str  # waiting, survey or pictures
    done: int = 0
    total: int = 0
    name: str = ""


Show = Callable[[Step], None]


@dataclass(frozen=True)
class _Draft:
    """An edition that has been read and planned, with what it is made from."""

    reading: Reading
    theme: FoundTheme
    plan: Plan
    problems: tuple[Problem, ...]


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
        before = take_up(place)
        draft = _read_and_plan(order, studio)
        if _stops(draft.problems, strict=strict):
            return _stopped(draft, studio)
        changes = compare(draft.plan, before, look(place.output, draft.plan.outputs.keys(), before))
        if not overwrite:
            refuse_foreign(changes.foreign)  # before a minute goes into pictures
        spoiled = _make_pictures(draft, changes.made, studio)
        if spoiled:
            return _result(Ending.STOPPED, draft, spoiled)
        written = carry_out(
            place, Work(changes, before, replace=overwrite), _bench(draft, place).make, _silently
        )
        PictureCache(place.cache).prune(_pictures_of(draft.plan), time.time_ns())
    ending = Ending.BUILT if written.written or written.deleted else Ending.UNCHANGED
    basis = _basis(order, draft) if order.today is None else None
    return replace(_result(ending, draft), changes=changes, seconds=time.monotonic() - began, basis=basis)


def check_site(order: Order, show: Show) -> BuildResult:
    """Every mistake in content/, and nothing made."""
    with Workers() as workers:
        return _result(Ending.PLANNED, _read_and_plan(order, _Studio(_workplace(order), workers, show)))


def plan_site(order: Order, show: Show) -> BuildResult:
    """What a build would make, change and delete; without changes when mistakes would stop it."""
    place = _workplace(order)
    with Workers() as workers:
        draft = _read_and_plan(order, _Studio(place, workers, show))
    if _stops(draft.problems):
        return _result(Ending.STOPPED, draft)
    before = read_receipt(place)
    changes = compare(draft.plan, before, look(place.output, draft.plan.outputs.keys(), before))
    return replace(_result(Ending.PLANNED, draft), changes=changes)


def _workplace(order: Order) -> Workplace:
    return Workplace(order.root / "output", order.root / ".guidegen")


def _read_and_plan(order: Order, studio: _Studio) -> _Draft:
    """Read, relate and plan; with mistakes too, as far as that goes."""

    def looked(done: int, total: int) -> None:
        studio.show(Step("survey", done, total))

    reading = read_site(Request(order.root, order.now, order.today, executor=studio.workers, progress=looked))
    theme, unknown = find_theme(order.root, reading.site.settings.theme, reading.theme_place)
    plan, clashes = plan_edition(reading.site, theme.theme, _makers(reading))
    asked = tuple(_asked(a) for a in reading.addresses)
    found = (*unknown, *clashing(clashes, asked, reading.problems), *leading_nowhere(asked, plan))
    problems = sorted((*reading.problems, *found), key=lambda problem: problem.position)
    return _Draft(reading, theme, plan, tuple(problems))


def _asked(address: Address) -> Asked:
    path = routes.old_path(address.address.partition("#")[0])
    return Asked(address.address, path, address.place, address.old)


def _makers(reading: Reading) -> Makers:
    page = " ".join(
        (__version__, *(metadata.version(name) for name in ("jinja2", "babel", "markdown-it-py")))
    )
    if not reading.files:
        return Makers(page)
    from guidegen.adapters.pillow import encoder_version  # a site without pictures need not load Pillow

    return Makers(page, f"{__version__} {encoder_version()}")


def _stops(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    return any(p.blocks or (strict and p.severity is Severity.WARNING and not p.draft) for p in problems)


def _stopped(draft: _Draft, studio: _Studio) -> BuildResult:
    """Stop for mistakes; when only pictures are wrong the good ones are made meanwhile, and kept."""
    if all(problem.code.startswith("picture-") for problem in draft.problems if problem.blocks):
        before = read_receipt(studio.place)
        found = look(studio.place.output, draft.plan.outputs.keys(), before)
        _make_pictures(draft, compare(draft.plan, before, found).made, studio)
    return _result(Ending.STOPPED, draft)


def _make_pictures(draft: _Draft, changes: tuple[Change, ...], studio: _Studio) -> tuple[Problem, ...]:
    """Make the pictures that are lacking; a problem for each source that turned out to be unusable."""
    wanted = [change for change in changes if isinstance(change.output.recipe, MakePicture)]
    if not wanted:
        return ()
    from guidegen.adapters.pillow import derive

    room = Darkroom(draft.reading.files, studio.workers, PictureCache(studio.place.cache), derive)

    def made(done: int, total: int, about: str) -> None:
        studio.show(Step("pictures", done, total, about))

    return tuple(_spoiled(failure) for failure in make_pictures(wanted, room, made))


def _spoiled(failure: Failure) -> Problem:
    values = {"file": failure.about, **dict(failure.refusal.values)}
    return error(failure.refusal.code, Position(failure.about), **values)


def _bench(draft: _Draft, place: Workplace) -> Bench:
    """What pages and files are made with."""
    theme = draft.theme
    renderer = Renderer(theme.folder, theme.words, draft.reading.bodies)
    static = {file.digest: theme.static / file.path for file in theme.theme.static}

    def render(recipe: RenderPage) -> bytes:
        return renderer.render(recipe.template, recipe.view)

    return Bench(render, {**draft.reading.files, **static}, PictureCache(place.cache))


def _pictures_of(plan: Plan) -> frozenset[str]:
    return frozenset(
        plan.fingerprints[path]
        for path, output in plan.outputs.items()
        if isinstance(output.recipe, MakePicture)
    )


def _result(ending: Ending, draft: _Draft, more: tuple[Problem, ...] = ()) -> BuildResult:
    outputs = draft.plan.outputs.values()
    counts = Counts(
        pages=sum(isinstance(output.recipe, RenderPage) for output in outputs),
        pictures=sum(isinstance(output.recipe, MakePicture) for output in outputs),
        guides=len(draft.reading.site.listed),
    )
    left_out = tuple(LeftOut(g.title, g.path, g.reason.value, g.when) for g in draft.reading.left_out)
    return BuildResult(ending, (*draft.problems, *more), left_out, counts)


def _basis(order: Order, draft: _Draft) -> Basis:
    """All that this edition was made from: the content, the theme, guidegen and what it works with, and the day."""
    package = Path(__file__).parent
    libraries = Path(str(metadata.distribution("jinja2").locate_file("")))
    own_themes = ("themes",) if (order.root / "themes").is_dir() else ()
    zone = zoneinfo.ZoneInfo(draft.reading.site.settings.time_zone)
    midnight = dt.datetime.combine(draft.reading.site.today + dt.timedelta(days=1), dt.time(), zone)
    return Basis(
        # A theme may be a link: what lies behind it counts.
        sources=("content", *own_themes, str(draft.theme.folder.resolve()), str(package)),
        # The receipt too: a build for another day may add pages and leave all others as they are.
        standing=(
            ".",
            str(libraries),
            f".guidegen/{MANIFEST}",
            *(f"output/{path}" for path in draft.plan.outputs),
        ),
        span=(order.now.timestamp(), midnight.timestamp()),
    )


def _silently(_done: int, _total: int, _what: str) -> None:
    """Pages are written so fast that a word a page would be noise."""
