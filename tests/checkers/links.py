"""Follows every address in a built folder and tells which ones lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

ADDRESSES = {"href", "src", "poster", "action", "formaction", "data", "xlink:href"}
LISTS = {"srcset", "imagesrcset"}
META = {"og:image", "og:url", "og:video", "twitter:image"}
STYLE_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


@dataclass(frozen=True, slots=True)
class Broken:
    """An address that leads nowhere: the page it stands on, the address as written, and why."""

    page: str
    address: str
    why: str

    def __str__(self) -> str:
        return f"{self.page}: {self.address}: {self.why}"


@dataclass(frozen=True, slots=True)
class Folder:
    """A built site as its reader meets it.

    `prefix` is the sub-path it will lie under, `base` its full public address: links that start with it
    are followed too. `from_disk` asks that every link also works in pages opened from a disk, where nobody
    turns a folder into its index.html and nothing begins at the root.
    """

    root: Path
    prefix: str = ""
    base: str = ""
    from_disk: bool = False


@dataclass(slots=True)
class Document:
    """What a page points to, and what in it can be pointed to."""

    addresses: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def broken_links(folder: Folder) -> tuple[Broken, ...]:
    """Every href, src, srcset, poster, style address and #fragment that resolves to no file or no place."""
    # Names are compared as spelled, so that a folder that is right on a forgiving disk is right on the web.
    files = {path.relative_to(folder.root).as_posix() for path in folder.root.rglob("*") if path.is_file()}
    pages = {name: read_page(folder.root / name) for name in sorted(files) if name.endswith(".html")}
    if not pages:
        raise ValueError(f"no page to check in {folder.root}")
    written = [(name, address) for name, page in pages.items() for address in page.addresses]
    for name in sorted(files):
        if name.endswith(".css"):
            text = (folder.root / name).read_text(encoding="utf-8")
            written += [(name, address) for address in STYLE_ADDRESS.findall(text)]
    found = (
        Broken(name, address, why)
        for name, address in dict.fromkeys(written)
        if (why := why_broken(folder, files, pages, (name, address)))
    )
    return tuple(found)


def why_broken(
    folder: Folder, files: set[str], pages: dict[str, Document], link: tuple[str, str]
) -> str | None:
    """Why a link (page, address) leads nowhere; None when it leads somewhere or out of the site."""
    page, address = link
    absolute = bool(folder.base) and address.startswith(folder.base)
    if absolute:
        address = "/" + join(folder.prefix.strip("/"), address[len(folder.base) :].lstrip("/"))
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    target = resolve(page, unquote(parts.path), folder.prefix.strip("/"))
    if target is None:
        return "leaves the site"
    if folder.from_disk and not absolute and (why := why_not_from_disk(parts.path, target, files)):
        return why
    target = target if target in files else join(target, "index.html")
    if target not in files:
        return "no such file"
    return why_no_place(target, unquote(parts.fragment), pages)


def why_not_from_disk(path: str, target: str, files: set[str]) -> str | None:
    """Why an address that a web host would answer fails in a page opened from a disk."""
    if path.startswith("/"):
        return "begins at the root, which a disk does not have"
    if target not in files and join(target, "index.html") in files:
        return "a folder, which a disk opens as a list of files"
    return None


def why_no_place(target: str, fragment: str, pages: dict[str, Document]) -> str | None:
    """Why a fragment points to no place on a page."""
    if target not in pages or fragment in {"", "top"} or fragment in pages[target].names:
        return None
    return f"no such place on {target}"


def resolve(page: str, path: str, prefix: str) -> str | None:
    """The file below the folder that a path on a page means; None when it lies outside."""
    if not path:
        return page
    if path.startswith("/"):
        inside = normpath(path).lstrip("/")
        if prefix and inside != prefix and not inside.startswith(f"{prefix}/"):
            return None
        found = inside.removeprefix(prefix).lstrip("/")
    else:
        found = normpath(join(page.rpartition("/")[0], path))
    if found.startswith(".."):
        return None
    return "" if found == "." else found


def read_page(path: Path) -> Document:
    """The addresses and the places of one page."""
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.document


class Reader(HTMLParser):
    """Notes every address and every id as the page goes by."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.document = Document()
        self.in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses and the places of one element."""
        given = {name: value for name, value in attrs if value is not None}
        self.in_style = tag == "style"
        self.document.names.update(given[name] for name in ("id", "name") if name in given)
        self.document.addresses += found_in(tag, given)

    def handle_data(self, data: str) -> None:
        """Note the addresses in a style element."""
        if self.in_style:
            self.document.addresses += STYLE_ADDRESS.findall(data)

    def handle_endtag(self, tag: str) -> None:
        """Leave a style element."""
        self.in_style = self.in_style and tag != "style"


def found_in(tag: str, given: dict[str, str]) -> Iterator[str]:
    """The addresses that an element's attributes hold."""
    for name, value in given.items():
        if name in ADDRESSES and not (tag == "link" and given.get("rel") == "preconnect"):
            yield value.strip()
        elif name in LISTS:
            yield from (candidate.split()[0] for candidate in value.split(",") if candidate.strip())
        elif name == "style":
            yield from STYLE_ADDRESS.findall(value)
    if tag == "meta" and (given.get("property") or given.get("name")) in META:
        yield given.get("content", "").strip()
