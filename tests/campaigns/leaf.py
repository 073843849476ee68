"""What a page names and bears, and what a file that belongs to it holds: addresses, numbers, signs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from PIL import Image

from guidegen.plan.digest import digest
from tests.campaigns.ledger import Mark

BASE = "https://proef.example/"  # where the site says that it is
PICTURES = {".avif": "AVIF", ".webp": "WEBP", ".jpg": "JPEG", ".png": "PNG"}
SHADES = 7**3  # colours of photographs that can be told apart when they come back from an encoder

_WORD = re.compile(r"\bstand([a-z]+)(\d+)\b")
_CLASS = re.compile(r'(?<=[" ])p-[0-9a-f]{8}(?=[" ])')
_FOLDER = re.compile(r"assets/[0-9a-f]{10}/")
_PICTURE = re.compile(r"assets/img/([a-z]+)-(\d+)-(\d+)-[0-9a-f]{12}\.\w+")
_COLOURS = re.compile(r"assets/css/([0-9a-f]{12})\.css")
_ACCENT = re.compile(r":root\{--accent-light:#10([0-9a-f]{4});")
_URL = re.compile(r"""url\(["']?([^"')]+)""")
_ADDRESS = re.compile(rf'{re.escape(BASE)}[^\s<"]*')
_NEEDED = {"stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload"}
_STEP, _DARKEST = 36, 20  # between two levels of a colour


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page or a file as it was got; paths start from the root, a sign is a name that follows from contents."""

    assets: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    marks: frozenset[Mark] = frozenset()
    signs: frozenset[str] = frozenset()
    wrong: str | None = None  # how it is not what its name says


@lru_cache(2000)
def read_leaf(path: str, body: bytes) -> Leaf:
    """Read what came from a path."""
    suffix = PurePosixPath(path).suffix
    if suffix in PICTURES:
        return _read_picture(path, body)
    if suffix in {".js", ".svg", ".woff2"}:
        return Leaf()
    text = body.decode()
    if suffix == ".css":
        return _read_styles(path, text)
    if suffix in {".xml", ".txt"}:
        return Leaf(links=tuple(_paths(path, _ADDRESS.findall(text))), marks=frozenset(_words(text)))
    return _read_page(path, text)


def shade(number: int) -> tuple[int, int, int]:
    """The colour of a photograph of that number."""
    red, green, blue = (_DARKEST + _STEP * (number // weight % 7) for weight in (49, 7, 1))
    return red, green, blue


def _read_page(path: str, text: str) -> Leaf:
    reader = _Reader()
    reader.feed(text)
    assets = tuple(_paths(path, reader.assets))
    names = {(f"name{name[1]}", int(name[2])) for asset in assets if (name := _PICTURE.fullmatch(asset))}
    folders = {folder[0] for asset in assets if (folder := _FOLDER.match(asset))}
    signs = frozenset({*_CLASS.findall(text), *folders})
    return Leaf(assets, tuple(_paths(path, reader.links)), frozenset({*_words(text), *names}), signs)


def _read_styles(path: str, text: str) -> Leaf:
    accents = {("accent", int(number, 16)) for number in _ACCENT.findall(text)}
    named = _COLOURS.fullmatch(path)
    wrong = "not what its digest says" if named and not digest(text).startswith(named[1]) else None
    assets = tuple(_paths(path, _URL.findall(text)))
    return Leaf(assets, marks=frozenset({*_words(text), *accents}), wrong=wrong)


def _read_picture(path: str, body: bytes) -> Leaf:
    named = _PICTURE.fullmatch(path)
    if named is None:
        return Leaf(wrong="a picture by a strange name")
    image = Image.open(io.BytesIO(body))
    kind, width = image.format, image.width
    middle = image.convert("RGB").getpixel((width // 2, image.height // 2))
    assert isinstance(middle, tuple)
    levels = [round((channel - _DARKEST) / _STEP) for channel in middle]
    right = (kind, width) == (PICTURES[PurePosixPath(path).suffix], int(named[3]))
    number = levels[0] * 49 + levels[1] * 7 + levels[2]
    return Leaf(
        marks=frozenset({(f"photo{named[1]}", number)}),
        wrong=None if right else f"a {kind} of {width} pixels wide",
    )


def _words(text: str) -> Iterator[Mark]:
    return ((what, int(number)) for what, number in _WORD.findall(text))


def _paths(path: str, addresses: Iterable[str]) -> Iterator[str]:
    """The paths of our own among these addresses, each once."""
    found = (urlsplit(urljoin(f"{BASE}{path}", address)) for address in addresses)
    ours = (unquote(one.path[1:]) for one in found if f"{one.scheme}://{one.netloc}/" == BASE)
    return iter(dict.fromkeys(ours))


class _Reader(HTMLParser):
    """Gathers the addresses in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.assets: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in {"img", "source", "script"}:
            self.assets += [said["src"]] if said.get("src") else []
            self.assets += [one.split()[0] for one in said.get("srcset", "").split(",") if one.split()]
        elif tag == "meta" and said.get("property") == "og:image":
            self.assets.append(said["content"])
        elif tag == "link":
            needed = not _NEEDED.isdisjoint(said.get("rel", "").split())
            (self.assets if needed else self.links).append(said.get("href", ""))
        elif tag == "a" and "href" in said:
            picture = PurePosixPath(urlsplit(said["href"]).path).suffix in PICTURES
            (self.assets if picture else self.links).append(said["href"])
