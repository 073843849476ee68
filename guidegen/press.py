"""From content/ to an edition that is ready to be made; a press that is kept warm does not do the same work twice."""

from __future__ import annotations

import datetime as dt
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import metadata
from pathlib import Path

from guidegen import __version__
from guidegen.adapters.files import Signature, walk
from guidegen.adapters.jinja import Renderer
from guidegen.content.memory import Memory
from guidegen.content.settled import Address
from guidegen.content.site import Look, Reading, Request, look, read_site
from guidegen.edition import routes
from guidegen.edition.desk import Desk, Makers
from guidegen.edition.planners import leaves_of, plan_leaves
from guidegen.output.cache import PictureCache
from guidegen.output.make import Bench
from guidegen.plan.addresses import Asked, clashing, leading_nowhere
from guidegen.plan.plan import Clash, Leaf, Plan, stand_apart
from guidegen.plan.recipes import RenderPage
from guidegen.problems import Position, Problem
from guidegen.themes import FoundTheme, find_theme, folder_of, known_themes


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked: which site, at which moment, and on which day if not that moment's."""

    root: Path
    now: dt.datetime
    today: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """How far long work is."""

    stage: str  # waiting, survey, pictures or sending
    done: int = 0
    total: int = 0
    name: str = ""


Show = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Way:
    """How an edition is set: for its readers, or for its own author, who sees what is still to come."""

    drafts: bool = False
    theme: str | None = None  # another one than site.yaml names
    at_once: int | None = None  # new pictures that may be read to their end now; of more, only the heads are


@dataclass(frozen=True)
class Edition:
    """One site on one day: what was read, the theme, and every page to be, none of them laid out before it is asked for."""

    reading: Reading
    theme: FoundTheme
    desk: Desk
    mistakes: tuple[Problem, ...]  # those in the texts and the settings

    @cached_property
    def leaves(self) -> dict[str, Leaf]:
        """The pages and other files with an address of their own, by path; of two at one path the first."""
        found: dict[str, Leaf] = {}
        for leaf in self._all_leaves:
            found.setdefault(leaf.path, leaf)
        return found

    @cached_property
    def planned(self) -> tuple[Plan, tuple[Clash, ...]]:
        """The plan of all files, every page laid out."""
        return plan_leaves(self.desk, self._all_leaves)

    @property
    def plan(self) -> Plan:
        """The plan of all files."""
        return self.planned[0]

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, in the order of the files; most often no page must be laid out to know it."""
        paths = [leaf.path for leaf in self._all_leaves]
        asked = tuple(_asked(address) for address in self.reading.addresses)
        clashes: tuple[Clash, ...] = ()
        lost = tuple(leading_nowhere(asked, self.leaves.keys()))
        if lost or not stand_apart(paths):
            plan, clashes = self.planned
            lost = tuple(leading_nowhere(asked, plan.outputs.keys()))
        found = (*clashing(clashes, asked, self.reading.problems), *lost)
        return tuple(sorted((*self.mistakes, *found), key=lambda problem: problem.position))

    def alike(self, other: Edition) -> bool:
        """Whether the other one would come out the same, by what they are made from."""
        return (
            self.theme is other.theme
            and self.desk.site == other.desk.site
            and self.desk.makers == other.desk.makers
            and self.reading.files == other.reading.files
        )

    @cached_property
    def _all_leaves(self) -> tuple[Leaf, ...]:
        return leaves_of(self.desk)


class Texts:
    """The prose of every reading that somebody still holds: a page of the edition before may yet be asked for."""

    def __init__(self) -> None:
        self._readings: tuple[weakref.ref[Reading], ...] = ()

    def add(self, reading: Reading) -> None:
        """Know the texts of this one too."""
        held = ((ref, ref()) for ref in self._readings)
        others = (ref for ref, other in held if other is not None and other is not reading)
        self._readings = (weakref.ref(reading), *others)

    def body_of(self, digest: str) -> str:
        """The body with that digest; KeyError when nobody holds a reading that has it."""
        for ref in self._readings:
            reading = ref()
            if reading is not None and digest in reading.bodies:
                return reading.bodies[digest]
        raise KeyError(digest)


@dataclass
class Press:
    """Sets one site again and again; what it keeps in between is a matter of time, never of what comes out."""

    root: Path
    cache: PictureCache
    executor: Executor | None = None
    show: Show | None = None
    memory: Memory = field(default_factory=Memory)
    _theme: tuple[tuple[tuple[str, Signature], ...], FoundTheme] | None = None
    _renderer: tuple[FoundTheme, Texts, Renderer] | None = None

    def set(self, order: Order, way: Way | None = None, seen: Look | None = None) -> Edition:
        """Read the site as it lies (as `seen` says), and set its edition; GuidegenError when the disk or the theme fails."""
        way = way or Way()
        reading = read_site(replace(self._request(order, way), seen=seen))
        theme, unknown = self._find_theme(way.theme or reading.site.settings.theme, reading.theme_place)
        desk = Desk(reading.site, theme.theme, _makers(reading))
        return Edition(reading, theme, desk, (*reading.problems, *unknown))

    def look(self) -> Look:
        """How the site's files lie now."""
        return look(self.root)

    def bench(self, edition: Edition) -> Bench:
        """What the pages and files of this edition are made with."""
        theme = edition.theme
        static = {file.digest: theme.static / file.path for file in theme.theme.static}
        renderer = self._render_with(theme, edition.reading)

        def render(recipe: RenderPage) -> bytes:
            return renderer.render(recipe.template, recipe.view)

        return Bench(render, {**edition.reading.files, **static}, self.cache)

    def themes(self) -> tuple[str, ...]:
        """The names of the themes to choose from."""
        return known_themes(self.root)

    def for_another_light(self) -> Press:
        """A press for the same site on another day or in another theme; texts that one has read both know."""
        return replace(self, memory=self.memory.sibling(), _theme=None, _renderer=None)

    def _request(self, order: Order, way: Way) -> Request:
        def looked(done: int, total: int) -> None:
            if self.show is not None:
                self.show(Step("survey", done, total))

        return Request(
            self.root,
            order.now,
            order.today,
            drafts=way.drafts,
            executor=self.executor,
            progress=looked,
            memory=self.memory,
            at_once=way.at_once,
        )

    def _find_theme(self, name: str, place: Position) -> tuple[FoundTheme, tuple[Problem, ...]]:
        """The theme of that name, read again only when a file of it has changed."""
        folder = folder_of(self.root, name)
        lies = (
            () if folder is None else tuple((e.path, e.signature) for e in walk(folder, skip=lambda _: False))
        )
        kept = self._theme
        if kept is not None and lies and kept[0] == lies and kept[1].folder == folder:
            return kept[1], ()
        theme, problems = find_theme(self.root, name, place)
        self._theme = (lies, theme) if not problems else None
        return theme, problems

    def _render_with(self, theme: FoundTheme, reading: Reading) -> Renderer:
        """A renderer that knows the texts of this reading; its templates are compiled once a theme."""
        if self._renderer is None or self._renderer[0] is not theme:
            texts = Texts()
            self._renderer = (theme, texts, Renderer(theme.folder, theme.words, texts.body_of))
        _, texts, renderer = self._renderer
        texts.add(reading)
        return renderer


def _asked(address: Address) -> Asked:
    path = routes.old_path(address.address.partition("#")[0])
    return Asked(address.address, path, address.place, address.old)


def _makers(reading: Reading) -> Makers:
    page = " ".join((__version__, *_versions()))
    if not reading.files:
        return Makers(page)
    from guidegen.adapters.pillow import encoder_version  # a site without pictures need not load Pillow

    return Makers(page, f"{__version__} {encoder_version()}")


def _versions() -> Iterator[str]:
    return (metadata.version(name) for name in ("jinja2", "babel", "markdown-it-py"))
