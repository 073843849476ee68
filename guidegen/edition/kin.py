"""Guides to go on to after a guide: its neighbours in its region, among its makers' and under its tags."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guidegen.edition.desk import Desk
    from guidegen.model.guide import Guide

REACH = 3  # neighbours looked at on either side, in each list: a new guide then changes few other pages


def kin(desk: Desk, guide: Guide, count: int) -> tuple[Guide, ...]:
    """Up to `count` listed guides that share the most with `guide`, newest first among equals."""
    region = (guide.region,) if guide.region else ()
    lists = [desk.site.guides_of(ref) for ref in (*region, *guide.by, *guide.tags)]
    found = {other.slug: other for guides in lists for other in _near(desk, guides, guide)}
    if len(found) <= count:
        found.update((other.slug, other) for other in _near(desk, desk.site.listed, guide))
    found.pop(guide.slug, None)
    ranked = sorted(found.values(), key=lambda other: (-_kinship(guide, other), desk.order[other.slug]))
    return tuple(ranked[:count])


def _near(desk: Desk, guides: tuple[Guide, ...], guide: Guide) -> tuple[Guide, ...]:
    """The guides on either side of `guide`; a list is in the order of the site's own."""
    own = desk.order.get(guide.slug, 0)
    low = bisect_left(guides, own, key=lambda other: desk.order[other.slug])
    return guides[max(0, low - REACH) : low + REACH + 1]


def _kinship(one: Guide, other: Guide) -> int:
    same_region = one.region is not None and one.region == other.region
    return 2 * same_region + len({*one.by} & {*other.by}) + len({*one.tags} & {*other.tags})
