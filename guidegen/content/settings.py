"""site.yaml: the site and its settings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from guidegen.adapters.schema import Slot
from guidegen.content import convert
from guidegen.content.choices import (
    LANGUAGES,
    read_base,
    read_contact,
    read_format,
    read_language,
    read_picture_format,
    read_theme,
    read_zone,
)
from guidegen.content.dates import Speech
from guidegen.content.decode import Form, Written, decode
from guidegen.content.destinations import read_destinations
from guidegen.content.keys import english_key
from guidegen.content.tables import flat_fields, node_place, table, without
from guidegen.model.document import Mapping, Node, Sequence, Value
from guidegen.model.site import Settings
from guidegen.problems import Position, Problem, error, warning

SLOTS: tuple[Slot, ...] = (
    Slot("title", convert.read_text, required=True),
    Slot("format", read_format, required=True),
    Slot("languages", read_language, required=True, many=True),
    Slot("tagline", convert.read_text),
    Slot("description", convert.read_text),
    Slot("base-url", read_base),
    Slot("time-zone", read_zone),
    Slot("theme", read_theme),
    Slot("picture-formats", read_picture_format, many=True),
    Slot("publisher", convert.read_text),
    Slot("contact", read_contact),
    Slot("colophon", convert.read_text),
    Slot("logo", convert.read_text),
    Slot("icon", convert.read_text),
    Slot("accent", convert.read_colour),
)
_DEEPER = frozenset({"menu", "footer", "redirects", "theme-options", "publish"})


@dataclass(frozen=True, slots=True)
class RawItem:
    """A line of a menu as written: its text, if it has one, and what it leads to."""

    text: str | None
    target: Value


@dataclass(frozen=True, slots=True)
class SiteFile:
    """What site.yaml says; pictures and targets are still names, to be proven."""

    path: str
    settings: Settings
    written: Written = field(default_factory=Written)
    menu: tuple[RawItem, ...] = ()
    footer: tuple[RawItem, ...] = ()
    redirects: tuple[tuple[Value, Value], ...] = ()


def read_settings(path: str, node: Node | None, speech: Speech) -> tuple[SiteFile, tuple[Problem, ...]]:
    """The settings in the file at `path`; what is missing or wrong has its default, and a problem."""
    root, not_table = table(node, path)
    flat, deeper = without(root, _DEEPER)
    fields, nested = flat_fields(flat, path)
    written, mistakes = decode(fields, Form("Site", SLOTS, speech), path)
    menu, bad_menu = _items(deeper.get("menu"), path)
    footer, bad_footer = _items(deeper.get("footer"), path)
    redirects, bad_redirects = _pairs(deeper.get("redirects"), path)
    options, bad_options = _pairs(deeper.get("theme-options"), path)
    targets, bad_targets = read_destinations(deeper.get("publish"), path)
    settings = replace(
        _settings(written),
        theme_options=tuple((key.text, value.text) for key, value in options),
        publish=targets,
    )
    problems = (
        *not_table,
        *nested,
        *mistakes,
        *bad_menu,
        *bad_footer,
        *bad_redirects,
        *bad_options,
        *bad_targets,
    )
    if "base-url" not in written.texts:  # no feed, no sitemap, and no preview where the site is shared
        problems += (warning("base-url-missing", Position(path, 1)),)
    formats = written.all("picture-formats", str)
    if formats and "jpeg" not in formats:  # some mail and older devices show nothing else
        problems += (error("picture-formats-jpeg", written.position(path, "picture-formats")),)
    return SiteFile(path, settings, written, menu, footer, redirects), problems


def first_language(node: Node | None) -> str:
    """The site's first language, found before anything else is read; Dutch when there is none we know."""
    if isinstance(node, Mapping):
        _, taken = without(node, frozenset({"languages"}))
        for _, value in taken.values():
            first = value.items[0] if isinstance(value, Sequence) and value.items else value
            if (
                isinstance(first, Value)
                and (code := first.text.split(",")[0].strip().casefold()) in LANGUAGES
            ):
                return code
    return LANGUAGES[0]


def _settings(written: Written) -> Settings:
    base = written.get("base-url", str)
    known = Settings(
        title=written.get("title", str) or "",
        tagline=written.get("tagline", str),
        description=written.get("description", str),
        base_url=base and base.rstrip("/") + "/",
        publisher=written.get("publisher", str),
        contact=written.get("contact", str),
        colophon=written.get("colophon", str),
        accent=written.get("accent", str),
    )
    return replace(
        known,
        languages=tuple(dict.fromkeys(written.all("languages", str))) or known.languages,
        picture_formats=tuple(dict.fromkeys(written.all("picture-formats", str))) or known.picture_formats,
        time_zone=written.get("time-zone", str) or known.time_zone,
        theme=written.get("theme", str) or known.theme,
    )


def _items(found: tuple[Value, Node] | None, path: str) -> tuple[tuple[RawItem, ...], tuple[Problem, ...]]:
    """A menu: a list of targets, of `text: target` or of a title and a link; or a table of `text: target`."""
    if found is None:
        return (), ()
    key, node = found
    items: list[RawItem] = []
    problems: list[Problem] = []
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Value):
            items += [RawItem(None, item)] if item.text.strip() else []
            continue
        pairs, wrong = _pairs((key, item), path)
        named = {english_key(name.text): value for name, value in pairs}
        if set(named) == {"title", "link"}:
            items.append(RawItem(named["title"].text, named["link"]))
            continue
        items += (RawItem(text.text, target) for text, target in pairs)
        problems += wrong
    return tuple(items), tuple(problems)


def _pairs(
    found: tuple[Value, Node] | None, path: str
) -> tuple[tuple[tuple[Value, Value], ...], tuple[Problem, ...]]:
    if found is None:
        return (), ()
    key, node = found
    if not isinstance(node, Mapping):
        blank = isinstance(node, Value) and not node.text.strip()
        return (), () if blank else (error("pairs-expected", node_place(node, path), key=key.text),)
    pairs = tuple((name, value) for name, value in node.items if isinstance(value, Value))
    deep = ((name, value) for name, value in node.items if not isinstance(value, Value))
    return pairs, tuple(error("value-nested", node_place(value, path), key=name.text) for name, value in deep)
