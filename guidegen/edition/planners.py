"""THE LIST of functions that together plan an edition, and the function that runs it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from guidegen.edition import routes
from guidegen.edition.desk import Desk
from guidegen.edition.feeds import feed, sitemap
from guidegen.edition.hosts import host_files
from guidegen.edition.pages.front import credits_page, home_page, missing_page
from guidegen.edition.pages.guides import ended_pages, guide_pages, moved_pages
from guidegen.edition.pages.lists import overview_pages, tag_pages
from guidegen.edition.pages.records import (
    contributor_pages,
    exhibition_pages,
    place_pages,
    region_pages,
    text_pages,
)
from guidegen.plan.plan import Leaf, Output, make_plan
from guidegen.plan.recipes import CopyFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from guidegen.plan.plan import Clash, Plan


def theme_files(desk: Desk) -> Iterator[Leaf]:
    """The theme's own files, as they are."""
    for file in desk.theme.static:
        output = Output(
            routes.theme_path(desk.static, file.path), CopyFile(file.digest), f"theme {file.path}"
        )
        yield Leaf(output.path, partial(iter, (output,)))


PLANNERS: tuple[Callable[[Desk], Iterator[Leaf]], ...] = (
    theme_files,
    home_page,
    guide_pages,
    ended_pages,
    moved_pages,
    place_pages,
    exhibition_pages,
    region_pages,
    contributor_pages,
    overview_pages,
    tag_pages,
    text_pages,
    credits_page,
    missing_page,
    feed,
    host_files,
)


def leaves_of(desk: Desk) -> tuple[Leaf, ...]:
    """Every page and file of an edition that has an address of its own, none of them laid out yet."""
    pages = tuple(leaf for planner in PLANNERS for leaf in planner(desk))
    return (*pages, *sitemap(desk, pages))


def plan_leaves(desk: Desk, leaves: Iterable[Leaf]) -> tuple[Plan, tuple[Clash, ...]]:
    """Lay out every leaf of an edition; clashes are two records that want one address.

    An address that a page links to and no output serves is our own mistake, and raises LookupError.
    """
    plan, clashes = make_plan(output for leaf in leaves for output in leaf.outputs)
    broken = sorted(desk.promised - plan.outputs.keys())
    if broken and not clashes:
        raise LookupError(*broken)
    return plan, clashes
