"""Manuscripts set as galleys: each a record with its texts and mistakes, kept as long as it would come out the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from guidegen.content import records
from guidegen.content.manuscripts import Manuscript
from guidegen.content.pictures import Pictures, named_files
from guidegen.content.proof import Proof
from guidegen.content.register import Register
from guidegen.content.relate import Together
from guidegen.model.names import Kind, Ref
from guidegen.problems import Problem

_MAKERS: Mapping[Kind, Callable[[Proof], object]] = {
    Kind.GUIDE: records.guide_from,
    Kind.PLACE: records.place_from,
    Kind.EXHIBITION: records.exhibition_from,
    Kind.REGION: records.region_from,
    Kind.CONTRIBUTOR: records.contributor_from,
    Kind.PAGE: records.page_from,
}


@dataclass(frozen=True, slots=True)
class Galley:
    """What one manuscript came to: its record (None when it can be shown nowhere), its mistakes, its texts."""

    manuscript: Manuscript
    record: object
    problems: tuple[Problem, ...]
    bodies: Mapping[str, str]
    curious: bool  # it also depends on what others are called and on their headings

    @property
    def ref(self) -> Ref:
        """What others call it."""
        return self.manuscript.ref


@dataclass
class Galleys:
    """The galleys of one run after the other; the next run takes over those on which nothing has changed.

    A galley depends on its manuscript, on the files that it names, on which records there are, may be seen and
    have a text; a curious one on names and headings too. All that is compared, nothing is traced.
    """

    together: Together = field(default_factory=Together)
    _last: dict[Ref, Galley] = field(default_factory=dict)
    _register: Register | None = None
    _pictures: Pictures | None = None

    def pull(self, register: Register, pictures: Pictures) -> tuple[Galley, ...]:
        """A galley of every manuscript, in their order."""
        last = self._last if self._register and _same_roster(self._register, register) else {}
        same_words = bool(last) and self._register is not None and _same_words(self._register, register)
        same_pictures = last and self._pictures is not None and _same(self._pictures, pictures)
        galleys = []
        for ref, manuscript in register.manuscripts.items():
            galley = last.get(ref)
            if (
                galley is None
                or galley.manuscript is not manuscript
                or (galley.curious and not same_words)
                or not (same_pictures or self._same_files(manuscript, pictures))
            ):
                galley = _set(Proof(manuscript, register, pictures))
            galleys.append(galley)
        self._last = {galley.ref: galley for galley in galleys}
        self._register, self._pictures = register, pictures
        return tuple(galleys)

    def _same_files(self, manuscript: Manuscript, pictures: Pictures) -> bool:
        before = self._pictures
        if before is None:
            return False
        return all(
            one == other and one is not None
            for one, other in zip(_shown(manuscript, before), _shown(manuscript, pictures), strict=True)
        )


def _set(proof: Proof) -> Galley:
    record = _MAKERS[proof.manuscript.ref.kind](proof)
    return Galley(proof.manuscript, record, tuple(proof.problems), proof.bodies, proof.curious)


def _same_roster(one: Register, other: Register) -> bool:
    """Whether the same records are there, under the same names, as visible, and with a text or without."""
    return (
        one.visible == other.visible
        and one.by_path == other.by_path
        and one.manuscripts.keys() == other.manuscripts.keys()
        and all(bool(m.blocks) == bool(other.manuscripts[ref].blocks) for ref, m in one.manuscripts.items())
    )


def _same_words(one: Register, other: Register) -> bool:
    """Whether all records, the same ones, have the same names and their entries the same addresses."""
    return all(
        m is (now := other.manuscripts[ref])
        or (m.name == now.name and [stop.id for stop in m.stops] == [stop.id for stop in now.stops])
        for ref, m in one.manuscripts.items()
    )


def _same(one: Pictures, other: Pictures) -> bool:
    return (
        one.shelf is other.shelf
        and one.digests == other.digests
        and one.surveys == other.surveys
        and one.notes == other.notes
        and one.damaged == other.damaged
    )


def _shown(manuscript: Manuscript, pictures: Pictures) -> Iterator[object]:
    """For each file that a manuscript names all that is known of it; None where that is not all that matters."""
    for name in named_files(manuscript):
        found = pictures.shelf.find(name.text, manuscript.source.folders)
        if found.path is None or found.code is not None:
            yield None  # what is suggested instead depends on every other file
            continue
        captions = pictures.captions_of(found.path)
        yield (
            found.path,
            pictures.digests.get(found.path),
            pictures.surveys.get(found.path),
            pictures.notes.get(found.path),
            tuple((path, pictures.damaged.get(path)) for path in (found.path, *captions)),
        )
