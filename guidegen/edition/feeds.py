"""What machines read: the Atom feed, the sitemap and robots.txt, written by an XML writer."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from guidegen.edition import routes
from guidegen.edition.facts import relation_view
from guidegen.model.names import Kind, Ref
from guidegen.plan.plan import Leaf, Output
from guidegen.plan.recipes import RenderPage, WriteText

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from guidegen.edition.desk import Desk
    from guidegen.model.guide import Guide

IN_FEED = 20  # the newest guides
ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
# What XML 1.0 has no way to write, not even escaped (its production 2, Char).
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(desk: Desk) -> Iterator[Leaf]:
    """feed.xml: Atom (RFC 4287), the newest guides that have a date; only when the site knows its address."""
    base = desk.site.settings.base_url
    if base is not None and desk.site.listed:
        yield Leaf(routes.FEED, lambda: (Output(routes.FEED, WriteText(_atom(desk, base)), "feed"),))


def sitemap(desk: Desk, pages: tuple[Leaf, ...]) -> Iterator[Leaf]:
    """sitemap.xml and robots.txt, from the pages of this edition that may be indexed."""
    base = desk.site.settings.base_url
    if base is None:
        return
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {base}{routes.SITEMAP}\n"
    yield Leaf(routes.SITEMAP, lambda: (Output(routes.SITEMAP, WriteText(_urls(pages)), "sitemap"),))
    yield Leaf(routes.ROBOTS, lambda: (Output(routes.ROBOTS, WriteText(robots), "robots"),))


def _atom(desk: Desk, base: str) -> str:
    dated = tuple(g for g in desk.site.listed if g.published is not None)[:IN_FEED]
    settings = desk.site.settings
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": settings.language})
    _add(root, "title", settings.title)
    if settings.tagline:
        _add(root, "subtitle", settings.tagline)
    _add(root, "id", base)
    _add(root, "updated", _instant(max((day for g in dated if (day := _day(g))), default=None)))
    ET.SubElement(root, "link", {"href": base})
    ET.SubElement(root, "link", {"rel": "self", "href": base + routes.FEED})
    _add(ET.SubElement(root, "author"), "name", settings.publisher or settings.title)
    for guide in dated:
        _entry(desk, root, guide)
    return _xml(root)


def _urls(pages: tuple[Leaf, ...]) -> str:
    root = ET.Element("urlset", {"xmlns": SITEMAP})
    for page in sorted(pages, key=lambda leaf: leaf.path):
        recipe = page.outputs[-1].recipe
        if isinstance(recipe, RenderPage) and recipe.view.head.canonical:
            _add(ET.SubElement(root, "url"), "loc", recipe.view.head.canonical)
    return _xml(root)


def _entry(desk: Desk, root: ET.Element, guide: Guide) -> None:
    entry = ET.SubElement(root, "entry")
    address = desk.absolute(desk.path(Ref(Kind.GUIDE, guide.slug))) or ""
    _add(entry, "title", guide.title)
    _add(entry, "id", address)
    ET.SubElement(entry, "link", {"href": address})
    _add(entry, "published", _instant(guide.published))
    _add(entry, "updated", _instant(_day(guide)))
    for ref in guide.by:
        _add(ET.SubElement(entry, "author"), "name", desk.site.contributor(ref).name)
    summary = guide.summary or guide.intro.excerpt
    if summary:
        _add(entry, "summary", summary)
    if relation_view(guide.relation, guide.partner) is not None and guide.relation is not None:
        ET.SubElement(entry, "category", {"term": guide.relation.value})


def _day(guide: Guide) -> dt.date | None:
    return guide.updated or guide.published


def _instant(day: dt.date | None) -> str:
    return f"{day or '1970-01-01'}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _xml(root: ET.Element) -> str:
    ET.indent(root)
    text = _NO_CHARACTER.sub("", ET.tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'
