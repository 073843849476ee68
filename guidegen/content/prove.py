"""From all that was read to a Site in which every pointer leads somewhere, and the mistakes found on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from guidegen.adapters.names import is_portable
from guidegen.content import records
from guidegen.content.decode import place_of
from guidegen.content.discover import CONTENT
from guidegen.content.manuscripts import Manuscript
from guidegen.content.names import in_order
from guidegen.content.pictures import Named, Pictures
from guidegen.content.proof import Proof
from guidegen.content.register import Register, make_register
from guidegen.content.relate import in_itself, used_tags, without_loops, wrong_together
from guidegen.content.settings import RawItem, SiteFile
from guidegen.content.sources import Source
from guidegen.content.visibility import Visibility, visibility
from guidegen.model.contributor import Contributor
from guidegen.model.exhibition import Exhibition
from guidegen.model.guide import Guide, Status
from guidegen.model.media import Credit, Picture
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Place, Region
from guidegen.model.site import Ended, MenuItem, Page, Settings, Site, Tag
from guidegen.problems import Position, Problem, error, warning

_R = TypeVar("_R", Guide, Place, Exhibition, Region, Contributor, Page)

_ELSEWHERE = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A guide that this day does not show: why, and the day that changes it (None: its author does)."""

    slug: str
    title: str
    path: str
    reason: Visibility
    when: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """An address of our own that site.yaml names, for whoever knows which there are."""

    address: str  # from the root, with /
    place: Position
    old: bool = False  # it leads elsewhere, so no page may stand there


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


def prove(pile: Pile, today: dt.date, *, drafts: bool) -> Proven:
    """The Site that may be seen on `today`, and everything that is wrong in the whole of content/."""
    seen = {m.ref: visibility(m, today, drafts=drafts) for m in pile.manuscripts}
    hidden = frozenset(ref for ref, state in seen.items() if state is not Visibility.VISIBLE)
    register = make_register(pile.manuscripts, hidden)
    proofs = tuple(Proof(m, register, pile.pictures) for m in pile.manuscripts)
    site, problems = _settled(pile, register)
    made = {kind: _made(proofs, kind, register) for kind in Kind}
    shown = replace(_site(site, today, made), ended=_ended(pile.manuscripts, seen))
    shown = replace(shown, tags=used_tags(shown.listed, pile.tags, register))
    found = (*problems, *wrong_together(register), *(p for proof in proofs for p in proof.problems))
    return Proven(
        site=shown,
        problems=found,
        bodies={
            d: html
            for proof in proofs
            if proof.manuscript.ref in register.visible
            for d, html in proof.bodies.items()
        },
        left_out=tuple(_left_out(m, seen[m.ref]) for m in pile.manuscripts if m.ref in hidden),
        addresses=tuple(_addresses(pile.site)),
    )


_MAKERS: Mapping[Kind, Callable[[Proof], object]] = {
    Kind.GUIDE: records.guide_from,
    Kind.PLACE: records.place_from,
    Kind.EXHIBITION: records.exhibition_from,
    Kind.REGION: records.region_from,
    Kind.CONTRIBUTOR: records.contributor_from,
    Kind.PAGE: records.page_from,
}


def _made(proofs: Iterable[Proof], kind: Kind, register: Register) -> tuple[object, ...]:
    """The visible records of a kind; the others are proven too, so that their mistakes are known."""
    made = [
        (proof.manuscript.ref, _MAKERS[kind](proof)) for proof in proofs if proof.manuscript.ref.kind is kind
    ]
    return tuple(record for ref, record in made if record is not None and ref in register.visible)


def _site(settings: Settings, today: dt.date, made: Mapping[Kind, tuple[object, ...]]) -> Site:
    return Site(
        settings,
        today,
        guides=_newest_first(_only(made[Kind.GUIDE], Guide)),
        places=tuple(sorted(_only(made[Kind.PLACE], Place), key=_by_name)),
        exhibitions=tuple(sorted(_only(made[Kind.EXHIBITION], Exhibition), key=_by_title)),
        regions=tuple(sorted(without_loops(_only(made[Kind.REGION], Region)), key=_by_name)),
        contributors=tuple(sorted(_only(made[Kind.CONTRIBUTOR], Contributor), key=_by_name)),
        pages=tuple(sorted(_only(made[Kind.PAGE], Page), key=_by_title)),
    )


def _only(records_: Iterable[object], kind: type[_R]) -> tuple[_R, ...]:
    return tuple(record for record in records_ if isinstance(record, kind))


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


def _settled(pile: Pile, register: Register) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings with their pictures and the targets of their menus."""
    logo, wrong_logo = _own_picture(pile, "logo")
    icon, wrong_icon = _own_picture(pile, "icon")
    menu, wrong_menu = _menu(pile.site.menu, pile.site.path, register)
    footer, wrong_footer = _menu(pile.site.footer, pile.site.path, register)
    redirects = tuple((old.text, new.text) for old, new in pile.site.redirects)
    settings = replace(
        pile.site.settings, logo=logo, icon=icon, menu=menu, footer=footer, redirects=redirects
    )
    return settings, (*wrong_logo, *wrong_icon, *wrong_menu, *wrong_footer, *_wrong_redirects(pile.site))


def _own_picture(pile: Pile, key: str) -> tuple[Picture | None, tuple[Problem, ...]]:
    names = pile.site.written.texts.get(key, ())
    if not names:
        return None, ()
    home = Source(Ref(Kind.PAGE, ""), pile.site.path, (CONTENT,))
    named = Named(names[0], pile.site.path, alt=pile.site.settings.title)
    media, problems = pile.pictures.media(named, home, Credit())
    wrong = tuple(problem for problem in problems if problem.code not in {"credit-missing", "alt-missing"})
    return (media if isinstance(media, Picture) else None), wrong


def _menu(
    items: Iterable[RawItem], path: str, register: Register
) -> tuple[tuple[MenuItem, ...], tuple[Problem, ...]]:
    made: list[MenuItem] = []
    problems: list[Problem] = []
    for item in items:
        target = item.target.text.strip()
        ref = None if target.startswith(("/", *_ELSEWHERE)) else register.target(target, path)
        if ref is not None and ref not in register.visible:
            problems.append(warning("menu-target-hidden", place_of(item.target, path), target=target))
        elif ref is not None:
            if register.manuscripts[ref].written.values.get("status") is Status.UNLISTED:
                problems.append(warning("menu-target-unlisted", place_of(item.target, path), target=target))
            made.append(MenuItem(item.text or register.manuscripts[ref].name, "", ref))
        elif target.startswith(("/", *_ELSEWHERE)):
            made.append(MenuItem(item.text or target, target))
        else:
            problems.append(error("menu-target-not-found", place_of(item.target, path), target=target))
    return tuple(made), tuple(problems)


def _wrong_redirects(site: SiteFile) -> Iterator[Problem]:
    leads = {old.text.strip("/"): new.text.strip("/") for old, new in site.redirects}
    seen: set[str] = set()
    for old, new in site.redirects:
        if not _may_move(old.text):
            yield error("redirect-from", place_of(old, site.path), address=old.text)
        if not new.text.startswith(("/", "https://", "http://")):
            yield error("redirect-to", place_of(new, site.path), address=new.text)
        if in_itself(old.text.strip("/"), leads):
            yield error("redirect-circle", place_of(new, site.path), address=new.text)
        if old.text.strip("/") in seen:
            yield error("redirect-twice", place_of(old, site.path), address=old.text)
        seen.add(old.text.strip("/"))


def _may_move(address: str) -> bool:
    """Whether a page that leads on can stand at this address, on every disk."""
    path = address.strip("/")
    return (
        address.startswith("/")
        and "#" not in path
        and ".." not in path.split("/")
        and is_portable(path or "x")
    )


def _addresses(site: SiteFile) -> Iterator[Address]:
    targets = (*(item.target for item in (*site.menu, *site.footer)), *(new for _, new in site.redirects))
    for target in targets:
        if target.text.startswith("/"):
            yield Address(target.text.strip(), place_of(target, site.path))
    for old, _ in site.redirects:
        yield Address(old.text.strip(), place_of(old, site.path), old=True)
