"""A paragraph of the first level: words, or pictures with their captions, or cards of what lies elsewhere."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from guidegen.adapters.markdown.addresses import Address, embed_of, is_short_tiktok, kind_of
from guidegen.adapters.markdown.words import plain_words
from guidegen.model.document import RawEmbed, RawMedia, Value
from guidegen.problems import Position, Problem, error

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from guidegen.adapters.markdown.words import Words

_BREAKS = ("softbreak", "hardbreak")
_BARE = re.compile(r"<?(https?://[^\s<>]+)>?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph: only pictures, only emphasised words, or any words."""

    tokens: tuple[Token, ...]  # with the line break before it, but for the first
    pictures: tuple[Token, ...] = ()
    emphasised: tuple[Token, ...] = ()  # what stands between the asterisks


def bare_addresses(content: str) -> tuple[str, ...]:
    """The addresses that a paragraph consists of, one a line; empty when there is anything else in it."""
    if not content.startswith(("http", "<http")):
        return ()
    matches = [_BARE.fullmatch(line.strip()) for line in content.split("\n")]
    return tuple(m[1] for m in matches if m is not None) if all(matches) else ()


def read_embed(address: str, place: Position) -> RawEmbed | Problem | None:
    """The card for a bare address; None when it is an ordinary one."""
    if is_short_tiktok(address):
        return error("embed-short", place, address=address)
    return embed_of(address)


def lines_of(tokens: Sequence[Token]) -> Iterator[Line]:
    """A paragraph's lines, each with what it is; markup that runs over a line's end keeps the lines together."""
    line: list[Token] = []
    depth = 0
    for token in tokens:
        depth += token.nesting
        if depth == 0 and token.type in _BREAKS:
            yield _line(line)
            line = []
        line.append(token)
    yield _line(line)


def _line(tokens: list[Token]) -> Line:
    written = [t for t in tokens if t.type not in _BREAKS and (t.type != "text" or t.content.strip())]
    if written and all(t.type == "image" for t in written):
        return Line(tuple(tokens), pictures=tuple(written))
    if len(written) > 2 and written[0].type == "em_open":  # noqa: PLR2004 - a beginning and an end
        depth = 0
        for n, token in enumerate(written):
            depth += token.nesting
            if depth == 0:
                inside = tuple(tokens[tokens.index(written[0]) + 1 : tokens.index(written[-1])])
                return Line(tuple(tokens), emphasised=inside if n == len(written) - 1 else ())
    return Line(tuple(tokens))


def read_media(token: Token, words: Words) -> RawMedia | None:
    """The picture or video that an image token names; None, with a problem, when it names none of ours."""
    place = words.place(token)
    written = str(token.attrs.get("src", ""))
    name = written if token.meta.get("wiki") else unquote(written)
    file = unicodedata.normalize("NFC", name).strip()
    if not file:
        words.problems.append(error("picture-no-file", place))
        return None
    if kind_of(file) is not Address.CONTENT:
        words.problems.append(error("picture-elsewhere", place, address=file))
        return None
    alt = plain_words(token.children) if token.children else token.content
    title = str(token.attrs.get("title", "")).strip() or None
    return RawMedia(Value(file, place.line, place.column), alt, title)
