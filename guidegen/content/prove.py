"""From all that was read to a Site in which every pointer leads somewhere, and the mistakes found on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from guidegen.content.galleys import Galleys
from guidegen.content.manuscripts import Manuscript
from guidegen.content.names import in_order
from guidegen.content.pictures import Pictures
from guidegen.content.register import make_register
from guidegen.content.relate import used_tags, without_loops, wrong_together
from guidegen.content.settings import SiteFile
from guidegen.content.settled import Address, addresses_in, prove_settings
from guidegen.content.visibility import Visibility, visibility
from guidegen.model.contributor import Contributor
from guidegen.model.exhibition import Exhibition
from guidegen.model.guide import Guide
from guidegen.model.names import Ref
from guidegen.model.place import Place, Region
from guidegen.model.site import Ended, Page, Settings, Site, Tag
from guidegen.problems import Problem

_R = TypeVar("_R", Guide, Place, Exhibition, Region, Contributor, Page)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A guide that this day does not show: why, and the day that changes it (None: its author does)."""

    slug: str
    title: str
    path: str
    reason: Visibility
    when: dt.date | None = None


@dataclass(frozen=True)
class Proven:
    """What reading came to."""

    site: Site
    problems: tuple[Problem, ...] = ()
    bodies: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    addresses: tuple[Address, ...] = ()


@dataclass(frozen=True)
class Pile:
    """All that was read, before it is proven."""

    site: SiteFile
    manuscripts: tuple[Manuscript, ...]
    tags: Mapping[str, Tag]
    pictures: Pictures


def prove(pile: Pile, today: dt.date, *, drafts: bool, kept: Galleys | None = None) -> Proven:
    """The Site that may be seen on `today`, and everything that is wrong in the whole of content/.

    `kept` are the galleys of the run before, from which those are taken that would come out the same.
    """
    seen = {m.ref: visibility(m, today, drafts=drafts) for m in pile.manuscripts}
    hidden = frozenset(ref for ref, state in seen.items() if state is not Visibility.VISIBLE)
    register = make_register(pile.manuscripts, hidden)
    keeper = kept or Galleys()
    galleys = keeper.pull(register, pile.pictures)
    settings, problems = prove_settings(pile.site, pile.pictures, register)
    records = [galley.record for galley in galleys if galley.ref in register.visible]
    shown = replace(_site(settings, today, records), ended=_ended(pile.manuscripts, seen))
    shown = replace(shown, tags=used_tags(shown.listed, pile.tags, register))
    together = wrong_together(register, keeper.together)
    return Proven(
        site=shown,
        problems=(*problems, *together, *(p for galley in galleys for p in galley.problems)),
        bodies={d: html for g in galleys if g.ref in register.visible for d, html in g.bodies.items()},
        left_out=tuple(_left_out(m, seen[m.ref]) for m in pile.manuscripts if m.ref in hidden),
        addresses=tuple(addresses_in(pile.site)),
    )


def _site(settings: Settings, today: dt.date, records: Iterable[object]) -> Site:
    by_type: dict[type, list[object]] = {}
    for record in records:
        by_type.setdefault(type(record), []).append(record)
    return Site(
        settings,
        today,
        guides=_newest_first(_only(by_type, Guide)),
        places=tuple(sorted(_only(by_type, Place), key=_by_name)),
        exhibitions=tuple(sorted(_only(by_type, Exhibition), key=_by_title)),
        regions=tuple(sorted(without_loops(_only(by_type, Region)), key=_by_name)),
        contributors=tuple(sorted(_only(by_type, Contributor), key=_by_name)),
        pages=tuple(sorted(_only(by_type, Page), key=_by_title)),
    )


def _only(by_type: Mapping[type, Iterable[object]], kind: type[_R]) -> tuple[_R, ...]:
    return tuple(record for record in by_type.get(kind, ()) if isinstance(record, kind))


def _newest_first(guides: Iterable[Guide]) -> tuple[Guide, ...]:
    by_slug = sorted(guides, key=lambda guide: guide.slug)
    return tuple(sorted(by_slug, key=lambda guide: guide.published or dt.date.min, reverse=True))


def _by_name(record: Place | Region | Contributor) -> tuple[str, str]:
    return in_order(record.name), record.slug


def _by_title(record: Exhibition | Page) -> tuple[str, str]:
    return in_order(record.title), record.slug


def _ended(manuscripts: Iterable[Manuscript], seen: Mapping[Ref, Visibility]) -> tuple[Ended, ...]:
    past = (m for m in manuscripts if seen[m.ref] is Visibility.EXPIRED)
    return tuple(
        sorted((Ended(m.ref.slug, m.written.all("formerly", str)) for m in past), key=lambda e: e.slug)
    )


def _left_out(manuscript: Manuscript, reason: Visibility) -> LeftOut:
    key = {Visibility.SCHEDULED: "published", Visibility.EXPIRED: "expires-on"}.get(reason, "")
    when = manuscript.written.get(key, dt.date)
    return LeftOut(manuscript.ref.slug, manuscript.name, manuscript.path, reason, when)
