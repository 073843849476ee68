"""The settings proven: their pictures found, their menus and redirects led to what is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from guidegen.adapters.names import is_portable
from guidegen.content.decode import place_of
from guidegen.content.discover import CONTENT
from guidegen.content.names import same_name
from guidegen.content.pictures import Named, Pictures
from guidegen.content.register import Register
from guidegen.content.relate import in_itself
from guidegen.content.settings import RawItem, SiteFile
from guidegen.content.sources import Source
from guidegen.model.guide import Status
from guidegen.model.media import Credit, Picture
from guidegen.model.names import Kind, Ref
from guidegen.model.site import MenuItem, Settings
from guidegen.problems import Position, Problem, error, warning

_ELSEWHERE = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Address:
    """An address of our own that site.yaml names, for whoever knows which there are."""

    address: str  # from the root, with /
    place: Position
    old: bool = False  # it leads elsewhere, so no page may stand there


def prove_settings(
    site: SiteFile, pictures: Pictures, register: Register
) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings with their pictures and the targets of their menus."""
    logo, wrong_logo = _own_picture(site, pictures, "logo")
    icon, wrong_icon = _own_picture(site, pictures, "icon")
    menu, wrong_menu = _menu(site.menu, site.path, register)
    footer, wrong_footer = _menu(site.footer, site.path, register)
    redirects = tuple((old.text, new.text) for old, new in site.redirects)
    settings = replace(site.settings, logo=logo, icon=icon, menu=menu, footer=footer, redirects=redirects)
    return settings, (*wrong_logo, *wrong_icon, *wrong_menu, *wrong_footer, *_wrong_redirects(site))


def addresses_in(site: SiteFile) -> Iterator[Address]:
    """The addresses of our own that menus and redirects name."""
    targets = (*(item.target for item in (*site.menu, *site.footer)), *(new for _, new in site.redirects))
    for target in targets:
        if target.text.startswith("/"):
            yield Address(target.text.strip(), place_of(target, site.path))
    for old, _ in site.redirects:
        yield Address(old.text.strip(), place_of(old, site.path), old=True)


def _own_picture(site: SiteFile, pictures: Pictures, key: str) -> tuple[Picture | None, tuple[Problem, ...]]:
    names = site.written.texts.get(key, ())
    if not names:
        return None, ()
    home = Source(Ref(Kind.PAGE, ""), site.path, (CONTENT,))
    named = Named(names[0], site.path, alt=site.settings.title)
    media, problems = pictures.media(named, home, Credit())
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
        if (plain := same_name(old.text.strip("/"))) in seen:
            yield error("redirect-twice", place_of(old, site.path), address=old.text)
        seen.add(plain)


def _may_move(address: str) -> bool:
    """Whether a page that leads on can stand at this address, on every disk."""
    path = address.strip("/")
    return (
        address.startswith("/")
        and "#" not in path
        and ".." not in path.split("/")
        and is_portable(path or "x")
    )
