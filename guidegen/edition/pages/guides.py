"""The pages of guides, and what is left of guides that have ended or moved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from guidegen.edition import jsonld, routes
from guidegen.edition.cards import guide_accent, guide_card
from guidegen.edition.chrome import About, head, site_view
from guidegen.edition.entries import lay_entries
from guidegen.edition.facts import relation_view
from guidegen.edition.kin import kin
from guidegen.edition.prose import frames, lay_blocks
from guidegen.edition.sheet import Sheet
from guidegen.edition.views import GuidePage, Link, NoticePage
from guidegen.model.guide import Route, Status
from guidegen.model.names import Kind, Ref
from guidegen.plan.plan import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidegen.edition.desk import Desk
    from guidegen.edition.views import BlockView
    from guidegen.model.guide import Guide
    from guidegen.plan.plan import Output

MORE = 3  # guides to go on to, at the end of one


def guide_pages(desk: Desk) -> Iterator[Leaf]:
    """A leaf for each guide: its page, at its address."""
    for guide in desk.site.guides:
        yield Leaf(desk.path(Ref(Kind.GUIDE, guide.slug)), partial(_guide_page, desk, guide))


def ended_pages(desk: Desk) -> Iterator[Leaf]:
    """A short notice at each address, also former ones, of a guide that has ended; nothing of its content."""
    for ended in desk.site.ended:
        for slug in (ended.slug, *ended.formerly):
            path = desk.path(Ref(Kind.GUIDE, slug))
            yield Leaf(path, partial(notice_page, desk, path, "ended"))


def moved_pages(desk: Desk) -> Iterator[Leaf]:
    """A page at every old address that leads to the new one: former slugs, and the site's own redirects."""
    for path, target in moved(desk):
        yield Leaf(path, partial(notice_page, desk, path, "moved", target))


def moved(desk: Desk) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each old path, with where it leads (an output path or an address) and the words for that."""
    for guide in desk.site.guides:
        here = desk.path(Ref(Kind.GUIDE, guide.slug))
        for slug in guide.formerly:
            yield desk.path(Ref(Kind.GUIDE, slug)), (here, guide.title)
    for old, new in desk.site.settings.redirects:
        yield routes.old_path(old), (new if ":" in new else f"/{new.lstrip('/')}", new)


def notice_page(
    desk: Desk, path: str, notice: str, target: tuple[str, str] | None = None
) -> Iterator[Output]:
    """A short page: `missing`, `ended`, or `moved` to `target` (an output path or an address, and its words)."""
    sheet = Sheet(desk, path, root=_root_of_missing(desk) if notice == "missing" else None)
    guides = () if notice == "moved" else tuple(guide_card(sheet, guide) for guide in desk.site.listed[:MORE])
    view = NoticePage(
        site=site_view(sheet),
        notice=notice,
        target=_target(sheet, target) if target else None,
        guides=guides,
        head=head(sheet, About("notice", notice, noindex=True)),
    )
    yield from sheet.outputs("notice", view, f"{notice} {path}")


def _target(sheet: Sheet, target: tuple[str, str]) -> Link:
    address, words = target
    if address.startswith("/"):
        return Link(sheet.typed(address), words)
    return Link(address if ":" in address else sheet.to(address), words)


def _root_of_missing(desk: Desk) -> str:
    """A 404 page is shown at any depth, so its links start at the site's root, when that is known."""
    base = desk.site.settings.base_url
    return "" if base is None else "/" + base.split("/", 3)[3]


def _guide_page(desk: Desk, guide: Guide) -> Iterator[Output]:
    ref = Ref(Kind.GUIDE, guide.slug)
    site = desk.site
    sheet = Sheet(desk, desk.path(ref))
    sheet.set_accent(guide_accent(guide))
    intro = lay_blocks(sheet, guide.intro.blocks)
    entries = lay_entries(sheet, guide.entries)
    blocks = (*intro, *(block for entry in entries for block in entry.blocks))
    view = GuidePage(
        site=site_view(sheet),
        title=guide.title,
        summary=guide.summary,
        cover=sheet.picture(guide.cover, "cover") if guide.cover else None,
        authors=tuple(sheet.link(by, site.contributor(by).name) for by in guide.by),
        region=sheet.link(guide.region, site.region(guide.region).name) if guide.region else None,
        published=guide.published,
        updated=guide.updated,
        route=guide.route.value if guide.route not in (None, Route.NONE) else None,
        duration=guide.duration,
        relation=relation_view(guide.relation, guide.partner),
        tags=tuple(sheet.link(tag, site.tag(tag).title) for tag in guide.tags if tag in site),
        intro=intro,
        entries=entries,
        more=tuple(guide_card(sheet, other) for other in kin(desk, guide, MORE)),
        head=head(sheet, _about(sheet, guide, blocks)),
    )
    yield from sheet.outputs("guide", view, f"guide {guide.slug}")


def _about(sheet: Sheet, guide: Guide, blocks: tuple[BlockView, ...]) -> About:
    site = sheet.desk.site
    unlisted = guide.status is not Status.PUBLISHED
    trail = (sheet.link(guide.region, site.region(guide.region).name),) if guide.region else ()
    return About(
        kind="guide",
        title=guide.title,
        description=guide.summary or guide.intro.excerpt or None,
        picture=guide.cover,
        article=True,
        noindex=unlisted,
        jsonld=() if unlisted else (jsonld.guide_thing(sheet, guide),),
        trail=trail,
        frames=frames(blocks),
    )
