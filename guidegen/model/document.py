"""A file as its author wrote it, cut into fields and sections, every value with its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """A piece of text and where it stands (line and column from 1)."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Field:
    """`key: value` as written; a list has any number of values, a scalar one (`is_list` tells them apart)."""

    key: Value
    values: tuple[Value, ...]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """A nested table, in the YAML files that may nest (site.yaml, photos.yaml, tags.yaml)."""

    items: tuple[tuple[Value, Node], ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list in such a file."""

    items: tuple[Node, ...]
    line: int
    column: int


Node = Value | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class RawLink:
    """A link between content, as written: `../places/x.md#part` or the inside of `[[x]]`."""

    target: str
    wiki: bool  # written as [[...]]
    line: int
    column: int
    unworded: bool = False  # the author gave it no words of its own: it is called by what it leads to


@dataclass(frozen=True, slots=True)
class RawHtml:
    """A run of text turned into HTML; links to other content are slots (see model/prose.py)."""

    html: str
    digest: str  # of `html`
    links: tuple[RawLink, ...] = ()
    plain: str = ""  # the same words without markup


@dataclass(frozen=True, slots=True)
class RawMedia:
    """A picture or video as the text names it."""

    file: Value  # as written, percent-decoding done
    alt: str
    title: str | None = None  # the words in quotes: the credit
    caption: RawHtml | None = None  # the emphasised paragraph under it


@dataclass(frozen=True, slots=True)
class RawGallery:
    """One picture or video, or several in a row."""

    media: tuple[RawMedia, ...]


@dataclass(frozen=True, slots=True)
class RawEmbed:
    """A bare link to YouTube, Vimeo, Instagram or TikTok, alone in its paragraph."""

    provider: str
    url: str
    media_id: str


RawBlock = RawHtml | RawGallery | RawEmbed


@dataclass(frozen=True, slots=True)
class Section:
    """The introduction (heading None) or one entry: its heading, its field list, its text."""

    heading: Value | None
    fields: tuple[Field, ...] = ()
    blocks: tuple[RawBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file with front matter, cut up."""

    path: str  # from the site's folder, with /
    fields: tuple[Field, ...] = ()
    sections: tuple[Section, ...] = ()  # the first is the introduction (perhaps empty)


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a piece of text is not what its field wants; with its place it becomes a Problem."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


def mistake(code: str, **values: str | None) -> Mistake:
    """A Mistake from named values; None is left out."""
    return Mistake(code, tuple((name, text) for name, text in sorted(values.items()) if text is not None))
