"""What no single file shows: loops, clashes of addresses, days out of order, and who leads to whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from guidegen.content.geography import Spots, wrong_places
from guidegen.content.gleaned import Gleaned
from guidegen.content.manuscripts import Manuscript
from guidegen.content.register import Register
from guidegen.content.suggest import distance
from guidegen.model.guide import Guide
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Region
from guidegen.model.site import Tag
from guidegen.problems import Problem, error, warning

_ALIKE = 5  # letters: shorter tags are too easily like each other


@dataclass
class Together:
    """What was gleaned from each manuscript for the checks of the whole, kept from one run to the next."""

    spots: Spots = field(default_factory=Spots)
    tags: Gleaned[tuple[tuple[Ref, str], ...]] = field(default_factory=lambda: Gleaned(_tags))


def wrong_together(register: Register, kept: Together) -> Iterator[Problem]:
    """Every mistake that shows only when all records lie side by side; `kept` is of the run before."""
    kept.tags.keep_only(register.manuscripts.keys())
    guides = [m for ref, m in register.manuscripts.items() if ref.kind is Kind.GUIDE]
    yield from wrong_places(register, kept.spots)
    yield from _loops(register)
    yield from _clashes(guides)
    yield from _tag_slips(guides, kept)
    for guide in guides:
        yield from _ends_before_it_appears(guide)


def without_loops(regions: Iterable[Region]) -> tuple[Region, ...]:
    """The regions, those that lie in themselves cut loose from their parent."""
    known = {region.slug: region for region in regions}
    parents = {slug: region.parent.slug for slug, region in known.items() if region.parent is not None}
    return tuple(replace(r, parent=None) if in_itself(r.slug, parents) else r for r in known.values())


def used_tags(guides: Collection[Guide], described: Mapping[str, Tag], register: Register) -> tuple[Tag, ...]:
    """The tags of these guides by title; one that tags.yaml does not know is called as it was first written."""
    words: dict[str, str] = {}
    for guide in sorted(guides, key=lambda guide: guide.slug):  # what others call it stays with them
        for tag, text in _tags(register.manuscripts[Ref(Kind.GUIDE, guide.slug)]):
            words.setdefault(tag.slug, text)
    used = {ref.slug for guide in guides for ref in guide.tags}
    tags = (described.get(slug) or Tag(slug, words[slug]) for slug in used)
    return tuple(sorted(tags, key=lambda tag: (tag.title.casefold(), tag.slug)))


def in_itself(slug: str, parents: Mapping[str, str]) -> bool:
    """Whether going up from `slug` leads back to it."""
    above = parents.get(slug)
    seen: set[str] = set()
    while above is not None and above not in seen:
        if above == slug:
            return True
        seen.add(above)
        above = parents.get(above)
    return False


def _loops(register: Register) -> Iterator[Problem]:
    regions = {ref.slug: m for ref, m in register.manuscripts.items() if ref.kind is Kind.REGION}
    parents = {slug: parent.slug for slug, m in regions.items() if (parent := m.written.get("parent", Ref))}
    for slug, manuscript in regions.items():
        if in_itself(slug, parents):
            place = manuscript.written.position(manuscript.path, "parent")
            yield error("region-loop", place, region=manuscript.name, parent=parents[slug])


def _clashes(guides: Iterable[Manuscript]) -> Iterator[Problem]:
    """Old addresses that are somebody's address now, or two guides' old address."""
    known = sorted(guides, key=lambda m: m.path)
    owners = {guide.ref.slug: guide.path for guide in known}
    claimed: dict[str, str] = {}
    for guide in known:
        for n, slug in enumerate(guide.written.all("formerly", str)):
            place = guide.written.position(guide.path, "formerly", n)
            other = owners.get(slug) or claimed.get(slug)
            if owners.get(slug) == guide.path:
                yield error("formerly-itself", place, slug=slug)
            elif other is not None:
                yield error("formerly-taken", place, slug=slug, other=other)
            claimed.setdefault(slug, guide.path)


def _ends_before_it_appears(guide: Manuscript) -> Iterator[Problem]:
    published, last_day = (guide.written.get(key, dt.date) for key in ("published", "expires-on"))
    if published is not None and last_day is not None and last_day < published:
        place = guide.written.position(guide.path, "expires-on")
        yield error("expires-before-published", place, until=last_day, published=published)


def _tag_slips(guides: Iterable[Manuscript], kept: Together) -> Iterator[Problem]:
    """A tag that one guide alone uses and that is one letter from a tag that several use."""
    uses: dict[str, list[tuple[Manuscript, int]]] = {}
    for guide in sorted(guides, key=lambda m: m.path):
        for n, (tag, _) in enumerate(kept.tags.of(guide)):
            uses.setdefault(tag.slug, []).append((guide, n))
    common = sorted(slug for slug, users in uses.items() if len(users) > 1)
    for slug, users in uses.items():
        meant = next((c for c in common if len(slug) >= _ALIKE and distance(slug, c, 1) == 1), None)
        if len(users) == 1 and meant is not None:
            guide, n = users[0]
            yield warning(
                "tag-nearly", guide.written.position(guide.path, "tags", n), tag=slug, suggestion=meant
            )


def _tags(guide: Manuscript) -> tuple[tuple[Ref, str], ...]:
    refs = guide.written.all("tags", Ref)
    return tuple(
        (ref, value.text.strip())
        for ref, value in zip(refs, guide.written.texts.get("tags", ()), strict=False)
    )
