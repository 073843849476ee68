"""The parser and its few rules of our own: `[[links]]`, `![[pictures]]`, a `![` that is no picture, and places."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_inline import image, link

from guidegen.adapters.markdown.corrections import nearly_link

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# How far brackets may make the parser look ahead, in characters over one file. A guide of 30 kB full of links
# needs a thousandth of it; brackets by the thousand, which would take minutes, meet it within a second.
FUEL = 6_000_000

_WIKI = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
_SIZE = re.compile(r"\d+(?:x\d+)?")  # ![[photo.jpg|300]]: a width, which is the theme's business
_NOTHING_SPECIAL = re.compile(r"[\n\\`~*_\[\]<&%]")


class TooComplexError(Exception):
    """A text that would keep the parser busy for longer than anyone waits; `line` counts from 0."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def parse_blocks(text: str) -> tuple[list[Token], dict[str, object]]:
    """The block tokens of a text, their words not yet parsed, and what `parse_words` needs to know of it."""
    parser = _parser()
    tokens: list[Token] = []
    env: dict[str, object] = {"fuel": FUEL, "line": 0}
    parser.block.parse(text, parser, env, tokens)
    return tokens, env


def parse_words(token: Token, env: dict[str, object]) -> list[Token]:
    """The words of a block as tokens; links and pictures hold in `meta["at"]` where in the block they stand."""
    parser = _parser()
    env["line"] = token.map[0] if token.map else env["line"]
    words: list[Token] = []
    parser.inline.parse(token.content, parser, env, words)
    return words


def is_plain(words: str) -> bool:
    """Whether these words mean only themselves in Markdown."""
    return _NOTHING_SPECIAL.search(words) is None


@cache
def _parser() -> MarkdownIt:
    # No raw HTML, no guessing of links and quotes: the three that let scripts in or can be made to hang.
    parser = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    parser.disable(["html_block", "html_inline"])
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.at("image", _image)
    # Addresses are kept as written: words.py judges every one.
    parser.validateLink = _any_address  # type: ignore[method-assign] # the library's own way to set it
    parser.normalizeLink = str  # type: ignore[method-assign,assignment] # likewise
    return parser


def _any_address(url: str) -> bool:  # noqa: ARG001 - the library's signature
    return True


def _link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    start = state.pos
    if state.src[start] != "[":
        return False
    if state.src.startswith("[[", start) and not state.linkLevel:
        match = _WIKI.match(state.src, start, state.posMax)
        if match is not None:
            return _wiki_link(state, match, silent=silent)
    if _with_place(state, start, link(state, silent), silent=silent):
        return True
    return not state.linkLevel and _broken_link(state, start, silent=silent)


def _image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    start = state.pos
    if not state.src.startswith("![", start):
        return False
    match = _WIKI.match(state.src, start + 1, state.posMax)
    if match is not None:
        return _wiki_image(state, match, silent=silent)
    if _with_place(state, start, image(state, silent), silent=silent):
        return True
    if not silent:
        state.push("broken_image", "", 0).meta = {"at": start}
    state.pos = start + 1
    return True


def _broken_link(state: StateInline, start: int, *, silent: bool) -> bool:
    """A `[` that was meant to open a link, and stays in the text."""
    if nearly_link(state.src, start) is None:
        return False
    if not silent:
        state.push("broken_link", "", 0).meta = {"at": start}
    state.pos = start + 1
    return True


def _with_place(state: StateInline, start: int, found: bool, *, silent: bool) -> bool:  # noqa: FBT001
    """`found`, the place noted at the token that was made; pays for the looking ahead."""
    fuel = state.env["fuel"] - (state.pos - start if found else state.posMax - start)
    if fuel < 0:
        raise TooComplexError(state.env["line"])
    state.env["fuel"] = fuel
    if found and not silent:
        token = next(t for t in reversed(state.tokens) if t.type in ("link_open", "image") and not t.meta)
        token.meta = {"at": start}
    return found


def _wiki_link(state: StateInline, match: re.Match[str], *, silent: bool) -> bool:
    if not silent:
        target = match[1].strip()
        token = state.push("wiki_link", "", 0)
        token.content = (match[2] or "").strip() or _words_of(target)
        token.meta = {"at": match.start(), "target": target, "unworded": not (match[2] or "").strip()}
    state.pos = match.end()
    return True


def _words_of(target: str) -> str:
    """What a link without words says: the last name in it, hyphens read as spaces."""
    path, _, part = target.partition("#")
    return (part or path.rpartition("/")[2]).removesuffix(".md").replace("-", " ").strip() or target


def _wiki_image(state: StateInline, match: re.Match[str], *, silent: bool) -> bool:
    if not silent:
        token = state.push("image", "img", 0)
        words = (match[2] or "").strip()
        token.attrs = {"src": match[1].strip()}
        token.content = "" if _SIZE.fullmatch(words) else words
        token.meta = {"at": match.start() - 1, "wiki": True}
    state.pos = match.end()
    return True
