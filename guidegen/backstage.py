"""What stands behind a page of an edition: its source and its lines, its pictures and their cuts, who may see it."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property

from guidegen.content.manuscripts import Manuscript
from guidegen.content.visibility import Visibility, visibility
from guidegen.edition.crops import Box, crop_box
from guidegen.edition.views import PictureView
from guidegen.model.exhibition import Run, RunState
from guidegen.model.guide import Status
from guidegen.model.media import Picture
from guidegen.model.names import Kind, Ref
from guidegen.plan.recipes import RenderPage
from guidegen.press import Edition
from guidegen.problems import Position, Problem, warning

UNLISTED = "unlisted"

_KEYS = {Visibility.SCHEDULED: "published", Visibility.EXPIRED: "expires-on"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a plain build would treat a page: draft, scheduled, expired or unlisted; and the day that changes it."""

    status: str
    when: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a page comes from, and the line of each entry by its id."""

    file: str
    title: str
    lines: Mapping[str, int]
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Cut:
    """One part of a picture that a page shows, in pixels of the upright original, and the roles that show it so."""

    box: Box
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture on a page: where it lies, how it is cut there, and the roles it is too small for."""

    picture: Picture
    file: str
    notes: str  # where its focus may be written
    cuts: tuple[Cut, ...]
    small: tuple[str, ...]


@dataclass(frozen=True)
class Backstage:
    """The view from behind on one edition."""

    edition: Edition

    def origin(self, path: str) -> Origin | None:
        """What the page at this path comes from; None for a page that no single text makes."""
        manuscript = self._by_path.get(path)
        if manuscript is None:
            return None
        lines = {stop.id: stop.heading.line for stop in manuscript.stops}
        return Origin(manuscript.path, manuscript.name, lines, self._standing(manuscript))

    @cached_property
    def marks(self) -> dict[str, Standing]:
        """The pages that a plain build would not show, or show to nobody who does not know them, by path."""
        found = ((path, self._standing(m)) for path, m in self._by_path.items() if m.ref.kind is Kind.GUIDE)
        return {path: standing for path, standing in found if standing is not None}

    def shown(self, path: str) -> tuple[Shown, ...]:
        """The pictures of the page at this path."""
        leaf = self.edition.leaves.get(path)
        recipe = leaf.outputs[-1].recipe if leaf else None
        roles: dict[str, set[str]] = {}
        for view in _pictures_in(recipe.view) if isinstance(recipe, RenderPage) else ():
            roles.setdefault(view.name, set()).add(view.role)
        pictures = ((self._pictures.get(name), found) for name, found in roles.items())
        return tuple(self._one(picture, sorted(found)) for picture, found in pictures if picture is not None)

    def notes(self, path: str) -> tuple[Problem, ...]:
        """What its author may want to know of the page at this path: what closes soon, which picture is too small."""
        manuscript = self._by_path.get(path)
        if manuscript is None:
            return ()
        return *self._closing(manuscript), *self._small(manuscript, path)

    def path_of(self, ref: Ref) -> str | None:
        """The path of a record's page; None when this edition does not show it."""
        path = self.edition.desk.path(ref)
        return path if path in self.edition.leaves else None

    def _closing(self, manuscript: Manuscript) -> Iterator[Problem]:
        site, ref = self.edition.desk.site, manuscript.ref
        if ref.kind is Kind.EXHIBITION and ref in site:
            yield from self._soon(site.exhibition(ref).run, site.name(ref), Position(manuscript.path, 1))
        lines = {stop.id: stop.heading.line for stop in manuscript.stops}
        for entry in site.guide(ref).entries if ref.kind is Kind.GUIDE and ref in site else ():
            subject = entry.subject
            show = site.exhibition(subject) if subject and subject.kind is Kind.EXHIBITION else None
            run = entry.run or (show.run if show else None)
            if run is not None:
                yield from self._soon(run, entry.headline, Position(manuscript.path, lines.get(entry.id, 1)))

    def _soon(self, run: Run, name: str, place: Position) -> Iterator[Problem]:
        if run.state(self.edition.desk.site.today) is RunState.LAST_CHANCE:
            yield warning("closing-soon", place, name=name, until=run.until)

    def _small(self, manuscript: Manuscript, path: str) -> Iterator[Problem]:
        named = {posixpath.basename(media.file.text): media.file.line for media in manuscript.media}
        for one in self.shown(path):
            width = one.picture.width
            line = named.get(posixpath.basename(one.file), 1)
            if one.small:
                place = Position(manuscript.path, line)
                yield warning("picture-small", place, file=one.file, width=width, roles=", ".join(one.small))

    def _one(self, picture: Picture, roles: list[str]) -> Shown:
        file = f"content/{picture.source}"
        folder = file.rpartition("/")[0]
        notes = next((note for note in self._notes if note.rpartition("/")[0] == folder), None)
        named = "fotos.yaml" if self.edition.desk.language == "nl" else "photos.yaml"
        boxes: dict[Box, list[str]] = {}
        small = []
        for name in roles:
            role = self.edition.desk.theme.role(name)
            box = crop_box(picture.width, picture.height, role.ratio, picture.focus)
            boxes.setdefault(box, []).append(name)
            small += [name] if box[2] - box[0] < min(role.widths) else []
        cuts = tuple(Cut(box, tuple(names)) for box, names in sorted(boxes.items()))
        return Shown(picture, file, notes or f"{folder}/{named}", cuts, tuple(small))

    def _standing(self, manuscript: Manuscript) -> Standing | None:
        state = visibility(manuscript, self.edition.desk.site.today, drafts=False)
        if state is not Visibility.VISIBLE:
            return Standing(state.value, manuscript.written.get(_KEYS.get(state, ""), dt.date))
        unlisted = manuscript.written.values.get("status") is Status.UNLISTED
        return Standing(UNLISTED) if unlisted else None

    @cached_property
    def _by_path(self) -> dict[str, Manuscript]:
        return {self.edition.desk.path(m.ref): m for m in self.edition.reading.manuscripts}

    @cached_property
    def _notes(self) -> tuple[str, ...]:
        names = ("photos.yaml", "fotos.yaml", "photos.yml", "fotos.yml")
        paths = self.edition.reading.look.signatures
        return tuple(path for path in paths if path.rpartition("/")[2].casefold() in names)

    @cached_property
    def _pictures(self) -> dict[str, Picture]:
        return {f"p-{picture.digest[:8]}": picture for picture in _all_pictures(self.edition)}


def _pictures_in(view: object) -> Iterator[PictureView]:
    """Every picture that a template is given."""
    if isinstance(view, PictureView):
        yield view
    elif isinstance(view, tuple):
        for part in view:
            yield from _pictures_in(part)
    elif is_dataclass(view):
        for part in fields(view):
            yield from _pictures_in(getattr(view, part.name))


def _all_pictures(edition: Edition) -> Iterator[Picture]:
    site = edition.desk.site
    media: list[object] = [
        *(m for guide in site.guides for m in (guide.cover, *guide.intro.media)),
        *(m for guide in site.guides for entry in guide.entries for m in entry.text.media),
        *(m for place in site.places for m in (place.cover, *place.text.media)),
        *(m for show in site.exhibitions for m in (show.cover, *show.text.media)),
        *(m for region in site.regions for m in (region.cover, *region.text.media)),
        *(m for maker in site.contributors for m in (maker.portrait, *maker.text.media)),
        *(m for page in site.pages for m in page.text.media),
    ]
    return (one for one in media if isinstance(one, Picture))
