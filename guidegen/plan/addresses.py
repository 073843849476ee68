"""What is wrong with the addresses of an edition: two pages at one of them, or none where the settings lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidegen.plan.plan import fold
from guidegen.problems import Position, Problem, error

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from guidegen.plan.plan import Clash

# Problems that two pages at one address have too, told already where a text asks for that address.
_TOLD = frozenset({"formerly-itself", "formerly-taken", "redirect-twice", "slug-taken"})


@dataclass(frozen=True, slots=True)
class Asked:
    """An address that the settings name, and where they do."""

    address: str  # as written, from the root: "/gidsen/x/#y"
    path: str  # of the output that would stand there
    place: Position
    old: bool  # it leads elsewhere, so no page may stand there


def clashing(
    clashes: Iterable[Clash], asked: Iterable[Asked], problems: Iterable[Problem]
) -> Iterator[Problem]:
    """A problem for each two pages at one address, but for those that `problems` tell already."""
    told = {text.strip("/") for p in problems if p.code in _TOLD for _, text in p.values}
    old: dict[str, list[Asked]] = {}
    for one in asked:
        if one.old:
            old.setdefault(fold(one.path), []).append(one)
    moved: set[str] = set()
    for clash in clashes:
        if any(f"/{address}/" in f"/{clash.path}" for address in told):
            continue
        paths = (fold(path) for path in (clash.second.path, clash.first.path, clash.path))
        redirect = next((path for path in paths if path in old), None)
        if redirect is not None:
            here = () if redirect in moved else old[redirect]
            yield from (error("redirect-taken", one.place, address=one.address) for one in here)
            moved.add(redirect)
            continue
        first, second = clash.first.about, clash.second.about
        yield error("address-clash", Position("content"), path=clash.path, first=first, second=second)


def leading_nowhere(asked: Iterable[Asked], paths: Collection[str]) -> Iterator[Problem]:
    """A problem for each address at which no output will be; `paths` are those of all outputs."""
    known = tuple(asked)
    claimed = {
        fold(one.path) for one in known if one.old
    }  # clashing() tells what a redirect stands in the way of
    for one in known:
        file = one.address.partition("#")[0].strip("/")  # "/feed.xml" is no folder
        if not one.old and fold(one.path) not in claimed and not {file, one.path}.intersection(paths):
            yield error("address-not-found", one.place, address=one.address)
